import NIOCore
import Testing

@testable import MicroKit

@Suite struct ZooKeeperWatchesTests {
    private func stat() throws -> ZooKeeperStat {
        var writer = JuteWriter()
        writer.writeStat()
        var reader = JuteReader(writer.bytes)
        return try ZooKeeperStat(from: &reader)
    }

    @Test func notesWhatIsWatched() throws {
        var watches = ZooKeeperWatches()
        let stat = try stat()
        watches.note(.getData("/quiet", isWatched: false), .data([], stat))
        watches.note(.getData("/gone", isWatched: true), .failed(.noNode))
        watches.note(.getChildren("/gone", isWatched: true), .failed(.noNode))
        watches.note(.exists("/denied", isWatched: true), .failed(.noAuth))
        #expect(watches.isEmpty)
        watches.note(.getData("/data", isWatched: true), .data([], stat))
        watches.note(.exists("/there", isWatched: true), .znode(stat))
        watches.note(.exists("/missing", isWatched: true), .failed(.noNode))
        watches.note(.getChildren("/children", isWatched: true), .children([], stat))
        #expect(watches.data == ["/data", "/there"])
        #expect(watches.missing == ["/missing"])
        #expect(watches.children == ["/children"])
        for (kind, path) in [
            (.dataChanged, "/children"), (.childrenChanged, "/data"), (.dataChanged, "/data"), (.created, "/missing"),
            (.deleted, "/children"), (.deleted, "/there"),
        ] as [(ZooKeeperEvent.Kind, String)] {
            #expect(!watches.isEmpty)
            watches.note(ZooKeeperEvent(kind, path))
        }
        #expect(watches.isEmpty)
    }

    @Test func setsThemAgain() throws {
        var watches = ZooKeeperWatches()
        var writer = JuteWriter()
        #expect(watches.write(since: 1, to: &writer) == 0)
        #expect(writer.bytes.readableBytes == 0)
        watches.note(.getData("/d", isWatched: true), .data([], try stat()))
        watches.note(.exists("/e", isWatched: true), .failed(.noNode))
        watches.note(.getChildren("/c", isWatched: true), .children([], try stat()))
        #expect(watches.write(since: 0x0A0B, to: &writer) == 1)
        let path = { (name: String) -> [UInt8] in [0, 0, 0, 1, 0, 0, 0, 2] + Array("/\(name)".utf8) }
        #expect(
            writer.bytes.all == [0, 0, 0, 46, 0xFF, 0xFF, 0xFF, 0xF8, 0, 0, 0, 101, 0, 0, 0, 0, 0, 0, 0x0A, 0x0B]
                + path("d") + path("e") + path("c")
        )
    }

    @Test func manyTakeSeveralPackets() throws {
        var watches = ZooKeeperWatches()
        let stat = try stat()
        for number in 0..<10_000 {
            watches.note(.getData("/micro-registry/a-service/node-\(number)", isWatched: true), .data([], stat))
        }
        var writer = JuteWriter()
        let count = watches.write(since: 1, to: &writer)
        let packets = writer.bytes.packets
        #expect(count == packets.count && count > 2)
        #expect(packets.allSatisfy { $0.count < ZooKeeperWatches.packetSize + 1000 })
    }
}
