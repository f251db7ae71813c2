import SwiftProtobuf

/// Defaults as descriptor.proto spells them (`FieldDescriptorProto.default_value`).
extension DescriptorLinker {
    func defaultValue(of field: DescriptorTables.Field) -> ProtobufValue? {
        let text = field.proto.defaultValue
        switch field.type {
        case .int32, .sint32, .sfixed32: return Int32(text).map { .int32($0) }
        case .int64, .sint64, .sfixed64: return Int64(text).map { .int64($0) }
        case .uint32, .fixed32: return UInt32(text).map { .uint32($0) }
        case .uint64, .fixed64: return UInt64(text).map { .uint64($0) }
        case .double: return Double(text).map { .double($0) }
        case .float: return Float(text).map { .float($0) }
        case .bool: return text == "true" ? .bool(true) : text == "false" ? .bool(false) : nil
        case .string: return .string(text)
        case .bytes: return Self.unescaped(text).map { .bytes($0) }
        case .enumeration:
            let type = tables.enums[field.typeIndex]
            let name = type.fullName.dropLast(type.proto.name.count) + text
            guard case .enumValue(field.typeIndex, let index) = tables.symbols[String(name)] else { return nil }
            return .enumeration(type.proto.value[index].number)
        case .message, .group: return nil
        }
    }

    /// Bytes with C escapes; nil when an escape can't be.
    private static func unescaped(_ text: String) -> [UInt8]? {
        var result: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\") else {
                result.append(byte)
                continue
            }
            guard let value = escape(&rest) else { return nil }
            result.append(value)
        }
        return result
    }

    private static func escape(_ rest: inout ArraySlice<UInt8>) -> UInt8? {
        guard let letter = rest.first else { return nil }
        if (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(letter) { return number(&rest, radix: 8, digits: 3) }
        rest.removeFirst()
        switch letter {
        case UInt8(ascii: "n"): return 0x0A
        case UInt8(ascii: "r"): return 0x0D
        case UInt8(ascii: "t"): return 0x09
        case UInt8(ascii: "a"): return 0x07
        case UInt8(ascii: "b"): return 0x08
        case UInt8(ascii: "f"): return 0x0C
        case UInt8(ascii: "v"): return 0x0B
        case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "?"): return letter
        case UInt8(ascii: "x"), UInt8(ascii: "X"): return number(&rest, radix: 16, digits: 2)
        default: return nil
        }
    }

    private static func number(_ rest: inout ArraySlice<UInt8>, radix: Int, digits: Int) -> UInt8? {
        let text = rest.prefix(digits).prefix { byte in
            Character(Unicode.Scalar(byte)).hexDigitValue.map { $0 < radix } ?? false
        }
        rest = rest.dropFirst(text.count)
        return UInt8(String(decoding: text, as: UTF8.self), radix: radix)
    }
}
