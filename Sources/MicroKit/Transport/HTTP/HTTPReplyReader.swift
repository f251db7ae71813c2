import NIOCore
import NIOHTTP1

/// Puts the parts of replies together and says what is wrong with them: what a call and a stream have in common.
struct HTTPReplyReader {
    /// What became of a part.
    enum Outcome {
        /// More is to come.
        case partial
        /// A reply is complete; `isLast` when the peer closes the connection behind it.
        case message(TransportMessage, isLast: Bool)
        /// Nothing that follows can be read.
        case failure(MicroError)
    }

    /// How much of the body of an error page is told.
    private static let previewSize = 200
    /// How much of it is read where its length is known; of others no more than is told.
    private static let refusalSize = 4096

    /// Which statuses are those of a reply.
    enum Success {
        /// 200 alone, as the HTTP transport has it.
        case ok
        /// Every one from 200 to 299.
        case any2xx

        fileprivate func includes(_ status: HTTPResponseStatus) -> Bool {
            switch self {
            case .ok: status == .ok
            case .any2xx: (200..<300).contains(status.code)
            }
        }
    }

    private let address: String
    private let limits: TransportLimits
    private let success: Success
    private let isSecure: Bool
    /// Whether the peer has ever sent anything that is a reply's.
    private var hasReceived = false
    private var head: HTTPResponseHead?
    private var body: [UInt8] = []

    /// - Parameters:
    ///   - address: Of the peer, for errors.
    ///   - limits: On what it may send.
    ///   - success: Which statuses are those of a reply.
    ///   - isSecure: Whether the connection is one of TLS.
    init(address: String, limits: TransportLimits, success: Success = .ok, isSecure: Bool = false) {
        self.address = address
        self.limits = limits
        self.success = success
        self.isSecure = isSecure
    }

    /// Whether a reply has begun and is not complete.
    var isReading: Bool { head != nil }

    mutating func received(_ part: HTTPClientResponsePart) -> Outcome {
        hasReceived = true
        return switch (head, part) {
        case (nil, .head(let head)): received(head)
        case (let head?, .body(let buffer)): received(buffer, head)
        case (let head?, .end): finish(head)
        case (nil, _), (_, .head): .failure(unasked())
        }
    }

    private mutating func received(_ head: HTTPResponseHead) -> Outcome {
        let length = head.headers.first(name: "Content-Length").flatMap { Int($0) } ?? 0
        if success.includes(head.status), length > limits.messageSize {
            return .failure(tooLarge("has \(length) bytes"))
        }
        // After 101 the parser stops, so no end would come.
        if head.status == .switchingProtocols { return .failure(refusal(head)) }
        body = []
        body.reserveCapacity(min(length, 64 << 10))
        self.head = head
        return .partial
    }

    private mutating func received(_ buffer: ByteBuffer, _ head: HTTPResponseHead) -> Outcome {
        guard body.count + buffer.readableBytes <= limits.messageSize else {
            return .failure(tooLarge("goes on"))
        }
        buffer.withUnsafeReadableBytes { body.append(contentsOf: $0) }
        return !success.includes(head.status) && body.count >= Self.enough(of: head)
            ? .failure(refusal(head)) : .partial
    }

    /// How many bytes of an error page are enough.
    private static func enough(of head: HTTPResponseHead) -> Int {
        let length = head.headers.first(name: "Content-Length").flatMap { Int($0) } ?? .max
        return length <= refusalSize ? .max : previewSize
    }

    private mutating func finish(_ head: HTTPResponseHead) -> Outcome {
        self.head = nil
        guard success.includes(head.status) else { return .failure(refusal(head)) }
        var message = TransportMessage(body: body)
        body = []
        for (name, text) in head.headers { message.headers.addFirst(name, text) }
        return .message(message, isLast: !head.isKeepAlive)
    }

    // MARK: Errors

    /// What an error of the pipeline means.
    func failure(of error: any Error) -> MicroError {
        switch error {
        case let error as MicroError: return error
        case let mismatch as PeerMismatch:
            let complaint = mismatch.peer.complaint ?? "speaks HTTP/1"
            return self.mismatch(complaint, hint: mismatch.hint ?? Self.noService, cause: mismatch)
        case let error as HTTPParserError where error == .invalidEOFState:
            var error = lost("ended in the middle of the reply", cause: error)
            error.hint = nil
            return error
        case let error as HTTPParserError where error == .headerOverflow:
            return tooManyHeaders()
        case is HTTPParserError:
            // A go-micro service may do this too: an error's text goes into a header as it is.
            let hint = "\(Self.noService), or its error text holds control characters"
            return mismatch("sent a reply that is no valid HTTP", hint: hint, cause: error)
        case is NIOHTTPDecoderError:
            return unasked(cause: error)
        default:
            return lost("broke: \(ErrnoText.of(error))", cause: error)
        }
    }

    /// The connection is gone, in the words given.
    func lost(_ what: String, cause: (any Error)? = nil) -> MicroError {
        MicroError(
            .connectionLost,
            "the connection to \(address) \(what)",
            phase: .wait,
            address: address,
            // Servers with TLS close without a word on what is none; only some say what they miss.
            hint: hasReceived || isSecure ? nil : "it may want TLS",
            cause: cause
        )
    }

    private static let noService = "this is no go-micro service with the http transport"

    /// A reply came that no request was sent for.
    func unasked(cause: (any Error)? = nil) -> MicroError {
        mismatch("sent a reply that nobody asked for", cause: cause)
    }

    private func mismatch(
        _ what: String,
        hint: String = Self.noService,
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
        // Go's servers, and this library's, answer 400 in plaintext where they want TLS.
        let hint =
            Self.noService
            + (head.status == .badRequest ? ", or it wants TLS" : "")
        return mismatch(
            "answered with HTTP status \(head.status.code) \(head.status.reasonPhrase)\(detail)",
            hint: hint,
            cause: HTTPRefusal(status: Int(head.status.code), reason: head.status.reasonPhrase, body: body)
        )
    }
}

/// A reply whose status is none of those expected, as the cause of a `protocolMismatch`.
struct HTTPRefusal: Error {
    let status: Int
    /// The status's text.
    let reason: String
    /// The first bytes of the body.
    let body: [UInt8]
}
