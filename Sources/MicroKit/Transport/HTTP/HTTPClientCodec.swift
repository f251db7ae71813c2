import NIOCore
import NIOHTTP1

/// The client's side of HTTP/1 on a channel: bytes in, the parts of replies out.
///
/// The first bytes of a connection are held back until it is clear that the peer speaks HTTP/1, so that the parser
/// never sees anything else. What is written is a whole request each time, already bytes.
///
/// It drives NIO's decoder itself, as `ByteToMessageHandler` would: each handler and each generic class of a pipeline
/// makes the runtime search all conformances of the program, which takes longer than all of a short call.
final class HTTPClientCodec: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = HTTPClientResponsePart
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private enum State {
        /// The peer's protocol is not known yet.
        case undecided
        case http1
        /// The decoder is at work further up the stack and must not be called again.
        case decoding
        /// Broken or at its end; further bytes are of no use.
        case ended
        /// No longer in a pipeline.
        case removed
    }

    /// Which replies may come.
    enum Pairing {
        /// One for each request.
        case everyRequest
        /// As many as ``expectReply()`` is called, whatever is sent.
        case none
    }

    private let decoder: HTTPResponseDecoder
    private let pairing: Pairing
    private var state = State.undecided
    /// What the decoder has not taken yet.
    private var held = ByteBuffer()

    init(limits: TransportLimits, pairing: Pairing = .everyRequest) {
        self.pairing = pairing
        var parsing = NIOHTTPDecoderLimitConfiguration()
        parsing.maxHeaderFieldCount = limits.headerCount
        parsing.maxHeaderFieldSize = limits.headerSize
        parsing.maxHeaderListSize = limits.headerSize
        decoder = HTTPResponseDecoder(limitConfiguration: parsing)
    }

    /// Makes the decoder take one more reply. It pairs replies with requests and refuses any that is left over.
    func expectReply() {
        decoder.write(data: .head(HTTPRequestHead(version: .http1_1, method: .POST, uri: "/")))
    }

    func handlerAdded(context: ChannelHandlerContext) { decoder.decoderAdded(context: context) }

    func handlerRemoved(context: ChannelHandlerContext) {
        let isBusy = state == .decoding
        state = .removed
        if !isBusy { decoder.decoderRemoved(context: context) }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if pairing == .everyRequest { expectReply() }
        context.write(data, promise: promise)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard state != .ended, state != .removed else { return }
        var buffer = unwrapInboundIn(data)
        if held.readableBytes == 0 { held = buffer } else { held.writeBuffer(&buffer) }
        advance(context, atEnd: false)
    }

    func channelInactive(context: ChannelHandlerContext) {
        advance(context, atEnd: true)
        context.fireChannelInactive()
    }

    private func advance(_ context: ChannelHandlerContext, atEnd: Bool) {
        if state == .undecided { judge(context, atEnd: atEnd) }
        while state == .http1, decode(context, atEnd: atEnd) {}
    }

    private func judge(_ context: ChannelHandlerContext, atEnd: Bool) {
        // An end in the middle of "HTTP/1." is a lost connection and no other protocol.
        if atEnd, "HTTP/1.".utf8.starts(with: held.readableBytesView) { return state = .ended }
        switch HTTPPeerProtocol.judge(held.readableBytesView, atEnd: atEnd) {
        case nil: break
        case .http1: state = .http1
        case let peer?:
            state = .ended
            context.fireErrorCaught(PeerMismatch(peer: peer))
        }
    }

    /// Returns whether more has arrived while the decoder was at work.
    private func decode(_ context: ChannelHandlerContext, atEnd: Bool) -> Bool {
        var buffer = held
        held = ByteBuffer()
        state = .decoding
        let failure = failure(of: &buffer, context, atEnd: atEnd)
        guard state == .decoding else {
            decoder.decoderRemoved(context: context)
            return false
        }
        state = atEnd || failure != nil ? .ended : .http1
        let hasMore = held.readableBytes > 0
        buffer.writeBuffer(&held)
        buffer.discardReadBytes()
        held = buffer
        if let failure { context.fireErrorCaught(failure) }
        return hasMore
    }

    private func failure(of buffer: inout ByteBuffer, _ context: ChannelHandlerContext, atEnd: Bool) -> (any Error)? {
        do {
            if atEnd {
                _ = try decoder.decodeLast(context: context, buffer: &buffer, seenEOF: true)
            } else {
                _ = try decoder.decode(context: context, buffer: &buffer)
            }
            return nil
        } catch {
            return error
        }
    }
}
