import NIOCore

/// A connection to one server, which hands on what happens to it.
final class ZooKeeperConnection: Sendable {
    /// What happens, on the event loop; after `lost` nothing.
    enum Input: Sendable {
        case packet(ByteBuffer)
        /// The connection has ended, because of an error or in good order.
        case lost((any Error)?)
    }

    private let channel: any Channel
    private let handler: NIOLoopBound<Handler>

    /// Sets up a channel's pipeline; call on its event loop.
    init(_ channel: any Channel) throws {
        self.channel = channel
        handler = NIOLoopBound(Handler(), eventLoop: channel.eventLoop)
        try channel.pipeline.syncOperations.addHandler(ByteToMessageHandler(ZooKeeperFrameDecoder()))
        try channel.pipeline.syncOperations.addHandler(handler.value)
    }

    /// A connection that nobody holds any more would otherwise stay open on its event loop.
    deinit { channel.close(promise: nil) }

    /// Hands on what has happened so far, and from now on; call on the event loop.
    func start(_ receive: @escaping (Input) -> Void) { handler.value.start(receive) }

    /// Sends packets.
    func send(_ packets: ByteBuffer) { channel.writeAndFlush(packets, promise: nil) }

    /// Closes at once; what the system has taken is still sent.
    func close() { channel.close(promise: nil) }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer

        private var receive: ((Input) -> Void)?
        /// What a peer did that speaks first, or closes at once.
        private var early: [Input] = []
        private var error: (any Error)?
        private var hasEnded = false

        func start(_ receive: @escaping (Input) -> Void) {
            self.receive = receive
            early.forEach(receive)
            early = []
        }

        private func tell(_ input: Input) {
            if let receive { receive(input) } else { early.append(input) }
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            guard !hasEnded else { return }
            tell(.packet(unwrapInboundIn(data)))
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            self.error = self.error ?? error
            context.close(promise: nil)
        }

        func channelInactive(context: ChannelHandlerContext) {
            end()
            context.fireChannelInactive()
        }

        func handlerRemoved(context: ChannelHandlerContext) { end() }

        private func end() {
            guard !hasEnded else { return }
            hasEnded = true
            tell(.lost(error))
        }
    }
}
