import MicroTestSupport
import Testing

@testable import MicroKit

@Suite(.timeLimit(.minutes(5))) struct ZooKeeperRegistryConnectingTests {
    private static let record = ServiceRecord(name: "greeter", nodes: [Node(id: "1", address: "127.0.0.1:9")])

    @Test func settingsThatAreNone() {
        let configurations: [ZooKeeperRegistry.Configuration] = [
            .init(addresses: []), .init(addresses: ["http://localhost:2181"]), .init(addresses: ["a:b"]),
            .init(addresses: ["a:0"]), .init(password: "secret"), .init(username: ""), .init(username: "a:b"),
            .init(timeout: .zero),
        ]
        for configuration in configurations {
            let error = #expect(throws: MicroError.self) { try ZooKeeperRegistry(configuration) }
            #expect(error?.code == .invalidArgument)
            #expect(error?.message.contains("secret") == false)
        }
        for address in ["localhost", "[::1]", "zoo1:2181"] {
            #expect(throws: Never.self) { try ZooKeeperRegistry(.init(addresses: [address])) }
        }
    }

    @Test func nobodyThere() async throws {
        let (one, other) = (try RefusingAddress(), try RefusingAddress())
        let registry = try ZooKeeperRegistry(.init(addresses: [one.address]))
        let work: [@Sendable () async throws -> Void] = [
            { try await registry.register(Self.record, ttl: nil) },
            { try await registry.register(Self.record, ttl: .seconds(9)) },
            { try await registry.deregister(Self.record) },
            { _ = try await registry.get("greeter", extent: .enough) },
            { _ = try await registry.list() },
            { _ = try await registry.watch(nil) },
        ]
        for work in work {
            let error = await #expect(throws: MicroError.self) { try await work() }
            #expect(error?.code == .registryUnavailable)
            #expect(error?.message == "ZooKeeper at \(one.address) can't be reached: connection refused")
        }
        await registry.close()
        let both = try ZooKeeperRegistry(.init(addresses: [one.address, other.address]))
        let error = await #expect(throws: MicroError.self) { try await both.list() }
        for address in [one.address, other.address] {
            #expect(error?.message.contains("\(address) (connection refused)") == true)
        }
        await both.close()
        one.close()
        other.close()
    }

    @Test func somethingElseThere() async throws {
        let servers = [
            try await ScriptedServer.start(greeting: Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8), .silence),
            try await ScriptedServer.start(greeting: [0, 0, 0, 2, 1, 2], .silence),
            try await ScriptedServer.start(closesAtOnce: true, .silence),
        ]
        for (server, words) in zip(servers, ["is no ZooKeeper", "is no ZooKeeper", "before a session began"]) {
            let registry = try ZooKeeperRegistry(.init(addresses: [server.address]))
            let error = await #expect(throws: MicroError.self) { try await registry.list() }
            #expect(error?.code == .registryUnavailable)
            #expect(error?.message.contains(words) == true)
            await registry.close()
            await server.close()
        }
    }

    @Test func nobodyAnswers() async throws {
        let server = try await ScriptedServer.start(.silence)
        let registry = try ZooKeeperRegistry(.init(addresses: [server.address], timeout: .milliseconds(50)))
        let error = await #expect(throws: MicroError.self) { try await registry.list() }
        #expect(error?.code == .registryUnavailable)
        #expect(error?.message.contains("nobody answered within 50 ms") == true)
        await registry.close()
        await server.close()
    }

    @Test func lookUpsCanBeCancelledAndClosed() async throws {
        let server = try await ScriptedServer.start(.silence)
        let registry = try ZooKeeperRegistry(.init(addresses: [server.address], timeout: .seconds(200)))
        let cancelled = Task { try await registry.list() }
        cancelled.cancel()
        let error = await #expect(throws: MicroError.self) { try await cancelled.value }
        #expect(error?.code == .cancelled)
        async let closed: Void = {
            let error = await #expect(throws: MicroError.self) { try await registry.list() }
            #expect(error?.code == .registryUnavailable)
        }()
        while server.connections == 0 { await Task.yield() }
        await registry.close()
        await closed
        await server.close()
    }
}
