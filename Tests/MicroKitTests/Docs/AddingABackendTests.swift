import MicroKit
import MicroTestSupport
import Testing

// snippet: prefixed-registry
/// Keeps the services of one team under a prefix in a registry that several teams share.
struct PrefixedRegistry: Registry {
    let name = "prefixed"
    let prefix: String
    let shared: any Registry

    func register(_ service: ServiceRecord, ttl: Duration?) async throws {
        guard !service.name.isEmpty else { throw MicroError(.invalidRecord, "a service record needs a name") }
        try await shared.register(outward(service), ttl: ttl)
    }

    func deregister(_ service: ServiceRecord) async throws {
        try await shared.deregister(outward(service))
    }

    func get(_ name: String, extent: LookupExtent) async throws -> [ServiceRecord] {
        try await shared.get(prefix + name, extent: extent).map(inward)
    }

    func list() async throws -> [String] {
        try await shared.list().filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
    }

    func watch(_ name: String?) async throws -> AsyncThrowingStream<RegistryEvent, any Error> {
        let events = try await shared.watch(name.map { prefix + $0 })
        return AsyncThrowingStream {
            for try await event in events where event.service.name.hasPrefix(prefix) {
                return RegistryEvent(event.action, inward(event.service))
            }
            return nil
        }
    }

    func close() async { await shared.close() }

    private func outward(_ service: ServiceRecord) -> ServiceRecord {
        var service = service
        service.name = prefix + service.name
        return service
    }

    private func inward(_ service: ServiceRecord) -> ServiceRecord {
        var service = service
        service.name.removeFirst(prefix.count)
        return service
    }
}
// end

@Suite(.timeLimit(.minutes(5))) struct AddingABackendTests {
    // snippet: conformance
    @Test(arguments: RegistryConformance.allCases)
    func prefixed(rule: RegistryConformance) async throws {
        let registry = PrefixedRegistry(prefix: "team.", shared: MemoryRegistry())
        try await rule.check(.init(server: registry, client: registry, hasty: registry))
        await registry.close()
    }
    // end

    @Test func keepsTeamsApart() async throws {
        let shared = MemoryRegistry()
        let registry = PrefixedRegistry(prefix: "team.", shared: shared)
        try await shared.register(ServiceRecord(name: "other", nodes: [Node(id: "1", address: "h:1")]), ttl: nil)
        try await registry.register(ServiceRecord(name: "own", nodes: [Node(id: "1", address: "h:2")]), ttl: nil)
        #expect(try await registry.list() == ["own"])
        #expect(try await shared.list() == ["other", "team.own"])
    }
}
