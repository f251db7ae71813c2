import MicroKit
import NIOCore
import NIOHPACK
import NIOHTTP2
import NIOPosix
import NIOSSL
import Synchronization

/// An HTTP/2 server on the loopback interface that answers each call with frames given beforehand, be they right or
/// wrong, and tells what arrives.
final class GRPCPeer: Sendable {
    /// A call whose headers, or whose end, has arrived.
    struct Request: Sendable {
        var headers: HPACKHeaders
        /// The length-prefixed messages.
        var data: [UInt8] = []
        /// From 1: which call of the whole peer it is.
        var number: Int
    }

    enum Step: Sendable {
        case headers([(String, String)], end: Bool = false)
        case data([UInt8], end: Bool = false)
        case reset(HTTP2ErrorCode)
        /// Which stream is the last one to be answered: this one or none.
        case goAway(HTTP2ErrorCode, answersThis: Bool)
        case close

        /// The head of a reply.
        static let head = Step.headers([(":status", "200"), ("content-type", "application/grpc+proto")])
        /// The end of a reply that went well.
        static let ok = Step.headers([("grpc-status", "0")], end: true)

        static func message(_ body: [UInt8]) -> Step { .data(framed(body)) }
    }

    enum Event: Sendable, Equatable {
        case connected
        case reset(UInt32)
        case goAway
        /// All of the steps of a call have been handed to the operating system.
        case written
        case disconnected
    }

    /// When the script is asked.
    enum Moment: Sendable {
        case headers
        case end
    }

    typealias Script = @Sendable (Request) -> [Step]

    let address: String
    let events: AsyncStream<Event>
    private let channel: any Channel
    private let log: Log

    fileprivate final class Log: Sendable {
        let requests = Mutex<[Request]>([])
        let connections = Mutex(0)
        let calls = Mutex(0)
        let yield: AsyncStream<Event>.Continuation

        init(_ yield: AsyncStream<Event>.Continuation) { self.yield = yield }
    }

    private init(channel: any Channel, log: Log, events: AsyncStream<Event>) {
        self.channel = channel
        self.log = log
        self.events = events
        address = "127.0.0.1:\(channel.localAddress?.port ?? 0)"
    }

    /// A message with its prefix.
    static func framed(_ body: [UInt8]) -> [UInt8] {
        var buffer = ByteBuffer()
        buffer.writeMultipleIntegers(UInt8(0), UInt32(body.count))
        return Array(buffer.readableBytesView) + body
    }

    /// The calls that have arrived whole.
    var requests: [Request] { log.requests.withLock { $0 } }
    var connections: Int { log.connections.withLock { $0 } }

    static func start(
        settings: HTTP2Settings = [],
        tls: NIOSSLContext? = nil,
        at moment: Moment = .end,
        _ script: @escaping Script
    ) async throws -> GRPCPeer {
        let (events, yield) = AsyncStream.makeStream(of: Event.self)
        let log = Log(yield)
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    if let tls { try pipeline.addHandler(NIOSSLServerHandler(context: tls)) }
                    try pipeline.addHandler(NIOHTTP2Handler(mode: .server, initialSettings: settings))
                    try pipeline.addHandler(Handler(log: log, moment: moment, script: script))
                }
            }
            .bind(host: "127.0.0.1", port: 0)
            .get()
        return GRPCPeer(channel: channel, log: log, events: events)
    }

    func close() async { try? await channel.close() }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = HTTP2Frame
        typealias OutboundOut = HTTP2Frame

        private let log: Log
        private let moment: Moment
        private let script: Script
        private var open: [HTTP2StreamID: Request] = [:]

        init(log: Log, moment: Moment, script: @escaping Script) {
            self.log = log
            self.moment = moment
            self.script = script
        }

        func channelActive(context: ChannelHandlerContext) {
            log.connections.withLock { $0 += 1 }
            log.yield.yield(.connected)
            context.fireChannelActive()
        }

        func channelInactive(context: ChannelHandlerContext) { log.yield.yield(.disconnected) }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let frame = unwrapInboundIn(data)
            switch frame.payload {
            case .headers(let content):
                let number = log.calls.withLock { calls in
                    calls += 1
                    return calls
                }
                open[frame.streamID] = Request(headers: content.headers, number: number)
                if moment == .headers { answer(frame.streamID, context) }
            case .data(let content):
                guard case .byteBuffer(let bytes) = content.data else { return }
                open[frame.streamID]?.data += Array(bytes.readableBytesView)
                guard content.endStream else { return }
                log.requests.withLock { $0 += [open[frame.streamID]].compactMap { $0 } }
                if moment == .end { answer(frame.streamID, context) }
            case .rstStream(let code): log.yield.yield(.reset(UInt32(http2ErrorCode: code)))
            case .goAway: log.yield.yield(.goAway)
            default: break
            }
        }

        private func answer(_ id: HTTP2StreamID, _ context: ChannelHandlerContext) {
            guard let request = open[id] else { return }
            let steps = script(request)
            let written = context.eventLoop.makePromise(of: Void.self)
            let log = log
            written.futureResult.whenSuccess { log.yield.yield(.written) }
            for (index, step) in steps.enumerated() {
                perform(step, id, index + 1 == steps.count ? written : nil, context)
            }
            if steps.isEmpty { written.succeed(()) }
            context.flush()
        }

        private func perform(
            _ step: Step,
            _ id: HTTP2StreamID,
            _ promise: EventLoopPromise<Void>?,
            _ context: ChannelHandlerContext
        ) {
            func write(_ payload: HTTP2Frame.FramePayload, _ id: HTTP2StreamID) {
                context.write(wrapOutboundOut(HTTP2Frame(streamID: id, payload: payload)), promise: promise)
            }
            switch step {
            case .headers(let fields, let end):
                write(.headers(.init(headers: HPACKHeaders(fields), endStream: end)), id)
            case .data(let bytes, let end):
                write(.data(.init(data: .byteBuffer(ByteBuffer(bytes: bytes)), endStream: end)), id)
            case .reset(let code):
                // What waits to be flushed would be dropped with the stream.
                context.flush()
                write(.rstStream(code), id)
            case .goAway(let code, let answersThis):
                let last = answersThis ? id : HTTP2StreamID(0)
                write(.goAway(lastStreamID: last, errorCode: code, opaqueData: nil), .rootStream)
            case .close:
                context.flush()
                context.close(promise: promise)
            }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
    }
}
