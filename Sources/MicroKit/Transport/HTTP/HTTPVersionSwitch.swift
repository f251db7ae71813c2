import NIOCore
import NIOHTTP1
import NIOHTTP2

/// Tells HTTP/2 from HTTP/1 by the first bytes of an accepted connection, within TLS or without, and puts what is needed
/// into the pipeline (RFC 9113 section 3.4). The handlers of HTTP/1 are there from the start, with their patience.
final class HTTPVersionSwitch: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    /// What the connection preface of HTTP/2 begins with, and no request of HTTP/1.
    private static let preface = Array("PRI * HTTP/2.0".utf8)

    private let http1: [any RemovableChannelHandler]
    private let http2: (any Channel, ChannelPipeline.SynchronousOperations.Position) throws -> Void
    private var held = ByteBuffer()

    /// - Parameters:
    ///   - http1: The handlers to take away for HTTP/2.
    ///   - http2: Adds those of HTTP/2 at a position.
    init(
        http1: [any RemovableChannelHandler],
        http2: @escaping (any Channel, ChannelPipeline.SynchronousOperations.Position) throws -> Void
    ) {
        self.http1 = http1
        self.http2 = http2
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var bytes = unwrapInboundIn(data)
        if held.readableBytes == 0 { held = bytes } else { held.writeBuffer(&bytes) }
        let head = held.readableBytesView.prefix(Self.preface.count)
        let isHTTP2 = Self.preface.starts(with: head)
        guard !isHTTP2 || head.count == Self.preface.count else { return }
        if isHTTP2 { change(context) }
        context.fireChannelRead(wrapInboundOut(held))
        held = ByteBuffer()
        context.pipeline.syncOperations.removeHandler(self, promise: nil)
    }

    private func change(_ context: ChannelHandlerContext) {
        let pipeline = context.pipeline.syncOperations
        // A parser leaves its pipeline some time later, and nothing may reach it.
        for handler in http1 { pipeline.removeHandler(handler, promise: nil) }
        do {
            try http2(context.channel, .after(self))
        } catch {
            context.close(promise: nil)
        }
    }
}

/// Puts HTTP/2 with gRPC into a pipeline.
enum HTTP2Pipeline {
    /// How many control frames and resets of a client are put up with: far more than any real one sends. Go's clients
    /// measure the round trip with a ping for every other message.
    private static let controlFrames = (count: 2000, time: TimeAmount.milliseconds(100))
    private static let resets = (count: 1000, time: TimeAmount.seconds(10))
    /// How long a connection without a call is kept, and after what silence a client is asked whether it lives.
    private static let idleTime = TimeAmount.minutes(30)
    private static let keepalive = (interval: TimeAmount.minutes(2), timeout: TimeAmount.seconds(20))

    /// Adds the handlers; call on the channel's event loop.
    static func configure(
        _ channel: any Channel,
        at position: ChannelPipeline.SynchronousOperations.Position,
        server: GRPCServer,
        limits: TransportLimits
    ) throws {
        let connection = GRPCServerConnection(
            server: server,
            limits: limits,
            listenerAddress: channel.parent?.localAddress?.hostPort ?? "",
            executor: EventLoopTaskExecutor(channel.eventLoop)
        )
        let management = NIOHTTP2ServerConnectionManagementHandler(
            eventLoop: channel.eventLoop,
            configuration: .init(
                maxIdleTime: idleTime,
                maxAge: nil,
                maxGraceTime: nil,
                keepalive: .init(pingInterval: keepalive.interval, ackTimeout: keepalive.timeout)
            )
        )
        let handlers: [any ChannelHandler] = [handler(server.options, limits), management, connection]
        try channel.pipeline.syncOperations.addHandlers(handlers, position: position)
    }

    private static func handler(_ options: GRPCServerOptions, _ limits: TransportLimits) -> NIOHTTP2Handler {
        var settings = NIOHTTP2Handler.ConnectionConfiguration()
        settings.initialSettings = [
            HTTP2Setting(parameter: .maxConcurrentStreams, value: max(1, options.concurrentStreams)),
            HTTP2Setting(parameter: .initialWindowSize, value: GRPCServerConnection.streamWindow),
            HTTP2Setting(parameter: .maxHeaderListSize, value: limits.headerSize),
        ]
        settings.controlFrameRateLimit.maximumCount = controlFrames.count
        settings.controlFrameRateLimit.windowLength = controlFrames.time
        var streams = NIOHTTP2Handler.StreamConfiguration()
        streams.streamResetFrameRateLimit.maximumCount = resets.count
        streams.streamResetFrameRateLimit.windowLength = resets.time
        return NIOHTTP2Handler(mode: .server, connectionConfiguration: settings, streamConfiguration: streams)
    }
}
