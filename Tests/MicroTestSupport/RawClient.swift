import NIOCore
import NIOPosix

/// A TCP client that sends bytes as given and hands on what arrives, for peers whose replies need not be HTTP.
package final class RawClient: Sendable {
    private let channel: any Channel
    private let incoming: AsyncStream<[UInt8]>

    private init(channel: any Channel, incoming: AsyncStream<[UInt8]>) {
        self.channel = channel
        self.incoming = incoming
    }

    /// Connects to `host:port`, the host an IP address.
    package static func connect(to address: String) async throws -> RawClient {
        let (stream, continuation) = AsyncStream.makeStream(of: [UInt8].self)
        let parts = address.split(separator: ":")
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.socketOption(.tcp_nodelay), value: 1)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Collector(continuation))
                }
            }
            .connect(host: parts.dropLast().joined(separator: ":"), port: Int(parts.last ?? "") ?? 0).get()
        return RawClient(channel: channel, incoming: stream)
    }

    /// Writes the bytes and waits until the system has taken them.
    package func send(_ bytes: some Sequence<UInt8>) async throws {
        try await channel.writeAndFlush(ByteBuffer(bytes: bytes))
    }

    /// Writes a text, see ``send(_:)-``.
    package func send(_ text: String) async throws { try await send(text.utf8) }

    /// Reads until `isEnough` says so of all that has arrived since the last call, or the peer closes.
    package func read(until isEnough: ([UInt8]) -> Bool) async -> [UInt8] {
        var bytes: [UInt8] = []
        for await piece in incoming {
            bytes += piece
            if isEnough(bytes) { break }
        }
        return bytes
    }

    /// Reads until the peer closes.
    package func readToEnd() async -> [UInt8] { await read { _ in false } }

    /// Reads `count` HTTP replies; fewer when the peer closes.
    package func replies(_ count: Int = 1) async -> [RawReply] {
        RawReply.parse(await read { RawReply.parse($0).count >= count })
    }

    /// Closes the connection.
    package func close() async { try? await channel.close() }
}

/// An HTTP reply taken apart.
package struct RawReply: Sendable {
    /// `HTTP/1.1 200 OK`
    package var line: String
    /// The headers in order.
    package var headers: [(name: String, text: String)]
    /// The body's bytes.
    package var body: [UInt8]

    /// The text of a header by its exact name.
    package subscript(name: String) -> String? { headers.first { $0.name == name }?.text }

    /// The body as text.
    package var text: String { String(decoding: body, as: UTF8.self) }

    /// The complete replies at the start of the bytes, whose length `Content-Length` must tell.
    package static func parse(_ bytes: [UInt8]) -> [RawReply] {
        var rest = bytes[...]
        var replies: [RawReply] = []
        while let (reply, behind) = first(rest) {
            replies.append(reply)
            rest = behind
        }
        return replies
    }

    private static func first(_ bytes: ArraySlice<UInt8>) -> (RawReply, ArraySlice<UInt8>)? {
        let end: [UInt8] = [13, 10, 13, 10]
        guard let split = bytes.indices.first(where: { bytes[$0...].starts(with: end) }) else { return nil }
        let lines = String(decoding: bytes[..<split], as: UTF8.self).split(separator: "\r\n")
        let headers = lines.dropFirst().map { line in
            let colon = line.firstIndex(of: ":") ?? line.endIndex
            return (String(line[..<colon]), String(line[colon...].dropFirst(2)))
        }
        let count = headers.first { $0.0 == "Content-Length" }.flatMap { Int($0.1) } ?? 0
        let body = bytes[(split + 4)...]
        guard body.count >= count else { return nil }
        let reply = RawReply(line: String(lines.first ?? ""), headers: headers, body: Array(body.prefix(count)))
        return (reply, body.dropFirst(count))
    }
}

private final class Collector: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let continuation: AsyncStream<[UInt8]>.Continuation

    init(_ continuation: AsyncStream<[UInt8]>.Continuation) { self.continuation = continuation }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        continuation.yield(Array(unwrapInboundIn(data).readableBytesView))
    }

    func channelInactive(context: ChannelHandlerContext) { continuation.finish() }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
