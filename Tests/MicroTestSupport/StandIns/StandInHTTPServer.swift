import NIOCore
import NIOHTTP1
import NIOPosix
package import NIOSSL
import Synchronization

/// A request that a stand-in got, complete.
package struct StandInRequest: Sendable {
    /// `GET` and the like.
    package var method: String
    /// The target without its query, escapes undone, cut at its slashes.
    package var path: [String]
    /// The query's parameters, escapes undone.
    package var query: [String: String]
    /// The headers, names in lower case.
    package var headers: [String: String]
    /// The body.
    package var body: [UInt8]

    /// The path as one text.
    package var target: String { "/" + path.joined(separator: "/") }
}

/// What a stand-in answers.
package struct StandInReply: Sendable {
    package var status = 200
    package var headers: [(String, String)] = [("Content-Type", "application/json")]
    package var body: [UInt8] = []
    /// Sent behind the body, part by part, as long as it goes on.
    package var stream: AsyncStream<[UInt8]>?

    /// Makes an answer.
    package init(_ status: Int = 200, _ body: String = "", headers: [(String, String)] = []) {
        self.status = status
        self.body = Array(body.utf8)
        self.headers += headers
    }
}

/// A small HTTP/1.1 server on the loopback interface for stand-ins of servers that can't be had here.
package final class StandInHTTPServer: Sendable {
    package typealias Answer = @Sendable (StandInRequest) async -> StandInReply

    private let channel: any Channel
    private let connections: Connections

    /// `127.0.0.1:port`
    package let address: String

    private init(channel: any Channel, connections: Connections) {
        self.channel = channel
        self.connections = connections
        address = "127.0.0.1:\(channel.localAddress?.port ?? 0)"
    }

    /// Starts listening.
    /// - Parameters:
    ///   - port: 0 for any that is free.
    ///   - tls: Nil for plaintext.
    ///   - answer: Called for each request; cancelled when its connection goes.
    /// - Returns: The listening server.
    /// - Throws: When the port can't be bound.
    package static func start(
        port: Int = 0,
        tls: NIOSSLContext? = nil,
        _ answer: @escaping Answer
    ) async throws -> StandInHTTPServer {
        let connections = Connections()
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let tls { try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls)) }
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(Handler(answer))
                    connections.add(channel)
                }
            }
            .bind(host: "127.0.0.1", port: port).get()
        return StandInHTTPServer(channel: channel, connections: connections)
    }

    /// Stops listening and breaks all connections.
    package func close() async {
        try? await channel.close()
        breakConnections()
    }

    /// Breaks all connections; new ones are taken.
    package func breakConnections() { connections.close() }

    /// How many connections are open.
    package var openConnections: Int { connections.count }
}

private final class Connections: Sendable {
    private let channels = Mutex<[ObjectIdentifier: any Channel]>([:])

    var count: Int { channels.withLock(\.count) }

    func add(_ channel: any Channel) {
        channels.withLock { $0[ObjectIdentifier(channel)] = channel }
        channel.closeFuture.whenComplete { _ in
            _ = self.channels.withLock { $0.removeValue(forKey: ObjectIdentifier(channel)) }
        }
    }

    func close() {
        for channel in channels.withLock({ Array($0.values) }) { channel.close(promise: nil) }
    }
}

private final class Handler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let answer: StandInHTTPServer.Answer
    private var head: HTTPRequestHead?
    private var body: [UInt8] = []
    private var work: Task<Void, Never>?

    init(_ answer: @escaping StandInHTTPServer.Answer) { self.answer = answer }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): self.head = head
        case .body(let part): body += part.readableBytesView
        case .end:
            guard let head else { return }
            let request = Self.request(head, body)
            body = []
            work = Self.start(answer, request, context.channel)
        }
    }

    private static func start(
        _ answer: @escaping StandInHTTPServer.Answer,
        _ request: StandInRequest,
        _ channel: any Channel
    ) -> Task<Void, Never> {
        Task {
            let reply = await answer(request)
            await send(reply, on: channel)
        }
    }

    func channelInactive(context: ChannelHandlerContext) { work?.cancel() }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private static func send(_ reply: StandInReply, on channel: any Channel) async {
        var headers = HTTPHeaders(reply.headers)
        if reply.stream == nil { headers.add(name: "Content-Length", value: "\(reply.body.count)") }
        let head = HTTPResponseHead(
            version: .http1_1,
            status: HTTPResponseStatus(statusCode: reply.status),
            headers: headers
        )
        channel.write(HTTPServerResponsePart.head(head), promise: nil)
        channel.writeAndFlush(HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(bytes: reply.body))), promise: nil)
        if let stream = reply.stream {
            for await part in stream {
                let part = HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(bytes: part)))
                guard (try? await channel.writeAndFlush(part)) != nil else { return }
            }
        }
        try? await channel.writeAndFlush(HTTPServerResponsePart.end(nil))
    }

    private static func request(_ head: HTTPRequestHead, _ body: [UInt8]) -> StandInRequest {
        let parts = head.uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var query: [String: String] = [:]
        for pair in parts.dropFirst().first?.split(separator: "&") ?? [] {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            query[unescaped(sides[0])] = sides.count == 2 ? unescaped(sides[1]) : ""
        }
        return StandInRequest(
            method: head.method.rawValue,
            path: parts[0].split(separator: "/").map(unescaped),
            query: query,
            headers: Dictionary(head.headers.map { ($0.name.lowercased(), $0.value) }) { $0 + "," + $1 },
            body: body
        )
    }

    private static func unescaped(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let value = UInt8(String(rest.prefix(2)) ?? "", radix: 16) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
