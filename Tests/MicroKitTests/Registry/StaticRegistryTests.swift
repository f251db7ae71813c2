import MicroKit
import MicroTestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct StaticRegistryTests {
    @Test(arguments: [
        // (entries, service, its addresses)
        (["10.0.0.1:80", "10.0.0.2:80"], "greeter", ["10.0.0.1:80", "10.0.0.2:80"]),
        (["greeter=[::1]:80", "10.0.0.2:80"], "greeter", ["[::1]:80"]),
        (
            ["greeter=10.0.0.2:80", "greeter=10.0.0.1:80", "greeter=10.0.0.2:80"], "greeter",
            ["10.0.0.1:80", "10.0.0.2:80"]
        ),
        (["greeter=10.0.0.1:80", "host:80"], "other", ["host:80"]),
        (["greeter=10.0.0.1:80"], "other", []),
        ([], "greeter.local:8080", ["greeter.local:8080"]),
        ([], "greeter", []),
        (["10.0.0.1:80"], "", []),
    ])
    func servicesAreWhereTheyAreSaidToBe(entries: [String], service: String, addresses: [String]) async throws {
        let registry = try StaticRegistry(.init(addresses: entries))
        let nodes = addresses.map { Node(id: $0, address: $0) }
        let expected = nodes.isEmpty ? [] : [ServiceRecord(name: service, nodes: nodes)]
        for extent in [LookupExtent.enough, .complete] {
            #expect(try await registry.get(service, extent: extent) == expected)
        }
    }

    @Test func listsTheNamesThatAreGiven() async throws {
        let registry = try StaticRegistry(.init(addresses: ["b=h:1", "a=h:1", "b=h:2", "h:3"]))
        #expect(try await registry.list() == ["a", "b"])
        #expect(registry.name == "static")
    }

    @Test(arguments: ["", "host", "greeter=", "greeter=host", "=host:80", "http://host:80", "greeter=h:0", "h:99999"])
    func refusesWhatIsNoAddress(entry: String) {
        let error = #expect(throws: MicroError.self) { try StaticRegistry(.init(addresses: [entry])) }
        #expect(error?.code == .invalidArgument)
        #expect(error?.message.contains("\"\(entry)\"") == true)
    }

    @Test func nothingIsRegistered() async throws {
        let registry = try StaticRegistry()
        let record = ServiceRecord(name: "greeter", nodes: [Node(id: "1", address: "h:1")])
        let refused = await #expect(throws: MicroError.self) { try await registry.register(record, ttl: nil) }
        #expect(refused?.code == .invalidArgument)
        #expect(refused?.message == "greeter can't be registered: the registry static is only read")
        let again = await #expect(throws: MicroError.self) { try await registry.deregister(record) }
        #expect(again?.code == .invalidArgument)
    }

    @Test(arguments: [RegistryConformance.closingEndsWatches, .closedRegistriesRefuse, .unknownNameIsEmpty])
    func keepsTheRulesOfWhoIsOnlyAsked(rule: RegistryConformance) async throws {
        let registry = try StaticRegistry(.init(addresses: ["other=h:1"]))
        try await rule.check(.init(server: registry, client: registry, hasty: registry))
    }
}
