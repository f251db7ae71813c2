/// Messages in both directions that do not pair, as a go-micro stream has them.
///
/// One task may send while another receives, but no two do either at once.
public protocol TransportStream: Sendable {
    /// Sends a message. Returns when the operating system has taken it, so that a peer which does not read holds up the
    /// sender.
    /// - Parameters:
    ///   - message: What to send.
    ///   - isLast: Whether the peer is told that no message follows it. Receiving goes on.
    /// - Throws: ``MicroError`` `invalidArgument` and `messageTooLarge` before anything is sent; `connectionLost`;
    ///   `cancelled`, when the message may still go out, whole.
    func send(_ message: TransportMessage, isLast: Bool) async throws

    /// Waits for the next message. While none is taken, the peer is held up.
    /// - Returns: The message; nil when the peer has closed the connection between two messages. Once it has ended, the
    ///   stream ends again with each further call.
    /// - Throws: ``MicroError`` `connectionLost`, `protocolMismatch`, `messageTooLarge`, which end the stream;
    ///   `cancelled`, which does not.
    func receive() async throws -> TransportMessage?
}

/// A client's stream, on a connection of its own.
public protocol TransportStreamConnection: TransportStream {
    /// Closes the connection; twice is no error. Nothing is received any more.
    /// - Parameter last: A message to send before, if that can be done within a second. Cancellation is no obstacle.
    func close(sending last: TransportMessage?) async
}

/// A transport's means to give a handler all messages of a stream.
package protocol TransportStreamOpener: Sendable {
    /// Turns the exchange that began with a request into a stream: until the handler has returned its reply, which is
    /// the stream's last message, what arrives and belongs to the stream is for ``TransportStream/receive()`` and not
    /// for further handlers. What belongs to it and arrives later is dropped. Call once.
    /// - Parameter belongs: Whether a message with these headers belongs to the stream. One that does not, and comes
    ///   while the stream runs, breaks the connection.
    /// - Throws: ``MicroError`` `connectionLost`.
    func openStream(_ belongs: @escaping @Sendable (Metadata) -> Bool) async throws -> any TransportStream
}
