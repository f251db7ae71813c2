import Logging
import MicroTestSupport
import NIOCore
import NIOPosix
import Testing

@testable import MicroKit

extension Interop {
    @Suite(.timeLimit(.minutes(5)), .servers(.zookeeper)) struct ZooKeeperRegistryTests {
        private typealias Events = AsyncThrowingStream<RegistryEvent, any Error>

        private static func record(_ name: String, _ nodes: String...) -> ServiceRecord {
            ServiceRecord(name: name, version: "1", nodes: nodes.map { Node(id: $0, address: "127.0.0.1:9") })
        }

        /// Reads until something happens to a node.
        private func expect(_ action: RegistryEvent.Action, _ node: String, in events: Events) async throws {
            for try await event in events where event.service.nodes.map(\.id) == [node] && event.action == action {
                return
            }
            Issue.record("the watch ended before \(action) of \(node)")
        }

        private func ids(_ name: String, _ registry: ZooKeeperRegistry) async throws -> [String] {
            try await registry.get(name, extent: .complete).flatMap { $0.nodes.map(\.id) }
        }

        /// All rules over one server, which takes longer to start than all of them together.
        @Test func conforms() async throws {
            try await ZooKeeperServer.running { server in
                for rule in RegistryConformance.allCases {
                    try await server.forgetEverything()
                    let registries = try (0..<3).map { _ in try server.registry() }
                    await #expect(throws: Never.self, "\(rule)") {
                        try await rule.check(
                            .init(server: registries[0], client: registries[1], hasty: registries[2])
                        )
                    }
                    for registry in registries { await registry.close() }
                }
            }
        }

        @Test func registrationsSurviveALostConnectionAndGoWithTheirProcess() async throws {
            try await ZooKeeperServer.running(tick: 200) { server in
                let relays = [
                    try await TCPRelay.start(to: server.address), try await TCPRelay.start(to: server.address),
                ]
                let owner = try server.registry { $0.addresses = relays.map(\.address) }
                let (other, client) = (try server.registry(), server.client())
                let events = try await other.watch("greeter")
                let record = Self.record("greeter", "1")
                try await owner.register(record, ttl: .seconds(6))
                try await expect(.create, "1", in: events)
                let first = try #require(try await client.stat("/micro-registry/greeter/1"))
                #expect(first.owner != 0)
                await relays[0].cut()
                try await owner.register(record, ttl: .seconds(6))
                // The same session over another connection, and nothing was written.
                #expect(try await client.stat("/micro-registry/greeter/1") == first)
                await relays[1].cut()
                try await expect(.delete, "1", in: events)
                #expect(try await ids("greeter", other) == [])
                for registry in [owner, other] { await registry.close() }
                await client.close()
            }
        }

        @Test func watchesAndRegistrationsSurviveTheServer() async throws {
            try await ZooKeeperServer.running(tick: 200) { server in
                let (owner, other) = (try server.registry(), try server.registry())
                try await owner.register(Self.record("greeter", "stays"), ttl: nil)
                let events = try await other.watch(nil)
                await server.process.stop()
                let error = await #expect(throws: MicroError.self) { try await other.list() }
                #expect(error?.code == .registryUnavailable)
                try await server.start()
                #expect(try await ids("greeter", owner) == ["stays"])
                try await owner.register(Self.record("greeter", "new"), ttl: .seconds(6))
                try await expect(.create, "new", in: events)
                // It comes back with nothing.
                await server.process.kill()
                try server.process.forget("data")
                try await server.start()
                try await expect(.delete, "stays", in: events)
                try await owner.register(Self.record("greeter", "new"), ttl: .seconds(6))
                #expect(try await ids("greeter", other) == ["new"])
                try await owner.register(Self.record("greeter", "last"), ttl: nil)
                try await expect(.create, "last", in: events)
                for registry in [owner, other] { await registry.close() }
            }
        }

        @Test func sessionsThatExpiredComeBack() async throws {
            try await ZooKeeperServer.running(tick: 200) { server in
                let relay = try await TCPRelay.start(to: server.address)
                let owner = try server.registry { $0.addresses = [relay.address] }
                let other = try server.registry()
                let events = try await other.watch("greeter")
                let record = Self.record("greeter", "1")
                try await owner.register(record, ttl: .seconds(3))
                try await expect(.create, "1", in: events)
                // Nobody tells the owner that its network is gone.
                relay.hold()
                try await expect(.delete, "1", in: events)
                await relay.heal()
                // The attempt that was under way fails with its connection.
                while (try? await owner.register(record, ttl: .seconds(3))) == nil {
                    try await pause(until: .now + .milliseconds(50))
                }
                try await expect(.create, "1", in: events)
                for registry in [owner, other] { await registry.close() }
            }
        }

        /// Where every answer takes more than half a second.
        @Test func aSlowNetwork() async throws {
            try await ZooKeeperServer.running { server in
                let relay = try await TCPRelay.start(to: server.address, delay: .milliseconds(300))
                let (near, far) = (try server.registry(), try server.registry { $0.addresses = [relay.address] })
                try await far.register(Self.record("greeter", "1"), ttl: .seconds(6))
                #expect(try await far.list() == ["greeter"])
                let events = try await far.watch("greeter")
                try await near.register(Self.record("greeter", "2"), ttl: .seconds(6))
                try await expect(.create, "2", in: events)
                try await near.deregister(Self.record("greeter", "2"))
                try await expect(.delete, "2", in: events)
                #expect(try await ids("greeter", far) == ["1"])
                for registry in [near, far] { await registry.close() }
                await relay.cut()
            }
        }

        @Test func aSilentServerIsGivenUp() async throws {
            try await ZooKeeperServer.running { server in
                let registry = try server.registry { $0.timeout = .seconds(3) }
                #expect(try await registry.list() == [])
                server.process.pause()
                for _ in 0..<2 {
                    let error = await #expect(throws: MicroError.self) { try await registry.list() }
                    #expect(error?.code == .registryUnavailable)
                    #expect(error?.message.contains("answer") == true, "\(String(describing: error))")
                }
                await registry.close()
                server.process.resume()
            }
        }

        @Test func credentials() async throws {
            let settings = ["enforce.auth.enabled=true", "enforce.auth.schemes=digest"]
            try await ZooKeeperServer.running(startsAtOnce: false, settings: settings) { server in
                try await server.process.start()
                func make(_ user: String?, _ password: String?) throws -> ZooKeeperRegistry {
                    try server.registry { ($0.username, $0.password) = (user, password) }
                }
                let right = try make("joe", "right")
                while (try? await right.list()) == nil { try await pause(until: .now + .milliseconds(50)) }
                try await server.makeRoot(for: ZooKeeperCredentials(user: "joe", password: "right"))
                try await right.register(Self.record("greeter", "1"), ttl: .seconds(60))
                #expect(try await right.list() == ["greeter"])
                await right.close()
                for (user, password) in [(nil, nil), ("joe", "wrong")] as [(String?, String?)] {
                    let registry = try make(user, password)
                    for ttl: Duration? in [nil, .seconds(60)] {
                        let error = await #expect(throws: MicroError.self) {
                            try await registry.register(Self.record("other", "1"), ttl: ttl)
                        }
                        #expect(error?.code == .accessDenied)
                        #expect(error?.message.contains("wrong") == false)
                    }
                    let error = await #expect(throws: MicroError.self) { _ = try await registry.watch(nil) }
                    #expect(error?.code == .accessDenied)
                    await registry.close()
                }
            }
        }

        @Test func whatOthersStoreAndManyNodes() async throws {
            try await ZooKeeperServer.running { server in
                let (logs, client) = (NotedLogs(), server.client())
                let registry = try server.registry { $0.logger = logs.logger }
                let good = Self.record("a/b", "x/1")
                try await registry.register(good, ttl: .seconds(1))
                #expect(try await registry.list() == ["a/b"])
                #expect(try await registry.get("a-b", extent: .complete) == [])
                #expect(logs.lines.contains { $0.level == .notice && $0.metadata["ttl"] == "1.0 seconds" })
                let hostile = [
                    ("2", "no JSON"), ("3", #"{"name":"other","nodes":[{"id":"3","address":"h:1"}]}"#),
                    ("4", #"{"name":"a-b","nodes":[{"id":"5","address":"h:1"}]}"#), ("6", "\u{1B}[31m"),
                    ("7", String(repeating: "[", count: 500_000)),
                ]
                let events = try await registry.watch(nil)
                for (id, data) in hostile {
                    let path = "/micro-registry/a-b/\(id)"
                    _ = try await client.perform([.create(path, Array(data.utf8), isEphemeral: false)]) { _, _ in }
                }
                for _ in 0..<2 { #expect(try await registry.get("a/b", extent: .complete) == [good]) }
                #expect(logs.lines.filter { $0.message.contains("passed over") }.count == hostile.count)
                for number in 0..<300 {
                    let ids = (0..<5).map { "\(number)-\($0)" }
                    let nodes = ids.map { Node(id: $0, address: "127.0.0.1:9") }
                    try await registry.register(ServiceRecord(name: "s\(number)", nodes: nodes), ttl: nil)
                }
                var seen = 0
                for try await _ in events {
                    seen += 1
                    if seen == 1500 { break }
                }
                #expect(try await registry.list().count == 301)
                #expect(try await ids("s299", registry).count == 5)
                await registry.close()
                await client.close()
            }
        }
    }
}

extension ZooKeeperServer {
    /// A client of this server.
    func client() -> ZooKeeperClient {
        let settings = ZooKeeperSettings(
            addresses: [address],
            sessionTimeout: .seconds(20),
            timeout: .seconds(30),
            isKept: false
        )
        return ZooKeeperClient(settings, tls: nil, loop: MultiThreadedEventLoopGroup.singleton.next())
    }

    /// Deletes the znodes of all services.
    func forgetEverything() async throws {
        let client = client()
        try await delete(ZooKeeperPaths.root, client)
        await client.close()
    }

    private func delete(_ path: String, _ client: ZooKeeperClient) async throws {
        let children = try await client.perform([.getChildren(path, isWatched: false)]) { _, reply -> [String] in
            if case .children(let children, _) = reply { children } else { [] }
        }
        for child in children.joined() { try await delete("\(path)/\(child)", client) }
        _ = try await client.perform([.delete(path)]) { _, _ in }
    }

    /// Makes the znode of all services, for one user alone.
    func makeRoot(for credentials: ZooKeeperCredentials) async throws {
        let client = try await RawClient.connect(to: address)
        var writer = JuteWriter()
        ZooKeeperGreeting(timeout: 10_000).write(to: &writer)
        credentials.write(to: &writer)
        writer.writePacket { writer in
            writer.writeHeader(1, .create)
            writer.write(ZooKeeperPaths.root)
            writer.write([] as [UInt8])
            writer.write(Int32(1))
            writer.write(Int32(0x1F))
            writer.write("auth")
            writer.write("")
            writer.write(Int32(0))
        }
        try await client.send(Array(writer.bytes.readableBytesView))
        _ = await client.read { ByteBuffer(bytes: $0).packets.count >= 3 }
        await client.close()
    }
}

extension ZooKeeperClient {
    /// What the server knows of a znode.
    func stat(_ path: String) async throws -> ZooKeeperStat? {
        try await perform([.sync(path), .exists(path, isWatched: false)]) { _, reply -> ZooKeeperStat? in
            if case .znode(let stat) = reply { stat } else { nil }
        }[1]
    }
}
