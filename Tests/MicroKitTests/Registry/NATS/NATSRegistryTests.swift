import Logging
import MicroTestSupport
import Synchronization
import Testing

@testable import MicroKit

extension Interop {
    /// The registry with a real server.
    @Suite(.servers(.natsServer), .timeLimit(.minutes(5))) struct NATSRegistryTests {
        private func record(_ name: String = "greeter", _ nodes: String..., address: String = "127.0.0.1:9000")
            -> ServiceRecord
        {
            let nodes = (nodes.isEmpty ? ["\(name)-1"] : nodes).map { Node(id: $0, address: address) }
            return ServiceRecord(name: name, version: "1", endpoints: [Endpoint(name: "Say.Hello")], nodes: nodes)
        }

        /// Reads until an event comes.
        private func expect(
            _ action: RegistryEvent.Action,
            _ node: String,
            in events: AsyncThrowingStream<RegistryEvent, any Error>
        ) async throws {
            for try await event in events where event.action == action && event.service.nodes.map(\.id) == [node] {
                return
            }
            #expect(Bool(false), "the watch ended before \(action) of \(node)")
        }

        @Test func conforms() async throws {
            for rule in RegistryConformance.allCases {
                try await NATSTestServer.running { server in
                    let (one, two) = (try server.registry(), try server.registry())
                    let hasty = try server.registry(discovery: .milliseconds(150))
                    try await rule.check(.init(server: one, client: two, hasty: hasty))
                    for registry in [one, two, hasty] { await registry.close() }
                }
            }
        }

        /// Where nobody listens nothing is waited for, and a server says so as soon as the last one stops answering.
        @Test func whereNobodyListensLookUpsEndAtOnce() async throws {
            try await NATSTestServer.running { server in
                let (one, two) = (try server.registry(discovery: .seconds(3600)), try server.registry())
                #expect(try await one.get("nobody", extent: .complete) == [])
                try await two.register(record(), ttl: nil)
                #expect(try await one.list() == ["greeter"])
                try await two.deregister(record())
                #expect(try await one.list() == [])
                await one.close()
                await two.close()
            }
        }

        @Test func aServerThatIsAwayIsSaidToBe() async throws {
            let port = FreePort.take()
            try await NATSTestServer.running(port: port, startsAtOnce: false) { server in
                let registry = try server.registry()
                let failure = await #expect(throws: MicroError.self) { try await registry.list() }
                #expect(failure?.code == .registryUnavailable && failure?.phase == .discovery)
                #expect(failure?.message == "nats at 127.0.0.1:\(port) can't be reached: connection refused")
                #expect(failure?.address == server.address && failure?.hint != nil)
                let refused = await #expect(throws: MicroError.self) { try await registry.register(record(), ttl: nil) }
                #expect(refused?.code == .registryUnavailable)
                await #expect(throws: MicroError.self) { _ = try await registry.watch(nil) }
                try await server.process.start()
                // What could not be registered is not there.
                #expect(try await registry.list() == [])
                try await registry.register(record(), ttl: nil)
                #expect(try await registry.list() == ["greeter"])
                await registry.close()
            }
        }

        @Test func registrationsAndWatchesComeBackAfterARestart() async throws {
            try await NATSTestServer.running { server in
                let (service, client) = (try server.registry(), try server.registry())
                try await service.register(record(), ttl: nil)
                let events = try await client.watch(nil)
                await server.process.kill()
                let failure = await #expect(throws: MicroError.self) { try await client.list() }
                #expect(failure?.code == .registryUnavailable)
                try await server.process.start()
                // Nothing but the service itself knows of the node now.
                while try await client.get("greeter", extent: .complete) != [record()] {}
                try await service.register(record("late"), ttl: nil)
                try await expect(.create, "late-1", in: events)
                await service.close()
                await client.close()
            }
        }

        /// Where every answer of the server takes more than half a second.
        @Test func aSlowNetwork() async throws {
            try await NATSTestServer.running { server in
                let relay = try await TCPRelay.start(to: server.address, delay: .milliseconds(300))
                let registries = try (0..<2).map { _ in
                    try server.registry(addresses: [relay.address], discovery: .seconds(10))
                }
                let (service, client) = (registries[0], registries[1])
                try await service.register(record(), ttl: nil)
                #expect(try await client.list() == ["greeter"])
                #expect(try await client.get("greeter", extent: .complete) == [record()])
                let events = try await client.watch(nil)
                try await service.register(record("late"), ttl: nil)
                try await expect(.create, "late-1", in: events)
                await server.process.kill()
                try await server.process.start()
                while try await client.list() != ["greeter", "late"] {}
                try await service.deregister(record("late"))
                try await expect(.delete, "late-1", in: events)
                for registry in registries { await registry.close() }
                await relay.cut()
            }
        }

        /// An outage that is longer than a watch waits before it asks again, and services that come back later than it.
        @Test func nobodyCountsAsGoneAfterALongOutage() async throws {
            try await NATSTestServer.running { server in
                let (logs, service) = (NotedLogs(), try server.registry())
                let watcher = try server.registry(
                    discovery: .milliseconds(200),
                    refresh: .milliseconds(300),
                    logger: logs.logger
                )
                try await service.register(record(), ttl: nil)
                let events = try await watcher.watch(nil)
                await server.process.kill()
                while !logs.lines.contains(where: { $0.message == "the watch is lost and tried again" }) {
                    try await pause(until: .now + .milliseconds(20))
                }
                await service.close()
                try await server.process.start()
                while !logs.lines.contains(where: { $0.message == "the watch goes on" }) {
                    try await pause(until: .now + .milliseconds(20))
                }
                let back = try server.registry()
                try await back.register(record(), ttl: nil)
                try await back.register(record("late"), ttl: nil)
                for try await event in events {
                    #expect(event.action == .create && event.service.name == "late")
                    break
                }
                await watcher.close()
                await back.close()
            }
        }

        @Test func aProcessThatIsGoneWithoutAWordIsMissed() async throws {
            try await NATSTestServer.running { server in
                let client = try server.registry(discovery: .milliseconds(200), refresh: .milliseconds(300))
                let (killed, stays) = (try server.client(), try server.registry())
                try await stays.register(record("stays"), ttl: nil)
                let silent = try await Self.answering(for: record("killed"), on: killed)
                let events = try await client.watch(nil)
                await killed.unsubscribe(silent)
                try await expect(.delete, "killed-1", in: events)
                #expect(try await client.list() == ["stays"])
                await client.close()
                await stays.close()
                await killed.close()
            }
        }

        /// Answers as a process of go-micro's core does, and tells nothing.
        private static func answering(for record: ServiceRecord, on client: NATSClient) async throws -> UInt64 {
            try await client.connect()
            let answer = record.jsonValue.utf8()
            let id = try await client.subscribe(NATSSubjectFamily.core.query) { delivery in
                guard case .message(let message) = delivery, let reply = message.reply else { return }
                let question = try? NATSRegistryMessage(decoding: message.payload)
                guard question == .list || question == .get(record.name) else { return }
                _ = client.assumeIsolated { $0.publishAtOnce(NATSMessage(reply, answer)) }
            }
            try await client.flush()
            return id
        }

        @Test(arguments: NATSSubjectFamily.allCases)
        fileprivate func speaksWithEachFamily(family: NATSSubjectFamily) async throws {
            try await NATSTestServer.running { server in
                // The service that is watched first is nobody's, which takes all of the time for a first answer.
                let registry = try server.registry(discovery: .milliseconds(200))
                let other = try server.client()
                try await other.withSubscription(to: [family.watch]) { told in
                    try await other.flush()
                    try await registry.register(record(), ttl: nil)
                    guard case .message(let message)? = await told.next() else { return #expect(Bool(false)) }
                    let event = RegistryEvent(.create, record())
                    #expect(try NATSRegistryMessage(decoding: message.payload) == .event(event))
                }
                let question = NATSMessage(family.query, NATSRegistryMessage.get("greeter").encoded)
                let reply = try await other.request(question, deadline: .now + .seconds(60))
                #expect(try NATSRegistryMessage.record(reply.payload) == record())
                let events = try await registry.watch("other")
                let created = NATSRegistryMessage.event(RegistryEvent(.create, record("other"))).encoded
                try await other.publish(NATSMessage(family.watch, created))
                try await expect(.create, "other-1", in: events)
                await registry.close()
                await other.close()
            }
        }

        @Test func hostileMessagesHarmNobody() async throws {
            try await NATSTestServer.running { server in
                let logs = NotedLogs()
                let registry = try server.registry(logger: logs.logger)
                let other = try server.client()
                try await registry.register(record(), ttl: nil)
                let events = try await registry.watch(nil)
                let texts = [
                    "", "null", "[]", #"{"Action":"get","Service":null}"#,
                    #"{"Action":"create","Service":{"nodes":7}}"#,
                    String(repeating: "[", count: 500_000), "\u{0}\u{1}", #"{"Action":"create"}"#,
                ]
                for family in NATSSubjectFamily.allCases {
                    for text in texts {
                        try await other.publish(NATSMessage(family.query, Array(text.utf8), reply: "x.y"))
                        try await other.publish(NATSMessage(family.watch, Array(text.utf8)))
                        try await other.publish(NATSMessage(family.query, Array(text.utf8)))
                    }
                }
                try await other.flush()
                // One that answers every question with a lie and with garbage.
                _ = try await other.subscribe(NATSSubjectFamily.plugins.query) { delivery in
                    guard case .message(let message) = delivery, let reply = message.reply else { return }
                    for text in [#"{"name":"liar","nodes":[{"id":"l","address":"h:1"}]}"#, "garbage", ""] {
                        _ = other.assumeIsolated { $0.publishAtOnce(NATSMessage(reply, Array(text.utf8))) }
                    }
                }
                try await other.flush()
                #expect(try await registry.get("greeter", extent: .complete) == [record()])
                #expect(try await registry.get("greeter", extent: .complete) == [record()])
                let warnings = logs.lines.filter { $0.level == .warning }
                #expect(Set(warnings.map { $0.metadata["service"] ?? "" }) == ["liar", "greeter"])
                #expect(warnings.count == 2)
                try await registry.register(record("late"), ttl: nil)
                try await expect(.create, "late-1", in: events)
                await registry.close()
                await other.close()
            }
        }

        @Test func loginsAndPermissions() async throws {
            let users = """
                authorization { users: [
                  {user: all, password: p}
                  {user: core, password: p, permissions: {publish: ["micro.nats.>", "_INBOX.>"], subscribe: ["micro.nats.>", "_INBOX.>"]}}
                  {user: none, password: p, permissions: {publish: "x", subscribe: "_INBOX.>"}}
                ] }
                """
            try await NATSTestServer.running(users) { server in
                let wrong = try server.registry(.user("all", password: "geheim"))
                let denied = await #expect(throws: MicroError.self) { try await wrong.list() }
                #expect(denied?.code == .accessDenied && denied?.message.contains("geheim") == false)
                let (core, all) = (
                    try server.registry(.user("core", password: "p")), try server.registry(.user("all", password: "p"))
                )
                try await core.register(record(), ttl: nil)
                #expect(try await all.list() == ["greeter"])
                #expect(try await core.list() == ["greeter"])
                let none = try server.registry(.user("none", password: "p"))
                for work in [
                    { _ = try await none.list() }, { try await none.register(record(), ttl: nil) },
                    { _ = try await none.watch(nil) },
                ] as [() async throws -> Void] {
                    let error = await #expect(throws: MicroError.self) { try await work() }
                    #expect(error?.code == .accessDenied, "\(String(describing: error))")
                }
                for registry in [core, all, none, wrong] { await registry.close() }
            }
        }

        @Test func recordsThatNoMessageHoldsAreRefused() async throws {
            try await NATSTestServer.running("max_payload: 1000") { server in
                let registry = try server.registry()
                var large = record()
                large.endpoints = (0..<100).map { Endpoint(name: "Endpoint\($0)") }
                let error = await #expect(throws: MicroError.self) { try await registry.register(large, ttl: nil) }
                #expect(error?.code == .invalidRecord)
                try await registry.register(record(), ttl: nil)
                #expect(try await registry.list() == ["greeter"])
                await registry.close()
            }
        }

        @Test func closingSaysGoodbye() async throws {
            try await NATSTestServer.running { server in
                let (service, client) = (try server.registry(), try server.registry())
                try await service.register(record("greeter", "a", "b"), ttl: nil)
                let events = try await client.watch("greeter")
                await service.close()
                try await expect(.delete, "a", in: events)
                try await expect(.delete, "b", in: events)
                await client.close()
            }
        }

        @Test func aRegistrationThatIsNotRenewedEnds() async throws {
            try await NATSTestServer.running { server in
                let (service, client) = (try server.registry(), try server.registry(discovery: .milliseconds(50)))
                try await service.register(record(), ttl: .milliseconds(100))
                while try await client.get("greeter", extent: .complete) != [] {}
                try await service.register(record(), ttl: .seconds(60))
                #expect(try await client.get("greeter", extent: .enough) == [record()])
                await service.close()
                await client.close()
            }
        }

        @Test func lookUpsCanBeCancelled() async throws {
            try await NATSTestServer.running { server in
                let (service, client) = (try server.registry(), try server.registry(discovery: .seconds(3600)))
                try await service.register(record(), ttl: nil)
                let lookup = Task { try await client.get("nobody", extent: .enough) }
                lookup.cancel()
                let error = await #expect(throws: MicroError.self) { try await lookup.value }
                #expect(error?.code == .cancelled)
                await service.close()
                await client.close()
            }
        }

        @Test func aThousandServicesAreFound() async throws {
            try await NATSTestServer.running { server in
                let (service, client) = (try server.registry(), try server.registry())
                let names = (0..<1000).map { "service-\($0)" }.sorted()
                for name in names { try await service.register(record(name, "\(name)-1", "\(name)-2"), ttl: nil) }
                #expect(try await client.list() == names)
                let events = try await client.watch(nil)
                #expect(try await client.get("service-7", extent: .enough).first?.nodes.count == 2)
                await service.close()
                for name in names {
                    for node in 1...2 { try await expect(.delete, "\(name)-\(node)", in: events) }
                }
                await client.close()
            }
        }

        @Test func refusesWhatCannotBe() {
            for configuration in [
                NATSRegistry.Configuration(addresses: ["http://h"]), .init(discoveryTimeout: .zero),
                .init(timeout: .zero), .init(refreshInterval: .seconds(-1)),
            ] {
                let error = #expect(throws: MicroError.self) { try NATSRegistry(configuration) }
                #expect(error?.code == .invalidArgument)
            }
        }
    }
}
