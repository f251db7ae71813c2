import NIOCore
import NIOHTTP2

// What happens to the connection.

extension GRPCClientHandler {
    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        if context.channel.isActive { activate(context) }
    }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelActive(context: ChannelHandlerContext) {
        activate(context)
        context.fireChannelActive()
    }

    func activate(_ context: ChannelHandlerContext) {
        let growth = settings.connectionWindow - 65535
        if growth > 0 { write(.windowUpdate(windowSizeIncrement: growth), .rootStream, to: context) }
        keepAlive(after: settings.keepAlive.interval, on: context)
    }

    func channelInactive(context: ChannelHandlerContext) {
        refuse(GRPCReset.refused("has closed the connection", address: address, hint: silenceHint))
        endAll { lost("was closed before the reply was complete", $0) }
        timer?.task.cancel()
        timer = nil
        keepAliveTimer?.cancel()
        context.fireChannelInactive()
    }

    func lost(_ what: String, _ exchange: GRPCClientExchange) -> MicroError {
        let phase: MicroError.Phase = exchange.written == nil ? .write : .wait
        let reason = farewell.map { " (GOAWAY, \($0))" } ?? ""
        let text = "the connection to \(address) \(what)\(reason)"
        let cause = isSilent ? SilentPeer() : nil
        return MicroError(.connectionLost, text, phase: phase, address: address, hint: silenceHint, cause: cause)
    }

    /// Whether the peer has said nothing, where most servers with TLS go without a word.
    private var isSilent: Bool { !hasReceived && !isSecure }
    private var silenceHint: String? { isSilent ? "it may want TLS" : nil }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case let event as NIOHTTP2WindowUpdatedEvent where event.streamID == .rootStream:
            // Of the window of all streams together everything that arrives is given back: each stream has its own.
            guard let size = event.inboundWindowSize, size * 2 < settings.connectionWindow else { break }
            write(.windowUpdate(windowSizeIncrement: settings.connectionWindow - size), .rootStream, to: context)
        case let event as StreamClosedEvent:
            // A reset by the peer has been seen as a frame already, so that this is one for what it did.
            guard let reason = event.reason, let exchange = exchanges[event.streamID], !exchange.isLost else { break }
            brokenStreams += 1
            end(exchange, .failure(violation(GRPCReset.name(Int(UInt32(http2ErrorCode: reason))))))
        default: break
        }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if brokenStreams > 0, error is any NIOHTTP2Error {
            brokenStreams -= 1
            return
        }
        let told = failure(error)
        let broken = "broke the connection: \(ErrnoText.of(error))"
        refuse(told ?? GRPCReset.refused(broken, address: address, hint: silenceHint))
        endAll { exchange in told ?? lost("broke: \(ErrnoText.of(error))", exchange) }
        context.close(promise: nil)
    }

    /// What an error of the pipeline means, nil for one of the socket.
    func failure(_ error: any Error) -> MicroError? {
        switch error {
        case let error as MicroError: return error
        case let mismatch as PeerMismatch:
            let complaint = mismatch.peer.complaint ?? "speaks HTTP/1, not HTTP/2 as gRPC does"
            return MicroError(
                .protocolMismatch,
                "\(address) \(complaint)",
                phase: .wait,
                address: address,
                hint: mismatch.hint,
                cause: mismatch
            )
        case is any NIOHTTP2Error:
            return violation(Self.words(of: error), cause: error)
        default: return nil
        }
    }

    func violation(_ what: String, cause: (any Error)? = nil) -> MicroError {
        let text = "\(address) broke the rules of HTTP/2: \(what)"
        return MicroError(.protocolMismatch, text, phase: .wait, address: address, cause: cause)
    }

    /// `excessively large header block` for an `ExcessivelyLargeHeaderBlock(file: …)`.
    static func words(of error: any Error) -> String {
        var words = ""
        for letter in String(describing: error).prefix(while: { $0 != "(" }).prefix(60) {
            if letter.isUppercase, !words.isEmpty { words.append(" ") }
            words.append(contentsOf: letter.lowercased())
        }
        return words
    }
}

/// The cause when a peer was asked in plaintext and has closed the connection without a word.
struct SilentPeer: Error {}
