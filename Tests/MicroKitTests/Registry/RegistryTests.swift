import MicroKit
import MicroTestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct RegistryTests {
    @Test(.serialized, arguments: RegistryConformance.allCases)
    func memory(rule: RegistryConformance) async throws {
        let registry = MemoryRegistry()
        try await rule.check(.init(server: registry, client: registry, hasty: registry))
        await registry.close()
    }

    @Test(.serialized, arguments: RegistryConformance.allCases)
    func cached(rule: RegistryConformance) async throws {
        let registry = CachedRegistry(MemoryRegistry())
        try await rule.check(.init(server: registry, client: registry, hasty: registry))
        await registry.close()
    }

    @Test(.serialized, arguments: RegistryConformance.allCases)
    func mdns(rule: RegistryConformance) async throws {
        let loopback = LoopbackMDNS()
        let registries = try (0..<3).map { try loopback.registry(timeout: .milliseconds($0 == 2 ? 150 : 20_000)) }
        try await rule.check(.init(server: registries[0], client: registries[1], hasty: registries[2]))
        for registry in registries { await registry.close() }
    }
}
