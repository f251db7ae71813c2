/// A handler on `Codable` values, which takes JSON alone.
struct CodableHandler<Request: Decodable & Sendable, Reply: Encodable & Sendable>: EndpointHandler {
    private let coding: CodableCoding<Request, Reply>
    private let answer: @Sendable (Request, RequestContext) async throws -> Reply

    init(_ name: String, _ answer: @escaping @Sendable (Request, RequestContext) async throws -> Reply) {
        coding = CodableCoding(name)
        self.answer = answer
    }

    var request: Value? { coding.request }
    var response: Value? { coding.response }

    func handle(_ body: [UInt8], encoding: BodyEncoding, context: RequestContext) async throws -> [UInt8] {
        try coding.encode(try await answer(try coding.decode(body, encoding, context), context), encoding)
    }
}

/// Reads and writes the `Codable` messages of an endpoint.
struct CodableCoding<Request: Decodable & Sendable, Reply: Encodable & Sendable>: HandlerCoding {
    let request: Value?
    let response: Value?

    private let name: String

    init(_ name: String) {
        self.name = name
        request = Value(describing: Request.self)
        response = (Reply.self as? any Decodable.Type).map(Value.init(describing:)) ?? Value(named: Reply.self)
    }

    /// No body and `null` are an empty object, as for go-micro (go-micro `server/rpc_codec.go`).
    func decode(_ body: [UInt8], _ encoding: BodyEncoding, _ context: RequestContext) throws -> Request {
        guard encoding == .json else {
            throw MicroError(.unsupportedContentType, "endpoint \(name) takes JSON only, not \(context.contentType)")
        }
        do {
            let json = body.isEmpty ? .null : try JSONValue(parsing: body)
            return try (json == .null ? .object([]) : json).decoded(as: Request.self)
        } catch let error as DecodingError {
            throw MicroError(.invalidBody, "request of \(name): \(error.plainText)", cause: error)
        } catch let error as JSONSyntaxError {
            throw MicroError(.invalidBody, "request of \(name) is no JSON: \(error.plainText)", cause: error)
        }
    }

    func encode(_ reply: Reply, _ encoding: BodyEncoding) throws -> [UInt8] {
        do {
            return try JSONValue(encoding: reply).utf8()
        } catch {
            throw MicroError(
                .internal,
                "the reply of \(name) can't be encoded: \(plainText(ofCoding: error))",
                cause: error
            )
        }
    }
}

extension JSONSyntaxError {
    /// What is wrong and where, in one line.
    var plainText: String { "\(reason), line \(line), column \(column)" }
}
