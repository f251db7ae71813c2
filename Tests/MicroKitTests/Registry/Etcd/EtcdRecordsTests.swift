import MicroTestSupport
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@testable import MicroKit

@Suite struct EtcdRecordsTests {
    private let keys = EtcdKeys(domains: ["micro"])

    private func pair(_ key: String, _ value: String, created: Int64 = 1, modified: Int64 = 1) -> EtcdKeyValue {
        var pair = EtcdKeyValue()
        pair.key = Data("/micro/registry/\(key)".utf8)
        pair.value = Data(value.utf8)
        pair.createRevision = created
        pair.modRevision = modified
        return pair
    }

    private static func json(_ name: String, _ ids: String...) -> String {
        let nodes = ids.map { #"{"id":"\#($0)","address":"127.0.0.1:1","metadata":null}"# }.joined(separator: ",")
        return #"{"name":"\#(name)","version":"1","metadata":null,"endpoints":null,"nodes":[\#(nodes)]}"#
    }

    @Test(arguments: ["v1", "v2", "v5"]) func readsWhatGoWrote(generation: String) throws {
        let records = EtcdRecords(keys: keys, logger: NotedLogs().logger)
        let text = String(decoding: try Fixture.bytes("etcd/\(generation).registered.txt"), as: UTF8.self)
        let lines = text.split(separator: "\n").drop { !$0.hasPrefix("/micro") }
        var found: [ServiceRecord] = []
        for (key, value) in zip(lines, lines.dropFirst()) where key.hasPrefix("/micro/registry/") {
            let name = String(key.dropFirst(EtcdKeys.prefix.count))
            let record = try #require(records.record(pair(name, String(value))))
            #expect(EtcdKeys.safe("\(record.name)") + "/" + record.nodes[0].id == name)
            #expect(Array(key.utf8) == (try EtcdKeys.key(service: record.name, node: record.nodes[0].id)))
            found.append(record)
        }
        let service = try #require(found.first { $0.name == "helloworld" })
        #expect(service.version == "1.2.3" && service.nodes.count == 1)
        #expect(service.endpoints.contains { $0.name == "Say.Hello" })
    }

    @Test(arguments: [
        ("a/n", "", "it is not JSON"), ("a/n", "null", "must be a JSON object"),
        ("a/n", "[]", "must be a JSON object"),
        ("a/n", #"{"name":1}"#, "must be a string"), ("a/n", json("b", "n"), "of the service b"),
        ("a/n", json("a"), "does not hold the node"), ("a/n", json("a", "m"), "does not hold the node"),
        ("a/n", String(repeating: "[", count: 100_000), "it is not JSON"),
    ])
    func othersRecordsArePassedOverWithOneWarning(key: String, value: String, reason: String) {
        let logs = NotedLogs()
        let records = EtcdRecords(keys: keys, logger: logs.logger)
        #expect(records.record(pair(key, value)) == nil)
        #expect(records.record(pair(key, value)) == nil)
        #expect(logs.lines.count == 1)
        #expect(logs.lines.first?.metadata["key"] == "/micro/registry/a/n")
        #expect(logs.lines.first?.metadata["reason"]?.contains(reason) == true)
    }

    @Test func warningsAreBounded() {
        let logs = NotedLogs()
        let records = EtcdRecords(keys: keys, logger: logs.logger)
        for number in 0..<3000 { #expect(records.record(pair("a/\(number)", "x")) == nil) }
        #expect(logs.lines.count == 1000)
    }

    @Test func keysOfOthersAreNotLookedAt() {
        let logs = NotedLogs()
        let records = EtcdRecords(keys: keys, logger: logs.logger)
        #expect(records.record(pair("other/a/n", Self.json("a", "n"))) == nil)
        #expect(records.record(pair("micro/a/n", Self.json("a", "n")))?.name == "a")
        #expect(logs.lines.isEmpty)
    }

    @Test func nodesOfOtherKeysAreLeftOut() {
        let records = EtcdRecords(keys: keys, logger: NotedLogs().logger)
        #expect(records.record(pair("a-b/x-y", Self.json("a/b", "z", "x/y")))?.nodes.map(\.id) == ["x/y"])
    }

    @Test(arguments: [
        (EtcdEvent.EventType.put, "", json("a", "n"), 1 as Int64, ["create a n"]),
        (.put, json("a", "n"), json("a", "n"), 2, ["update a n"]),
        (.put, json("a", "n"), "broken", 2, ["delete a n"]),
        (.put, "broken", "broken", 2, []),
        (.delete, json("a", "n"), "", 2, ["delete a n"]),
        (.delete, "", "", 2, ["delete a n"]),
        (.UNRECOGNIZED(7), "", "", 2, []),
    ])
    func changesAreTold(type: EtcdEvent.EventType, old: String, new: String, modified: Int64, expected: [String]) {
        var event = EtcdEvent()
        event.type = type
        event.kv = pair("a/n", new, modified: modified)
        if !old.isEmpty { event.prevKv = pair("a/n", old) }
        let records = EtcdRecords(keys: keys, logger: NotedLogs().logger)
        let seen = records.updates(event).map { update in
            guard case .change(let event) = update else { return "\(update)" }
            return "\(event.action) \(event.service.name) \(event.service.nodes[0].id)"
        }
        #expect(seen == expected)
    }

    @Test func aKeyThatTakesAnotherNameLosesTheOne() {
        var event = EtcdEvent()
        event.type = .put
        event.kv = pair("a-b/n", Self.json("a-b", "n"), modified: 2)
        event.prevKv = pair("a-b/n", Self.json("a/b", "n"))
        #expect(EtcdRecords(keys: keys, logger: NotedLogs().logger).updates(event).count == 2)
    }
}
