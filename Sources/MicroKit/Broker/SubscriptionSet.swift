import Synchronization

/// The subscriptions that a broker runs.
final class SubscriptionSet: Sendable {
    private struct Life {
        let stop: AsyncStream<Void>.Continuation
        let task: Task<Void, any Error>
    }

    private struct State {
        var isClosed = false
        var next = 0
        var lives: [Int: Life] = [:]
    }

    private let broker: String
    private let state = Mutex(State())

    /// - Parameter broker: The broker's name, for errors.
    init(broker: String) { self.broker = broker }

    /// Runs a subscription until the caller is cancelled or the set closed.
    ///
    /// To leave in good order takes a few more messages to a registry and the time of the handlers, none of which a
    /// cancelled task could do. Hence `life` has a task of its own, which is only asked to stop, and is waited for.
    /// - Parameter life: The subscription from beginning to end; it shall leave when the stream ends.
    /// - Throws: ``MicroError`` `unreachable` when the set has been closed; what `life` throws.
    func run(_ life: @escaping @Sendable (_ stopped: AsyncStream<Void>) async throws -> Void) async throws {
        let (stopped, stop) = AsyncStream.makeStream(of: Void.self)
        let (key, task) = try state.withLock { state in
            guard !state.isClosed else { throw closed() }
            state.next += 1
            let task = Task { try await life(stopped) }
            state.lives[state.next] = Life(stop: stop, task: task)
            return (state.next, task)
        }
        defer { state.withLock { $0.lives[key] = nil } }
        try await withTaskCancellationHandler {
            try await task.value
        } onCancel: {
            stop.finish()
        }
    }

    /// - Throws: ``MicroError`` `unreachable` when the set has been closed.
    func checkOpen() throws {
        guard !state.withLock({ $0.isClosed }) else { throw closed() }
    }

    /// Stops all subscriptions and waits for their ends.
    func close() async {
        let lives = state.withLock { state in
            state.isClosed = true
            return Array(state.lives.values)
        }
        for life in lives { life.stop.finish() }
        for life in lives { _ = await life.task.result }
    }

    private func closed() -> MicroError { MicroError(.unreachable, "the \(broker) broker has been closed") }
}

extension AsyncStream<Void> {
    /// Waits for the end of the stream.
    func untilFinished() async { for await _ in self {} }

    /// Runs an operation that is cancelled at the end of the stream. To be used once, since a stream whose reader is
    /// cancelled has ended for all.
    /// - Throws: What the operation throws unless the stream ended first.
    func cutShort(_ operation: @escaping @Sendable () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await operation() }
            group.addTask { await untilFinished() }
            defer { group.cancelAll() }
            try await group.next()
        }
    }
}
