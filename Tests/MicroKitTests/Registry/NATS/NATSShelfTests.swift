import Testing

@testable import MicroKit

@Suite struct NATSShelfTests {
    private func record(_ name: String = "a", version: String = "1", _ nodes: String...) -> ServiceRecord {
        ServiceRecord(name: name, version: version, nodes: nodes.map { Node(id: $0, address: "127.0.0.1:1") })
    }

    private func answers(_ shelf: inout NATSShelf, _ question: NATSRegistryMessage, at now: Duration = .zero) throws
        -> [ServiceRecord]
    {
        try shelf.answers(to: question, at: now).map(NATSRegistryMessage.record)
    }

    @Test func answersOnceForEachVersion() throws {
        var shelf = NATSShelf()
        #expect(shelf.isEmpty)
        #expect(shelf.register(record("a", "n1", "n2"), until: nil).map(\.action) == [.create])
        _ = shelf.register(record(version: "2", "n3"), until: nil)
        _ = shelf.register(record("b", "n1"), until: nil)
        #expect(try answers(&shelf, .get("a")) == [record("a", "n1", "n2"), record(version: "2", "n3")])
        #expect(try answers(&shelf, .list).map(\.name) == ["a", "a", "b"])
        #expect(try answers(&shelf, .get("c")) == [])
        #expect(try answers(&shelf, .event(RegistryEvent(.create, record("a", "n1")))) == [])
    }

    @Test func tellsWhatChanges() throws {
        var shelf = NATSShelf()
        _ = shelf.register(record("a", "n1"), until: nil)
        let again = shelf.register(record("a", "n1", "n2"), until: nil)
        #expect(again == [RegistryEvent(.create, record("a", "n2")), RegistryEvent(.create, record("a", "n1"))])
        #expect(shelf.register(record(version: "2", "n1"), until: nil).map(\.action) == [.update])
        #expect(try answers(&shelf, .get("a")) == [record("a", "n2"), record(version: "2", "n1")])
    }

    @Test func saysGoodbyeWithAllThatWasKnown() throws {
        var shelf = NATSShelf()
        var known = record("a", "n1")
        known.endpoints = [Endpoint(name: "Say.Hello")]
        _ = shelf.register(known, until: nil)
        #expect(shelf.contains("n1", of: "a") && !shelf.contains("n1", of: "b"))
        #expect(shelf.deregister(record("a", "n1")) == [RegistryEvent(.delete, known)])
        #expect(shelf.isEmpty)
        #expect(shelf.deregister(record("a", "other")) == [RegistryEvent(.delete, record("a", "other"))])
        #expect(shelf.deregister(ServiceRecord(name: "a")) == [])
    }

    @Test func nodesWhoseTimeHasPassedAreNotAnsweredFor() throws {
        var shelf = NATSShelf()
        _ = shelf.register(record("a", "n1"), until: .seconds(10))
        _ = shelf.register(record("a", "n2"), until: .seconds(20))
        #expect(try answers(&shelf, .get("a"), at: .seconds(9)) == [record("a", "n1", "n2")])
        #expect(try answers(&shelf, .get("a"), at: .seconds(10)) == [record("a", "n2")])
        #expect(try answers(&shelf, .list, at: .seconds(20)) == [])
        #expect(shelf.events(at: .seconds(15)) == [RegistryEvent(.create, record("a", "n2"))])
        _ = shelf.register(record("a", "n1"), until: .seconds(30))
        #expect(try answers(&shelf, .get("a"), at: .seconds(25)) == [record("a", "n1")])
    }
}
