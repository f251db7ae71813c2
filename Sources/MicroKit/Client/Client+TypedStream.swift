public import SwiftProtobuf

/// An open stream to a service, on typed messages; see ``ClientStream``.
public struct TypedClientStream<Request: Sendable, Reply: Sendable>: Sendable {
    /// The stream below, on encoded bodies.
    public let stream: ClientStream

    let encode: @Sendable (Request) throws -> [UInt8]
    let decode: @Sendable ([UInt8]) throws -> Reply

    /// The node at the other end.
    public var node: Node { stream.node }

    /// Sends a message; see ``ClientStream/send(_:)``.
    /// - Throws: ``MicroError``, among them `invalidBody` when the message can't be encoded.
    public func send(_ request: Request) async throws {
        try await stream.send(try encode(request))
    }

    /// Tells the service that no message follows; see ``ClientStream/finish()``.
    public func finish() async throws { try await stream.finish() }

    /// The replies, in order; go through them in one task at a time.
    public var replies: Replies { Replies(stream: self) }

    /// The replies of a stream; see ``StreamReplies``. One that is not of the type throws `invalidReply`, which does not
    /// end the stream.
    public struct Replies: AsyncSequence, Sendable {
        /// A decoded reply.
        public typealias Element = Reply

        let stream: TypedClientStream

        /// Goes on where an earlier iterator of the same stream has stopped.
        public func makeAsyncIterator() -> Iterator {
            Iterator(bodies: stream.stream.replies.makeAsyncIterator(), decode: stream.decode)
        }

        /// Takes replies as they come.
        public struct Iterator: AsyncIteratorProtocol {
            var bodies: StreamReplies.Iterator
            let decode: @Sendable ([UInt8]) throws -> Reply

            /// Waits for the next reply; nil at the end.
            public mutating func next() async throws -> Reply? {
                guard let body = try await bodies.next() else { return nil }
                return try decode(body)
            }
        }
    }
}

extension Client {
    /// Opens a stream of JSON messages; see ``Client/withStream(_:options:observer:_:)``.
    /// - Parameters:
    ///   - service: Name of the service.
    ///   - endpoint: `Type.Method`.
    ///   - requestType: What is sent.
    ///   - replyType: What to read the replies as.
    ///   - metadata: Headers for the handler.
    ///   - options: How the stream is to be opened.
    ///   - body: What to do with the stream, which is closed afterwards.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws; ``MicroError`` when the stream can't be opened.
    public func withStream<Request: Encodable & Sendable, Reply: Decodable & Sendable, Result: Sendable>(
        _ service: String,
        _ endpoint: String,
        sending requestType: Request.Type,
        receiving replyType: Reply.Type,
        metadata: Metadata = [:],
        options: CallOptions = CallOptions(),
        _ body: (TypedClientStream<Request, Reply>) async throws -> Result
    ) async throws -> Result {
        try await withStream(
            StreamRequest(service: service, endpoint: endpoint, metadata: metadata),
            { try JSONValue(encoding: $0).utf8() },
            { try JSONValue(parsing: $0).decoded(as: Reply.self) },
            options,
            body
        )
    }

    /// Opens a stream of protobuf messages; see ``Client/withStream(_:options:observer:_:)``.
    /// - Parameters:
    ///   - service: Name of the service.
    ///   - endpoint: `Type.Method`.
    ///   - requestType: What is sent.
    ///   - replyType: What to read the replies as.
    ///   - metadata: Headers for the handler.
    ///   - options: How the stream is to be opened.
    ///   - body: What to do with the stream, which is closed afterwards.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws; ``MicroError`` when the stream can't be opened.
    public func withStream<Request: SwiftProtobuf.Message, Reply: SwiftProtobuf.Message, Result: Sendable>(
        _ service: String,
        _ endpoint: String,
        sending requestType: Request.Type,
        receiving replyType: Reply.Type,
        metadata: Metadata = [:],
        options: CallOptions = CallOptions(),
        _ body: (TypedClientStream<Request, Reply>) async throws -> Result
    ) async throws -> Result {
        try await withStream(
            StreamRequest(
                service: service,
                endpoint: endpoint,
                contentType: ContentType.protobuf.rawValue,
                metadata: metadata
            ),
            { try $0.serializedBytes() },
            { try Reply(serializedBytes: $0) },
            options,
            body
        )
    }

    private func withStream<Request: Sendable, Reply: Sendable, Result: Sendable>(
        _ request: StreamRequest,
        _ encode: @escaping @Sendable (Request) throws -> [UInt8],
        _ decode: @escaping @Sendable ([UInt8]) throws -> Reply,
        _ options: CallOptions,
        _ body: (TypedClientStream<Request, Reply>) async throws -> Result
    ) async throws -> Result {
        let (service, endpoint) = (request.service, request.endpoint)
        return try await withStream(request, options: options, observer: nil) { stream in
            let address = stream.node.address
            let typed = TypedClientStream<Request, Reply>(
                stream: stream,
                encode: { try encoded($0, encode) },
                decode: { try decoded($0, address, service, endpoint, decode) }
            )
            return try await body(typed)
        }
    }
}
