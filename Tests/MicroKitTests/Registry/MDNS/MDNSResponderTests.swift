import MicroTestSupport
import NIOCore
import NIOPosix
import Testing

@testable import MicroKit

@Suite(.timeLimit(.minutes(5))) struct MDNSResponderTests {
    /// A packet that the system refuses costs the socket, which is replaced.
    @Test func outlivesTheLossOfItsSocket() async throws {
        let domain = "mended"
        let names = try #require(MDNSNames(domain: domain))
        let host = try #require(DNSName(dotted: "host"))
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let responder = MDNSResponder(names: names, interfaces: ["127.0.0.1"], loop: loop)
        let zone = try MDNSZone(greeter().nodes[0], of: greeter(), names: names, host: host)
        let listing = try #require(MDNSZone.listing("greeter", names: names, host: host))
        try await responder.register([.init(service: "greeter", node: "a"): (zone, listing)])
        let socket = try #require(await responder.sockets?.open.first)
        let nowhere = try SocketAddress(ipAddress: "127.0.0.1", port: 0)
        await #expect(throws: (any Error).self) { try await socket.send([1], to: nowhere).get() }
        try await socket.channel.closeFuture.get()

        let client = try MDNSRegistry(.init(interfaces: ["127.0.0.1"], domain: domain))
        while try await client.list() != ["greeter"] {}
        #expect(await responder.sockets?.open.map(\.number) == [1])
        await responder.close()
    }
}
