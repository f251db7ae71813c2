/// The fields of a protobuf message one after another (protobuf "Encoding"), for the few messages that the library
/// knows by heart. Any bytes may be read; what is no message ends with an error and never traps.
struct ProtobufFields {
    /// A field's number and what it holds.
    struct Field {
        let number: UInt64
        let value: Value
    }

    /// What a field holds, by wire type.
    enum Value {
        case varint(UInt64)
        case fixed64(UInt64)
        case bytes(ArraySlice<UInt8>)
        case fixed32(UInt64)

        /// A length-delimited field as text, with replacement characters for what is no UTF-8; otherwise nil.
        var text: String? {
            if case .bytes(let bytes) = self { String(decoding: bytes, as: UTF8.self) } else { nil }
        }

        /// The bytes of a length-delimited field, otherwise nil.
        var bytes: ArraySlice<UInt8>? {
            if case .bytes(let bytes) = self { bytes } else { nil }
        }

        /// A varint as a signed 64-bit integer, otherwise nil.
        var int64: Int64? {
            if case .varint(let value) = self { Int64(bitPattern: value) } else { nil }
        }
    }

    /// The bytes are no protobuf message.
    struct Malformed: Error {}

    private var rest: ArraySlice<UInt8>

    init(_ bytes: some Collection<UInt8>) { rest = ArraySlice(bytes) }

    /// The next field, nil at the end.
    mutating func next() throws(Malformed) -> Field? {
        guard !rest.isEmpty else { return nil }
        let tag = try varint()
        guard tag >> 3 != 0 else { throw Malformed() }
        let value: Value =
            switch tag & 7 {
            case 0: .varint(try varint())
            case 1: .fixed64(try fixed(8))
            case 2: .bytes(try bytes())
            case 5: .fixed32(try fixed(4))
            default: throw Malformed()
            }
        return Field(number: tag >> 3, value: value)
    }

    private mutating func varint() throws(Malformed) -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            guard let byte = rest.popFirst() else { throw Malformed() }
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
        }
        throw Malformed()
    }

    private mutating func fixed(_ count: Int) throws(Malformed) -> UInt64 {
        guard rest.count >= count else { throw Malformed() }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    private mutating func bytes() throws(Malformed) -> ArraySlice<UInt8> {
        guard let count = Int(exactly: try varint()), rest.count >= count else { throw Malformed() }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }
}

/// Writes the fields of a protobuf message; those that hold their default are left out, as proto3 does.
struct ProtobufFieldWriter {
    private(set) var bytes: [UInt8] = []

    mutating func add(_ number: UInt64, _ text: String) {
        if !text.isEmpty { add(number, bytes: Array(text.utf8)) }
    }

    mutating func add(_ number: UInt64, _ value: Int64) {
        guard value != 0 else { return }
        append(number << 3)
        append(UInt64(bitPattern: value))
    }

    /// Adds bytes or a message, also when it is empty.
    mutating func add(_ number: UInt64, bytes content: [UInt8]) {
        append(number << 3 | 2)
        append(UInt64(content.count))
        bytes += content
    }

    private mutating func append(_ varint: UInt64) {
        var rest = varint
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}
