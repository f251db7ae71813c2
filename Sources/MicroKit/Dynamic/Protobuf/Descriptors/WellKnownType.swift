import SwiftProtobuf

/// The messages of google/protobuf that have a JSON form of their own
/// (protobuf.dev/programming-guides/json, "JSON mapping").
enum WellKnownType: Sendable, Hashable {
    case any, timestamp, duration, fieldMask, structure, value, listValue
    /// `BoolValue` and the like: one field, `value`.
    case wrapper

    /// A well-known type by its name, provided that its fields are as published: a message of that name with other fields
    /// is an ordinary one.
    init?(_ message: DescriptorTables.Message, _ tables: DescriptorTables) {
        guard message.fullName.hasPrefix("google.protobuf.") else { return nil }
        let fields = message.fields.map { tables.fields[$0] }
        let names = fields.map(\.proto.name)
        let types = fields.map(\.type)
        let references = fields.map { $0.type == .message ? tables.messages[$0.typeIndex].fullName : "" }
        let repeated = fields.map(\.isRepeated)
        // The readers and writers below rely on these numbers being 1, 2, … in this order.
        guard fields.enumerated().allSatisfy({ $1.proto.number == Int32($0 + 1) }), message.extensions.isEmpty else {
            return nil
        }
        switch message.fullName.dropFirst("google.protobuf.".count) {
        case "Any" where names == ["type_url", "value"] && types == [.string, .bytes] && repeated == [false, false]:
            self = .any
        case "Timestamp"
        where names == ["seconds", "nanos"] && types == [.int64, .int32] && repeated == [false, false]:
            self = .timestamp
        case "Duration"
        where names == ["seconds", "nanos"] && types == [.int64, .int32] && repeated == [false, false]:
            self = .duration
        case "FieldMask" where names == ["paths"] && types == [.string] && repeated == [true]:
            self = .fieldMask
        case "Struct" where names == ["fields"] && fields.allSatisfy(\.isMap) && Self.isMapOfValues(fields[0], tables):
            self = .structure
        case "ListValue" where names == ["values"] && references == ["google.protobuf.Value"] && repeated == [true]:
            self = .listValue
        case "Value" where Self.isValue(fields, tables): self = .value
        case "DoubleValue", "FloatValue", "Int64Value", "UInt64Value", "Int32Value", "UInt32Value", "BoolValue",
            "StringValue", "BytesValue":
            guard names == ["value"], repeated == [false], types != [.message], types != [.group] else { return nil }
            self = .wrapper
        default: return nil
        }
    }

    private static func isMapOfValues(_ field: DescriptorTables.Field, _ tables: DescriptorTables) -> Bool {
        let entry = tables.messages[field.typeIndex].fields.map { tables.fields[$0] }
        guard let key = entry.first(where: { $0.proto.number == 1 }),
            let value = entry.first(where: { $0.proto.number == 2 })
        else { return false }
        return key.type == .string && value.type == .message
            && tables.messages[value.typeIndex].fullName == "google.protobuf.Value"
    }

    private static func isValue(_ fields: [DescriptorTables.Field], _ tables: DescriptorTables) -> Bool {
        fields.map(\.type) == [.enumeration, .double, .string, .bool, .message, .message]
            && tables.enums[fields[0].typeIndex].fullName == "google.protobuf.NullValue"
            && tables.messages[fields[4].typeIndex].fullName == "google.protobuf.Struct"
            && tables.messages[fields[5].typeIndex].fullName == "google.protobuf.ListValue"
            && fields.allSatisfy { $0.oneof == 0 }
    }
}
