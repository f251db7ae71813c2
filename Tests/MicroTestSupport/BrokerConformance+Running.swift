import MicroKit

extension BrokerConformance.Subjects {
    /// Runs subscriptions while `body` does, then cancels them and waits for their ends.
    func subscribed(
        _ subscriptions: [BrokerSubscription],
        _ body: @escaping @Sendable () async throws -> Void
    ) async throws {
        let (ready, isReady) = AsyncStream.makeStream(of: Void.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for subscription in subscriptions {
                group.addTask {
                    do {
                        try await subscriber.subscribe(subscription, onReady: { isReady.yield() })
                    } catch {
                        isReady.finish()
                        throw error
                    }
                }
            }
            defer { group.cancelAll() }
            var count = 0
            for await _ in ready.prefix(subscriptions.count) { count += 1 }
            // A subscription that failed says why.
            if count < subscriptions.count { try await group.waitForAll() }
            try await body()
            group.cancelAll()
            try await group.waitForAll()
        }
    }

    /// Publishes as soon as there is a subscriber.
    func publishing(_ topic: String) async throws -> BrokerDelivery {
        while true {
            do {
                return try await publisher.publish(.init(topic: topic, body: []), to: topic, timeout: .seconds(30))
            } catch let error as MicroError where error.code == .noSubscriber {
                await Task.yield()
            }
        }
    }
}
