import Synchronization

/// Runs the handler of a subscription for the messages that a broker takes in.
///
/// Messages come from event loops and publishers' tasks; their handlers are children of the task that runs the
/// subscription, so that a message which was taken is handled even when its publisher has gone away.
final class SubscriptionIntake: Sendable {
    /// What became of a message.
    enum Outcome: Sendable {
        case handled
        /// The handler threw.
        case failed(any Error)
        /// Too many messages are being handled; this one was not.
        case busy
        /// The subscription has ended; the message was not handled.
        case over
    }

    /// The most messages of one subscription that are handled at once; further ones are refused.
    static let maximumInProgress = 1024

    private struct Item: Sendable {
        let message: BrokerMessage
        let done: @Sendable (Outcome) -> Void
    }

    let subscription: BrokerSubscription
    private let items: AsyncStream<Item>
    private let continuation: AsyncStream<Item>.Continuation
    private let inProgress = Atomic<Int>(0)

    init(_ subscription: BrokerSubscription) {
        self.subscription = subscription
        (items, continuation) = AsyncStream.makeStream()
    }

    /// Has the message handled.
    /// - Parameters:
    ///   - message: The message.
    ///   - done: Called once, on any thread; at once when the message is not taken.
    func offer(_ message: BrokerMessage, _ done: @escaping @Sendable (Outcome) -> Void) {
        guard inProgress.add(1, ordering: .relaxed).newValue <= Self.maximumInProgress else {
            inProgress.subtract(1, ordering: .relaxed)
            return done(.busy)
        }
        guard case .terminated = continuation.yield(Item(message: message, done: done)) else { return }
        inProgress.subtract(1, ordering: .relaxed)
        done(.over)
    }

    /// Handles messages while `body` runs; then takes no more, and returns when those in progress have ended. They are
    /// cancelled after `drainTime`. Not to be run in a task that may be cancelled before.
    func serve(drainTime: Duration, while body: () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await self.handleAll() }
            defer { group.cancelAll() }
            do {
                try await body()
            } catch {
                continuation.finish()
                throw error
            }
            continuation.finish()
            group.addTask { try? await Task.sleep(for: drainTime) }
            // Whichever ends first: the messages or the time for them.
            try await group.next()
        }
    }

    private func handleAll() async {
        await withDiscardingTaskGroup { group in
            for await item in items {
                group.addTask { await self.handle(item) }
            }
        }
    }

    private func handle(_ item: Item) async {
        let outcome: Outcome
        do {
            try await subscription.handler(item.message)
            outcome = .handled
        } catch {
            outcome = .failed(error)
        }
        inProgress.subtract(1, ordering: .relaxed)
        item.done(outcome)
    }
}
