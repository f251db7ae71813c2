/// Answers the streams of one endpoint, on encoded bodies: what a server needs of a stream's handler.
///
/// The `handleStream` functions of ``MicroService`` make these from functions on typed values.
public protocol StreamHandler: Sendable {
    /// The shape of what the client sends for the registry, nil when unknown.
    var request: Value? { get }
    /// The shape of the replies for the registry, nil when unknown.
    var response: Value? { get }

    /// Answers one stream; the stream ends when this returns.
    /// - Parameters:
    ///   - stream: Gives the client's messages and takes the replies.
    ///   - encoding: How the messages are encoded in both directions.
    ///   - context: What else is known of the stream.
    /// - Throws: ``ServiceError`` to end the stream with that error, or ``MicroError`` `invalidBody` and
    ///   `unsupportedContentType` to end it with their message as plain text. Any other error ends it with a
    ///   `ServiceError` of code 500.
    func handle(_ stream: ServerStream, encoding: BodyEncoding, context: RequestContext) async throws
}

/// A client's stream as its handler sees it, on encoded bodies. It is of no use any more once the handler has returned.
///
/// One task may receive while another sends, but no two do either at once.
public struct ServerStream: Sendable {
    private let nextRequest: @Sendable () async throws -> [UInt8]?
    private let sendReply: @Sendable ([UInt8]) async throws -> Void

    /// Makes a stream, for tests of handlers and servers of one's own.
    /// - Parameters:
    ///   - receive: What ``receive()`` does.
    ///   - send: What ``send(_:)`` does.
    public init(
        receive: @escaping @Sendable () async throws -> [UInt8]?,
        send: @escaping @Sendable ([UInt8]) async throws -> Void
    ) {
        nextRequest = receive
        sendReply = send
    }

    /// Waits for the client's next message. While none is taken, the client is held up.
    /// - Returns: The encoded message, taken out of its envelope; nil when the client has finished.
    /// - Throws: ``MicroError`` `connectionLost` when the client went away without finishing, `invalidBody`, `cancelled`;
    ///   ``ServiceError`` when the client ends its side with an error.
    public func receive() async throws -> [UInt8]? { try await nextRequest() }

    /// Sends a reply. Returns when the operating system has taken it, so that a client which does not read holds up the
    /// handler.
    /// - Parameter body: The encoded reply, without envelope.
    /// - Throws: ``MicroError`` `connectionLost` when the client has gone, `invalidBody` when the reply can't stand in
    ///   the content type, `cancelled`.
    public func send(_ body: [UInt8]) async throws { try await sendReply(body) }
}
