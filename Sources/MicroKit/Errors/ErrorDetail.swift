/// Something that a service adds to an error for programs to read: a detail of a gRPC status
/// (`google/rpc/status.proto`).
public struct ErrorDetail: Sendable, Hashable {
    /// The full name of the message, such as `google.rpc.BadRequest`. May be any text.
    public var typeName: String
    /// The message as JSON; `{"@type": …, "value": "<base64>"}` for a message that is not known here.
    public var value: JSONValue

    /// Makes a detail.
    public init(typeName: String, value: JSONValue) {
        self.typeName = typeName
        self.value = value
    }
}
