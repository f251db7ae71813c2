/// An open stream to a service, on encoded bodies; see ``Client/withStream(_:options:observer:_:)``.
///
/// One task may send while another takes the replies. Who takes none in the end holds up the service, and then itself:
/// the service stops reading while its replies find no taker.
public struct ClientStream: Sendable {
    /// The node at the other end.
    public let node: Node

    private let lacks: @Sendable () -> Bool
    private let sendBody: @Sendable ([UInt8]) async throws -> Void
    private let end: @Sendable () async throws -> Void
    private let nextReply: @Sendable () async throws -> [UInt8]?

    /// Makes a stream, for clients of one's own.
    /// - Parameters:
    ///   - node: The node at the other end.
    ///   - lacksEnd: What ``lacksEnd`` says.
    ///   - send: What ``send(_:)`` does.
    ///   - finish: What ``finish()`` does.
    ///   - receive: Waits for the next reply, nil at the end.
    public init(
        node: Node,
        lacksEnd: @escaping @Sendable () -> Bool = { false },
        send: @escaping @Sendable ([UInt8]) async throws -> Void,
        finish: @escaping @Sendable () async throws -> Void,
        receive: @escaping @Sendable () async throws -> [UInt8]?
    ) {
        self.node = node
        lacks = lacksEnd
        sendBody = send
        end = finish
        nextReply = receive
    }

    /// Sends a message. Returns when the operating system has taken it, so that a service which does not read holds up
    /// the sender.
    /// - Parameter body: The encoded message.
    /// - Throws: ``MicroError`` `invalidBody` and `messageTooLarge` before anything is sent; `invalidArgument` after
    ///   ``finish()``; `connectionLost` when the service has closed the connection, where ``replies`` may tell why;
    ///   `cancelled`, when the message may still go out.
    public func send(_ body: [UInt8]) async throws { try await sendBody(body) }

    /// Tells the service that no message follows. Replies go on; further calls do nothing.
    ///
    /// mucp servers of go-micro v4.10 and later then send what their handler still has to say, and close the connection.
    /// Older ones send that too, but neither an end nor a close follows if their handler waited for the end of the input,
    /// so that ``replies`` would wait without end; see ``lacksEnd``.
    /// - Throws: As ``send(_:)``.
    public func finish() async throws { try await end() }

    /// Whether a reply has shown that the service is one of those that may not tell the end of a stream which this side
    /// has finished: mucp servers of go-micro before v4.10. Silence is all that tells the end then.
    public var lacksEnd: Bool { lacks() }

    /// The replies, in order; go through them in one task at a time.
    public var replies: StreamReplies { StreamReplies(next: nextReply) }
}

/// The replies of a stream: encoded bodies, taken out of their envelopes for content types that have one.
///
/// The sequence ends when the service says so, and when it closes the connection after ``ClientStream/finish()``. It
/// throws a ``ServiceError`` that the service ends the stream with; ``MicroError`` `connectionLost` when the service
/// vanishes, `invalidReply`, `protocolMismatch`, `messageTooLarge`, and `cancelled` when the task is cancelled.
public struct StreamReplies: AsyncSequence, Sendable {
    /// An encoded body.
    public typealias Element = [UInt8]

    let next: @Sendable () async throws -> [UInt8]?

    /// Goes on where an earlier iterator of the same stream has stopped.
    public func makeAsyncIterator() -> Iterator { Iterator(nextReply: next) }

    /// Takes replies as they come.
    public struct Iterator: AsyncIteratorProtocol {
        let nextReply: @Sendable () async throws -> [UInt8]?

        /// Waits for the next reply; nil at the end.
        public mutating func next() async throws -> [UInt8]? { try await nextReply() }
    }
}
