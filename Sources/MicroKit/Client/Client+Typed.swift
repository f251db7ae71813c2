public import SwiftProtobuf

extension Client {
    /// Calls an endpoint with JSON.
    /// - Parameters:
    ///   - service: Name of the service.
    ///   - endpoint: `Type.Method`.
    ///   - request: What to send. Members keep the order in which the type encodes them; bytes are base64 and dates
    ///     RFC 3339, as Go's `encoding/json` has them.
    ///   - type: What to read the reply as. Names match without regard to case when there is none of the same spelling;
    ///     unknown ones are passed over.
    ///   - metadata: Headers for the handler.
    ///   - options: How the call is to be made.
    /// - Returns: The decoded reply.
    /// - Throws: ``ServiceError``; ``MicroError``, among them `invalidBody` when the request can't be encoded and
    ///   `invalidReply` when the reply is not of that type.
    public func call<Request: Encodable, Reply: Decodable>(
        _ service: String,
        _ endpoint: String,
        _ request: Request,
        as type: Reply.Type,
        metadata: Metadata = [:],
        options: CallOptions = CallOptions()
    ) async throws -> Reply {
        let body = try encoded(request) { try JSONValue(encoding: $0).utf8() }
        let reply = try await send(service, endpoint, .json, metadata, body, options)
        return try decoded(reply.body, reply.node.address, service, endpoint) {
            try JSONValue(parsing: $0).decoded(as: type)
        }
    }

    /// Calls an endpoint with protobuf messages.
    /// - Parameters:
    ///   - service: Name of the service.
    ///   - endpoint: `Type.Method`.
    ///   - request: What to send.
    ///   - type: What to read the reply as.
    ///   - metadata: Headers for the handler.
    ///   - options: How the call is to be made.
    /// - Returns: The decoded reply.
    /// - Throws: ``ServiceError``; ``MicroError``, among them `invalidBody` when a required field is missing and
    ///   `invalidReply` when the reply is no such message.
    public func call<Request: SwiftProtobuf.Message, Reply: SwiftProtobuf.Message>(
        _ service: String,
        _ endpoint: String,
        _ request: Request,
        as type: Reply.Type,
        metadata: Metadata = [:],
        options: CallOptions = CallOptions()
    ) async throws -> Reply {
        let body: [UInt8] = try encoded(request) { try $0.serializedBytes() }
        let reply = try await send(service, endpoint, .protobuf, metadata, body, options)
        return try decoded(reply.body, reply.node.address, service, endpoint) { try type.init(serializedBytes: $0) }
    }

    private func send(
        _ service: String,
        _ endpoint: String,
        _ type: ContentType,
        _ metadata: Metadata,
        _ body: [UInt8],
        _ options: CallOptions
    ) async throws -> CallReply {
        let request = CallRequest(
            service: service,
            endpoint: endpoint,
            contentType: type.rawValue,
            metadata: metadata,
            body: body
        )
        return try await call(request, options: options, observer: nil)
    }
}

/// Encodes a request.
/// - Throws: ``MicroError`` `invalidBody`.
func encoded<Request>(_ request: Request, _ encode: (Request) throws -> [UInt8]) throws -> [UInt8] {
    do {
        return try encode(request)
    } catch {
        throw MicroError(.invalidBody, "the request can't be encoded: \(plainText(ofCoding: error))", cause: error)
    }
}

/// Decodes a reply that came from an address.
/// - Throws: ``MicroError`` `invalidReply`.
func decoded<Reply>(
    _ body: [UInt8],
    _ address: String,
    _ service: String,
    _ endpoint: String,
    _ decode: ([UInt8]) throws -> Reply
) throws -> Reply {
    do {
        return try decode(body)
    } catch {
        throw MicroError(
            .invalidReply,
            "the reply of \(service) \(endpoint) is no \(Reply.self): \(plainText(ofCoding: error))",
            address: address,
            cause: error
        )
    }
}
