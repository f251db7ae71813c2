import MicroKit
import Testing

/// The code of the article on registries; making one opens nothing.
@Suite struct RegistriesTests {
    @Test func etcd() async throws {
        let password = "secret"
        // snippet: etcd-registry
        let registry = try EtcdRegistry(
            .init(
                addresses: ["10.0.0.1:2379", "10.0.0.2:2379", "10.0.0.3:2379"],
                credentials: .init(user: "services", password: password),
                tls: ClientTLS()
            )
        )
        // end
        #expect(registry.name == "etcd")
        await registry.close()
    }

    @Test func nats() async throws {
        // snippet: nats-registry
        let registry = try NATSRegistry(
            .init(
                addresses: ["nats-1.example:4222", "tls://nats-2.example"],
                credentials: .file("/etc/micro/greeter.creds")
            )
        )
        // end
        #expect(registry.name == "nats")
        await registry.close()
    }

    @Test func dns() async throws {
        // snippet: dns-registry
        let registry = try DNSRegistry(.init(servers: ["127.0.0.1:8600"], domain: "service.consul"))
        // end
        #expect(registry.name == "dns")
        await registry.close()
    }

    @Test func files() async throws {
        // snippet: file-registry
        let registry = try FileRegistry(.init(paths: ["services.json", "services.d"]))
        // end
        #expect(registry.name == "file")
        await registry.close()
    }

    @Test func fixedAddresses() async throws {
        // snippet: static-registry
        let registry = try StaticRegistry(.init(addresses: ["greeter=10.0.0.5:9090", "greeter=10.0.0.6:9090"]))
        // end
        #expect(try await registry.get("greeter", extent: .complete).flatMap(\.nodes).count == 2)
        await registry.close()
    }

    @Test func several() async throws {
        // snippet: multi-registry
        let registry = MultiRegistry([try MDNSRegistry(), try FileRegistry(.init(paths: ["services.json"]))])
        // end
        #expect(registry.name == "mdns,file")
        await registry.close()
    }

    @Test func cache() async throws {
        // snippet: cached-registry
        let registry = CachedRegistry(try MDNSRegistry())
        // end
        #expect(registry.name == "mdns")
        await registry.close()
    }
}
