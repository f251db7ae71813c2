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

    /// Sets up a channel's pipeline; call on its event loop.
    init(_ channel: any Channel, _ receive: @escaping @Sendable (ZooKeeperConnection, Input) -> Void) throws {
        self.channel = channel
        try channel.pipeline.syncOperations.addHandler(ByteToMessageHandler(ZooKeeperFrameDecoder()))
        try channel.pipeline.syncOperations.addHandler(
            Handler { [weak self] input in
                guard let self else { return }
                receive(self, input)
            }
        )
    }

    /// A connection that nobody holds any more would otherwise stay open on its event loop.
    deinit { channel.close(promise: nil) }

    /// Sends packets.
    func send(_ packets: ByteBuffer) { channel.writeAndFlush(packets, promise: nil) }

    /// Closes at once; what the system has taken is still sent.
    func close() { channel.close(promise: nil) }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer

        private let receive: @Sendable (Input) -> Void
        private var error: (any Error)?
        private var hasEnded = false

        init(_ receive: @escaping @Sendable (Input) -> Void) { self.receive = receive }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            guard !hasEnded else { return }
            receive(.packet(unwrapInboundIn(data)))
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
            receive(.lost(error))
        }
    }
}
