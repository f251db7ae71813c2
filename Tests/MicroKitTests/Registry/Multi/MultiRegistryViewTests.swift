import Testing

@testable import MicroKit

@Suite struct MultiRegistryViewTests {
    private static func record(_ node: String, at address: String = "h:1") -> ServiceRecord {
        ServiceRecord(name: "greeter", nodes: [Node(id: node, address: address)])
    }

    @Test func theFirstRegistryCounts() {
        var view = MultiRegistryView(count: 2)
        view.replace(1, with: [Self.record("a", at: "second:1"), Self.record("b", at: "second:1")])
        view.replace(0, with: [Self.record("a", at: "first:1")])
        #expect(Set(view.records) == [Self.record("a", at: "first:1"), Self.record("b", at: "second:1")])
    }

    /// One node, and what is told of it when something happens in either registry.
    @Test func aNodeGoesWithTheLastThatHasIt() {
        var view = MultiRegistryView(count: 2)
        let (first, second) = (Self.record("a", at: "first:1"), Self.record("a", at: "second:1"))
        let steps: [(RegistryEvent.Action, ServiceRecord, Int, RegistryEvent)] = [
            (.create, second, 1, .init(.update, second)),
            (.create, first, 0, .init(.update, first)),
            (.update, second, 1, .init(.update, first)),
            (.delete, first, 0, .init(.update, second)),
            (.delete, first, 0, .init(.update, second)),
            (.delete, second, 1, .init(.delete, second)),
            (.delete, second, 1, .init(.delete, second)),
        ]
        for (action, record, place, told) in steps {
            #expect(view.take(RegistryEvent(action, record), of: place) == [told])
        }
        #expect(view.records == [])
    }
}
