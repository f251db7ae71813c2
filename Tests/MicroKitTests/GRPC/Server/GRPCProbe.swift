import NIOCore
import NIOHPACK
import NIOHTTP2
import NIOPosix
import NIOSSL
import Synchronization

@testable import MicroKit

/// A gRPC client that does exactly what a test says: HTTP/2 frame by frame.
final class GRPCProbe: Sendable {
    private let channel: any Channel
    private let state = Mutex(State())

    struct State {
        var streams: [HTTP2StreamID: HTTP2Reply] = [:]
        var resets: [HTTP2StreamID: HTTP2ErrorCode] = [:]
        var goAways: [HTTP2StreamID] = []
        var reasons: [HTTP2ErrorCode] = []
        var isClosed = false
        var lastWaiter = 0
        var waiting: [(id: Int, isMet: @Sendable (State) -> Bool, continuation: CheckedContinuation<State, Never>)] = []
    }

    private init(channel: any Channel) { self.channel = channel }

    /// Connects to `host:port`, in plaintext or with TLS that trusts anyone.
    static func connect(to address: String, tls: Bool = false, window: Int = 65_535) async throws -> GRPCProbe {
        let target = try HostPort(parsing: address)
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if tls {
                        var settings = ClientTLS()
                        settings.verification = .none
                        let made = try TLSClient(settings, protocols: [.http2]).handlers(
                            for: target,
                            on: channel.eventLoop
                        )
                        try channel.pipeline.syncOperations.addHandlers([made.tls, made.handshake])
                    }
                    let settings = [HTTP2Setting(parameter: .initialWindowSize, value: window)]
                    let handler = NIOHTTP2Handler(mode: .client, initialSettings: settings)
                    try channel.pipeline.syncOperations.addHandler(handler)
                }
            }
            .connect(host: target.host, port: target.port).get()
        let probe = GRPCProbe(channel: channel)
        try await channel.eventLoop.submit {
            try channel.pipeline.syncOperations.addHandler(Collector(probe: probe))
        }.get()
        return probe
    }

    /// Begins a call of a path.
    func open(_ id: HTTP2StreamID = 1, _ path: String, _ more: HPACKHeaders = [:], ends: Bool = false) async throws {
        try await write(Self.head(path, more, ends: ends), on: id)
    }

    /// The headers of a call.
    static func head(_ path: String, _ more: HPACKHeaders = [:], ends: Bool = false) -> HTTP2Frame.FramePayload {
        var headers: HPACKHeaders = [
            ":method": "POST", ":scheme": "http", ":path": path, ":authority": "test", "te": "trailers",
        ]
        if more.first(name: "content-type") == nil { headers.add(name: "content-type", value: "application/grpc") }
        headers.add(contentsOf: more)
        return .headers(.init(headers: headers, endStream: ends))
    }

    /// Sends a message with its prefix.
    func send(_ message: [UInt8], on id: HTTP2StreamID = 1, ends: Bool = false) async throws {
        try await write(Self.data(message, ends: ends), on: id)
    }

    /// A message with its prefix.
    static func data(_ message: [UInt8], ends: Bool = false) throws -> HTTP2Frame.FramePayload {
        .data(.init(data: .byteBuffer(try GRPCMessageEncoder().encode(message)), endStream: ends))
    }

    /// Writes a frame and waits until the system has taken it.
    func write(_ payload: HTTP2Frame.FramePayload, on id: HTTP2StreamID = 1) async throws {
        try await channel.writeAndFlush(HTTP2Frame(streamID: id, payload: payload))
    }

    /// Writes frames so that they arrive together.
    func write(_ frames: [(HTTP2StreamID, HTTP2Frame.FramePayload)]) async throws {
        for (id, payload) in frames { channel.write(HTTP2Frame(streamID: id, payload: payload), promise: nil) }
        try await channel.eventLoop.submit { [channel] in channel.flush() }.get()
    }

    /// Reads no more, or again, so that the probe goes on as if the server had not answered.
    func read(_ reads: Bool) async throws { try await channel.setOption(.autoRead, value: reads).get() }

    /// Calls a path with one message and waits for the end.
    func call(_ path: String, _ message: [UInt8], on id: HTTP2StreamID = 1, _ more: HPACKHeaders = [:]) async throws
        -> HTTP2Reply
    {
        try await open(id, path, more)
        // The server may have ended the stream by now.
        try? await send(message, on: id, ends: true)
        return await end(of: id)
    }

    /// Waits for the end of a stream, or of the connection.
    func end(of id: HTTP2StreamID = 1) async -> HTTP2Reply {
        let state = await wait { $0.streams[id]?.hasEnded == true || $0.resets[id] != nil }
        return state.streams[id] ?? HTTP2Reply()
    }

    /// Waits for something, or the end of the connection.
    @discardableResult
    func wait(until isMet: @escaping @Sendable (State) -> Bool) async -> State {
        await withCheckedContinuation { continuation in
            let state: State? = state.withLock { state in
                if isMet(state) || state.isClosed { return state }
                state.lastWaiter += 1
                state.waiting.append((state.lastWaiter, isMet, continuation))
                return nil
            }
            if let state { continuation.resume(returning: state) }
        }
    }

    func close() async { try? await channel.close() }

    fileprivate func change(_ change: (inout State) -> Void) {
        let (met, now) = state.withLock { state in
            change(&state)
            let now = state
            let met = state.waiting.filter { $0.isMet(now) || now.isClosed }
            state.waiting.removeAll { waiter in met.contains { $0.id == waiter.id } }
            return (met, now)
        }
        for waiter in met { waiter.continuation.resume(returning: now) }
    }
}

private final class Collector: ChannelInboundHandler {
    typealias InboundIn = HTTP2Frame
    typealias OutboundOut = HTTP2Frame

    private let probe: GRPCProbe

    init(probe: GRPCProbe) { self.probe = probe }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let frame = unwrapInboundIn(data)
        probe.change { state in
            switch frame.payload {
            case .headers(let payload):
                state.streams[frame.streamID, default: .init()].blocks.append(payload.headers)
                if payload.endStream { state.streams[frame.streamID]?.hasEnded = true }
            case .data(let payload):
                guard case .byteBuffer(let bytes) = payload.data else { return }
                state.streams[frame.streamID, default: .init()].data += Array(bytes.readableBytesView)
                if payload.endStream { state.streams[frame.streamID]?.hasEnded = true }
            case .rstStream(let code): state.resets[frame.streamID] = code
            case .goAway(let last, let reason, _):
                state.goAways.append(last)
                state.reasons.append(reason)
            default: break
            }
        }
    }

    func channelInactive(context: ChannelHandlerContext) { probe.change { $0.isClosed = true } }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {}
}
