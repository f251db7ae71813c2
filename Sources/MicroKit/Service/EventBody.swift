import SwiftProtobuf

/// The event in a message, and how it is encoded (go-micro `server/rpc_events.go`, `HandleEvent`).
///
/// Content types that put calls into an envelope carry events without one (go-micro `codec/jsonrpc`, `protorpc`).
struct EventBody {
    /// As in the header, `application/protobuf` where there is none.
    let contentType: String
    private let topic: String
    private let body: [UInt8]

    init(_ message: BrokerMessage) {
        let type = message.headers[MucpHeader.contentType] ?? ""
        contentType = type.isEmpty ? ContentType.protobuf.rawValue : type
        topic = message.headers[MucpHeader.topic] ?? ""
        body = Self.isFramed(message.body, contentType) ? Array(message.body.dropFirst(5)) : message.body
    }

    /// go-micro's gRPC clients publish under gRPC's content types without gRPC's frame, mucp clients with it. A frame
    /// begins with a zero, which neither JSON nor protobuf does.
    private static func isFramed(_ bytes: [UInt8], _ contentType: String) -> Bool {
        guard contentType.hasPrefix("application/grpc"), bytes.count >= 5, bytes[0] == 0 else { return false }
        return bytes[1..<5].reduce(0) { $0 << 8 | Int($1) } == bytes.count - 5
    }

    private var encoding: BodyEncoding {
        switch contentType {
        case "application/grpc", "application/grpc+proto": .protobuf
        case "application/grpc+json": .json
        default:
            switch ContentType(rawValue: contentType) {
            case .json, .jsonRPC: .json
            case .protobuf, .protoRPC: .protobuf
            case .bytes, nil: .bytes
            }
        }
    }

    /// The event as a `Codable` value, from JSON alone. No body and `null` are an empty object.
    /// - Throws: ``MicroError`` `unsupportedContentType`, `invalidBody`.
    func decoded<Event: Decodable>(as type: Event.Type) throws -> Event {
        guard encoding == .json else { throw unsupported("JSON") }
        do {
            let json = body.isEmpty ? .null : try JSONValue(parsing: body)
            return try (json == .null ? .object([]) : json).decoded(as: type)
        } catch {
            throw invalid("JSON \(type)", error)
        }
    }

    /// The event as a protobuf message, from protobuf or JSON.
    /// - Throws: ``MicroError`` `unsupportedContentType`, `invalidBody`.
    func message<Event: SwiftProtobuf.Message>(as type: Event.Type) throws -> Event {
        do {
            switch encoding {
            case .protobuf: return try Event(serializedBytes: body)
            case .json:
                return body.isEmpty || body.elementsEqual("null\n".utf8) ? Event() : try Event(jsonUTF8Bytes: body)
            case .bytes: throw unsupported("protobuf and JSON")
            }
        } catch let error as MicroError {
            throw error
        } catch {
            throw invalid("\(encoding.rawValue) \(Event.protoMessageName)", error)
        }
    }

    private func unsupported(_ what: String) -> MicroError {
        MicroError(.unsupportedContentType, "the subscriber of \(topic) takes \(what) only, not \(contentType)")
    }

    private func invalid(_ what: String, _ error: any Error) -> MicroError {
        MicroError(.invalidBody, "event of \(topic) is no \(what): \(plainText(ofCoding: error))", cause: error)
    }
}
