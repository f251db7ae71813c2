import NIOCore
import NIOHTTP1

/// The states of a client's HTTP connection as a pure value: one request, one reply, the next request.
struct HTTPExchange {
    /// What the socket's handler is to do after an input.
    enum Action {
        case none
        /// Hand over the reply; close the connection behind it when `close` says so.
        case complete(TransportMessage, close: Bool)
        /// Fail the exchange and close the connection.
        case fail(MicroError)
        /// Close the connection; nobody is waiting.
        case close
    }

    private enum State {
        case idle
        case waiting
        case head(HTTPResponseHead)
        case ended(MicroError)
    }

    /// How much of the body of an error page is told.
    private static let previewSize = 200

    private let address: String
    private let limits: TransportLimits
    private var state = State.idle
    private var body: [UInt8] = []

    init(address: String, limits: TransportLimits) {
        self.address = address
        self.limits = limits
    }

    /// A request is about to be written. Returns why it can't be, with nothing sent.
    mutating func begin() -> MicroError? {
        switch state {
        case .idle:
            state = .waiting
            return nil
        case .waiting, .head:
            return MicroError(.internal, "the connection to \(address) is in use by another call", address: address)
        case .ended(var error):
            error.phase = .write
            return error
        }
    }

    mutating func received(_ part: HTTPClientResponsePart) -> Action {
        switch (state, part) {
        case (.waiting, .head(let head)): return received(head)
        case (.head(let head), .body(let buffer)): return received(buffer, head)
        case (.head(let head), .end): return finish(head)
        case (.ended, _): return .none
        case (.idle, _), (.waiting, _), (.head, .head):
            return end(mismatch("sent a reply that nobody asked for"))
        }
    }

    private mutating func received(_ head: HTTPResponseHead) -> Action {
        let length = head.headers.first(name: "Content-Length").flatMap { Int($0) } ?? 0
        if head.status == .ok, length > limits.messageSize { return end(tooLarge("has \(length) bytes")) }
        // After 101 the parser stops, so no end would come.
        if head.status == .switchingProtocols { return end(refusal(head)) }
        body = []
        body.reserveCapacity(min(length, 64 << 10))
        state = .head(head)
        return .none
    }

    private mutating func received(_ buffer: ByteBuffer, _ head: HTTPResponseHead) -> Action {
        guard body.count + buffer.readableBytes <= limits.messageSize else {
            return end(tooLarge("goes on"))
        }
        buffer.withUnsafeReadableBytes { body.append(contentsOf: $0) }
        return head.status != .ok && body.count >= Self.previewSize ? end(refusal(head)) : .none
    }

    private mutating func finish(_ head: HTTPResponseHead) -> Action {
        guard head.status == .ok else { return end(refusal(head)) }
        var message = TransportMessage(body: body)
        body = []
        for (name, text) in head.headers { message.headers.addFirst(name, text) }
        let close = !head.isKeepAlive
        state = close ? .ended(lost("was closed by the peer after its last reply")) : .idle
        return .complete(message, close: close)
    }

    /// The channel became inactive.
    mutating func disconnected() -> Action {
        switch state {
        case .ended: return .none
        case .idle:
            state = .ended(lost("was closed by the peer"))
            return .none
        case .waiting: return end(lost("ended before the reply began"))
        case .head: return end(lost("ended in the middle of the reply"))
        }
    }

    /// The pipeline reported an error.
    mutating func failed(_ error: any Error) -> Action {
        switch error {
        case let mismatch as HTTPClientCodec.Mismatch:
            return end(self.mismatch(mismatch.peer.complaint ?? "speaks HTTP/1"))
        case let error as HTTPParserError where error == .invalidEOFState:
            return end(lost("ended in the middle of the reply", cause: error))
        case let error as HTTPParserError where error == .headerOverflow:
            return end(tooManyHeaders())
        case is HTTPParserError:
            // A go-micro service may do this too: an error's text goes into a header as it is.
            let hint = "this is no go-micro service with the http transport, or its error text holds control characters"
            return end(mismatch("sent a reply that is no valid HTTP", hint: hint, cause: error))
        case is NIOHTTPDecoderError:
            return end(mismatch("sent a reply that nobody asked for", cause: error))
        default:
            return end(lost("broke: \(ErrnoText.of(error))", cause: error))
        }
    }

    /// We give up: deadline, cancellation or closing.
    mutating func abandon(_ error: MicroError) -> Action { end(error) }

    private mutating func end(_ error: MicroError) -> Action {
        defer { body = [] }
        switch state {
        case .ended: return .none
        case .idle:
            state = .ended(error)
            return .close
        case .waiting, .head:
            state = .ended(error)
            return .fail(error)
        }
    }

    // MARK: Errors

    private func lost(_ what: String, cause: (any Error)? = nil) -> MicroError {
        MicroError(
            .connectionLost,
            "the connection to \(address) \(what)",
            phase: .wait,
            address: address,
            cause: cause
        )
    }

    private func mismatch(
        _ what: String,
        hint: String = "this is no go-micro service with the http transport",
        cause: (any Error)? = nil
    ) -> MicroError {
        MicroError(
            .protocolMismatch,
            "\(address) \(what)",
            phase: .wait,
            address: address,
            hint: hint,
            cause: cause
        )
    }

    private func tooLarge(_ what: String) -> MicroError {
        MicroError(
            .messageTooLarge,
            "the reply of \(address) \(what), over the limit of \(limits.messageSize) bytes",
            phase: .wait,
            address: address
        )
    }

    private func tooManyHeaders() -> MicroError {
        MicroError(
            .messageTooLarge,
            "the reply of \(address) has more than \(limits.headerCount) headers or \(limits.headerSize) bytes of them",
            phase: .wait,
            address: address,
            hint: "this may be no go-micro service"
        )
    }

    private func refusal(_ head: HTTPResponseHead) -> MicroError {
        let text = String(decoding: body.prefix(Self.previewSize), as: UTF8.self).prefix { !$0.isNewline }
        let detail = text.isEmpty ? "" : ": \(text)"
        return mismatch("answered with HTTP status \(head.status.code) \(head.status.reasonPhrase)\(detail)")
    }
}
