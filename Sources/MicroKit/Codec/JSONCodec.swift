/// `application/json`: the document and a newline, as Go's `json.Encoder` writes it (go-micro `codec/json`).
///
/// The document is neither parsed nor changed, so that digits and order survive; an empty body stays empty. Reading a
/// request takes one newline off again, where there is one.
struct JSONCodec: Codec {
    let contentType = ContentType.json

    func encodeRequest(_ body: [UInt8], _ envelope: CodecEnvelope) -> [UInt8] { line(body) }

    func decodeRequest(_ bytes: [UInt8]) -> (envelope: CodecEnvelope, body: [UInt8]) {
        (CodecEnvelope(), document(bytes))
    }

    func encodeReply(_ body: [UInt8], _ envelope: CodecEnvelope) -> [UInt8] {
        envelope.error.isEmpty ? line(body) : []
    }

    /// The reply stays as it arrived, for callers that pass it on byte for byte.
    func decodeReply(_ bytes: [UInt8]) -> (envelope: CodecEnvelope, body: [UInt8]) {
        (CodecEnvelope(), bytes)
    }

    private func line(_ body: [UInt8]) -> [UInt8] {
        body.isEmpty ? [] : body + [UInt8(ascii: "\n")]
    }

    private func document(_ bytes: [UInt8]) -> [UInt8] {
        bytes.last == UInt8(ascii: "\n") ? bytes.dropLast() : bytes
    }
}
