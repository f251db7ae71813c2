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
}
