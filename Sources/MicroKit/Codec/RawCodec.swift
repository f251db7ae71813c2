/// Bodies as they are: `application/protobuf`, one message without framing, and `application/octet-stream`
/// (go-micro `codec/proto`, `codec/bytes`).
struct RawCodec: Codec {
    let contentType: ContentType

    init(_ contentType: ContentType) { self.contentType = contentType }

    func encodeRequest(_ body: [UInt8], _ envelope: CodecEnvelope) -> [UInt8] { body }

    func decodeRequest(_ bytes: [UInt8]) -> (envelope: CodecEnvelope, body: [UInt8]) { (CodecEnvelope(), bytes) }

    func encodeReply(_ body: [UInt8], _ envelope: CodecEnvelope) -> [UInt8] { envelope.error.isEmpty ? body : [] }

    func decodeReply(_ bytes: [UInt8]) -> (envelope: CodecEnvelope, body: [UInt8]) { (CodecEnvelope(), bytes) }
}
