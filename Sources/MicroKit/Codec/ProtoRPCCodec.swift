/// `application/proto-rpc`: two frames, envelope and body, each four bytes of big-endian length and a protobuf message
/// (go-micro `codec/protorpc`).
///
/// The envelope is `Request{service_method=1 string, seq=2 fixed64}` or the same with `error=3 string`. Empty fields
/// are left out, as v2 and later do; v1 writes them and takes either.
struct ProtoRPCCodec: Codec {
    let contentType = ContentType.protoRPC

    func encodeRequest(_ body: [UInt8], _ envelope: CodecEnvelope) throws -> [UInt8] {
        try Self.frames(Self.header(CodecEnvelope(id: envelope.id, endpoint: envelope.endpoint)), body)
    }

    func decodeRequest(_ bytes: [UInt8]) throws -> (envelope: CodecEnvelope, body: [UInt8]) {
        try Self.decode(bytes, .invalidBody, "the request")
    }

    func encodeReply(_ body: [UInt8], _ envelope: CodecEnvelope) throws -> [UInt8] {
        try Self.frames(Self.header(envelope), envelope.error.isEmpty ? body : [])
    }

    func decodeReply(_ bytes: [UInt8]) throws -> (envelope: CodecEnvelope, body: [UInt8]) {
        try Self.decode(bytes, .invalidReply, "the reply")
    }

    // MARK: Writing

    private static func frames(_ header: [UInt8], _ body: [UInt8]) throws -> [UInt8] {
        guard let headerCount = UInt32(exactly: header.count), let bodyCount = UInt32(exactly: body.count) else {
            throw MicroError(.messageTooLarge, "a body of \(body.count) bytes is too long for a proto-rpc frame")
        }
        return bigEndian(headerCount) + header + bigEndian(bodyCount) + body
    }

    private static func bigEndian(_ value: UInt32) -> [UInt8] {
        withUnsafeBytes(of: value.bigEndian) { Array($0) }
    }

    private static func header(_ envelope: CodecEnvelope) -> [UInt8] {
        var bytes: [UInt8] = []
        text(envelope.endpoint, tag: 0x0A, into: &bytes)
        if let sequence = UInt64(envelope.id), sequence > 0 {
            bytes.append(0x11)
            withUnsafeBytes(of: sequence.littleEndian) { bytes += $0 }
        }
        text(envelope.error, tag: 0x1A, into: &bytes)
        return bytes
    }

    private static func text(_ text: String, tag: UInt8, into bytes: inout [UInt8]) {
        guard !text.isEmpty else { return }
        bytes.append(tag)
        var count = text.utf8.count
        while count >= 0x80 {
            bytes.append(UInt8(count & 0x7F) | 0x80)
            count >>= 7
        }
        bytes.append(UInt8(count))
        bytes += text.utf8
    }

    // MARK: Reading

    private static func decode(
        _ bytes: [UInt8],
        _ code: MicroError.Code,
        _ what: String
    ) throws -> (envelope: CodecEnvelope, body: [UInt8]) {
        func fault(_ reason: String) -> MicroError { MicroError(code, "\(what) is no proto-rpc message: \(reason)") }
        var rest = bytes[...]
        guard let header = frame(&rest) else { throw fault("its first frame is cut off") }
        guard let body = frame(&rest) else { throw fault("its second frame is cut off") }
        guard rest.isEmpty else { throw fault("\(rest.count) more bytes follow the second frame") }
        guard let envelope = ProtoRPCHeader(header).envelope else { throw fault("its first frame can't be read") }
        return (envelope, Array(body))
    }

    private static func frame(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard rest.count >= 4 else { return nil }
        let count = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
        rest = rest.dropFirst(4)
        guard rest.count >= count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }
}

/// Reads the protobuf fields of a proto-rpc envelope; unknown ones are passed over.
private struct ProtoRPCHeader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    /// nil when the bytes are no protobuf message.
    var envelope: CodecEnvelope? {
        var reader = self
        var envelope = CodecEnvelope()
        var sequence: UInt64 = 0
        while !reader.rest.isEmpty {
            guard let tag = reader.varint() else { return nil }
            switch tag {
            case 0x0A:
                guard let text = reader.text() else { return nil }
                envelope.endpoint = text
            case 0x11:
                guard let value = reader.fixed(8) else { return nil }
                sequence = value
            case 0x1A:
                guard let text = reader.text() else { return nil }
                envelope.error = text
            default:
                guard tag >> 3 != 0, reader.skip(wireType: tag & 7) else { return nil }
            }
        }
        envelope.id = String(sequence)
        return envelope
    }

    private mutating func varint() -> UInt64? {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            guard let byte = rest.popFirst() else { return nil }
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
        }
        return nil
    }

    private mutating func fixed(_ count: Int) -> UInt64? {
        guard rest.count >= count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    private mutating func bytes() -> ArraySlice<UInt8>? {
        guard let length = varint(), let count = Int(exactly: length), rest.count >= count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    private mutating func text() -> String? {
        bytes().flatMap { String(validating: $0, as: UTF8.self) }
    }

    private mutating func skip(wireType: UInt64) -> Bool {
        switch wireType {
        case 0: varint() != nil
        case 1: fixed(8) != nil
        case 2: bytes() != nil
        case 5: fixed(4) != nil
        default: false
        }
    }
}
