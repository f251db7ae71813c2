import MicroKit
import MicroTestSupport
import NIOCore
import NIOEmbedded
import NIOHPACK
import NIOHTTP2
import NIOPosix
import Synchronization
import Testing

/// Our client against recorded servers of go-micro v1, v2 and v5: what it sends is what the recorded client sent, and
/// it reads what the recorded server answered.
@Suite(.timeLimit(.minutes(5))) struct GRPCRecordingTests {
    private static let generations = ["v1", "v2", "v5"]

    private static let unary = generations.flatMap { generation in
        ["hello", "hello_json", "hello_json2", "fail404", "fail_plain", "unknown_method", "unknown_svc", "meta"]
            .map { "\(generation).\($0)" }
    }

    @Test(arguments: unary)
    func callsAsGoDoes(name: String) async throws {
        let recorded = try RecordedCall(client: try Fixture.bytes("grpc/\(name).c2s.bin"))
        let peer = try await RecordedPeer.start(replying: try Fixture.bytes("grpc/\(name).s2c.bin"))
        let request = CallRequest(
            service: "helloworld",
            endpoint: try recorded.endpoint,
            contentType: try #require(recorded.headers.first(name: "x-content-type")),
            metadata: GRPCMetadata.metadata(recorded.headers),
            body: try #require(recorded.messages.first)
        )
        let client = ServiceClient(registry: nil, protocol: .grpc)
        let options = CallOptions(timeout: .seconds(30), retries: 0, addresses: [peer.address])
        let result = await Result.outcome { try await client.call(request, options: options, observer: nil) }
        await peer.close()
        let sent = try RecordedCall(client: peer.received)
        #expect(sent.messages == recorded.messages)
        #expect(sent.comparable == recorded.comparable)
        try check(result, name)
    }

    private func check(_ result: Result<CallReply, any Error>, _ name: String) throws {
        switch name.split(separator: ".")[1] {
        case "hello":
            #expect(try result.get().body == [10, 10] + Array("Hello John".utf8))
            #expect(try result.get().contentType == "application/protobuf")
        case "hello_json", "hello_json2":
            #expect(try JSONValue(parsing: try result.get().body) == .object([.init("msg", .string("Hello John"))]))
            #expect(try result.get().contentType == "application/json")
        case "fail404":
            let error = #expect(throws: ServiceError.self) { try result.get() }
            #expect((error?.id, error?.code) == ("go.lab.notfound", 404))
            #expect((error?.detail, error?.status) == ("not found: detail text", "Not Found"))
        case "fail_plain":
            let error = #expect(throws: ServiceError.self) { try result.get() }
            #expect((error?.code, error?.detail) == (500, "plain error: detail text"))
        case "unknown_method", "unknown_svc":
            let error = #expect(throws: ServiceError.self) { try result.get() }
            #expect(error?.code == 501)
            #expect(error?.missesEndpoint == true)
        default:
            #expect(try !result.get().body.isEmpty)
        }
    }

    @Test(arguments: generations.flatMap { ["\($0).count", "\($0).chat", "\($0).chat_fail"] })
    func streamsAsGoDoes(name: String) async throws {
        let recorded = try RecordedCall(client: try Fixture.bytes("grpc/\(name).c2s.bin"))
        let peer = try await RecordedPeer.start(replying: try Fixture.bytes("grpc/\(name).s2c.bin"))
        let request = StreamRequest(
            service: "helloworld",
            endpoint: try recorded.endpoint,
            contentType: try #require(recorded.headers.first(name: "x-content-type")),
            metadata: GRPCMetadata.metadata(recorded.headers)
        )
        let client = ServiceClient(registry: nil, protocol: .grpc)
        let options = CallOptions(timeout: .seconds(30), retries: 0, addresses: [peer.address])
        let (count, error) = try await client.withStream(request, options: options, observer: nil) { stream in
            for message in recorded.messages { try await stream.send(message) }
            try await stream.finish()
            var count = 0
            do {
                for try await _ in stream.replies { count += 1 }
                return (count, (any Error)?.none)
            } catch {
                return (count, error)
            }
        }
        await peer.close()
        let sent = try RecordedCall(client: peer.received)
        #expect(sent.messages == recorded.messages)
        // v1 limits the time of a stream as a whole, and leaves out of its content type what goes without saying.
        #expect(sent.comparable == recorded.comparable.filter { !["grpc-timeout", "timeout"].contains($0) })
        if name.hasSuffix("chat_fail") {
            #expect(count == 2)
            #expect((error as? ServiceError)?.code == 400)
            #expect((error as? ServiceError)?.id == "go.lab.chat")
        } else {
            #expect(count == 3)
        }
    }
}

/// The first call of a connection, read from the bytes that its client sent.
struct RecordedCall {
    var headers = HPACKHeaders()
    var messages: [[UInt8]] = []

    init(client bytes: [UInt8]) throws {
        let channel = EmbeddedChannel()
        try channel.pipeline.syncOperations.addHandler(NIOHTTP2Handler(mode: .server))
        try channel.connect(to: try SocketAddress(unixDomainSocketPath: "/recorded")).wait()
        var decoder = GRPCMessageDecoder(limit: 1 << 20)
        // What follows the call, such as an acknowledgement of what was never sent here, is of no interest.
        _ = try? channel.writeInbound(ByteBuffer(bytes: bytes))
        while let frame = try channel.readInbound(as: HTTP2Frame.self) {
            guard frame.streamID == 1 else { continue }
            switch frame.payload {
            case .headers(let content): headers = content.headers
            case .data(let content):
                if case .byteBuffer(let data) = content.data { decoder.append(data) }
            default: break
            }
        }
        while let message = try decoder.next() { messages.append(message) }
        _ = try? channel.finish()
    }

    /// `Type.Method` of the path.
    var endpoint: String {
        get throws {
            let path = try #require(GRPCPath(parsing: headers.first(name: ":path") ?? ""))
            return "\(path.type).\(path.method)"
        }
    }

    /// The headers that must be the same, with those whose texts are of the moment as names alone.
    var comparable: [String] {
        headers.compactMap { name, value, _ in
            switch name {
            case ":authority", "grpc-timeout", "timeout", "user-agent": name
            case "grpc-accept-encoding": nil
            case "content-type" where value == "application/grpc": "content-type: application/grpc+proto"
            default: "\(name): \(value)"
            }
        }
        .sorted()
    }
}

/// Sends the bytes of a recorded server once the client has finished its first call.
final class RecordedPeer: Sendable {
    let address: String
    private let channel: any Channel

    private final class Received: Sendable {
        let bytes = Mutex<[UInt8]>([])
    }

    private let log: Received

    private init(channel: any Channel, log: Received) {
        self.channel = channel
        self.log = log
        address = "127.0.0.1:\(channel.localAddress?.port ?? 0)"
    }

    var received: [UInt8] { log.bytes.withLock { $0 } }

    static func start(replying reply: [UInt8]) async throws -> RecordedPeer {
        let log = Received()
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Handler(log: log, reply: reply))
                }
            }
            .bind(host: "127.0.0.1", port: 0)
            .get()
        return RecordedPeer(channel: channel, log: log)
    }

    func close() async { try? await channel.close() }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private let log: Received
        private let reply: [UInt8]
        private var hasReplied = false

        init(log: Received, reply: [UInt8]) {
            self.log = log
            self.reply = reply
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let all = log.bytes.withLock { bytes in
                bytes += Array(unwrapInboundIn(data).readableBytesView)
                return bytes
            }
            guard !hasReplied, Self.isFinished(all) else { return }
            hasReplied = true
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: reply)), promise: nil)
            context.close(mode: .output, promise: nil)
        }

        /// Whether a DATA frame with END_STREAM has come (RFC 9113 section 4.1), behind the preface's 24 bytes.
        private static func isFinished(_ bytes: [UInt8]) -> Bool {
            var rest = bytes.dropFirst(24)
            while rest.count >= 9 {
                let head = Array(rest.prefix(9))
                let count = Int(head[0]) << 16 | Int(head[1]) << 8 | Int(head[2])
                guard rest.count >= 9 + count else { return false }
                if head[3] == 0, head[4] & 1 == 1 { return true }
                rest = rest.dropFirst(9 + count)
            }
            return false
        }
    }
}
