import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing

@testable import MicroKit

/// The patience of a subscriber's listener, in virtual time.
@Suite struct HTTPBrokerConnectionTests {
    private func connection(_ subscribers: HTTPBrokerSubscribers = .init()) throws -> EmbeddedChannel {
        let channel = EmbeddedChannel()
        try channel.pipeline.syncOperations.addHandler(
            HTTPBrokerConnection(
                subscribers: subscribers,
                limit: 100,
                patience: HTTPBrokerPatience(request: .seconds(30), idle: .seconds(180))
            )
        )
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        return channel
    }

    private static let head = HTTPServerRequestPart.head(HTTPRequestHead(version: .http1_1, method: .GET, uri: "/"))

    @Test(arguments: [[], [head], [head, .body(ByteBuffer(string: "x"))]] as [[HTTPServerRequestPart]])
    func waitsForTheFirstRequest(_ parts: [HTTPServerRequestPart]) throws {
        let channel = try connection()
        channel.embeddedEventLoop.advanceTime(by: .seconds(29))
        for part in parts { try channel.writeInbound(part) }
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(!channel.isActive)
    }

    @Test func waitsLongerForTheNext() throws {
        let channel = try connection()
        for _ in 0..<3 {
            try channel.writeInbound(Self.head)
            try channel.writeInbound(HTTPServerRequestPart.end(nil))
            channel.embeddedEventLoop.run()
            channel.embeddedEventLoop.advanceTime(by: .seconds(179))
            #expect(channel.isActive)
        }
        try channel.writeInbound(Self.head)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(!channel.isActive)
    }
}
