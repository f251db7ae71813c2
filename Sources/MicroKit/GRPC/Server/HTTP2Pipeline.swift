import NIOCore
import NIOHTTP2

/// Puts HTTP/2 with gRPC into a pipeline.
enum HTTP2Pipeline {
    /// How many control frames and resets of a client are put up with: far more than any real one sends. Go's clients
    /// measure the round trip with a ping for every other message, and reset each stream that the server ends first.
    /// Times are short so that few frames are kept count of; what resets can cost is bounded by the handlers that run.
    private static let controlFrames = (count: 2000, time: TimeAmount.milliseconds(100))
    private static let resets = (count: 1000, time: TimeAmount.milliseconds(100))
    /// For how many streams that were ended here first frames may be still on their way. One more for any other costs
    /// the connection.
    private static let recentResets = 1000

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
        let handlers: [any ChannelHandler] = [handler(server.options, limits), connection]
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
        settings.maximumRecentlyResetStreams = recentResets
        var streams = NIOHTTP2Handler.StreamConfiguration()
        streams.streamResetFrameRateLimit.maximumCount = resets.count
        streams.streamResetFrameRateLimit.windowLength = resets.time
        return NIOHTTP2Handler(mode: .server, connectionConfiguration: settings, streamConfiguration: streams)
    }
}
