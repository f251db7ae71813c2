import NIOCore

/// Looks at the first bytes of a peer before the HTTP/2 parser does, which would only say that they are no frame.
final class GRPCFirstBytesHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private enum State {
        /// What came so far is not enough to tell.
        case undecided(ByteBuffer)
        case http2
        case ended
    }

    private var state = State.undecided(ByteBuffer())

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch state {
        case .http2: context.fireChannelRead(data)
        case .ended: break
        case .undecided(var buffer):
            // Not to be copied by the write below.
            state = .ended
            buffer.writeImmutableBuffer(unwrapInboundIn(data))
            decide(buffer, atEnd: false, context)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        if case .undecided(let buffer) = state, buffer.readableBytes > 0 { decide(buffer, atEnd: true, context) }
        context.fireChannelInactive()
    }

    private func decide(_ buffer: ByteBuffer, atEnd: Bool, _ context: ChannelHandlerContext) {
        switch HTTPPeerProtocol.judge(buffer.readableBytesView, atEnd: atEnd) {
        case nil: state = .undecided(buffer)
        case .http2:
            state = .http2
            context.fireChannelRead(wrapInboundOut(buffer))
        case let peer?:
            state = .ended
            context.fireErrorCaught(PeerMismatch(peer: peer))
        }
    }
}
