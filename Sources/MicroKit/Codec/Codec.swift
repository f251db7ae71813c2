/// What one unary message says besides its body: the part of go-micro's `codec.Message` that some content types put
/// into an envelope. The others leave it to the headers and read it back empty.
public struct CodecEnvelope: Sendable, Hashable {
    /// The request's number as text; empty when there is none.
    public var id: String
    /// `Type.Method`; replies may leave it out.
    public var endpoint: String
    /// The error of a reply, as in a `Micro-Error` header; empty when there is none.
    public var error: String

    /// Makes an envelope.
    public init(id: String = "", endpoint: String = "", error: String = "") {
        self.id = id
        self.endpoint = endpoint
        self.error = error
    }
}

/// Puts encoded bodies into the bytes of a content type and takes them out again: go-micro's `codec.Codec` for unary
/// messages (go-micro `codec/`).
///
/// A body is what the service's own type is encoded to: a JSON document, a protobuf message, bytes. Codecs know
/// nothing of what is in it. Any bytes may be decoded; what can't be read throws and never traps. The size is bounded
/// by the transport's limits.
public protocol Codec: Sendable {
    /// The content type, exactly as in the `Content-Type` header.
    var contentType: ContentType { get }

    /// The message bytes of a request.
    /// - Throws: ``MicroError`` `invalidBody` when the body can't stand in this content type.
    func encodeRequest(_ body: [UInt8], _ envelope: CodecEnvelope) throws -> [UInt8]

    /// Reads a request's message bytes.
    /// - Throws: ``MicroError`` `invalidBody`.
    func decodeRequest(_ bytes: [UInt8]) throws -> (envelope: CodecEnvelope, body: [UInt8])

    /// The message bytes of a reply. With an error in the envelope the body is not sent; content types without
    /// envelope give no bytes then, since the error travels in the headers.
    /// - Throws: ``MicroError`` `invalidBody`.
    func encodeReply(_ body: [UInt8], _ envelope: CodecEnvelope) throws -> [UInt8]

    /// Reads a reply's message bytes.
    /// - Throws: ``MicroError`` `invalidReply`.
    func decodeReply(_ bytes: [UInt8]) throws -> (envelope: CodecEnvelope, body: [UInt8])
}

extension ContentType {
    /// The codec of the content type.
    public var codec: any Codec {
        switch self {
        case .json: JSONCodec()
        case .protobuf: RawCodec(.protobuf)
        case .jsonRPC: JSONRPCCodec()
        case .protoRPC: ProtoRPCCodec()
        case .bytes: RawCodec(.bytes)
        }
    }

    /// The content type that carries the same bodies to a peer of before 2019, which knows only framing with
    /// envelopes (go-micro `client/rpc_codec.go`, `defaultCodecs` and `setupProtocol`).
    package var legacy: ContentType {
        switch self {
        case .json: .jsonRPC
        case .protobuf: .protoRPC
        case .jsonRPC, .protoRPC, .bytes: self
        }
    }
}
