/// The content types of gRPC (gRPC over HTTP/2, "Content-Type") and what go-micro makes of its own ones (go-micro
/// `client/grpc/codec.go`).
package enum GRPCContentType {
    private static let base = "application/grpc"

    /// What a `content-type` header says about the messages: `application/grpc` alone is protobuf, parameters count
    /// for nothing. A sub-type that is none of go-micro's is bytes, which says nothing of what is in them.
    /// - Returns: nil when this is no gRPC.
    package static func parse(_ text: String) -> BodyEncoding? {
        // Nearly every message has one of these.
        switch text {
        case "application/grpc", "application/grpc+proto": return .protobuf
        case "application/grpc+json": return .json
        default: break
        }
        let type = text.prefix { $0 != ";" }.lowercased().trimmingSpaces()
        guard type.hasPrefix(base) else { return nil }
        switch type.dropFirst(base.count) {
        case "", "+proto", "+protobuf": return .protobuf
        case "+json": return .json
        case let rest where rest.hasPrefix("+"): return .bytes
        default: return nil
        }
    }

    /// The `content-type` header for an encoding, with its sub-type as go-micro writes it.
    package static func make(_ encoding: BodyEncoding) -> String {
        switch encoding {
        case .json: "application/grpc+json"
        case .protobuf: "application/grpc+proto"
        case .bytes: "application/grpc+bytes"
        }
    }

    /// How bodies of one of go-micro's content types go over gRPC; nil for one that can't.
    ///
    /// `application/octet-stream` goes as protobuf, whose codec passes bytes on as they are.
    package static func encoding(of contentType: String) -> BodyEncoding? {
        switch contentType {
        case "application/json": .json
        case "application/protobuf", "application/proto", "application/octet-stream": .protobuf
        default: parse(contentType)
        }
    }
}

extension BodyEncoding {
    /// The content type that bodies of this encoding have by themselves.
    package var contentType: ContentType {
        switch self {
        case .json: .json
        case .protobuf: .protobuf
        case .bytes: .bytes
        }
    }
}
