/// Hands one message to many: to the first of each group that takes it.
///
/// A subscription without a queue is a group of its own. Of a queue the next member is tried when one fails, so that a
/// member which took the message and could not say so is not the only one that got it.
struct BrokerFanOut<Target: Sendable>: Sendable {
    /// The most groups that are served at once.
    static var maximumAtOnce: Int { 256 }

    /// What the result tells of a target.
    let node: @Sendable (Target) -> Node
    /// Hands the message to a target; the number is of those left to be tried in the group.
    let send: @Sendable (Target, _ remaining: Int) async throws -> Void

    /// Serves all groups, several at once.
    /// - Throws: ``MicroError`` `cancelled`.
    func deliver(to groups: [[Target]]) async throws -> BrokerDelivery {
        let outcomes = await withTaskGroup(of: (Int, BrokerDelivery).self) { tasks in
            var outcomes = [BrokerDelivery?](repeating: nil, count: groups.count)
            for (index, group) in groups.enumerated() {
                if index >= Self.maximumAtOnce, let (index, outcome) = await tasks.next() { outcomes[index] = outcome }
                tasks.addTask { (index, await deliver(to: group)) }
            }
            for await (index, outcome) in tasks { outcomes[index] = outcome }
            return outcomes.compactMap { $0 }
        }
        guard !Task.isCancelled else { throw MicroError(.cancelled, "publishing was cancelled") }
        return BrokerDelivery(delivered: outcomes.flatMap(\.delivered), failed: outcomes.flatMap(\.failed))
    }

    private func deliver(to group: [Target]) async -> BrokerDelivery {
        var failed: [BrokerDelivery.Failure] = []
        for (index, target) in group.enumerated() where !Task.isCancelled {
            do {
                try await send(target, group.count - index - 1)
                return BrokerDelivery(delivered: [node(target)])
            } catch {
                failed.append(.init(node: node(target), error: Self.told(error)))
            }
        }
        return BrokerDelivery(failed: failed)
    }

    private static func told(_ error: any Error) -> MicroError {
        switch error {
        case let error as MicroError: error
        case is CancellationError: MicroError(.cancelled, "publishing was cancelled")
        default: MicroError(.subscriberFailed, "the subscriber failed: \(error)", cause: error)
        }
    }
}
