/// `application/json-rpc`: a JSON-RPC 1.0 envelope (go-micro `codec/jsonrpc`).
///
/// Requests are written in the member order of v4 and later. The order means nothing to a reader.
struct JSONRPCCodec: Codec {
    let contentType = ContentType.jsonRPC

    func encodeRequest(_ body: [UInt8], _ envelope: CodecEnvelope) throws -> [UInt8] {
        let parameter = try Self.document(body, .invalidBody, "the body")
        return Self.line([
            .init("params", .array([parameter])),
            .init("id", .string(envelope.id)),
            .init("method", .string(envelope.endpoint)),
        ])
    }

    func decodeRequest(_ bytes: [UInt8]) throws -> (envelope: CodecEnvelope, body: [UInt8]) {
        let json = try Self.object(bytes, .invalidBody, "the request")
        guard let method = json["method"]?.stringValue else {
            throw MicroError(.invalidBody, "the request's JSON-RPC envelope has no method")
        }
        let parameter: JSONValue
        switch json["params"] {
        case nil, .null: parameter = .null
        case .array(let elements) where elements.count <= 1: parameter = elements.first ?? .null
        default:
            throw MicroError(.invalidBody, "params of the request's JSON-RPC envelope must be an array of one element")
        }
        return (CodecEnvelope(id: Self.id(json["id"]), endpoint: method), parameter.utf8())
    }

    func encodeReply(_ body: [UInt8], _ envelope: CodecEnvelope) throws -> [UInt8] {
        let failed = !envelope.error.isEmpty
        let result = failed ? .null : try Self.document(body, .invalidBody, "the body")
        return Self.line([
            .init("id", .string(envelope.id)),
            .init("result", result),
            .init("error", failed ? .string(envelope.error) : .null),
        ])
    }

    func decodeReply(_ bytes: [UInt8]) throws -> (envelope: CodecEnvelope, body: [UInt8]) {
        let json = try Self.object(bytes, .invalidReply, "the reply")
        var envelope = CodecEnvelope(id: Self.id(json["id"]))
        switch json["error"] {
        case nil, .null: break
        case .string(let text): envelope.error = text
        // Go's type is any; what is no text is told as it stands.
        case let other?: envelope.error = other.text()
        }
        return (envelope, envelope.error.isEmpty ? (json["result"] ?? .null).utf8() : [])
    }

    private static func line(_ members: [JSONValue.Member]) -> [UInt8] {
        JSONValue.object(members).utf8() + [UInt8(ascii: "\n")]
    }

    /// No bytes are `null`, which Go's decoder takes as the zero value.
    private static func document(_ bytes: [UInt8], _ code: MicroError.Code, _ what: String) throws -> JSONValue {
        if bytes.isEmpty { return .null }
        do {
            return try JSONValue(parsing: bytes)
        } catch {
            throw MicroError(
                code,
                "\(what) is no JSON: \(error.reason), line \(error.line), column \(error.column)",
                cause: error
            )
        }
    }

    private static func object(_ bytes: [UInt8], _ code: MicroError.Code, _ what: String) throws -> JSONValue {
        let json = try document(bytes, code, what)
        guard case .object = json else { throw MicroError(code, "\(what) has no JSON-RPC envelope") }
        return json
    }

    private static func id(_ json: JSONValue?) -> String {
        switch json {
        case .string(let text), .number(let text): text
        default: ""
        }
    }
}
