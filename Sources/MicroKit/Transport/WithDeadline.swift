import NIOCore
import NIOPosix

/// Runs an operation and cancels it when the deadline passes. Returns once the operation has ended either way, so it
/// must heed cancellation.
/// - Throws: What `operation` throws; after the deadline what `expired` makes.
package func withDeadline<Result: Sendable>(
    _ deadline: ContinuousClock.Instant,
    expired: @escaping @Sendable () -> MicroError,
    _ operation: @escaping @Sendable () async throws -> Result
) async throws -> Result {
    try await withThrowingTaskGroup(of: Result.self) { group in
        group.addTask { try await operation() }
        group.addTask {
            try await pause(until: deadline)
            throw expired()
        }
        defer { group.cancelAll() }
        guard let result = try await group.next() else { throw CancellationError() }
        return result
    }
}

/// Suspends the task until a time.
///
/// On an event loop its own timer is used: `Task.sleep` would start the threads of the default executor, which a
/// program that makes one call on one loop never needs otherwise.
/// - Throws: `CancellationError`.
package func pause(until deadline: ContinuousClock.Instant) async throws {
    guard let loop = MultiThreadedEventLoopGroup.currentEventLoop else {
        return try await Task.sleep(until: deadline, clock: .continuous)
    }
    let timer = loop.scheduleTask(in: TimeAmount(ContinuousClock.now.duration(to: deadline))) {}
    do {
        try await withTaskCancellationHandler {
            try await timer.futureResult.get()
        } onCancel: {
            timer.cancel()
        }
    } catch {
        throw CancellationError()
    }
}
