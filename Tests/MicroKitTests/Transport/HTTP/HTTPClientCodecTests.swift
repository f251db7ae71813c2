import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing

@testable import MicroKit

/// What whole replies become is tested with the connection; here is what only a codec of one's own can get wrong.
@Suite struct HTTPClientCodecTests {
    /// Notes what it gets, and does something in the middle of it.
    private final class Listener: ChannelInboundHandler {
        typealias InboundIn = HTTPClientResponsePart

        private(set) var events: [String] = []
        var onHead: (ChannelHandlerContext) -> Void = { _ in }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch unwrapInboundIn(data) {
            case .head(let head):
                events.append("head \(head.status.code)")
                onHead(context)
            case .body(let buffer): events.append("body \(String(buffer: buffer))")
            case .end: events.append("end")
            }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            events.append("error \(type(of: error))")
        }
    }

    private static let head = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n"

    private func channel() throws -> (EmbeddedChannel, HTTPClientCodec, Listener) {
        let (channel, codec, listener) = (EmbeddedChannel(), HTTPClientCodec(limits: TransportLimits()), Listener())
        try channel.pipeline.syncOperations.addHandlers([codec, listener])
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        try channel.writeOutbound(ByteBuffer(string: "request"))
        return (channel, codec, listener)
    }

    @Test func requestsGoOutUntouched() throws {
        let (channel, _, _) = try channel()
        #expect(try channel.readOutbound(as: ByteBuffer.self) == ByteBuffer(string: "request"))
        _ = try channel.finish()
    }

    /// The decoder may not be called while it is at work.
    @Test func bytesThatArriveWithinAReplyComeNext() throws {
        let (channel, _, listener) = try channel()
        listener.onHead = { $0.pipeline.fireChannelRead(ByteBuffer(string: "hi")) }
        try channel.writeInbound(ByteBuffer(string: Self.head))
        #expect(listener.events == ["head 200", "body hi", "end"])
        _ = try channel.finish()
    }

    @Test func anEndWithinAReplyIsHarmless() throws {
        let (channel, _, listener) = try channel()
        listener.onHead = { $0.pipeline.fireChannelInactive() }
        try channel.writeInbound(ByteBuffer(string: Self.head))
        #expect(listener.events == ["head 200"])
        _ = try channel.finish()
    }

    @Test func aRemovalWithinAReplyIsHarmless() throws {
        let (channel, codec, listener) = try channel()
        listener.onHead = { codec.handlerRemoved(context: $0) }
        try channel.writeInbound(ByteBuffer(string: Self.head + "hi"))
        try channel.writeInbound(ByteBuffer(string: Self.head))
        #expect(listener.events.first == "head 200")
        #expect(listener.events.count { $0.hasPrefix("head") } == 1)
        listener.onHead = { _ in }
        channel.embeddedEventLoop.run()
    }

    @Test(arguments: [
        ("HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n", "error HTTPParserError"),
        ("SSH-2.0-x\r\n", "error PeerMismatch"),
    ])
    func nothingFollowsAnError(_ bytes: String, _ error: String) throws {
        let (channel, _, listener) = try channel()
        try channel.writeInbound(ByteBuffer(string: bytes))
        try channel.writeInbound(ByteBuffer(string: Self.head))
        _ = try channel.finish()
        #expect(listener.events == [error])
    }

    @Test func theDecoderGoesWithThePipeline() throws {
        weak var codec: HTTPClientCodec?
        do {
            let (channel, made, _) = try channel()
            codec = made
            try channel.writeInbound(ByteBuffer(string: Self.head + "hi"))
            _ = try channel.finish()
        }
        #expect(codec == nil)
    }
}
