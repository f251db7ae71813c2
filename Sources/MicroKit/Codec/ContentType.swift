/// The content types that mucp knows (go-micro `codec/`, `server/rpc_codec.go`). Matching is exact:
/// parameters such as `; charset=utf-8` make another type, as they do for go-micro.
public enum ContentType: String, Sendable, CaseIterable {
    /// One JSON document.
    case json = "application/json"
    /// One bare protobuf message.
    case protobuf = "application/protobuf"
    /// A JSON-RPC 1.0 envelope.
    case jsonRPC = "application/json-rpc"
    /// Two length-prefixed protobuf messages, envelope and body.
    case protoRPC = "application/proto-rpc"
    /// Bytes as they are.
    case bytes = "application/octet-stream"
}
