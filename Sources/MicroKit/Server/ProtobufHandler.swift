import SwiftProtobuf

/// A handler on protobuf messages, which takes protobuf and JSON.
struct ProtobufHandler<Request: Message, Reply: Message>: EndpointHandler, ProtobufDescribed {
    private let coding: ProtobufCoding<Request, Reply>
    private let answer: @Sendable (Request, RequestContext) async throws -> Reply

    init(_ name: String, _ answer: @escaping @Sendable (Request, RequestContext) async throws -> Reply) {
        coding = ProtobufCoding(name)
        self.answer = answer
    }

    var request: Value? { coding.request }
    var response: Value? { coding.response }
    var messages: (request: any Message.Type, reply: any Message.Type) { (Request.self, Reply.self) }

    func handle(_ body: [UInt8], encoding: BodyEncoding, context: RequestContext) async throws -> [UInt8] {
        try coding.encode(try await answer(try coding.decode(body, encoding, context), context), encoding)
    }
}

/// Reads and writes the protobuf messages of an endpoint, as protobuf and as JSON.
///
/// JSON is read in either spelling of a field's name and written as v5.14 and later do: lowerCamelCase, 64-bit integers
/// as strings, names of enum cases, empty fields left out (go-micro `server/rpc_codec.go`). Unknown fields are refused.
struct ProtobufCoding<Request: Message, Reply: Message>: HandlerCoding {
    let request: Value?
    let response: Value?

    private let name: String

    init(_ name: String) {
        self.name = name
        request = Value(describing: Request.self)
        response = Value(describing: Reply.self)
    }

    func decode(_ body: [UInt8], _ encoding: BodyEncoding, _ context: RequestContext) throws -> Request {
        do {
            switch encoding {
            case .protobuf: return try Request(serializedBytes: body)
            case .json: return body.isEmpty || isNull(body) ? Request() : try Request(jsonUTF8Bytes: body)
            case .bytes:
                let text = "endpoint \(name) takes protobuf and JSON only, not \(context.contentType)"
                throw MicroError(.unsupportedContentType, text)
            }
        } catch let error as MicroError {
            throw error
        } catch {
            let text = "request of \(name) is no \(encoding.rawValue) \(Request.protoMessageName): \(error)"
            throw MicroError(.invalidBody, text, cause: error)
        }
    }

    func encode(_ reply: Reply, _ encoding: BodyEncoding) throws -> [UInt8] {
        do {
            return encoding == .json ? try reply.jsonUTF8Bytes() : try reply.serializedBytes()
        } catch {
            throw MicroError(.internal, "the reply of \(name) can't be encoded: \(error)", cause: error)
        }
    }

    private func isNull(_ body: [UInt8]) -> Bool {
        body.count < 8 && String(decoding: body, as: UTF8.self).filter { !$0.isWhitespace } == "null"
    }
}
