public import SwiftProtobuf

// Handlers run on the event loop of the client's connection. Their task is cancelled when the client goes away, and when
// the service has been stopped and its drain time has passed. The deadline in the context is what the client says, and
// not enforced: v1 clients send theirs for calls with every stream and then don't keep to it.
extension MicroService {
    /// Answers streams of an endpoint with a function on `Codable` values; clients must use JSON.
    ///
    /// The stream ends when the handler returns. Both sides may go on at once, in a task group of the handler's.
    /// - Parameters:
    ///   - endpoint: `Type.Method`. ``run()`` throws when it is anything else. A name given twice counts once, the last.
    ///   - handler: Gets what the client sends and a writer for the replies. May throw a ``ServiceError`` to end the
    ///     stream with just that; other errors end it with code 500.
    public mutating func handleStream<Request: Decodable & Sendable, Reply: Encodable & Sendable>(
        _ endpoint: String,
        _ handler:
            @escaping @Sendable (RequestStream<Request>, ReplyWriter<Reply>, RequestContext) async throws -> Void
    ) {
        endpoints.set(endpoint, TypedStreamHandler(coding: CodableCoding(endpoint), answer: handler))
    }

    /// Answers streams of an endpoint, to which the client sends one request, with a function on `Codable` values;
    /// clients must use JSON.
    /// - Parameters:
    ///   - endpoint: As above.
    ///   - handler: Gets the request and a writer for the replies. Errors as above.
    public mutating func handleStream<Request: Decodable & Sendable, Reply: Encodable & Sendable>(
        _ endpoint: String,
        _ handler: @escaping @Sendable (Request, ReplyWriter<Reply>, RequestContext) async throws -> Void
    ) {
        handleStream(endpoint) { (requests: RequestStream<Request>, replies: ReplyWriter<Reply>, context) in
            try await handler(try await requests.first(of: endpoint), replies, context)
        }
    }

    /// Answers streams of an endpoint with a function on protobuf messages; clients may use protobuf and JSON.
    ///
    /// The stream ends when the handler returns. Both sides may go on at once, in a task group of the handler's.
    /// - Parameters:
    ///   - endpoint: `Type.Method`. ``run()`` throws when it is anything else. A name given twice counts once, the last.
    ///   - handler: Gets what the client sends and a writer for the replies. May throw a ``ServiceError`` to end the
    ///     stream with just that; other errors end it with code 500.
    public mutating func handleStream<Request: SwiftProtobuf.Message, Reply: SwiftProtobuf.Message>(
        _ endpoint: String,
        _ handler:
            @escaping @Sendable (RequestStream<Request>, ReplyWriter<Reply>, RequestContext) async throws -> Void
    ) {
        endpoints.set(endpoint, TypedStreamHandler(coding: ProtobufCoding(endpoint), answer: handler))
    }

    /// Answers streams of an endpoint, to which the client sends one request, with a function on protobuf messages;
    /// clients may use protobuf and JSON.
    /// - Parameters:
    ///   - endpoint: As above.
    ///   - handler: Gets the request and a writer for the replies. Errors as above.
    public mutating func handleStream<Request: SwiftProtobuf.Message, Reply: SwiftProtobuf.Message>(
        _ endpoint: String,
        _ handler: @escaping @Sendable (Request, ReplyWriter<Reply>, RequestContext) async throws -> Void
    ) {
        handleStream(endpoint) { (requests: RequestStream<Request>, replies: ReplyWriter<Reply>, context) in
            try await handler(try await requests.first(of: endpoint), replies, context)
        }
    }

    /// Answers streams of an endpoint with a function on bytes, in whatever encoding the client uses; see
    /// ``RequestContext/contentType``. The replies must be in the same one.
    /// - Parameters:
    ///   - endpoint: As above.
    ///   - request: The shape of what the client sends for the registry, if there is one to tell.
    ///   - response: The shape of the replies.
    ///   - handler: As above.
    public mutating func handleStreamBytes(
        _ endpoint: String,
        request: Value? = nil,
        response: Value? = nil,
        _ handler:
            @escaping @Sendable (RequestStream<[UInt8]>, ReplyWriter<[UInt8]>, RequestContext) async throws -> Void
    ) {
        endpoints.set(endpoint, BytesStreamHandler(request: request, response: response, answer: handler))
    }

    /// Answers streams of an endpoint with a handler of one's own.
    public mutating func handleStream(_ endpoint: String, with handler: any StreamHandler) {
        endpoints.set(endpoint, handler)
    }
}
