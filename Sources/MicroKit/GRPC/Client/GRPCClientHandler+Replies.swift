import NIOCore
import NIOHPACK
import NIOHTTP2

// What arrives on streams.

extension GRPCClientHandler {
    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let frame = unwrapInboundIn(data)
        hasReceived = true
        keepAlive.received()
        switch frame.payload {
        case .headers(let content):
            received(frame.streamID, isLast: content.endStream) {
                $0.response.received(content.headers, isLast: content.endStream)
            }
        case .data(let content):
            guard case .byteBuffer(let bytes) = content.data else { return }
            received(frame.streamID, isLast: content.endStream) {
                $0.window.receive(bytes.readableBytes + (content.paddingBytes.map { $0 + 1 } ?? 0))
                $0.response.received(bytes, isLast: content.endStream)
            }
        case .rstStream(let code): reset(frame.streamID, code)
        case .goAway(let last, let code, _): goAway(last, code)
        case .settings(.settings(let settings)):
            for setting in settings where setting.parameter == .maxConcurrentStreams {
                status.setCapacity(setting.value)
            }
        default: break
        }
    }

    func received(_ id: HTTP2StreamID, isLast: Bool, _ take: (GRPCClientExchange) -> Void) {
        guard let exchange = exchanges[id] else { return }
        exchange.hasReceived = true
        exchange.hasPeerFinished = exchange.hasPeerFinished || isLast
        take(exchange)
        deliver(exchange)
        credit(exchange)
    }

    /// Gives messages to whoever takes them, and the end behind them.
    func deliver(_ exchange: GRPCClientExchange) {
        switch exchange.call.sink {
        case .unary: collect(exchange)
        case .stream(let inbox, _):
            while !inbox.isFull, let message = exchange.response.next() { inbox.offer(TransportMessage(body: message)) }
            // What is left in the reader comes when the inbox has room.
            if inbox.isFull { return }
        }
        guard let end = exchange.response.end else { return }
        switch end {
        case .failure(let error): abort(exchange, error)
        case .status(let status) where status.code != .ok: finish(exchange, .failure(ServiceError(status)))
        case .status: finish(exchange, reply(of: exchange))
        }
    }

    func collect(_ exchange: GRPCClientExchange) {
        while let message = exchange.response.next() {
            guard exchange.message == nil else { return exchange.response.refuseFurtherMessage() }
            exchange.message = message
        }
    }

    func reply(of exchange: GRPCClientExchange) -> Result<GRPCReply, any Error> {
        if case .stream = exchange.call.sink {
            return .success(GRPCReply(headers: exchange.response.headers, trailers: [:], message: []))
        }
        guard let message = exchange.message else {
            let text = "\(address) ended the call without a message"
            return .failure(MicroError(.invalidReply, text, phase: .wait, address: address))
        }
        let response = exchange.response
        return .success(GRPCReply(headers: response.headers, trailers: response.trailers, message: message))
    }

    /// Ends a call that the peer has ended. If this side has more to say, nobody would listen.
    func finish(_ exchange: GRPCClientExchange, _ result: Result<GRPCReply, any Error>) {
        exchanges[exchange.id] = nil
        if !exchange.hasFinished, let context { write(.rstStream(.noError), exchange.id, to: context) }
        end(exchange, result)
    }

    /// Lets the peer send more, unless what it has sent finds no taker.
    func credit(_ exchange: GRPCClientExchange) {
        guard exchanges[exchange.id] === exchange, !exchange.hasPeerFinished, let context else { return }
        if case .stream(let inbox, _) = exchange.call.sink, inbox.isFull { return }
        if let count = exchange.window.takeCredit() {
            write(.windowUpdate(windowSizeIncrement: count), exchange.id, to: context)
        }
    }

    func reset(_ id: HTTP2StreamID, _ code: HTTP2ErrorCode) {
        guard let exchange = exchanges[id] else { return }
        // Servers send one behind a reply that comes before the client's end (RFC 9113 section 8.1).
        if exchange.hasPeerFinished { return exchange.lose() }
        end(exchange, .failure(GRPCReset.error(Int(UInt32(http2ErrorCode: code)), address: address)))
    }

    func goAway(_ last: HTTP2StreamID, _ code: HTTP2ErrorCode) {
        let name = GRPCReset.name(Int(UInt32(http2ErrorCode: code)))
        farewell = name
        refuse("takes no more calls on this connection (GOAWAY, \(name))")
        let error = GRPCReset.refused("has not taken the call (GOAWAY, \(name))", address: address)
        for exchange in exchanges.values where exchange.id > last { end(exchange, .failure(error)) }
        if exchanges.isEmpty { context?.close(promise: nil) }
    }
}
