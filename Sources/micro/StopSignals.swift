import UnixSignals

/// Work that has something to put in order when it is stopped.
enum StopSignals {
    /// Runs `body` until it is done, or until Ctrl-C or SIGTERM comes: then its task is cancelled, and it is waited for.
    /// - Returns: Which of them came; nil when the work ended by itself.
    /// - Throws: What `body` throws, unless that is how it ended after a signal.
    static func cancelling(_ body: @escaping @Sendable () async throws -> Void) async throws -> ExitReason? {
        let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
        return try await withThrowingTaskGroup(of: ExitReason?.self) { group in
            group.addTask {
                try await body()
                return nil
            }
            group.addTask {
                for await signal in signals { return signal == .sigint ? .interrupted : .terminated }
                return nil
            }
            let first = try await group.next() ?? nil
            group.cancelAll()
            do {
                while try await group.next() != nil {}
            } catch  where first != nil {}
            return first
        }
    }
}

extension Failure {
    /// The end of work that a signal stopped.
    static func stopped(by reason: ExitReason) -> Failure {
        Failure(reason, reason == .interrupted ? "interrupted" : "terminated")
    }
}
