/// What a transport carries: headers and a body (go-micro `transport/transport.go`).
public struct TransportMessage: Sendable, Hashable {
    /// Headers, names without regard to case.
    public var headers: Metadata
    /// The body's bytes.
    public var body: [UInt8]
    /// Path and query of a request over HTTP; RPC knows no other than `/`.
    package var target = "/"
    /// Method of a request over HTTP; RPC makes nothing of it.
    package var method = "POST"
    /// Status of a reply over plain HTTP, which has these headers and no others; nil for a reply of go-micro's, whose
    /// status is always 200.
    package var status: Int?

    /// Makes a message.
    public init(headers: Metadata = [:], body: [UInt8] = []) {
        self.headers = headers
        self.body = body
    }
}

/// Limits on what a peer may send. Everything over them ends the connection with `messageTooLarge`.
public struct TransportLimits: Sendable, Hashable {
    /// The largest body in bytes.
    public var messageSize: Int
    /// The most headers in a message.
    public var headerCount: Int
    /// The most bytes of all header names and texts in a message.
    public var headerSize: Int

    /// 4 MiB, 256 headers, 64 KiB of headers.
    public init(messageSize: Int = 4 << 20, headerCount: Int = 256, headerSize: Int = 64 << 10) {
        self.messageSize = messageSize
        self.headerCount = headerCount
        self.headerSize = headerSize
    }
}

/// How messages get to another process: go-micro's `transport.Transport`.
public protocol Transport: Sendable {
    /// The name that a node's `transport` metadata carries, for example `http`.
    var name: String { get }

    /// Opens a connection.
    /// - Parameters:
    ///   - address: `host:port`, IPv6 in brackets.
    ///   - deadline: When to give up.
    /// - Returns: The open connection.
    /// - Throws: ``MicroError`` `invalidArgument` for an address that is none, `unreachable` (also when the deadline
    ///   passed: the phase is `connect`), `cancelled`; with TLS `untrusted`, `certificateRefused` and, for a peer that
    ///   speaks plaintext, `protocolMismatch`.
    func dial(_ address: String, deadline: ContinuousClock.Instant) async throws -> any TransportConnection

    /// Opens a connection for a stream of messages in both directions.
    /// - Parameters: As for ``dial(_:deadline:)``.
    /// - Returns: The open connection, which carries this stream and nothing else.
    /// - Throws: As ``dial(_:deadline:)``.
    func dialStream(
        _ address: String,
        deadline: ContinuousClock.Instant
    ) async throws -> any TransportStreamConnection

    /// Listens and serves until ``TransportListener/close(grace:)``.
    /// - Parameters:
    ///   - address: `host:port`; port 0 picks one, an empty host is every interface.
    ///   - accept: Called for each message of each connection, messages of one connection one after another. The
    ///     task is cancelled when the connection ends or the listener is closed without grace.
    /// - Returns: The listener, bound already.
    /// - Throws: ``MicroError`` `unreachable` when the address can't be bound.
    func listen(
        _ address: String,
        _ accept: @escaping @Sendable (TransportRequest) async -> TransportMessage?
    ) async throws -> any TransportListener
}

/// A message that arrived at a listener.
public struct TransportRequest: Sendable {
    /// What arrived.
    public var message: TransportMessage
    /// The address of the peer, `host:port`.
    public var remoteAddress: String
    /// The address it arrived at, `host:port`.
    public var localAddress: String
    /// Cancels the task that answers this request at a given time; nil where the transport can't.
    package var canceller: (any HandlerCanceller)?
    /// Makes a stream of the connection that this request came by; nil where the transport can't.
    package var streamOpener: (any TransportStreamOpener)?

    /// Makes a request.
    public init(message: TransportMessage, remoteAddress: String, localAddress: String) {
        self.message = message
        self.remoteAddress = remoteAddress
        self.localAddress = localAddress
    }
}

/// A transport's means to cancel the task that answers a request.
package protocol HandlerCanceller: Sendable {
    /// Cancels the task at `deadline` if it still runs. A further call for the same request replaces the deadline.
    func cancel(at deadline: ContinuousClock.Instant)
}

/// An open connection of a client. It is used by one task at a time.
public protocol TransportConnection: Sendable {
    /// Whether the peer may still take another message.
    var isOpen: Bool { get }

    /// Sends a message and waits for the answer to it.
    /// - Parameters:
    ///   - message: What to send. Header texts must hold no line break.
    ///   - deadline: When to give up; the connection is closed then.
    ///   - sent: Called once the message has been handed to the operating system.
    /// - Returns: The answer, whole.
    /// - Throws: ``MicroError`` `invalidArgument` (a header that can't be sent, before anything is), `timeout`,
    ///   `connectionLost` (of phase `write` when it had been closed before and nothing of the message was handed over),
    ///   `protocolMismatch`, `messageTooLarge`, `cancelled`. The connection is closed then.
    func roundTrip(
        _ message: TransportMessage,
        deadline: ContinuousClock.Instant,
        sent: @Sendable () -> Void
    ) async throws -> TransportMessage

    /// Closes the connection; twice is no error.
    func close() async
}

/// A listening socket and its connections.
public protocol TransportListener: Sendable {
    /// The bound address, `host:port`.
    var address: String { get }

    /// Takes no new connection, lets messages that are being answered finish until `grace` has passed, closes.
    func close(grace: Duration) async
}

extension TransportMessage {
    /// That a reply has another content type than was asked for, with the beginning of what it says.
    func mismatch(_ type: String, where asked: String, from address: String, hint: String) -> MicroError {
        let start = String(decoding: body.prefix(200), as: UTF8.self).prefix { !$0.isNewline }
        return MicroError(
            .protocolMismatch,
            "\(address) replied \(type) where \(asked) was asked for" + (start.isEmpty ? "" : ": \(start)"),
            phase: .wait,
            address: address,
            hint: hint
        )
    }
}
