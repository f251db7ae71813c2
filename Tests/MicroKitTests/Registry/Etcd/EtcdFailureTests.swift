import MicroTestSupport
import NIOPosix
import Synchronization
import Testing

@testable import MicroKit

extension Interop {
    /// What the registry does when servers fail.
    @Suite(.servers(.etcd, .etcd35, .etcdctl), .timeLimit(.minutes(5))) struct EtcdFailureTests {
        @Test(arguments: EtcdLab.programs) func aServerThatIsDownAtFirst(program: ServerProgram) async throws {
            try await EtcdServer.running(program, startsAtOnce: false) { server in
                let registry = try EtcdLab.registry(server)
                let error = await #expect(throws: MicroError.self) { try await registry.list() }
                #expect(error?.code == .registryUnavailable && error?.phase == .discovery)
                #expect(error?.message == "etcd at \(server.address) can't be reached: connection refused")
                await #expect(throws: MicroError.self) { try await registry.watch(nil) }
                try await server.process.start()
                #expect(try await registry.list() == [])
                await registry.close()
            }
        }

        @Test(arguments: EtcdLab.programs) func aServerThatGoesDownInAWatch(program: ServerProgram) async throws {
            try await EtcdServer.running(program) { server in
                let logs = NotedLogs()
                let registry = try EtcdLab.registry(server, logs: logs)
                let events = try await registry.watch(nil)
                try await registry.register(EtcdLab.record("a"), ttl: .seconds(60))
                try await EtcdLab.until(events, RegistryEvent(.create, EtcdLab.record("a")))
                await server.process.kill()
                try await server.process.start()
                try await EtcdLab.persist(registry, EtcdLab.record("b"))
                try await EtcdLab.until(events, RegistryEvent(.create, EtcdLab.record("b")))
                #expect(logs.lines.contains { $0.message.contains("goes on") })
                #expect(try await registry.get("greeter", extent: .complete) == [EtcdLab.record("a", "b")])
                await registry.close()
            }
        }

        @Test(arguments: EtcdLab.programs) func aServerThatComesBackEmpty(program: ServerProgram) async throws {
            try await EtcdServer.running(program) { server in
                let registry = try EtcdLab.registry(server)
                let events = try await registry.watch(nil)
                for node in ["a", "b"] { try await registry.register(EtcdLab.record(node), ttl: .seconds(60)) }
                try await EtcdLab.until(events, RegistryEvent(.create, EtcdLab.record("b")))
                try await server.restartEmpty()
                // As many revisions as there were, so that numbers alone say nothing.
                for _ in 1...2 { try await server.control("put", "/elsewhere", "x") }
                try await EtcdLab.until(events, RegistryEvent(.delete, EtcdLab.record("b")))
                try await EtcdLab.persist(registry, EtcdLab.record("a"))
                try await EtcdLab.until(events, RegistryEvent(.create, EtcdLab.record("a")))
                #expect(try await registry.get("greeter", extent: .complete) == [EtcdLab.record("a")])
                await registry.close()
            }
        }

        @Test(arguments: EtcdLab.programs) func aServerThatFallsSilent(program: ServerProgram) async throws {
            try await EtcdServer.running(program, ["--grpc-keepalive-min-time", "500ms"]) { server in
                let logs = NotedLogs()
                let configuration = EtcdLab.configuration([server], logs) { $0.timeout = .seconds(2) }
                let registry = try EtcdRegistry(
                    configuration,
                    group: MultiThreadedEventLoopGroup.singleton,
                    keepAlive: GRPCKeepAlive(interval: .seconds(1), timeout: .seconds(1))
                )
                let events = try await registry.watch(nil)
                server.process.pause()
                let error = await #expect(throws: MicroError.self) { try await registry.list() }
                #expect(error?.code == .registryUnavailable)
                while !logs.lines.contains(where: { $0.message.contains("is lost") }) {
                    try await pause(until: .now + .milliseconds(20))
                }
                server.process.resume()
                try await EtcdLab.persist(registry, EtcdLab.record("a"))
                try await EtcdLab.until(events, RegistryEvent(.create, EtcdLab.record("a")))
                await registry.close()
            }
        }

        /// Where every answer takes more than half a second; a watch of one service begins with more than one range.
        @Test(arguments: zip(EtcdLab.programs, [nil, "greeter"])) func aSlowNetwork(
            program: ServerProgram,
            name: String?
        ) async throws {
            try await EtcdServer.running(program) { server in
                let relay = try await TCPRelay.start(to: server.address, delay: .milliseconds(300))
                let near = try EtcdLab.registry(server)
                let far = try EtcdLab.registry(server) { $0.addresses = [relay.address] }
                try await far.register(EtcdLab.record("a"), ttl: .seconds(60))
                #expect(try await far.list() == ["greeter"])
                let events = try await far.watch(name)
                try await near.register(EtcdLab.record("b"), ttl: .seconds(60))
                try await EtcdLab.until(events, RegistryEvent(.create, EtcdLab.record("b")))
                await server.process.kill()
                try await server.process.start()
                try await EtcdLab.persist(near, EtcdLab.record("c"))
                try await EtcdLab.until(events, RegistryEvent(.create, EtcdLab.record("c")))
                try await far.deregister(EtcdLab.record("a"))
                #expect(try await far.get("greeter", extent: .complete) == [EtcdLab.record("b", "c")])
                for registry in [near, far] { await registry.close() }
                await relay.cut()
            }
        }

        /// Also where there is more than one range to begin with, whose changes come before all have begun.
        @Test(arguments: [nil, "greeter"]) func aWatchGoesOnWhereItWas(name: String?) async throws {
            try await EtcdServer.running { server in
                let (client, registry) = (try EtcdLab.client(server), try EtcdLab.registry(server))
                let follower = follower(client, name)
                func register(_ node: String) async throws {
                    try await registry.register(EtcdLab.record(node), ttl: nil)
                }
                try await register("a")
                #expect(try await followed(follower, 1) { try await register("b") } == ["all 1"])
                // What came and went is nothing that a picture would tell.
                try await registry.deregister(EtcdLab.record("b"))
                try await register("c")
                let missed = try await followed(follower, 4) { try await register("d") }
                #expect(missed == ["resumed", "create b", "delete b", "create c"])
                // What has been compacted away shows as the difference alone.
                try await register("e")
                try await server.control("compaction", "7")
                #expect(try await followed(follower, 1) { try await register("f") } == ["all 4"])
                await client.close()
                await registry.close()
            }
        }

        private func follower(_ client: EtcdClient, _ name: String?) -> EtcdFollower {
            let keys = EtcdKeys(domains: name == nil ? [] : ["micro", "elsewhere"])
            let records = EtcdRecords(keys: keys, logger: NotedLogs().logger)
            return EtcdFollower(name.map(keys.ranges) ?? [EtcdKeys.all], client: client, records: records)
        }

        private struct Enough: Error {}

        /// What a follower tells over one connection, which ends when it is about to tell more than so many updates, as
        /// `more` gives it to.
        private func followed(
            _ follower: EtcdFollower,
            _ count: Int,
            _ more: () async throws -> Void
        ) async throws -> [String] {
            let seen = Mutex<[String]>([])
            let (told, telling) = AsyncStream.makeStream(of: Void.self)
            async let end = Result.catching {
                defer { telling.finish() }
                try await follower.follow { update in
                    let isEnough = seen.withLock { seen in
                        if seen.count == count { return true }
                        seen.append(Self.text(update))
                        if seen.count == count { telling.finish() }
                        return false
                    }
                    if isEnough { throw Enough() }
                }
            }
            for await _ in told {}
            try await more()
            if case .failure(let error) = await end, !(error is Enough) { throw error }
            return seen.withLock(\.self)
        }

        private static func text(_ update: RegistryUpdate) -> String {
            switch update {
            case .all(let records): "all \(records.flatMap(\.nodes).count)"
            case .service(let name, _): "service \(name)"
            case .change(let event): "\(event.action) \(event.service.nodes[0].id)"
            case .resumed: "resumed"
            }
        }

        @Test(arguments: EtcdLab.programs) func aClusterThatLosesItsLeader(program: ServerProgram) async throws {
            try await EtcdServer.cluster(program) { servers in
                let configuration = EtcdLab.configuration(servers)
                let (registry, other) = (try EtcdRegistry(configuration), try EtcdRegistry(configuration))
                let events = try await other.watch("greeter")
                try await EtcdLab.persist(registry, EtcdLab.record("a"))
                try await EtcdLab.until(events, RegistryEvent(.create, EtcdLab.record("a")))
                var leader = servers[0]
                for server in servers
                where try await server.control("endpoint", "status")[0].contains(", true, ") { leader = server }
                await leader.process.kill()
                for node in ["a", "b"] { try await EtcdLab.persist(registry, EtcdLab.record(node)) }
                try await EtcdLab.until(events, RegistryEvent(.create, EtcdLab.record("b")))
                #expect(try await registry.get("greeter", extent: .complete) == [EtcdLab.record("a", "b")])
                try await leader.process.start()
                // Cut off, as behind a broken network, and back.
                servers[1].process.pause()
                try await EtcdLab.persist(registry, EtcdLab.record("c"))
                servers[1].process.resume()
                try await EtcdLab.until(events, RegistryEvent(.create, EtcdLab.record("c")))
                await registry.close()
                await other.close()
            }
        }

        @Test func closedIsClosed() async throws {
            try await EtcdServer.running { server in
                let registry = try EtcdLab.registry(server)
                await registry.close()
                await registry.close()
                let error = await #expect(throws: MicroError.self) { try await registry.list() }
                #expect(error?.message == "the etcd registry has been closed")
            }
        }

        @Test func allServersAreNamed() async throws {
            let (one, other) = (try RefusingAddress(), try RefusingAddress())
            let registry = try EtcdRegistry(.init(addresses: [one.address, other.address]))
            let error = await #expect(throws: MicroError.self) { try await registry.list() }
            #expect(
                error?.message.contains("\(one.address) can't be reached: connection refused; \(other.address)") == true
            )
            await registry.close()
            one.close()
            other.close()
        }
    }
}
