import NIOCore
import Testing

@testable import MicroKit

@Suite struct ZooKeeperRecordTests {
    private func read(_ text: String, service: String = "a-b", child: String = "a-b-1") -> ZooKeeperRecord {
        .read(Array(text.utf8), service: service, child: child)
    }

    @Test func recordsOfGo() throws {
        // What go-micro v4 writes.
        let data = try Fixture.bytes("ZooKeeper/record-v4.json")
        let child = try nodeID(data)
        let record = ZooKeeperRecord.read(data, service: "zv4", child: try #require(child)).record
        #expect(record?.name == "zv4")
        #expect(record?.nodes.first?.metadata["protocol"] == "mucp")
        #expect(record?.endpoints.contains { $0.name == "Say.Hello" } == true)
    }

    private func nodeID(_ data: [UInt8]) throws -> String? {
        try ServiceRecord(json: JSONValue(parsing: data)).nodes.first?.id
    }

    @Test func aSlashIsADash() {
        let text = #"{"name":"a/b","nodes":[{"id":"a/b-1","address":"h:1"}]}"#
        #expect(read(text).record?.nodes.map(\.id) == ["a/b-1"])
        #expect(read(text).record?.name == "a/b")
    }

    @Test func otherNodesAreLeftOut() {
        let text = #"{"name":"a-b","nodes":[{"id":"x","address":"h:1"},{"id":"a-b-1","address":"h:2"}]}"#
        #expect(read(text).record?.nodes.map(\.address) == ["h:2"])
    }

    @Test(arguments: [
        "", "{", "[]", "null", "nothing", "\u{0}", #"{"name":5}"#, #"{"name":"other"}"#, #"{"name":"a-b"}"#,
        #"{"name":"a-b","nodes":[{"id":"other","address":"h:1"}]}"#, #"{"name":"a-b","nodes":[7]}"#,
        String(repeating: "[", count: 100_000),
    ])
    func whatIsNoNode(text: String) {
        guard case .unreadable(let reason) = read(text) else {
            Issue.record("\(text) is read")
            return
        }
        #expect(!reason.isEmpty)
    }

    @Test func sizesAreLimited() {
        let name = String(repeating: "x", count: ZooKeeperRecord.sizeLimit)
        #expect(read(#"{"name":"\#(name)"}"#) == .unreadable("it has \(name.utf8.count + 11) bytes"))
    }

    @Test func replies() throws {
        var writer = JuteWriter()
        writer.writeStat(childCount: 1)
        var reader = JuteReader(writer.bytes)
        let stat = try ZooKeeperStat(from: &reader)
        #expect(try ZooKeeperRecord(.failed(.noNode), service: "a", child: "b") == .missing)
        #expect(try ZooKeeperRecord(.data([], stat), service: "a", child: "b") == .folder)
        #expect(try ZooKeeperRecord(.failed(.noAuth), service: "a", child: "b") == .denied)
        #expect(throws: ZooKeeperRefusal(code: .notReadOnly)) {
            try ZooKeeperRecord(.failed(.notReadOnly), service: "a", child: "b")
        }
    }
}
