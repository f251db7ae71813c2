import MicroTestSupport
import NIOCore
import NIOPosix
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@testable import MicroKit

private let isInNamespace = ProcessInfo.processInfo.environment["MICRO_TEST_MDNS_NAMESPACE"] != nil

/// What mDNS does beyond the rules for all registries, over sockets on 127.0.0.1.
@Suite(.timeLimit(.minutes(5))) struct MDNSRegistryTests {
    private let loopback = LoopbackMDNS()

    @Test func carriesRecordsOfManyKilobytes() async throws {
        var random = SplitMix64(state: 9)
        var record = greeter()
        record.endpoints = (0..<1000).map { _ in Endpoint(name: "E\(random.next()).M\(random.next())") }
        let (server, client) = (try loopback.registry(), try loopback.registry())
        try await server.register(record, ttl: nil)
        #expect(try await client.get("greeter", extent: .enough) == [record])
        await server.close()
    }

    @Test func registeringAgainTellsWatchersOfChangesOnly() async throws {
        let server = try loopback.registry()
        let events = try await server.watch("greeter")
        try await server.register(greeter(), ttl: nil)
        try await server.register(greeter(), ttl: nil)
        try await server.register(greeter(address: "127.0.0.1:9001"), ttl: nil)
        // On a busy host the first record may have been announced before it was changed, but never after.
        for try await event in events where event != RegistryEvent(.create, greeter()) {
            #expect(event == RegistryEvent(.create, greeter(address: "127.0.0.1:9001")))
            break
        }
        await server.close()
    }

    @Test func closingSaysGoodbye() async throws {
        let (server, watcher) = (try loopback.registry(), try loopback.registry())
        let events = try await watcher.watch(nil)
        try await server.register(greeter(), ttl: nil)
        await server.close()
        for try await event in events where event.action == .delete {
            #expect(event.service == greeter())
            break
        }
        await watcher.close()
    }

    @Test func lookUpsCanBeCancelled() async throws {
        let client = try loopback.registry(timeout: .seconds(600))
        let lookup = Task { try await client.get("nobody", extent: .enough) }
        lookup.cancel()
        let error = await #expect(throws: MicroError.self) { try await lookup.value }
        #expect(error?.code == .cancelled)
    }

    @Test func manyLookUpsAtOnce() async throws {
        let (server, client) = (try loopback.registry(), try loopback.registry())
        try await server.register(greeter(), ttl: nil)
        try await withThrowingTaskGroup(of: [ServiceRecord].self) { group in
            for _ in 0..<50 { group.addTask { try await client.get("greeter", extent: .enough) } }
            for try await services in group { #expect(services == [greeter()]) }
        }
        await server.close()
    }

    /// A responder outlives garbage, counts it, and goes on answering.
    @Test func garbageIsCounted() async throws {
        let (server, client) = (try loopback.registry(), try loopback.registry())
        try await server.register(greeter(), ttl: nil)
        let interface = try interface("127.0.0.1", isLoopback: true)
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let sockets = try await MDNSSockets.open(.asking, on: [interface], loop: loop) { _, _, _ in }.get()
        for socket in sockets.open {
            for packet in [[], [1], Array(repeating: 0xFF, count: 60_000)] as [[UInt8]] {
                try await socket.multicast(packet).get()
            }
        }
        #expect(try await client.get("greeter", extent: .enough) == [greeter()])
        #expect(await server.counters.malformed >= 3)
        sockets.close()
        await server.close()
    }

    @Test(arguments: ["", "a..b", String(repeating: "x", count: 64)])
    func refusesDomains(domain: String) throws {
        let error = try #require(throws: MicroError.self) { try MDNSRegistry(.init(domain: domain)) }
        #expect(error.code == .invalidArgument)
    }

    @Test func refusesTimesThatAreNone() throws {
        let error = try #require(throws: MicroError.self) { try MDNSRegistry(.init(discoveryTimeout: .zero)) }
        #expect(error.code == .invalidArgument)
    }

    @Test func saysWhichInterfaceIsMissing() async throws {
        let registry = try MDNSRegistry(.init(interfaces: ["nowhere0"]))
        for work in [{ _ = try await registry.list() }, { try await registry.register(greeter(), ttl: nil) }]
            as [() async throws -> Void]
        {
            let error = await #expect(throws: MicroError.self) { try await work() }
            #expect(error?.code == .registryUnavailable)
            #expect(error?.message.contains("nowhere0") == true)
        }
    }

    /// An address of no interface fails; with another one beside it, it is done without.
    @Test(arguments: [MDNSSocket.Role.asking, .listening])
    func interfacesThatFail(role: MDNSSocket.Role) async throws {
        let bad = try interface("192.0.2.77", isLoopback: false)
        let good = try interface("127.0.0.1", isLoopback: true)
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let error = await #expect(throws: MicroError.self) {
            try await MDNSSockets.open(role, on: [bad], loop: loop) { _, _, _ in }.get()
        }
        #expect(error?.code == .registryUnavailable)
        #expect(error?.message.contains("eth0 (192.0.2.77): ") == true)
        #expect(error?.message.contains("(errno ") == true)
        let sockets = try await MDNSSockets.open(role, on: [bad, good], loop: loop) { _, _, _ in }.get()
        #expect(sockets.open.map(\.number) == [1])
        #expect(sockets.failures.count == 1)
        sockets.close()
    }

    /// With no interfaces named all are used. This sends to the network, so it runs only where there is none: in a
    /// network namespace of its own, with addresses of both families on some interface.
    @Test(.enabled(if: isInNamespace, "sends to all interfaces; set MICRO_TEST_MDNS_NAMESPACE in a network namespace"))
    func allInterfaces() async throws {
        let server = try MDNSRegistry(.init(domain: "everywhere", discoveryTimeout: .seconds(10)))
        let interfaces = try MDNSInterface.choose([], from: MDNSDevice.all())
        #expect(Set(interfaces.map(\.isIPv4)) == [true, false])
        let events = try await server.watch(nil)
        try await server.register(greeter(), ttl: nil)
        #expect(try await server.get("greeter", extent: .complete) == [greeter()])
        for name in Set(interfaces.map(\.name)) {
            let client = try MDNSRegistry(
                .init(interfaces: [name], domain: "everywhere", discoveryTimeout: .seconds(10))
            )
            #expect(try await client.list() == ["greeter"])
        }
        for interface in interfaces {
            let loop = MultiThreadedEventLoopGroup.singleton.next()
            let subject = MDNSFindings(.nodes("greeter"), browse: try dnsName("greeter.everywhere"))
            let lookup = MDNSLookup(subject, extent: .enough, timing: MDNSTiming(limit: .seconds(10)), id: 1)
            let done = try await MDNSLookupSession(lookup, loop: loop).run(on: [interface])
            #expect(done.findings.services == [greeter()], "through \(interface.description)")
        }
        for try await event in events {
            #expect(event == RegistryEvent(.create, greeter()))
            break
        }
        await server.close()
    }
}
