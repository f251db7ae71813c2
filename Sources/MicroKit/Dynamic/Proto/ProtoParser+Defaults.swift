#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import SwiftProtobuf

// Default values of fields.
extension ProtoParser {
    /// A `default` in the form that descriptors hold it (`FieldDescriptorProto.default_value` in descriptor.proto).
    func defaultValue(
        _ option: ProtoOption,
        of field: Google_Protobuf_FieldDescriptorProto
    ) throws(ProtoSyntaxError) -> String {
        if dialect == .proto3 { throw fault("proto3 has no defaults of one's own", at: option.place) }
        if field.label == .repeated { throw fault("a repeated field has no default", at: option.place) }
        let value = option.option
        let text: String?
        switch field.hasType ? field.type : .enum {
        case .string:
            text = value.hasStringValue ? String(validating: value.stringValue, as: UTF8.self) : nil
        case .bytes: text = value.hasStringValue ? ProtoText.escaped(value.stringValue) : nil
        case .bool: text = value.identifierValue == "true" || value.identifierValue == "false" ? option.text : nil
        case .double, .float: text = Self.floating(value).map(ProtoText.number)
        case .int32, .sint32, .sfixed32: text = Self.integer(value, Int32.self)
        case .int64, .sint64, .sfixed64: text = Self.integer(value, Int64.self)
        case .uint32, .fixed32: text = Self.integer(value, UInt32.self)
        case .uint64, .fixed64: text = Self.integer(value, UInt64.self)
        case .enum: text = value.hasIdentifierValue ? value.identifierValue : nil
        case .message, .group: throw fault("a message has no default", at: option.place)
        }
        guard let text else {
            throw fault("\(option.text.prefix(60)) is no default for the field \(field.name)", at: option.valuePlace)
        }
        return text
    }

    private static func integer<I: FixedWidthInteger>(
        _ value: Google_Protobuf_UninterpretedOption,
        _ type: I.Type
    ) -> String? {
        if value.hasPositiveIntValue { return I(exactly: value.positiveIntValue).map { String($0) } }
        return value.hasNegativeIntValue ? I(exactly: value.negativeIntValue).map { String($0) } : nil
    }

    private static func floating(_ value: Google_Protobuf_UninterpretedOption) -> Double? {
        if value.hasDoubleValue { return value.doubleValue }
        if value.hasPositiveIntValue { return Double(value.positiveIntValue) }
        if value.hasNegativeIntValue { return Double(value.negativeIntValue) }
        return value.identifierValue == "inf" || value.identifierValue == "nan" ? Double(value.identifierValue) : nil
    }
}
