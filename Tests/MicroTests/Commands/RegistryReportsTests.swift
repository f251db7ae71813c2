import MicroKit
import Testing

@testable import micro

/// What the commands that ask the registry print.
@Suite struct RegistryReportsTests {
    private static let node = Node(id: "a-1", address: "h:1", metadata: ["zone": "x"])
    private static let record = ServiceRecord(name: "a", version: "1", nodes: [node])

    private func text(_ report: some Report) -> String { report.text.rendered(color: false) }

    // MARK: List

    @Test func servicesHaveTheColumnsThatAreAskedFor() {
        let other = ServiceRecord(name: "a", version: "2", nodes: [Node(id: "a-2", address: "h:2")])
        let entry = ServiceList.Entry(name: "a", origins: [.mdns, .memory], records: [Self.record, other])
        var list = ServiceList(entries: [entry])
        #expect(text(list) == "a\n" && list.json.text() == #"[{"name":"a"}]"#)
        list.showsNodes = true
        list.showsVersions = true
        list.hasOrigins = true
        #expect(text(list) == "a\t2\t1,2\n")
        #expect(list.table.headings == ["service", "nodes", "versions", "registry"])
        #expect(list.table.rows == [["a", "2", "1,2", "mdns,memory"]])
        #expect(list.json.text() == #"[{"name":"a","nodes":2,"versions":["1","2"],"registries":["mdns","memory"]}]"#)
        list.showsOrigins = true
        #expect(text(list) == "a\t2\t1,2\tmdns,memory\n")
    }

    @Test(
        arguments: [
            ([], ["a-1", "a-2"]), (["zone=x"], ["a-1"]), (["zone"], ["a-1"]), (["zone=y"], []),
            (["team=red"], ["a-1", "a-2"]), (["team=red", "zone=x"], ["a-1"]), (["zone="], []),
        ] as [([String], [String])]
    )
    func metadataOfANodeOrItsServiceCounts(texts: [String], ids: [String]) throws {
        var record = Self.record
        record.metadata = ["team": "red"]
        record.nodes.append(Node(id: "a-2", address: "h:2"))
        #expect(try MetadataFilter(texts).filtered([record]).flatMap(\.nodes).map(\.id) == ids)
    }

    @Test(arguments: ["", "=x"]) func metadataNeedsAName(text: String) {
        #expect(throws: Failure.self) { try MetadataFilter([text]) }
    }

    @Test func topicsComeFromRecordsAndFromTheBroker() {
        let endpoint = Endpoint(name: "Sub.Handle", metadata: ["subscriber": "true", "topic": "events"])
        let subscriber = Node(id: "s", address: "h:3", metadata: ["topic": "alone"])
        let list = TopicList(services: [
            ServiceRecord(name: "b", endpoints: [endpoint], nodes: [Self.node]),
            ServiceRecord(name: "a", endpoints: [endpoint], nodes: [Self.node]),
            ServiceRecord(name: "micro.http.broker", nodes: [subscriber]),
            ServiceRecord(name: "go.micro.http.broker", nodes: [subscriber]),
            ServiceRecord(name: "other", nodes: [subscriber]),
        ])
        #expect(text(list) == "alone\nevents\n")
        #expect(list.table.rows == [["alone", "", "1"], ["events", "a,b", "0"]])
    }

    // MARK: Changes

    @Test func eventsAreALineEach() {
        let report = EventReport(event: RegistryEvent(.create, Self.record))
        #expect(text(report) == "create\ta\t1\ta-1\th:1\n")
        #expect(report.json["action"]?.stringValue == "create" && report.json["service"] == Self.record.jsonValue)
    }

    @Test func differencesHaveASign() {
        let events = RegistryEvent.Action.allCases.map { RegistryEvent($0, Self.record) }
        #expect(text(DifferenceReport(events: events)) == "+ a\t1\ta-1\th:1\n~ a\t1\ta-1\th:1\n- a\t1\ta-1\th:1\n")
    }

    @Test func aSnapshotIsSortedJSON() throws {
        let other = ServiceRecord(name: "0", version: "1", nodes: [Node(id: "0", address: "h:2")])
        let snapshot = RegistrySnapshot([Self.record, other])
        #expect(snapshot.records.map(\.name) == ["0", "a"])
        #expect(try JSONValue(parsing: text(snapshot)) == snapshot.json)
    }

    // MARK: Contexts

    @Test func contextsMaskSecrets() {
        let settings: ConfigurationFile.Settings = [.registry: "mdns", .registryPassword: "hush"]
        let report = ContextReport(name: "c", settings: settings, isCurrent: true)
        #expect(text(report) == "c (current)\n  registry\tmdns\n  registry-password\t********\n")
        #expect(text(ContextList(contexts: [report])) == "* c\tregistry=mdns registry-password=********\n")
        #expect(!report.json.text().contains("hush"))
        let open = ContextReport(name: "c", settings: settings, isCurrent: false, masks: false)
        #expect(text(open) == "c\n  registry\tmdns\n  registry-password\thush\n")
    }
}
