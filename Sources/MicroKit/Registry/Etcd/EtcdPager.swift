#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Reads a range of keys page by page, all as of one revision: the pure part.
struct EtcdPager: Sendable {
    /// What to do after a reply or a refusal.
    enum Step: Sendable, Equatable {
        /// Send ``request``.
        case ask
        /// Forget what has been read and send ``request``.
        case askAgain
        /// All has been read.
        case done
    }

    /// The next page to ask for.
    private(set) var request: EtcdRangeRequest
    /// The revision that what was read is of, 0 before the first reply.
    private(set) var revision: Int64 = 0
    private let range: EtcdKeyRange
    private let fixedRevision: Int64
    private var restarts = 0
    private var count = 0

    /// The most keys that are read.
    static let most = 4 << 20

    /// Begins.
    /// - Parameters:
    ///   - range: What to read.
    ///   - keysOnly: Whether values are of no use.
    ///   - limit: The most keys in a page.
    ///   - isSerializable: Whether the server may answer alone, without asking the others of its cluster.
    ///   - revision: As of when; 0 for now.
    init(_ range: EtcdKeyRange, keysOnly: Bool, limit: Int64, isSerializable: Bool, revision: Int64 = 0) {
        self.range = range
        fixedRevision = revision
        request = EtcdRangeRequest()
        request.key = range.start
        request.rangeEnd = range.end
        request.keysOnly = keysOnly
        request.limit = limit
        request.serializable = isSerializable
        request.revision = revision
    }

    /// Takes a page.
    /// - Throws: ``MicroError`` `registryUnavailable` for a page that is none of this range.
    mutating func take(_ reply: EtcdRangeResponse) throws(MicroError) -> Step {
        if revision == 0 { revision = reply.header.revision }
        count += reply.kvs.count
        guard reply.more else { return .done }
        guard let last = reply.kvs.last?.key, range.contains(last), !last.lexicographicallyPrecedes(request.key),
            count < Self.most
        else { throw MicroError(.registryUnavailable, "etcd's answer is no part of what was asked for") }
        // The key that follows at once.
        request.key = last + [0]
        request.revision = revision
        return .ask
    }

    /// Takes that the page was too large for one message.
    /// - Returns: nil when it can't be made smaller.
    mutating func takeTooLarge() -> Step? {
        guard request.limit > 1 else { return nil }
        request.limit = max(1, request.limit / 8)
        return .ask
    }

    /// Takes that etcd has forgotten the revision, as when reading took very long.
    /// - Returns: nil when another attempt is not worth it.
    mutating func takeCompacted() -> Step? {
        guard fixedRevision == 0, restarts < 3 else { return nil }
        restarts += 1
        (revision, count) = (0, 0)
        request.key = range.start
        request.revision = 0
        return .askAgain
    }
}
