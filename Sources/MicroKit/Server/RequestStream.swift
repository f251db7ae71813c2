/// The messages of a client's stream, in order; go through them in one task at a time.
///
/// The sequence ends when the client has finished. It throws ``MicroError`` `connectionLost` when the client goes away
/// without that, `invalidBody` for a message that is not of the type, `cancelled`; and a ``ServiceError`` that the client
/// ends its side with. While no message is taken, the client is held up.
public struct RequestStream<Request: Sendable>: AsyncSequence, Sendable {
    /// A decoded message.
    public typealias Element = Request

    private let receive: @Sendable () async throws -> Request?

    /// Makes a stream, for tests of handlers too.
    /// - Parameter receive: Waits for the next message; nil at the end.
    public init(_ receive: @escaping @Sendable () async throws -> Request?) { self.receive = receive }

    /// Goes on where an earlier iterator of the same stream has stopped.
    public func makeAsyncIterator() -> Iterator { Iterator(receive: receive) }

    /// Takes messages as they come.
    public struct Iterator: AsyncIteratorProtocol {
        let receive: @Sendable () async throws -> Request?

        /// Waits for the next message; nil at the end.
        public mutating func next() async throws -> Request? { try await receive() }
    }
}

/// Takes the replies of a stream; one task at a time.
public struct ReplyWriter<Reply>: Sendable {
    private let send: @Sendable (Reply) async throws -> Void

    /// Makes a writer, for tests of handlers too.
    /// - Parameter send: What ``write(_:)`` does.
    public init(_ send: @escaping @Sendable (Reply) async throws -> Void) { self.send = send }

    /// Sends a reply. Returns when the operating system has taken it, so that a client which does not read holds up the
    /// handler.
    /// - Throws: ``MicroError`` `connectionLost` when the client has gone, `cancelled`, `internal` when the reply can't be
    ///   encoded.
    public func write(_ reply: Reply) async throws { try await send(reply) }
}
