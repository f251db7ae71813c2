import MicroKit
import Testing

@Suite struct RegistryDifferenceTests {
    private func record(_ name: String, _ version: String, _ nodes: [String: String]) -> ServiceRecord {
        ServiceRecord(
            name: name,
            version: version,
            nodes: nodes.map { Node(id: $0.key, address: $0.value) }.sorted { $0.id < $1.id }
        )
    }

    @Test func comparesNodeByNode() {
        let old = [record("a", "1", ["a-1": "h:1", "a-2": "h:2", "a-3": "h:3"]), record("b", "1", ["b-1": "h:4"])]
        let new = [record("a", "1", ["a-1": "h:1", "a-2": "h:9"]), record("a", "2", ["a-4": "h:5"])]
        let events = RegistryDifference(from: old, to: new).events
        #expect(events.map(\.action) == [.create, .update, .delete, .delete])
        #expect(events.map { $0.service.nodes.map(\.id) } == [["a-4"], ["a-2"], ["a-3"], ["b-1"]])
        #expect(events[1].service.nodes[0].address == "h:9")
    }

    @Test func equalPicturesDoNotDiffer() {
        let records = [record("a", "1", ["a-2": "h:2", "a-1": "h:1"])]
        #expect(RegistryDifference(from: records, to: records).events.isEmpty)
        #expect(RegistryDifference(from: [], to: []).events.isEmpty)
    }
}
