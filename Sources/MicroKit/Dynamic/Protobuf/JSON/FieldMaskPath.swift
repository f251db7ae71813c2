/// The paths of a `FieldMask`: in snake_case in the message, in lowerCamelCase in JSON
/// (google/protobuf/field_mask.proto, "JSON Encoding of Field Masks").
enum FieldMaskPath {
    /// The path in snake_case; nil when it is not in lowerCamelCase.
    static func protoPath(_ path: Substring) -> String? {
        var result: [UInt8] = []
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "_"): return nil
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): result += [UInt8(ascii: "_"), byte | 0x20]
            default: result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The path in lowerCamelCase; nil when it would not come back the same.
    static func jsonPath(_ path: String) -> String? {
        var result: [UInt8] = []
        var raises = false
        for byte in path.utf8 {
            let isLower = byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): return nil
            case _ where raises && !isLower: return nil
            case UInt8(ascii: "_"): raises = true
            default:
                result.append(raises ? byte & ~0x20 : byte)
                raises = false
            }
        }
        return raises ? nil : String(decoding: result, as: UTF8.self)
    }
}
