/// Reads ranges of keys.
struct EtcdReader: Sendable {
    /// The most keys in a page when their values are of no use, about a hundred bytes each.
    static let keysInPage: Int64 = 10_000
    /// The most keys in a page with values; a record has one to a few kilobytes.
    static let recordsInPage: Int64 = 1000

    let client: EtcdClient

    /// Reads a range page by page, as of one revision.
    /// - Parameters:
    ///   - range: What to read.
    ///   - keysOnly: Whether values are of no use.
    ///   - isSerializable: Whether the server that is asked may answer alone, as go-micro lets it: fast, and also where
    ///     the cluster has no leader, but perhaps a little behind.
    ///   - revision: As of when; 0 for now.
    ///   - begin: Called before the first page, and again when everything is read from the start.
    ///   - take: Gets each page.
    /// - Returns: The revision that all pages are of.
    /// - Throws: As ``EtcdClient/call(_:_:needsLeader:)``.
    @discardableResult
    func read(
        _ range: EtcdKeyRange,
        keysOnly: Bool = false,
        isSerializable: Bool = true,
        revision: Int64 = 0,
        begin: () -> Void,
        take: ([EtcdKeyValue]) -> Void
    ) async throws -> Int64 {
        var pager = EtcdPager(
            range,
            keysOnly: keysOnly,
            limit: keysOnly ? Self.keysInPage : Self.recordsInPage,
            isSerializable: isSerializable,
            revision: revision
        )
        begin()
        while true {
            let step: EtcdPager.Step
            do {
                let reply = try await page(pager.request)
                take(reply.kvs)
                step = try pager.take(reply)
            } catch let error as MicroError where error.code == .messageTooLarge {
                guard let smaller = pager.takeTooLarge() else { throw error }
                step = smaller
            } catch let error as ServiceError where error.grpcCode == .outOfRange {
                guard let again = pager.takeCompacted() else { throw error }
                step = again
            }
            if step == .askAgain { begin() }
            if step == .done { return pager.revision }
        }
    }

    /// What stands under one key; nil for nothing.
    func pair(_ key: [UInt8], keysOnly: Bool) async throws -> EtcdKeyValue? {
        var request = EtcdRangeRequest()
        request.key = EtcdKeyRange(key: key).start
        request.keysOnly = keysOnly
        request.serializable = true
        return try await page(request).kvs.first
    }

    /// Asks for one page.
    func page(_ request: EtcdRangeRequest) async throws -> EtcdRangeResponse {
        try await client.call(.range, request, needsLeader: !request.serializable)
    }
}
