import MicroTestSupport
import NIOPosix
import Testing

@testable import MicroKit

@Suite(.timeLimit(.minutes(5))) struct DNSServiceLookupTests {
    private func nodes(
        _ records: [DNSServerZone.Record],
        givesAddresses: Bool = true
    ) async throws -> (nodes: [Node], omitted: Int, questions: Int) {
        var zone = DNSServerZone(records)
        zone.givesAddresses = givesAddresses
        let server = try await DNSServer.start(zone)
        let servers = try ResolverConfiguration.servers([server.address])
        let resolver = DNSResolver(loop: MultiThreadedEventLoopGroup.singleton.next()) {
            ResolverConfiguration(servers: servers)
        }
        let lookup = DNSServiceLookup(resolver: resolver, deadline: .now + .seconds(60))
        let found = try await lookup.nodes(of: try dnsName("greeter.local"))
        await server.close()
        return (found.nodes, found.omitted, server.queries.count)
    }

    @Test(arguments: [true, false])
    func findsPlacesAndAddresses(givesAddresses: Bool) async throws {
        let found = try await nodes(
            [
                .init("greeter.local", .srv(priority: 10, weight: 5, port: 8080, target: "Two.local")),
                .init("greeter.local", .srv(port: 8081, target: "one.local")),
                .init("one.local", .address("10.0.0.1")),
                .init("one.local", .address("::1")),
                .init("two.local", .address("2001:db8::2")),
            ],
            givesAddresses: givesAddresses
        )
        #expect(
            found.nodes == [
                Node(id: "one.local:8081", address: "10.0.0.1:8081", metadata: ["priority": "0", "weight": "0"]),
                Node(id: "two.local:8080", address: "[2001:db8::2]:8080", metadata: ["priority": "10", "weight": "5"]),
            ]
        )
        #expect(givesAddresses || found.questions == 4)
    }

    @Test func aHostWithSeveralAddressesIsSeveralNodes() async throws {
        let found = try await nodes([
            .init("greeter.local", .srv(port: 80, target: "pool.local")),
            .init("pool.local", .address("10.0.0.2")),
            .init("pool.local", .address("10.0.0.1")),
        ])
        #expect(found.nodes.map(\.id) == ["pool.local:80-10.0.0.1", "pool.local:80-10.0.0.2"])
        #expect(found.nodes.map(\.address) == ["10.0.0.1:80", "10.0.0.2:80"])
    }

    @Test func aHostThatNobodyKnowsKeepsItsName() async throws {
        let found = try await nodes([
            .init("greeter.local", .srv(port: 80, target: "far.example")),
            // Nothing that could be connected to.
            .init("greeter.local", .srv(port: 80, target: "not a host")),
            .init("greeter.local", .srv(port: 0, target: "far.example")),
            .init("greeter.local", .srv(port: 80, target: "")),
        ])
        #expect(found.nodes.map(\.address) == ["far.example:80"])
    }

    @Test func aNameWithoutServicesHasNone() async throws {
        #expect(try await nodes([.init("greeter.local", .address("10.0.0.1"))]).nodes == [])
        #expect(try await nodes([]).nodes == [])
    }

    /// Of very many those of the best priority are used, and hosts are not asked for without end.
    @Test func isBounded() async throws {
        var records = (0..<1500).map { number in
            DNSServerZone.Record("greeter.local", .srv(priority: 1, port: UInt16(number + 1), target: "h.local"))
        }
        records.append(.init("greeter.local", .srv(priority: 0, port: 9999, target: "h.local")))
        records.append(.init("h.local", .address("10.0.0.1")))
        let found = try await nodes(records)
        #expect(found.nodes.count == DNSServiceLookup.maximumNodes)
        #expect(found.nodes.contains { $0.id == "h.local:9999" })
        #expect(found.omitted == 501)
    }
}
