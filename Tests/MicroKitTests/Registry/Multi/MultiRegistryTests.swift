import Logging
import MicroKit
import MicroTestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct MultiRegistryTests {
    private static func record(
        _ node: String,
        of name: String = "greeter",
        version: String = "1",
        at address: String = "h:1"
    ) -> ServiceRecord {
        ServiceRecord(name: name, version: version, nodes: [Node(id: node, address: address)])
    }

    private let first = FickleRegistry(name: "first")
    private let second = FickleRegistry(name: "second")
    private let logs = NotedLogs()

    private var multi: MultiRegistry { MultiRegistry([first, second], logger: logs.logger) }

    @Test(.serialized, arguments: RegistryConformance.allCases)
    func conforms(rule: RegistryConformance) async throws {
        try await rule.check(.init(server: multi, client: multi, hasty: multi))
    }

    /// What is in one of them alone is as much there.
    @Test(.serialized, arguments: RegistryConformance.allCases)
    func conformsOverOneOfThem(rule: RegistryConformance) async throws {
        try await rule.check(.init(server: second, client: multi, hasty: multi))
    }

    @Test func joinsWhatTheyKnow() async throws {
        try await first.register(Self.record("a", at: "first:1"), ttl: nil)
        try await second.register(Self.record("a", at: "second:1"), ttl: nil)
        try await second.register(Self.record("b"), ttl: nil)
        try await second.register(Self.record("c", of: "other", version: "2"), ttl: nil)
        let multi = multi
        #expect(multi.name == "first,second")
        #expect(try await multi.list() == ["greeter", "other"])
        let records = try await multi.get("greeter", extent: .complete)
        #expect(records.map { $0.nodes.map(\.address) } == [["first:1", "h:1"]])
        #expect(try await multi.get(["greeter", "other"], extent: .complete).map(\.name) == ["greeter", "other"])
        let listed = try await multi.listEach()
        #expect(listed.map(\.registry) == ["first", "second"])
        #expect(listed.map(\.place) == [0, 1])
        #expect(listed.map(\.answer) == [["greeter"], ["greeter", "other"]])
        let found = try await multi.getEach(["greeter"], extent: .complete)
        #expect(found.map { $0.answer.flatMap(\.nodes).map(\.id) } == [["a"], ["a", "b"]])
    }

    /// A node that has another version in another registry is one node all the same.
    @Test func aNodeHasOneVersion() async throws {
        try await first.register(Self.record("a", version: "2"), ttl: nil)
        try await second.register(Self.record("a", version: "1"), ttl: nil)
        #expect(try await multi.get("greeter", extent: .complete) == [Self.record("a", version: "2")])
    }

    @Test func oneThatFailsHidesNothing() async throws {
        try await second.register(Self.record("a"), ttl: nil)
        first.failure = FickleRegistry.away
        let multi = multi
        for _ in 0..<3 {
            #expect(try await multi.get("greeter", extent: .complete) == [Self.record("a")])
            #expect(try await multi.list() == ["greeter"])
        }
        try await multi.register(Self.record("b"), ttl: nil)
        #expect(logs.lines.map(\.level) == [.warning])
        #expect(logs.lines[0].metadata == ["registry": "first", "error": "nobody answers there"])
        first.failure = nil
        _ = try await multi.list()
        #expect(logs.lines.map(\.level) == [.warning, .notice])
    }

    /// Who can't be asked may know what the others do not.
    @Test func thatThereIsNoneIsKnownByAll() async throws {
        let multi = multi
        #expect(try await multi.get("greeter", extent: .complete).isEmpty)
        first.failure = FickleRegistry.away
        for extent in [LookupExtent.enough, .complete] {
            let error = await #expect(throws: MicroError.self) { try await multi.get("greeter", extent: extent) }
            #expect(error?.message == FickleRegistry.away.message)
        }
        #expect(try await multi.list().isEmpty)
    }

    @Test func aRenewalKnowsOfEachFailure() async throws {
        let multi = multi
        first.failure = FickleRegistry.away
        try await multi.register(Self.record("a"), ttl: nil)
        let error = await #expect(throws: MicroError.self) {
            try await multi.registerEverywhere(Self.record("b"), ttl: nil)
        }
        #expect(error?.message == FickleRegistry.away.message)
        #expect(try await second.get("greeter", extent: .complete).flatMap(\.nodes).map(\.id) == ["a", "b"])
        first.failure = nil
        try await multi.registerEverywhere(Self.record("b"), ttl: nil)
    }

    @Test func allThatFailAreNamed() async throws {
        first.failure = FickleRegistry.away
        second.failure = MicroError(.accessDenied, "who are you")
        let mixed = await #expect(throws: MicroError.self) { try await multi.list() }
        #expect(mixed?.code == .registryUnavailable)
        let text = "none of the registries first,second could do it: first: nobody answers there; second: who are you"
        #expect(mixed?.message == text)
        #expect(mixed?.hint == "start it")
        first.failure = MicroError(.accessDenied, "who are you")
        let same = await #expect(throws: MicroError.self) { try await multi.get("greeter", extent: .complete) }
        #expect(same?.code == .accessDenied)
        let opening = await #expect(throws: MicroError.self) { try await multi.watch(nil) }
        #expect(opening?.code == .accessDenied)
        let only = MultiRegistry([first])
        let own = await #expect(throws: MicroError.self) { try await only.list() }
        #expect(own?.message == "who are you")
    }

    /// Who wants just enough does not wait for one that hangs.
    @Test func enoughIsTheFirstThatKnowsANode() async throws {
        let multi = MultiRegistry([HangingRegistry(), second], logger: logs.logger)
        try await second.register(Self.record("a"), ttl: nil)
        #expect(try await multi.get("greeter", extent: .enough) == [Self.record("a")])
        #expect(try await multi.get(["greeter"], extent: .enough) == [Self.record("a")])
        #expect(logs.lines == [])
        let look = Task { try await multi.get("greeter", extent: .complete) }
        look.cancel()
        let error = await #expect(throws: MicroError.self) { try await look.value }
        #expect(error?.code == .cancelled)
    }

    @Test func registersWhereItCan() async throws {
        let fixed = try StaticRegistry(.init(addresses: ["greeter=h:9"]))
        let multi = MultiRegistry([fixed, second], logger: logs.logger)
        try await multi.register(Self.record("a"), ttl: nil)
        #expect(try await second.list() == ["greeter"])
        #expect(try await multi.get("greeter", extent: .complete).flatMap(\.nodes).map(\.id) == ["h:9", "a"])
        try await multi.deregister(Self.record("a"))
        #expect(try await second.list() == [])
        #expect(logs.lines == [])
        let error = await #expect(throws: MicroError.self) {
            try await MultiRegistry([fixed]).register(Self.record("a"), ttl: nil)
        }
        #expect(error?.code == .invalidArgument)
        let none = await #expect(throws: MicroError.self) {
            try await MultiRegistry([]).register(Self.record("a"), ttl: nil)
        }
        #expect(none?.code == .invalidArgument)
        #expect(try await MultiRegistry([]).list() == [])
    }
}

/// A registry that never answers.
private final class HangingRegistry: Registry {
    let name = "hanging"

    private func hang() async throws -> Never {
        while true { try await Task.sleep(for: .seconds(3600)) }
    }

    func register(_ service: ServiceRecord, ttl: Duration?) async throws { try await hang() }
    func deregister(_ service: ServiceRecord) async throws { try await hang() }
    func get(_ name: String, extent: LookupExtent) async throws -> [ServiceRecord] { try await hang() }
    func list() async throws -> [String] { try await hang() }
    func watch(_ name: String?) async throws -> AsyncThrowingStream<RegistryEvent, any Error> { try await hang() }
    func close() async {}
}
