import Testing

@testable import MicroKit

@Suite(.timeLimit(.minutes(5))) struct RegistryViewTests {
    private static func record(_ name: String, _ nodes: String..., version: String = "1") -> ServiceRecord {
        ServiceRecord(name: name, version: version, nodes: nodes.map { Node(id: $0, address: "127.0.0.1:1") })
    }

    /// What each update, after the first picture of `a: 1 2`, tells.
    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var updates: [RegistryUpdate]
        var events: [String]

        init(_ name: String, _ updates: [RegistryUpdate], _ events: [String]) {
            (testDescription, self.updates, self.events) = (name, updates, events)
        }
    }

    static let cases = [
        Case("nothing new", [.all([record("a", "1", "2")])], []),
        Case("split otherwise", [.all([record("a", "2"), record("a", "1")])], []),
        Case("another node", [.all([record("a", "1", "2", "3")])], ["create a 3 v1"]),
        Case("all gone", [.all([])], ["delete a 1 v1", "delete a 2 v1"]),
        Case(
            "restarted elsewhere",
            [.all([record("a", "3", "1", version: "2")])],
            ["create a 3 v2", "update a 1 v2", "delete a 2 v1"]
        ),
        Case("one service of others", [.service("b", [record("b", "1")])], ["create b 1 v1"]),
        Case("one service, and a record of another's", [.service("b", [record("c", "1")])], []),
        Case("one service gone", [.service("a", [])], ["delete a 1 v1", "delete a 2 v1"]),
        Case("told again", [.change(RegistryEvent(.create, record("a", "1")))], []),
        Case("changed", [.change(RegistryEvent(.create, record("a", "1", version: "2")))], ["update a 1 v2"]),
        Case("updated, and new", [.change(RegistryEvent(.update, record("b", "1")))], ["create b 1 v1"]),
        Case("gone, by id alone", [.change(RegistryEvent(.delete, record("a", "1", version: "")))], ["delete a 1 v1"]),
        Case("gone, and never there", [.change(RegistryEvent(.delete, record("b", "1")))], []),
        Case(
            "gone and back",
            [
                .change(RegistryEvent(.delete, record("a", "1"))), .change(RegistryEvent(.create, record("a", "1"))),
                .all([record("a", "1", "2")]),
            ],
            ["delete a 1 v1", "create a 1 v1"]
        ),
    ]

    @Test(arguments: cases) func tellsWhatIsNew(_ item: Case) {
        var view = RegistryView()
        #expect(view.take(.change(RegistryEvent(.create, Self.record("early", "1")))).isEmpty)
        #expect(!view.isComplete)
        #expect(view.take(.all([Self.record("a", "1", "2")])).isEmpty)
        #expect(view.isComplete)
        let events = item.updates.flatMap { view.take($0) }
        #expect(events.allSatisfy { $0.service.nodes.count == 1 })
        #expect(
            events.map { "\($0.action) \($0.service.name) \($0.service.nodes[0].id) v\($0.service.version)" }
                == item.events
        )
    }
}
