import SwiftProtobuf

/// A handler of streams on typed messages.
struct TypedStreamHandler<Coding: HandlerCoding>: StreamHandler {
    let coding: Coding
    let answer:
        @Sendable (RequestStream<Coding.Request>, ReplyWriter<Coding.Reply>, RequestContext) async throws -> Void

    var request: Value? { coding.request }
    var response: Value? { coding.response }

    func handle(_ stream: ServerStream, encoding: BodyEncoding, context: RequestContext) async throws {
        let requests = RequestStream<Coding.Request> { [coding] in
            guard let body = try await stream.receive() else { return nil }
            return try coding.decode(body, encoding, context)
        }
        let replies = ReplyWriter<Coding.Reply> { [coding] in try await stream.send(try coding.encode($0, encoding)) }
        try await answer(requests, replies, context)
    }
}

extension TypedStreamHandler: ProtobufDescribed where Coding.Request: Message, Coding.Reply: Message {
    var messages: (request: any Message.Type, reply: any Message.Type) { (Coding.Request.self, Coding.Reply.self) }
}

/// A handler of streams on bytes, which takes any content type and replies in the same.
struct BytesStreamHandler: StreamHandler {
    let request: Value?
    let response: Value?
    let answer: @Sendable (RequestStream<[UInt8]>, ReplyWriter<[UInt8]>, RequestContext) async throws -> Void

    func handle(_ stream: ServerStream, encoding: BodyEncoding, context: RequestContext) async throws {
        try await answer(RequestStream(stream.receive), ReplyWriter(stream.send), context)
    }
}

extension RequestStream {
    /// The one message of a stream on which only the server goes on.
    /// - Throws: ``MicroError`` `invalidBody` when the client finishes without any.
    func first(of endpoint: String) async throws -> Request {
        var iterator = makeAsyncIterator()
        guard let request = try await iterator.next() else {
            throw MicroError(.invalidBody, "the stream of \(endpoint) ended without its request")
        }
        return request
    }
}
