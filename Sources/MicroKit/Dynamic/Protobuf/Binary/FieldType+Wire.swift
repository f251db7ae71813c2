extension FieldType {
    /// How one value is delimited.
    var wire: WireType {
        switch self {
        case .int32, .int64, .uint32, .uint64, .sint32, .sint64, .bool, .enumeration: .varint
        case .fixed64, .sfixed64, .double: .fixed64
        case .fixed32, .sfixed32, .float: .fixed32
        case .string, .bytes, .message: .lengthDelimited
        case .group: .startGroup
        }
    }

    /// The value of a field that is not sent.
    var zero: ProtobufValue {
        switch self {
        case .double: .double(0)
        case .float: .float(0)
        case .int32, .sint32, .sfixed32: .int32(0)
        case .int64, .sint64, .sfixed64: .int64(0)
        case .uint32, .fixed32: .uint32(0)
        case .uint64, .fixed64: .uint64(0)
        case .bool: .bool(false)
        case .string: .string("")
        case .bytes: .bytes([])
        case .enumeration: .enumeration(0)
        case .message, .group: .message(MessageContents())
        }
    }
}

extension FieldLayout {
    /// The value of a field that is not sent; an enum's first one.
    func zero(in pool: DescriptorPool) -> ProtobufValue {
        guard type == .enumeration else { return type.zero }
        return .enumeration(pool.enumLayouts[Int(typeIndex)].first)
    }
}

extension ProtobufValue {
    /// Whether a field without presence is not sent with it. Negative zero is sent.
    var isZero: Bool {
        switch self {
        case .bool(let flag): !flag
        case .int32(let number), .enumeration(let number): number == 0
        case .int64(let number): number == 0
        case .uint32(let number): number == 0
        case .uint64(let number): number == 0
        case .float(let number): number.bitPattern == 0
        case .double(let number): number.bitPattern == 0
        case .string(let text): text.isEmpty
        case .bytes(let bytes): bytes.isEmpty
        case .list(let elements): elements.isEmpty
        case .map(let entries): entries.isEmpty
        case .message: false
        }
    }
}
