/// How a server reads and writes the bodies of a content type (go-micro `server/rpc_codec.go`).
enum MucpServerFraming: Sendable, Equatable {
    /// As the content type's codec has it.
    case codec(ContentType)
    /// gRPC's five-byte prefix around the given encoding, which go-micro takes over HTTP/1.1 too.
    case grpc(BodyEncoding)

    /// The framing of a content type, which must match exactly; nil for an unknown one.
    /// - Parameters:
    ///   - contentType: As in the header.
    ///   - isLegacy: Whether the request names no endpoint in its headers, so that an envelope must name it.
    init?(contentType: String, isLegacy: Bool) {
        switch contentType {
        case "application/grpc", "application/grpc+proto": self = .grpc(.protobuf)
        case "application/grpc+json": self = .grpc(.json)
        default:
            guard let type = ContentType(rawValue: contentType) else { return nil }
            // A server takes legacy bytes for proto-rpc, which a client would not make of them.
            self = .codec(isLegacy ? (type == .bytes ? .protoRPC : type.legacy) : type)
        }
    }

    /// How a handler gets the body.
    var encoding: BodyEncoding {
        switch self {
        case .codec(.json), .codec(.jsonRPC): .json
        case .codec(.protobuf), .codec(.protoRPC): .protobuf
        case .codec(.bytes): .bytes
        case .grpc(let encoding): encoding
        }
    }

    /// Takes a request out of its envelope.
    /// - Throws: ``MicroError`` `invalidBody`.
    func open(_ bytes: [UInt8]) throws -> (envelope: CodecEnvelope, body: [UInt8]) {
        switch self {
        case .codec(let type): return try type.codec.decodeRequest(bytes)
        case .grpc:
            let length = bytes.dropFirst().prefix(4).reduce(0) { $0 << 8 | Int($1) }
            guard bytes.first == 0, bytes.count == 5 + length else {
                throw MicroError(.invalidBody, "the request is no gRPC message: one uncompressed frame expected")
            }
            return (CodecEnvelope(), Array(bytes.dropFirst(5)))
        }
    }

    /// Puts a reply into the envelope.
    /// - Throws: ``MicroError`` `invalidBody` when the body can't stand in the content type.
    func seal(_ body: [UInt8], id: String) throws -> [UInt8] {
        switch self {
        case .codec(let type): return try type.codec.encodeReply(body, CodecEnvelope(id: id))
        case .grpc: return [0] + withUnsafeBytes(of: UInt32(clamping: body.count).bigEndian, Array.init) + body
        }
    }

    /// The body of an error reply: none where only headers tell the error, otherwise an envelope that tells it too.
    func seal(error text: String, id: String) -> [UInt8] {
        switch self {
        // Go leaves the id of a JSON-RPC error empty.
        case .codec(.jsonRPC): (try? ContentType.jsonRPC.codec.encodeReply([], CodecEnvelope(error: text))) ?? []
        case .codec(let type): (try? type.codec.encodeReply([], CodecEnvelope(id: id, error: text))) ?? []
        case .grpc: []
        }
    }
}
