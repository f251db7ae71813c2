/// The value of a field.
package enum ProtobufValue: Sendable {
    /// Of a `bool`.
    case bool(Bool)
    /// Of `int32`, `sint32` and `sfixed32`.
    case int32(Int32)
    /// Of `int64`, `sint64` and `sfixed64`.
    case int64(Int64)
    /// Of `uint32` and `fixed32`.
    case uint32(UInt32)
    /// Of `uint64` and `fixed64`.
    case uint64(UInt64)
    /// Of a `float`.
    case float(Float)
    /// Of a `double`.
    case double(Double)
    /// Of an enum: the number.
    case enumeration(Int32)
    /// Of a `string`.
    case string(String)
    /// Of `bytes`; also of a `string` that is not UTF-8, where the schema allows that.
    case bytes([UInt8])
    /// Of a message, without its type, which the field's descriptor knows.
    case message(MessageContents)
    /// Of a repeated field.
    case list([ProtobufValue])
    /// Of a map, in the order of arrival. Where a key is there twice, the last one counts.
    case map([ProtobufMapEntry])
}

/// A key of a map and its value.
package struct ProtobufMapEntry: Sendable {
    /// A boolean, an integer or a string.
    package var key: ProtobufValue
    /// What it stands for.
    package var value: ProtobufValue

    /// Makes an entry.
    package init(key: ProtobufValue, value: ProtobufValue) {
        self.key = key
        self.value = value
    }
}

/// What a message holds: the fields that are set, without the message's type.
package struct MessageContents: Sendable {
    /// By slot. Unknown fields are one entry of bytes at the end, under ``unknownSlot``.
    var entries: [Entry] = []

    struct Entry: Sendable {
        var slot: Int32
        var value: ProtobufValue
    }

    static let unknownSlot = Int32.max

    /// Makes a message in which nothing is set.
    package init() {}
}
