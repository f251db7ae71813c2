import Logging
import MicroTestSupport
import Testing

@testable import MicroKit

@Suite(.timeLimit(.minutes(5))) struct EurekaRegistryTests {
    private let record = ServiceRecord(
        name: "greeter",
        version: "1",
        nodes: [Node(id: "greeter-1", address: "10.1.0.1:80", metadata: ["protocol": "mucp"])]
    )

    @Test(.serialized, arguments: RegistryConformance.allCases, [false, true])
    func keepsTheContract(rule: RegistryConformance, isOld: Bool) async throws {
        let server = EurekaStandIn(isOld: isOld)
        let address = try await server.start()
        let registries = try (0..<3).map { _ in try registry(address) }
        try await rule.check(.init(server: registries[0], client: registries[1], hasty: registries[2]))
        for registry in registries { await registry.close() }
        await server.stop()
    }

    @Test func sendsHeartbeats() async throws {
        try await withServer { server, registry in
            for _ in 0..<2 { try await registry.register(record, ttl: .seconds(60)) }
            await server.advance(by: .seconds(59))
            try await registry.register(record, ttl: .seconds(60))
            await server.advance(by: .seconds(59))
            #expect(try await registry.get("greeter", extent: .complete) == [record])
            #expect(await server.requests.map(\.method) == ["POST", "PUT", "PUT", "GET"])
            await server.advance(by: .seconds(1))
            #expect(try await registry.get("greeter", extent: .complete) == [])
            try await registry.register(record, ttl: .seconds(60))
            #expect(try await registry.get("greeter", extent: .complete) == [record])
            await server.forget()
            try await registry.register(record, ttl: .seconds(60))
            #expect(try await registry.list() == ["greeter"])
        }
    }

    @Test func leavesNothingAtAnOldAddress() async throws {
        try await withServer { _, registry in
            try await registry.register(record, ttl: nil)
            var moved = record
            moved.nodes[0].address = "10.1.0.1:81"
            try await registry.register(moved, ttl: nil)
            #expect(try await registry.get("greeter", extent: .complete) == [moved])
        }
    }

    @Test func knowsNoCapitals() async throws {
        try await withServer { _, registry in
            var record = record
            record.name = "Greeter"
            try await registry.register(record, ttl: nil)
            #expect(try await registry.get("Greeter", extent: .complete) == [record])
            #expect(try await registry.get("greeter", extent: .complete).map(\.name) == ["greeter"])
            #expect(try await registry.list() == ["greeter"])
        }
    }

    @Test func watchesThroughARestartThatForgot() async throws {
        let server = EurekaStandIn()
        let address = try await server.start()
        let (watcher, writer) = (try registry(address), try registry(address))
        try await writer.register(record, ttl: nil)
        let events = try await watcher.watch(nil)
        await server.stop()
        await server.forget()
        try await server.start(port: try HostPort(parsing: address).port)
        for try await event in events {
            #expect(event == RegistryEvent(.delete, record))
            break
        }
        await watcher.close()
        await writer.close()
        await server.stop()
    }

    @Test func tellsOfUsers() async throws {
        let server = EurekaStandIn()
        await server.demand(authorization: "Basic bWU6cDp3")
        let address = try await server.start()
        let allowed = try EurekaRegistry(.init(addresses: [address], user: "me", password: "p:w"))
        #expect(try await allowed.list() == [])
        let refused = try EurekaRegistry(.init(addresses: [address], user: "me", password: "secret"))
        let error = await #expect(throws: MicroError.self) { try await refused.list() }
        #expect(error?.code == .accessDenied)
        #expect(error?.message == "Eureka at \(address)/eureka/v2 refuses the user me for listing applications")
        await allowed.close()
        await refused.close()
        await server.stop()
    }

    @Test func saysWhyItCannotBeReached() async throws {
        let away = try RefusingAddress()
        defer { away.close() }
        let registry = try registry(away.address)
        let error = await #expect(throws: MicroError.self) { try await registry.list() }
        #expect(error?.message == "Eureka at \(away.address)/eureka/v2 can't be reached: connection refused")
        await registry.close()
        let server = try await StandInHTTPServer.start { _ in StandInReply(404, "<html>Tomcat") }
        let other = try self.registry(server.address)
        let lost = await #expect(throws: MicroError.self) { try await other.list() }
        #expect(lost?.code == .registryUnavailable)
        #expect(lost?.hint != nil)
        await other.close()
        await server.close()
    }

    private func registry(_ address: String) throws -> EurekaRegistry {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        return try EurekaRegistry(
            .init(addresses: [address], timeout: .seconds(60), interval: .milliseconds(20), logger: logger)
        )
    }

    private func withServer(_ body: (EurekaStandIn, EurekaRegistry) async throws -> Void) async throws {
        let server = EurekaStandIn()
        let registry = try registry(await server.start())
        try await body(server, registry)
        await registry.close()
        await server.stop()
    }
}
