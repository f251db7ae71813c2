/// Runs a handler that is cancelled at its deadline.
enum HandlerDeadline {
    /// Runs `handler` in the calling task where the transport can cancel that, otherwise in a task beside a clock.
    ///
    /// The handler is always waited for: one that takes no notice of its cancellation is late, not left behind.
    static func run(
        _ deadline: ContinuousClock.Instant?,
        canceller: (any HandlerCanceller)?,
        _ handler: @escaping @Sendable () async throws -> [UInt8]
    ) async throws -> [UInt8] {
        guard let deadline else { return try await handler() }
        if let canceller {
            canceller.cancel(at: deadline)
            return try await handler()
        }
        return try await withThrowingTaskGroup(of: [UInt8]?.self) { group in
            group.addTask { try await handler() }
            group.addTask {
                try? await Task.sleep(until: deadline, clock: .continuous)
                return nil
            }
            while let result = try await group.next() {
                group.cancelAll()
                if let result { return result }
            }
            throw CancellationError()
        }
    }
}
