import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@testable import MicroKit

@Suite struct EtcdPagerTests {
    private func reply(_ keys: [String], revision: Int64 = 7, more: Bool = true) -> EtcdRangeResponse {
        var reply = EtcdRangeResponse()
        reply.header.revision = revision
        reply.kvs = keys.map {
            var pair = EtcdKeyValue()
            pair.key = Data($0.utf8)
            return pair
        }
        reply.more = more
        return reply
    }

    private func pager(revision: Int64 = 0) -> EtcdPager {
        EtcdPager(EtcdKeyRange(prefix: "/p/"), keysOnly: true, limit: 100, isSerializable: true, revision: revision)
    }

    @Test func pagesAreOfOneRevision() throws {
        var pager = pager()
        #expect(pager.request.revision == 0 && pager.request.keysOnly && pager.request.serializable)
        #expect(try pager.take(reply(["/p/a", "/p/b"])) == .ask)
        #expect(pager.request.key == Data("/p/b\0".utf8) && pager.request.revision == 7)
        #expect(try pager.take(reply(["/p/c"], revision: 9, more: false)) == .done)
        #expect(pager.revision == 7)
    }

    @Test(arguments: [[], ["/o/x"], ["/p/a"], ["/q/x"]]) func pagesThatLeadNowhereAreRefused(keys: [String]) throws {
        var pager = pager()
        #expect(try pager.take(reply(["/p/b"])) == .ask)
        let error = #expect(throws: MicroError.self) { try pager.take(reply(keys)) }
        #expect(error?.code == .registryUnavailable)
    }

    @Test func pagesThatAreTooLargeBecomeSmaller() {
        var pager = pager()
        var limits: [Int64] = []
        while pager.takeTooLarge() != nil { limits.append(pager.request.limit) }
        #expect(limits == [12, 1])
    }

    @Test func whatIsForgottenIsReadAgain() throws {
        var pager = pager()
        for _ in 1...3 {
            #expect(try pager.take(reply(["/p/a"])) == .ask)
            #expect(pager.takeCompacted() == .askAgain)
            #expect(pager.request.key == Data("/p/".utf8) && pager.request.revision == 0)
        }
        #expect(pager.takeCompacted() == nil)
        var fixed = self.pager(revision: 3)
        #expect(fixed.request.revision == 3 && fixed.takeCompacted() == nil)
    }
}
