import NIOCore

/// Holds back the first bytes of a connection until it is clear that the peer speaks HTTP/1, so that the HTTP parser
/// behind it never sees anything else.
final class HTTPPeerProtocolHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    /// The error for a peer that speaks something else.
    struct Mismatch: Error {
        let peer: HTTPPeerProtocol
    }

    private enum State {
        case undecided(ByteBuffer)
        case http1
        case refused
    }

    private var state = State.undecided(ByteBuffer())

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch state {
        case .http1: context.fireChannelRead(data)
        case .refused: break
        case .undecided(var held):
            var buffer = unwrapInboundIn(data)
            if held.readableBytes == 0 { held = buffer } else { held.writeBuffer(&buffer) }
            decide(held, atEnd: false, context: context)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        // An end in the middle of "HTTP/1." is a lost connection and no other protocol.
        if case .undecided(let held) = state, held.readableBytes > 0,
            !"HTTP/1.".utf8.starts(with: held.readableBytesView)
        {
            decide(held, atEnd: true, context: context)
        }
        context.fireChannelInactive()
    }

    private func decide(_ held: ByteBuffer, atEnd: Bool, context: ChannelHandlerContext) {
        switch HTTPPeerProtocol.judge(held.readableBytesView, atEnd: atEnd) {
        case nil:
            state = .undecided(held)
        case .http1:
            state = .http1
            context.fireChannelRead(wrapInboundOut(held))
        case let peer?:
            state = .refused
            context.fireErrorCaught(Mismatch(peer: peer))
        }
    }
}
