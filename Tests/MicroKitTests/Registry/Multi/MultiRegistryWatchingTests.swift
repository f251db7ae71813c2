import Logging
import MicroKit
import MicroTestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct MultiRegistryWatchingTests {
    private static func record(_ node: String, at address: String = "h:1") -> ServiceRecord {
        ServiceRecord(name: "greeter", nodes: [Node(id: node, address: address)])
    }

    private let first = FickleRegistry(name: "first")
    private let second = FickleRegistry(name: "second")
    private let logs = NotedLogs()

    private var multi: MultiRegistry { MultiRegistry([first, second], logger: logs.logger) }

    @Test(arguments: [nil, "greeter"])
    func aNodeIsGoneWhenNobodyHasIt(name: String?) async throws {
        for registry in [first, second] { try await registry.register(Self.record("a"), ttl: nil) }
        var events = try await multi.watch(name).makeAsyncIterator()
        try await first.deregister(Self.record("a"))
        try await second.register(Self.record("b"), ttl: nil)
        #expect(try await events.next() == RegistryEvent(.create, Self.record("b")))
        try await second.deregister(Self.record("a"))
        #expect(try await events.next() == RegistryEvent(.delete, Self.record("a")))
        try await first.register(Self.record("b", at: "h:2"), ttl: nil)
        #expect(try await events.next() == RegistryEvent(.update, Self.record("b", at: "h:2")))
    }

    /// A registry that is away when the watch begins joins it when it is back.
    @Test func oneThatIsAwayJoinsLater() async throws {
        try await first.register(Self.record("a"), ttl: nil)
        first.failure = FickleRegistry.away
        var events = try await multi.watch(nil).makeAsyncIterator()
        try await second.register(Self.record("b"), ttl: nil)
        #expect(try await events.next() == RegistryEvent(.create, Self.record("b")))
        first.failure = nil
        #expect(try await events.next() == RegistryEvent(.create, Self.record("a")))
        #expect(logs.lines.map(\.level) == [.warning, .notice])
    }

    /// Many names are asked for a few at a time, and all of them are.
    @Test func beginsWithAllThereIs() async throws {
        for number in 0..<200 {
            let record = ServiceRecord(name: "s\(number)", nodes: [Node(id: "n", address: "h:1")])
            try await first.register(record, ttl: nil)
            if [0, 199].contains(number) { try await second.register(record, ttl: nil) }
        }
        var events = try await multi.watch(nil).makeAsyncIterator()
        for number in [0, 199] {
            let record = ServiceRecord(name: "s\(number)", nodes: [Node(id: "n", address: "h:1")])
            try await first.deregister(record)
        }
        // Nothing has gone: the second has what the first had.
        try await second.register(Self.record("last"), ttl: nil)
        #expect(try await events.next() == RegistryEvent(.create, Self.record("last")))
    }

    @Test func anEmptyOneWaitsForItsEnd() async throws {
        let none = MultiRegistry([])
        let events = try await none.watch(nil)
        await none.close()
        for try await event in events { Issue.record("\(event)") }
    }
}
