/// A failure of ours, as opposed to what a service replied (``ServiceError``).
///
/// Recognise it by ``code`` and ``phase``; ``message`` is for people and may change.
public struct MicroError: Error, Sendable {
    /// What kind of failure it is. Callers branch on this alone.
    public enum Code: String, Sendable, CaseIterable {
        /// An argument that can't be sent or used: a header with a line break, a negative time, a bad address.
        case invalidArgument
        /// A file that was named is missing or can't be read.
        case fileUnreadable
        /// The request's body is not what its content type says.
        case invalidBody
        /// Descriptions of protobuf messages that don't fit together: a missing import, a name or number given twice.
        case invalidSchema
        /// A service record that can't be registered, for example without a node or with an address that is no IP.
        case invalidRecord
        /// The registry knows no service of that name.
        case serviceNotFound
        /// The service is there, but no node passes the filters (version, label, node id).
        case nodeNotFound
        /// The service says that it has no such endpoint.
        case endpointNotFound
        /// Nobody subscribes to the topic, or not any more.
        case noSubscriber
        /// A subscriber got the message and said that it failed; the cause is what it said.
        case subscriberFailed
        /// The registry marks the endpoint as a stream, so that a call can't be answered.
        case endpointIsStream
        /// The registry can't be asked: no multicast, port not bindable, server away.
        case registryUnavailable
        /// A server that is no service, such as a registry's, refuses the credentials it was given, or wants some.
        case accessDenied
        /// No connection to a node: refused, no route, or nobody answered in the time for connecting.
        case unreachable
        /// The connection ended before the reply was complete. The request may have been executed.
        case connectionLost
        /// The call's deadline passed; the phase says where.
        case timeout
        /// The peer does not speak the protocol: HTTP error pages, TLS alerts, HTTP/2, garbage.
        case protocolMismatch
        /// The peer's TLS certificate is not trusted: expired, from an unknown authority, or for another name.
        case untrusted
        /// The peer wants a TLS certificate of this client, or refuses the one it was shown.
        case certificateRefused
        /// The peer refuses the content type.
        case unsupportedContentType
        /// A message over the limit, in either direction.
        case messageTooLarge
        /// The reply's body is not what its content type says.
        case invalidReply
        /// The task was cancelled.
        case cancelled
        /// A fault in this library.
        case `internal`
    }

    /// The part of an invocation that a failure or a span of time belongs to, in the order they happen.
    public enum Phase: String, Sendable, CaseIterable, Hashable {
        /// Asking the registry, and a node for the descriptions of its messages.
        case discovery
        /// Opening the connection.
        case connect
        /// Writing the request.
        case write
        /// Waiting for the reply.
        case wait
    }

    /// What kind of failure it is.
    public var code: Code
    /// One line in plain words: what was asked and why it failed. May carry remote text.
    public var message: String
    /// The phase in which it happened, nil outside an invocation.
    public var phase: Phase?
    /// How long each phase took until the failure, in order of happening.
    public var spans: [PhaseSpan]
    /// The `host:port` that was being talked to, if any.
    public var address: String?
    /// What to try, when something is known to help. Plain words without a full stop.
    public var hint: String?
    /// The failure below this one.
    public var cause: (any Error)?

    /// Makes a failure.
    public init(
        _ code: Code,
        _ message: String,
        phase: Phase? = nil,
        spans: [PhaseSpan] = [],
        address: String? = nil,
        hint: String? = nil,
        cause: (any Error)? = nil
    ) {
        self.code = code
        self.message = message
        self.phase = phase
        self.spans = spans
        self.address = address
        self.hint = hint
        self.cause = cause
    }
}

/// How long one phase of an invocation took.
public struct PhaseSpan: Sendable, Hashable {
    /// Which phase.
    public var phase: MicroError.Phase
    /// Wall time spent in it, all attempts together.
    public var duration: Duration

    /// Makes a span.
    public init(_ phase: MicroError.Phase, _ duration: Duration) {
        self.phase = phase
        self.duration = duration
    }
}

extension MicroError: CustomStringConvertible {
    /// The message with its code, for logs.
    public var description: String { "\(message) [\(code.rawValue)]" }
}
