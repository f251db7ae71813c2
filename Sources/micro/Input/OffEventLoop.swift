import Dispatch

/// Does work that may block, such as writing to a pipe that nobody reads, on a thread of its own.
///
/// Returns at once when the task is cancelled, so that a stalled reader can't keep the program from ending.
/// - Throws: What `work` throws; `CancellationError`.
func offEventLoop(_ work: @escaping @Sendable () throws -> Void) async throws {
    let (done, continuation) = AsyncThrowingStream.makeStream(of: Void.self)
    DispatchQueue(label: "micro.blocking").async {
        do {
            try work()
            continuation.yield()
            continuation.finish()
        } catch {
            continuation.finish(throwing: error)
        }
    }
    for try await _ in done { return }
    throw CancellationError()
}
