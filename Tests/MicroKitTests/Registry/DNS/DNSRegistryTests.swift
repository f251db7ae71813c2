import MicroTestSupport
import NIOPosix
import Testing

@testable import MicroKit

@Suite(.timeLimit(.minutes(5))) struct DNSRegistryTests {
    private static let zone = DNSServerZone([
        .init("_greeter._tcp.local", .srv(port: 80, target: "one.local")),
        .init("greeter.local", .srv(port: 99, target: "one.local")),
        .init("plain.local", .srv(port: 81, target: "one.local")),
        .init("orders.service.consul", .srv(port: 82, target: "one.local")),
        .init("one.local", .address("10.0.0.1")),
    ])

    private func registry(_ server: DNSServer, domain: String = "local") throws -> DNSRegistry {
        try DNSRegistry(.init(servers: [server.address], domain: domain, timeout: .seconds(60)))
    }

    @Test(arguments: [
        ("local", "greeter", ["10.0.0.1:80"]),
        ("local", "plain", ["10.0.0.1:81"]),
        ("service.consul", "orders", ["10.0.0.1:82"]),
        ("local", "orders.service.consul.", ["10.0.0.1:82"]),
        ("local", "nobody", []),
        ("local", "one", []),
    ])
    func findsServices(domain: String, service: String, addresses: [String]) async throws {
        let server = try await DNSServer.start(Self.zone)
        let registry = try registry(server, domain: domain)
        for extent in [LookupExtent.enough, .complete] {
            let records = try await registry.get(service, extent: extent)
            #expect(records.flatMap(\.nodes).map(\.address) == addresses)
            #expect(records.map(\.name) == (addresses.isEmpty ? [] : [service]))
            #expect(records.allSatisfy { $0.version.isEmpty && $0.endpoints.isEmpty })
        }
        await server.close()
    }

    @Test func looksInTheDomainsOfTheSystem() async throws {
        let server = try await DNSServer.start(Self.zone)
        let folder = try TemporaryFolder()
        let file = try folder.write("search none.example service.consul\nnameserver 127.0.0.1\n", to: "resolv.conf")
        let registry = try DNSRegistry(
            .init(servers: [server.address], domain: "", timeout: .seconds(60)),
            group: MultiThreadedEventLoopGroup.singleton,
            systemFile: file
        )
        #expect(try await registry.get("orders", extent: .enough).flatMap(\.nodes).map(\.address) == ["10.0.0.1:82"])
        #expect(
            Set(server.queries.map(\.name)).isSuperset(of: ["_orders._tcp.none.example", "_orders._tcp.service.consul"])
        )
        await server.close()
    }

    @Test func aServerThatIsAwayIsAnErrorAndNoAbsence() async throws {
        let away = try RefusingAddress()
        let registry = try DNSRegistry(.init(servers: [away.address], timeout: .seconds(60)))
        for work in [
            { _ = try await registry.get("greeter", extent: .enough) }, { _ = try await registry.list() },
            { _ = try await registry.watch("greeter") },
        ] as [@Sendable () async throws -> Void] {
            let error = await #expect(throws: MicroError.self) { try await work() }
            #expect(error?.code == .registryUnavailable)
            #expect(error?.message.contains("\(away.address): connection refused") == true)
        }
        away.close()
    }

    @Test func listsWhatTheDomainLists() async throws {
        let server = try await DNSServer.start(Self.zone)
        let registry = try registry(server)
        let none = await #expect(throws: MicroError.self) { try await registry.list() }
        #expect(none?.code == .registryUnavailable)
        let text =
            "the DNS does not tell which services there are in local.: there is no list at _services._dns-sd._udp"
        #expect(none?.message == text)
        server.zone.records += ["_plain._tcp.local", "_greeter._tcp.local", "_printer._udp.local"].map {
            .init("_services._dns-sd._udp.local", .ptr($0))
        }
        #expect(try await registry.list() == ["greeter", "plain"])
        await server.close()
    }

    @Test func watchesByAskingAgain() async throws {
        var zone = DNSServerZone([
            .init("_services._dns-sd._udp.local", ttl: 0, .ptr("_greeter._tcp.local")),
            .init("_greeter._tcp.local", ttl: 0, .srv(port: 80, target: "one.local")),
            .init("one.local", ttl: 0, .address("10.0.0.1")),
        ])
        let server = try await DNSServer.start(zone)
        let registry = try registry(server)
        var one = try await registry.watch("greeter").makeAsyncIterator()
        var all = try await registry.watch(nil).makeAsyncIterator()
        zone.records[1] = .init("_greeter._tcp.local", ttl: 0, .srv(port: 81, target: "one.local"))
        server.zone = zone
        for event in [try await one.next(), try await one.next(), try await all.next(), try await all.next()] {
            let id = event?.action == .create ? "one.local:81" : "one.local:80"
            #expect(event?.service.nodes.map(\.id) == [id])
        }
        await registry.close()
        #expect(try await one.next() == nil)
        #expect(try await all.next() == nil)
        await server.close()
    }

    @Test func refusesToRegister() async throws {
        let registry = try DNSRegistry()
        let error = await #expect(throws: MicroError.self) { try await registry.register(greeter(), ttl: nil) }
        #expect(error?.code == .invalidArgument)
        #expect(error?.message == "greeter can't be registered: the registry dns is only read")
        let other = await #expect(throws: MicroError.self) { try await registry.deregister(greeter()) }
        #expect(other?.code == .invalidArgument)
    }

    @Test func refusesWrongSettings() {
        for configuration in [
            DNSRegistry.Configuration(servers: ["ns.example"]), .init(domain: "a..b"), .init(timeout: .zero),
        ] {
            let error = #expect(throws: MicroError.self) { try DNSRegistry(configuration) }
            #expect(error?.code == .invalidArgument)
        }
    }

    @Test(arguments: [
        RegistryConformance.closingEndsWatches, .closedRegistriesRefuse, .unknownNameIsEmpty,
    ])
    func keepsTheRulesOfWhoIsOnlyAsked(rule: RegistryConformance) async throws {
        let server = try await DNSServer.start(
            DNSServerZone([
                .init("_services._dns-sd._udp.local", .ptr("_greeter._tcp.local"))
            ])
        )
        let registry = try registry(server)
        try await rule.check(.init(server: registry, client: registry, hasty: registry))
        await registry.close()
        await server.close()
    }
}
