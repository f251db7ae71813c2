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
    ///
    /// A peer that goes away has the handler's task cancelled, at once if it has not sent its last message, otherwise
    /// when the handler has had some time to deal with what it got.
    /// - Parameter membership: What a message with these headers is to the stream. A foreign one that comes while the
    ///   stream runs breaks the connection. What follows a last one is dropped.
    /// - Returns: The stream, without the message that began it.
    /// - Throws: ``MicroError`` `connectionLost`.
    func openStream(
        _ membership: @escaping @Sendable (Metadata) -> StreamMembership
    ) async throws -> any TransportStream
}

/// What a message is to a stream.
package enum StreamMembership: Sendable, Hashable {
    /// No part of it.
    case foreign
    /// One of its messages.
    case member
    /// Its last message from that side.
    case last
}
