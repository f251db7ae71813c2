import MicroKit
import MicroTestSupport
import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing

@testable import MicroKit

@Suite struct HTTPConnectionTests {
    /// Recorded replies in every split into two, and byte by byte, give the same message.
    @Test(.serialized, arguments: ["v1.hello_json", "v5.hello_protobuf", "v5.bad_json", "v2.fail_404_realjson"])
    func readsRecordedRepliesInAnySplit(_ name: String) async throws {
        let reply = try MucpRecording.named(name).reply
        let whole = try feed([reply]).get()
        #expect(whole.headers["Content-Length"] == String(whole.body.count))
        for index in 1..<reply.count {
            #expect(try feed([Array(reply[..<index]), Array(reply[index...])]).get() == whole)
        }
        #expect(try feed(reply.map { [$0] }).get() == whole)
    }

    struct Reply: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var bytes: String
        var closed = false
        var body: String?
        var code: MicroError.Code?
        var says = ""
        var hint: String?
    }

    private static let noService = "this is no go-micro service with the http transport"

    static let replies: [Reply] = [
        Reply(testDescription: "Content-Length", bytes: "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi", body: "hi"),
        Reply(
            testDescription: "chunked",
            bytes: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nh\r\n1\r\ni\r\n0\r\n\r\n",
            body: "hi"
        ),
        Reply(testDescription: "until the end", bytes: "HTTP/1.1 200 OK\r\n\r\nhi", closed: true, body: "hi"),
        Reply(testDescription: "empty", bytes: "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", body: ""),
        Reply(
            testDescription: "100 Continue before it",
            bytes: "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi",
            body: "hi"
        ),
        Reply(
            testDescription: "404",
            bytes: "HTTP/1.1 404 Not Found\r\nContent-Length: 10\r\n\r\nno page\nxy",
            code: .protocolMismatch,
            says: "404 Not Found: no page",
            hint: noService
        ),
        Reply(
            testDescription: "101",
            bytes: "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
            code: .protocolMismatch,
            says: "101"
        ),
        Reply(
            testDescription: "endless error page",
            bytes: "HTTP/1.1 500 Oops\r\nContent-Length: 999999999\r\n\r\n" + String(repeating: "x", count: 300),
            code: .protocolMismatch,
            says: "500 Internal Server Error: xxx"
        ),
        Reply(
            testDescription: "closed at once",
            bytes: "",
            closed: true,
            code: .connectionLost,
            says: "ended before the reply began",
            hint: "it may want TLS"
        ),
        Reply(testDescription: "closed in HTTP", bytes: "HTT", closed: true, code: .connectionLost),
        Reply(
            testDescription: "closed in the head",
            bytes: "HTTP/1.1 200 OK\r\nA: b",
            closed: true,
            code: .connectionLost
        ),
        Reply(
            testDescription: "closed in the body",
            bytes: "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhi",
            closed: true,
            code: .connectionLost
        ),
        Reply(
            testDescription: "announced too large",
            bytes: "HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n",
            code: .messageTooLarge
        ),
        Reply(
            testDescription: "too large",
            bytes: "HTTP/1.1 200 OK\r\n\r\n" + String(repeating: "x", count: 1001),
            code: .messageTooLarge
        ),
        Reply(
            testDescription: "too many headers",
            bytes: "HTTP/1.1 200 OK\r\n" + (0..<17).map { "A\($0): b\r\n" }.joined() + "\r\n",
            code: .messageTooLarge
        ),
        Reply(
            testDescription: "too long headers",
            bytes: "HTTP/1.1 200 OK\r\nA: " + String(repeating: "x", count: 1600),
            code: .messageTooLarge
        ),
        Reply(
            testDescription: "no number in Content-Length",
            bytes: "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
            code: .protocolMismatch
        ),
        Reply(
            testDescription: "two framings",
            bytes: "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            code: .protocolMismatch
        ),
        Reply(
            testDescription: "HTTP/2",
            bytes: "\0\0\u{12}\u{4}\0\0\0\0\0\0\u{3}",
            code: .protocolMismatch,
            says: "speaks HTTP/2, as gRPC servers do"
        ),
        Reply(
            testDescription: "TLS",
            bytes: "\u{15}\u{3}\u{1}\0\u{2}",
            code: .protocolMismatch,
            says: "speaks TLS",
            hint: "speak TLS to it"
        ),
        Reply(
            testDescription: "SSH",
            bytes: "SSH-2.0-x\r\n",
            code: .protocolMismatch,
            says: "speaks SSH",
            hint: noService
        ),
        Reply(testDescription: "NATS", bytes: "INFO {\"a\":1}\r\n", code: .protocolMismatch, says: "speaks NATS"),
        Reply(testDescription: "garbage", bytes: "\u{1b}[31mno", code: .protocolMismatch, says: "\\x1B"),
        Reply(testDescription: "short garbage", bytes: "\u{15}", closed: true, code: .protocolMismatch, says: "\\x15"),
    ]

    @Test(.serialized, arguments: replies) func reads(_ reply: Reply) throws {
        for bytes in [[Array(reply.bytes.utf8)], reply.bytes.utf8.map { [$0] }] {
            let result = feed(bytes, closed: reply.closed)
            if let body = reply.body { #expect(String(decoding: try result.get().body, as: UTF8.self) == body) }
            guard let code = reply.code else { continue }
            let error = #expect(throws: MicroError.self) { try result.get() }
            #expect(error?.code == code)
            #expect(error?.message.contains(reply.says) == true, "\(error?.message ?? "")")
            #expect(error?.address == "peer:1")
            if let hint = reply.hint { #expect(error?.hint == hint) }
            // Only of a peer that says nothing at all can this be thought.
            if reply.hint != "it may want TLS", reply.bytes.count > 3 { #expect(error?.hint != "it may want TLS") }
        }
    }

    @Test func aSilentPeerOfTLSWantsNoTLS() throws {
        let (channel, handler) = try Self.channel(isSecure: true)
        let call = Self.call(1, channel)
        handler.start(call)
        _ = try? channel.finish()
        let error = #expect(throws: MicroError.self) { try call.reply.futureResult.wait() }
        #expect(error?.hint == nil)
    }

    @Test func aSecondReplyEndsTheConnection() throws {
        let (channel, handler) = try Self.channel()
        let reply = Array("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".utf8)
        let call = Self.call(1, channel)
        handler.start(call)
        _ = try? channel.writeInbound(ByteBuffer(bytes: reply + reply))
        #expect(throws: Never.self) { try call.reply.futureResult.wait() }
        #expect(!channel.isActive)
        let next = Self.call(2, channel)
        handler.start(next)
        let error = #expect(throws: MicroError.self) { try next.reply.futureResult.wait() }
        #expect(error?.phase == .write)
        #expect(throws: MicroError.self) { try next.written.futureResult.wait() }
    }

    @Test func aLateCancellationDoesNotHitTheNextCall() throws {
        let (channel, handler) = try Self.channel()
        let reply = ByteBuffer(string: "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        for id in 1...2 {
            let call = Self.call(id, channel)
            handler.start(call)
            handler.cancel(id - 1)
            try channel.writeInbound(reply)
            #expect(throws: Never.self) { try call.reply.futureResult.wait() }
        }
        _ = try? channel.finish()
    }

    /// A task that has been cancelled already tells so before its call begins.
    @Test func aCallCancelledBeforeItBeginsSendsNothing() throws {
        let (channel, handler) = try Self.channel()
        let call = Self.call(1, channel)
        handler.cancel(call.id)
        handler.start(call)
        let error = #expect(throws: MicroError.self) { try call.reply.futureResult.wait() }
        #expect(error?.code == .cancelled)
        #expect(throws: MicroError.self) { try call.written.futureResult.wait() }
        #expect(try channel.readOutbound(as: ByteBuffer.self) == nil)
        #expect(!channel.isActive)
    }

    @Test func writesTheHeadAsGoDoes() throws {
        let message = TransportMessage(headers: ["x-b": "2", "Content-Type": "t", "host": "evil", "A": "1"], body: [1])
        let head = try HTTPRequestHeadWriter.head(for: message, host: "h:1", limits: TransportLimits())
        #expect(
            head.headers.map { "\($0.name): \($0.value)" } == [
                "Host: h:1", "User-Agent: micro-swift", "Content-Length: 1", "A: 1", "Content-Type: t", "X-B: 2",
            ]
        )
        let (channel, handler) = try Self.channel()
        handler.start(Self.call(1, channel, body: []))
        var written = ""
        while let part = try channel.readOutbound(as: ByteBuffer.self) { written += String(buffer: part) }
        #expect(
            written == "POST / HTTP/1.1\r\nHost: peer:1\r\nUser-Agent: micro-swift\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
        )
        _ = try? channel.finish()
    }

    @Test func refusesToSendTooMuch() {
        let message = TransportMessage(body: [1, 2, 3])
        let error = #expect(throws: MicroError.self) {
            try HTTPRequestHeadWriter.head(for: message, host: "h:1", limits: TransportLimits(messageSize: 2))
        }
        #expect(error?.code == .messageTooLarge)
    }

    // MARK: Tools

    private func feed(_ pieces: [[UInt8]], closed: Bool = false) -> Result<TransportMessage, any Error> {
        Result {
            let (channel, handler) = try Self.channel()
            let call = Self.call(1, channel)
            handler.start(call)
            for piece in pieces where channel.isActive { _ = try? channel.writeInbound(ByteBuffer(bytes: piece)) }
            if closed { _ = try? channel.finish() }
            channel.embeddedEventLoop.advanceTime(by: .hours(1))
            return try call.reply.futureResult.wait()
        }
    }

    private static func channel(isSecure: Bool = false) throws -> (EmbeddedChannel, HTTPConnectionHandler) {
        let channel = EmbeddedChannel()
        let limits = TransportLimits(messageSize: 1000, headerCount: 10 + 6, headerSize: 1500)
        let handler = HTTPConnectionHandler(address: "peer:1", limits: limits, isSecure: isSecure)
        try HTTPConnection.addHandlers(to: channel, handler, limits: limits)
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        return (channel, handler)
    }

    private static func call(_ id: Int, _ channel: EmbeddedChannel, body: [UInt8] = [1]) -> HTTPConnectionHandler.Call {
        let message = TransportMessage(body: body)
        let head = try? HTTPRequestHeadWriter.head(for: message, host: "peer:1", limits: TransportLimits())
        return HTTPConnectionHandler.Call(
            id: id,
            head: head ?? HTTPRequestHead(version: .http1_1, method: .POST, uri: "/"),
            body: body,
            deadline: .now + .seconds(60),
            written: channel.eventLoop.makePromise(),
            reply: channel.eventLoop.makePromise()
        )
    }
}
