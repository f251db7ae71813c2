import NIOCore
import NIOEmbedded
import Testing

@testable import MicroKit

/// The client's side of a stream below the socket.
@Suite(.timeLimit(.minutes(5))) struct HTTPStreamHandlerTests {
    private static let limits = TransportLimits(messageSize: 1000, headerCount: 16, headerSize: 1500)

    private struct Peer {
        let channel = EmbeddedChannel()
        let inbox = StreamInbox(limits: .init(count: 4, size: 2000)) {}
        let handler: HTTPStreamHandler

        init() throws {
            let codec = HTTPClientCodec(limits: limits, pairing: .none)
            handler = HTTPStreamHandler(address: "peer:1", limits: limits, inbox: inbox, codec: codec)
            try channel.pipeline.syncOperations.addHandlers([codec, handler])
            try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        }

        func send(_ bytes: some Sequence<UInt8>) { _ = try? channel.writeInbound(ByteBuffer(bytes: bytes)) }
    }

    private static func reply(_ body: String, _ headers: String = "") -> String {
        "HTTP/1.1 200 OK\r\n\(headers)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }

    private func bodies(_ inbox: StreamInbox) async -> (texts: [String], error: MicroError?) {
        var texts: [String] = []
        do {
            while let message = try await inbox.next() { texts.append(String(decoding: message.body, as: UTF8.self)) }
            return (texts, nil)
        } catch {
            return (texts, error as? MicroError)
        }
    }

    /// Recorded streams, whole, in every split into two, and byte by byte.
    @Test(arguments: ["v1.chat_fail", "v2.chat_json", "v5.count", "v5.chat_serverclose"])
    func readsRecordedRepliesInAnySplit(_ name: String) async throws {
        let bytes = try Fixture.bytes("streams/\(name).s2c.bin")
        let count =
            String(decoding: bytes, as: UTF8.self).split(separator: "HTTP/1.1 200 OK", omittingEmptySubsequences: false)
            .count - 1
        let splits = stride(from: 1, to: bytes.count, by: 7).map { [bytes[..<$0], bytes[$0...]] }
        for pieces in [[bytes[...]], bytes.map { [$0][...] }] + splits {
            let peer = try Peer()
            for piece in pieces { peer.send(piece) }
            _ = try peer.channel.finish(acceptAlreadyClosed: true)
            let (texts, error) = await bodies(peer.inbox)
            #expect(texts.count == count && error == nil)
        }
    }

    struct Ending: Sendable, CustomTestStringConvertible {
        var testDescription: String
        /// Sent behind one whole reply.
        var bytes: String
        var closes = false
        var code: MicroError.Code?
        var more = 0
    }

    @Test(arguments: [
        Ending(testDescription: "a close between messages", bytes: "", closes: true),
        Ending(
            testDescription: "a close within a head",
            bytes: "HTTP/1.1 200 OK\r\nA: b",
            closes: true,
            code: .connectionLost
        ),
        Ending(
            testDescription: "a close within a body",
            bytes: "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab",
            closes: true,
            code: .connectionLost
        ),
        Ending(testDescription: "garbage", bytes: "\u{1}garbage\r\n\r\n", code: .protocolMismatch),
        Ending(
            testDescription: "another status",
            bytes: "HTTP/1.1 400 Bad Request\r\nContent-Length: 2\r\n\r\nno",
            code: .protocolMismatch
        ),
        Ending(
            testDescription: "an upgrade",
            bytes: "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\nxx",
            code: .protocolMismatch
        ),
        Ending(
            testDescription: "a flood of 100s",
            bytes: String(repeating: "HTTP/1.1 100 Continue\r\n\r\n", count: 100),
            closes: true
        ),
        Ending(
            testDescription: "a huge announced body",
            bytes: "HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n",
            code: .messageTooLarge
        ),
        Ending(
            testDescription: "a huge chunked body",
            bytes: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                + String(repeating: "64\r\n" + String(repeating: "a", count: 100) + "\r\n", count: 11),
            code: .messageTooLarge
        ),
        Ending(
            testDescription: "many headers",
            bytes: "HTTP/1.1 200 OK\r\n" + String(repeating: "A: b\r\n", count: 50),
            code: .messageTooLarge
        ),
        Ending(
            testDescription: "chunks",
            bytes: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n",
            closes: true,
            more: 1
        ),
        Ending(
            testDescription: "a last reply",
            bytes: "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\nxHTTP/1.1 200 OK\r\n\r\n",
            more: 1
        ),
    ])
    func ends(_ ending: Ending) async throws {
        let bytes = Array((Self.reply("first") + ending.bytes).utf8)
        for pieces in [[bytes], bytes.map { [$0] }] {
            let peer = try Peer()
            for piece in pieces { peer.send(piece) }
            if ending.closes { _ = try? peer.channel.finish() }
            let (texts, error) = await bodies(peer.inbox)
            #expect(texts.count == 1 + ending.more)
            #expect(error?.code == ending.code)
            #expect(!peer.channel.isActive)
        }
    }

    /// What is not taken stays in the socket, and is read on when there is room.
    @Test func readsNoMoreThanIsTaken() async throws {
        let peer = try Peer()
        let reads = ReadCounter()
        try peer.channel.pipeline.syncOperations.addHandler(reads, position: .first)
        for _ in 0..<3 { peer.send(Self.reply("x").utf8) }
        peer.channel.read()
        #expect(reads.count == 1)
        peer.send(Self.reply("x").utf8)
        peer.channel.read()
        #expect(reads.count == 1 && peer.inbox.isFull)
        for _ in 0..<2 { _ = try await peer.inbox.next() }
        peer.handler.resumeReading()
        #expect(reads.count == 2 && !peer.inbox.isFull)
        _ = try peer.channel.finish()
    }

    private final class ReadCounter: ChannelOutboundHandler {
        typealias OutboundIn = ByteBuffer
        private(set) var count = 0

        func read(context: ChannelHandlerContext) {
            count += 1
            context.read()
        }
    }
}
