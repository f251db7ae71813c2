import NIOCore
import NIOHTTP1

/// Puts the replies of a stream into its inbox, and leaves the socket alone while that is full.
///
/// Lives on the channel's event loop.
final class HTTPStreamHandler: ChannelDuplexHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let inbox: StreamInbox
    private let codec: HTTPClientCodec
    private var reader: HTTPReplyReader
    private var hasEnded = false
    private var isReadDelayed = false
    private var context: ChannelHandlerContext?

    /// - Parameters:
    ///   - address: Of the peer, for errors.
    ///   - limits: On what it may send.
    ///   - isSecure: Whether the connection is one of TLS.
    ///   - inbox: Takes the replies.
    ///   - codec: The codec of the same pipeline, one that pairs nothing.
    init(
        address: String,
        limits: TransportLimits,
        isSecure: Bool = false,
        inbox: StreamInbox,
        codec: HTTPClientCodec
    ) {
        reader = HTTPReplyReader(address: address, limits: limits, isSecure: isSecure)
        self.inbox = inbox
        self.codec = codec
    }

    /// The inbox has room again.
    func resumeReading() {
        guard isReadDelayed, let context, !inbox.isFull else { return }
        isReadDelayed = false
        context.read()
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        codec.expectReply()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        end(reader.lost("was closed"))
    }

    func read(context: ChannelHandlerContext) {
        if inbox.isFull { isReadDelayed = true } else { context.read() }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !hasEnded else { return }
        switch reader.received(unwrapInboundIn(data)) {
        case .partial: break
        case .message(let message, let isLast):
            inbox.offer(message)
            if isLast { close(nil, context) } else { codec.expectReply() }
        case .failure(let error): close(error, context)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        end(reader.isReading ? reader.lost("ended in the middle of a message") : nil)
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        close(reader.failure(of: error), context)
    }

    private func close(_ error: MicroError?, _ context: ChannelHandlerContext) {
        end(error)
        context.close(promise: nil)
    }

    private func end(_ error: MicroError?) {
        guard !hasEnded else { return }
        hasEnded = true
        inbox.finish(error)
    }
}
