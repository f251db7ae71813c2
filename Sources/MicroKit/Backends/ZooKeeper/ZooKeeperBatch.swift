/// Requests whose replies somebody waits for together.
protocol AnyZooKeeperBatch: AnyObject {
    /// Takes the reply to the request at a place.
    func take(_ index: Int, _ reply: ZooKeeperReply) -> ZooKeeperBatchState

    /// Gives up.
    func fail(_ error: any Error)
}

/// How far a batch is.
enum ZooKeeperBatchState: Hashable, Sendable {
    /// More replies are to come.
    case partial
    case complete
    /// Nothing more is wanted, since a reply was not as it should be.
    case failed
}

/// The replies of a batch, as far as they have come. Belongs to one client and lives on its event loop.
final class ZooKeeperBatch<Result: Sendable>: AnyZooKeeperBatch {
    private let read: @Sendable (Int, ZooKeeperReply) throws -> Result
    private let continuation: CheckedContinuation<[Result], any Error>
    private let count: Int
    private var results: [Result] = []

    /// - Parameters:
    ///   - count: How many replies are to come, one after the other.
    ///   - read: Makes of each what is to be kept.
    ///   - continuation: Gets all of it.
    init(
        count: Int,
        read: @escaping @Sendable (Int, ZooKeeperReply) throws -> Result,
        continuation: CheckedContinuation<[Result], any Error>
    ) {
        self.count = count
        self.read = read
        self.continuation = continuation
        results.reserveCapacity(count)
    }

    func take(_ index: Int, _ reply: ZooKeeperReply) -> ZooKeeperBatchState {
        do {
            results.append(try read(index, reply))
        } catch {
            continuation.resume(throwing: error)
            return .failed
        }
        guard results.count == count else { return .partial }
        continuation.resume(returning: results)
        return .complete
    }

    func fail(_ error: any Error) { continuation.resume(throwing: error) }
}
