import NIOCore
import Testing

@testable import MicroKit

@Suite struct ZooKeeperReplyTests {
    private func read(_ request: ZooKeeperRequest, _ body: (inout JuteWriter) -> Void) throws -> ZooKeeperReply {
        var writer = JuteWriter()
        body(&writer)
        var reader = JuteReader(writer.bytes)
        let reply = try ZooKeeperReply(to: request, from: &reader)
        #expect(reader.isAtEnd)
        return reply
    }

    @Test func eachKind() throws {
        #expect(try read(.create("/a", [], isEphemeral: true)) { $0.write("/a") } == .done)
        #expect(try read(.sync("/a")) { $0.write("/a") } == .done)
        #expect(try read(.delete("/a")) { _ in } == .done)
        guard
            case .znode(let stat) = try read(.exists("/a", isWatched: true), { $0.writeStat(owner: 5, childCount: 2) })
        else {
            Issue.record("no stat")
            return
        }
        #expect(stat.owner == 5 && stat.childCount == 2 && stat.created == 11 && stat.modified == 12)
        #expect(try read(.setData("/a", [])) { $0.writeStat(owner: 5, childCount: 2) } == .znode(stat))
        let data = try read(.getData("/a", isWatched: true)) {
            $0.write([1, 2] as [UInt8])
            $0.writeStat(owner: 5, childCount: 2)
        }
        #expect(data == .data([1, 2], stat))
        let children = try read(.getChildren("/a", isWatched: true)) {
            $0.write(["x", "y"])
            $0.writeStat(owner: 5, childCount: 2)
        }
        #expect(children == .children(["x", "y"], stat))
        #expect(children.failure == nil)
        #expect(ZooKeeperReply.failed(.noNode).failure == .noNode)
    }

    private func header(_ kind: Int32, _ isDone: Bool, _ code: Int32) -> (inout JuteWriter) -> Void {
        { writer in
            writer.write(kind)
            writer.write(isDone)
            writer.write(code)
        }
    }

    @Test func transactions() throws {
        let request = ZooKeeperRequest.replace("/a", [], isEphemeral: true)
        let done = try read(request) {
            header(2, false, 0)(&$0)
            header(1, false, 0)(&$0)
            $0.write("/a")
            header(-1, true, -1)(&$0)
        }
        #expect(done == .done)
        let failed = try read(request) {
            for code: Int32 in [0, -101, -2] {
                header(-1, false, code)(&$0)
                $0.write(code)
            }
            header(-1, true, -1)(&$0)
        }
        #expect(failed == .failed(.noNode))
        #expect(throws: JuteReader.Failure.self) { try read(request) { header(77, false, 0)(&$0) } }
    }

    @Test func events() throws {
        for kind: ZooKeeperEvent.Kind in [.created, .deleted, .dataChanged, .childrenChanged] {
            var reader = JuteReader(ZooKeeperBytes.event(kind, "/a/b"))
            _ = (try reader.int32(), try reader.int64(), try reader.int32())
            #expect(try ZooKeeperEvent(from: &reader) == ZooKeeperEvent(kind, "/a/b"))
        }
        var writer = JuteWriter()
        writer.write(Int32(-1))
        writer.write(Int32(-112))
        writer.write("")
        var reader = JuteReader(writer.bytes)
        #expect(try ZooKeeperEvent(from: &reader) == nil)
    }

    @Test func codesHaveWords() {
        let codes = [-4, -5, -6, -7, -8, -101, -102, -108, -110, -111, -112, -115, -118, -119, -124, -125, -127]
        let texts = Set(codes.map { ZooKeeperCode(rawValue: Int32($0)).text })
        #expect(texts.count == codes.count)
        #expect(!texts.contains { $0.hasPrefix("error") })
        #expect(ZooKeeperCode(rawValue: -999).text == "error -999")
    }
}
