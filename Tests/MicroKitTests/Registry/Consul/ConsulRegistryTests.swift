import Logging
import MicroTestSupport
import NIOPosix
import Testing

@testable import MicroKit

@Suite(.timeLimit(.minutes(5))) struct ConsulRegistryTests {
    private let record = ServiceRecord(
        name: "greeter",
        version: "1",
        nodes: [Node(id: "greeter-1", address: "127.0.0.1:9000", metadata: ["protocol": "mucp"])]
    )

    @Test(.serialized, arguments: RegistryConformance.allCases)
    func keepsTheContract(rule: RegistryConformance) async throws {
        let agent = ConsulStandIn()
        let address = try await agent.start()
        let registries = try (0..<3).map { _ in try registry(address) }
        try await rule.check(.init(server: registries[0], client: registries[1], hasty: registries[2]))
        for registry in registries { await registry.close() }
        await agent.stop()
    }

    @Test func renewsWhatHasNotChanged() async throws {
        try await withAgent { agent, registry, _ in
            for _ in 0..<3 { try await registry.register(record, ttl: .seconds(60)) }
            var changed = record
            changed.version = "2"
            try await registry.register(changed, ttl: .seconds(60))
            #expect(
                await agent.requests.map(\.target) == [
                    "/v1/agent/service/register", "/v1/agent/check/pass/service:greeter-1",
                    "/v1/agent/check/pass/service:greeter-1", "/v1/agent/service/register",
                ]
            )
            #expect(try await registry.get("greeter", extent: .complete).map(\.version) == ["2"])
        }
    }

    @Test func expiresAndComesBack() async throws {
        try await withAgent { agent, registry, client in
            // Each change is awaited, since a watch tells nothing of what comes and goes between two of its questions.
            var events = try await client.watch("greeter").makeAsyncIterator()
            try await registry.register(record, ttl: .seconds(60))
            #expect(try await events.next()?.action == .create)
            await agent.advance(by: .seconds(59))
            #expect(try await client.get("greeter", extent: .complete) == [record])
            try await registry.register(record, ttl: .seconds(60))
            await agent.advance(by: .seconds(59))
            #expect(try await client.get("greeter", extent: .complete) == [record])
            await agent.advance(by: .seconds(1))
            #expect(try await events.next()?.action == .delete)
            #expect(try await client.get("greeter", extent: .complete) == [])
            #expect(try await client.list() == ["greeter"])
            await agent.advance(by: .seconds(65))
            #expect(try await client.list() == [])
            // The check is unknown now, so that the node is registered again.
            try await registry.register(record, ttl: .seconds(60))
            #expect(try await client.get("greeter", extent: .complete) == [record])
            #expect(try await events.next()?.action == .create)
        }
    }

    @Test(arguments: [nil, Duration.seconds(60)])
    func registersAgainWithAnAgentThatForgot(ttl: Duration?) async throws {
        try await withAgent { agent, registry, client in
            try await registry.register(record, ttl: ttl)
            await agent.forget()
            try await registry.register(record, ttl: ttl)
            #expect(try await client.get("greeter", extent: .complete) == [record])
        }
    }

    @Test(arguments: [nil, "greeter"])
    func watchesThroughARestartThatForgot(name: String?) async throws {
        let agent = ConsulStandIn()
        let address = try await agent.start()
        let (watcher, writer) = (try registry(address), try registry(address))
        try await writer.register(record, ttl: nil)
        let events = try await watcher.watch(name)
        await agent.stop()
        await agent.forget()
        try await agent.start(port: try HostPort(parsing: address).port)
        var other = record
        other.nodes[0].id = "greeter-2"
        try await writer.register(other, ttl: nil)
        var seen: Set<String> = []
        for try await event in events {
            seen.insert("\(event.action) \(event.service.nodes[0].id)")
            if seen.count == 2 { break }
        }
        #expect(seen == ["create greeter-2", "delete greeter-1"])
        await watcher.close()
        await writer.close()
        await agent.stop()
    }

    @Test func watchesNodesThatLookLikeTheirSiblings() async throws {
        try await withAgent { _, registry, client in
            try await registry.register(record, ttl: .seconds(60))
            let events = try await client.watch(nil)
            var sibling = record
            sibling.nodes[0].id = "greeter-2"
            try await registry.register(sibling, ttl: .seconds(60))
            for try await event in events {
                #expect(event == RegistryEvent(.create, sibling))
                break
            }
        }
    }

    @Test func watchesChecks() async throws {
        try await withAgent { agent, registry, client in
            try await registry.register(record, ttl: .seconds(60))
            let events = try await client.watch(nil)
            await agent.advance(by: .seconds(60))
            for try await event in events {
                #expect(event == RegistryEvent(.delete, record))
                break
            }
        }
    }

    @Test func saysWhyItCannotBeReached() async throws {
        let away = try RefusingAddress()
        defer { away.close() }
        let one = try registry(away.address)
        let error = await #expect(throws: MicroError.self) { try await one.list() }
        #expect(error?.code == .registryUnavailable)
        #expect(error?.phase == .discovery)
        #expect(error?.message == "Consul at \(away.address) can't be reached: connection refused")
        let opening = await #expect(throws: MicroError.self) { _ = try await one.watch(nil) }
        #expect(opening?.code == .registryUnavailable)
        await one.close()
        let two = try registry(away.address, "http://\(away.address)/path/")
        let both = await #expect(throws: MicroError.self) { try await two.list() }
        let expected = "Consul can't be reached: \(away.address): connection refused; "
        #expect(both?.message == expected + "\(away.address)/path: connection refused")
        await two.close()
    }

    @Test func asksTheNextAddress() async throws {
        let away = try RefusingAddress()
        defer { away.close() }
        let agent = ConsulStandIn()
        let registry = try registry(away.address, try await agent.start())
        for _ in 0..<2 { try await registry.register(record, ttl: .seconds(60)) }
        #expect(try await registry.get(["greeter"], extent: .enough) == [record])
        await registry.close()
        #expect(await agent.ids == [])
        await agent.stop()
    }

    @Test(
        arguments: [
            (nil, "Consul at ADDRESS wants credentials for registering greeter: Permission denied"),
            ("wrong", "Consul at ADDRESS refuses the token for registering greeter: ACL not found"),
        ] as [(String?, String)]
    )
    func tellsOfTokens(token: String?, message: String) async throws {
        let agent = ConsulStandIn()
        await agent.demand(token: "right")
        let address = try await agent.start()
        let refused = try registry(address, token: token)
        let error = await #expect(throws: MicroError.self) { try await refused.register(record, ttl: nil) }
        #expect(error?.code == .accessDenied)
        #expect(error?.message.hasPrefix(message.replacing("ADDRESS", with: address)) == true)
        await refused.close()
        let allowed = try registry(address, token: "right")
        try await allowed.register(record, ttl: nil)
        #expect(try await allowed.list() == ["greeter"])
        await allowed.close()
        await agent.stop()
    }

    @Test func asksOneDataCentreAndNamespace() async throws {
        let agent = ConsulStandIn()
        let address = try await agent.start()
        let registry = try ConsulRegistry(
            .init(addresses: [address], datacenter: "dc 2", namespace: "team", allowsStale: false)
        )
        _ = try await registry.list()
        #expect(await agent.requests.last?.query == ["dc": "dc 2", "ns": "team"])
        await agent.lead(false)
        let error = await #expect(throws: MicroError.self) { try await registry.list() }
        #expect(error?.message.contains("No cluster leader") == true)
        await registry.close()
        let stale = try self.registry(address)
        #expect(try await stale.list() == [])
        await stale.close()
        await agent.stop()
    }

    /// Anybody may register a name that can't be part of a path.
    @Test func aNameThatCannotBeAskedForBreaksNothing() async throws {
        let entry = #"[{"Node":{"Node":"n"},"Service":{"ID":"x","Service":"b","Address":"h","Port":1}}]"#
        let server = try await StandInHTTPServer.start { request in
            switch request.path.last {
            case "services": StandInReply(200, #"{"..":[],"b":[]}"#)
            case "critical": StandInReply(200, "[]")
            case "b": StandInReply(200, entry)
            default: StandInReply(301, "", headers: [("Location", "/")])
            }
        }
        let registry = try registry(server.address)
        #expect(try await registry.get(["..", "b"], extent: .complete).map(\.name) == ["b"])
        _ = try await registry.watch(nil)
        // Asked for alone, it may be that this is no Consul at all.
        let error = await #expect(throws: MicroError.self) { try await registry.get("..", extent: .complete) }
        #expect(error?.code == .registryUnavailable)
        await registry.close()
        await server.close()
    }

    /// A server that was cut off from the others still says what it knew then.
    @Test(arguments: [("X-Consul-KnownLeader", "false"), ("X-Consul-LastContact", "60000")])
    func whatIsTooStaleIsAskedOfTheLeader(header: String, value: String) async throws {
        let server = try await StandInHTTPServer.start { request in
            request.query["stale"] == nil
                ? StandInReply(200, #"{"new":[]}"#) : StandInReply(200, #"{"old":[]}"#, headers: [(header, value)])
        }
        let registry = try registry(server.address)
        #expect(try await registry.list() == ["new"])
        await registry.close()
        await server.close()
    }

    @Test func passesOverWhatOthersWrote() async throws {
        let logs = NotedLogs()
        let agent = ConsulStandIn()
        let address = try await agent.start()
        var configuration = ConsulRegistry.Configuration(addresses: [address], logger: logs.logger)
        configuration.timeout = .seconds(60)
        let registry = try ConsulRegistry(configuration)
        let entry = #"{"Node":{"Node":"o"},"Service":{"ID":"x","Service":"greeter","Address":"a","Port":1,"Tags":["#
        await agent.put(try JSONValue(parsing: entry + #""e-00","v=2","e={"]}}"#), id: "x", name: "greeter")
        await agent.put(try JSONValue(parsing: #"{"Service":{"Service":"greeter"}}"#), id: "y", name: "greeter")
        try await registry.register(record, ttl: nil)
        for _ in 0..<2 {
            #expect(try await registry.get("greeter", extent: .complete).map(\.version) == ["1", "2"])
        }
        #expect(logs.lines.filter { $0.message == "a record is passed over" }.count == 2)
        // A node of an agent that is not the one asked.
        try await registry.deregister(ServiceRecord(name: "greeter", nodes: [Node(id: "x", address: "a:1")]))
        #expect(try await registry.get("greeter", extent: .complete).map(\.version) == ["1"])
        await registry.close()
        await agent.stop()
    }

    @Test func refusesWhatConsulRefuses() async throws {
        let server = try await StandInHTTPServer.start { _ in StandInReply(400, "Invalid check: no\nmore") }
        let registry = try registry(server.address)
        let error = await #expect(throws: MicroError.self) { try await registry.register(record, ttl: nil) }
        #expect(error?.code == .invalidRecord)
        #expect(error?.message.hasSuffix("refuses node greeter-1 of greeter: Invalid check: no") == true)
        await registry.close()
        await server.close()
    }

    @Test(arguments: ["<html>", "[1]", "{\"a\":", "7"])
    func isNotConfusedByOtherServers(body: String) async throws {
        let server = try await StandInHTTPServer.start { _ in StandInReply(200, body) }
        let registry = try registry(server.address)
        let error = await #expect(throws: MicroError.self) { try await registry.list() }
        #expect(error?.code == .registryUnavailable)
        await registry.close()
        await server.close()
    }

    @Test func takesOneMomentForManyServices() async throws {
        try await withAgent { _, registry, client in
            for index in 0..<60 {
                var record = record
                record.name = "s\(index)"
                record.nodes = (0..<3).map { Node(id: "s\(index)-\($0)", address: "127.0.0.1:\(9000 + $0)") }
                try await registry.register(record, ttl: .seconds(60))
            }
            let names = try await client.list()
            #expect(names.count == 60)
            let records = try await client.get(names, extent: .complete)
            #expect(records.reduce(0) { $0 + $1.nodes.count } == 180)
        }
    }

    @Test(arguments: [Duration.zero, .seconds(-1)])
    func refusesTimesThatAreNone(timeout: Duration) {
        let error = #expect(throws: MicroError.self) { try ConsulRegistry(.init(timeout: timeout)) }
        #expect(error?.code == .invalidArgument)
    }

    // MARK: Making

    private func registry(_ addresses: String..., token: String? = nil) throws -> ConsulRegistry {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        return try ConsulRegistry(.init(addresses: addresses, token: token, timeout: .seconds(60), logger: logger))
    }

    private func withAgent(_ body: (ConsulStandIn, ConsulRegistry, ConsulRegistry) async throws -> Void) async throws {
        let agent = ConsulStandIn()
        let address = try await agent.start()
        let (one, two) = (try registry(address), try registry(address))
        try await body(agent, one, two)
        await one.close()
        await two.close()
        await agent.stop()
    }
}
