#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import SwiftProtobuf

/// What all option messages have.
protocol ProtoOptionsMessage: Message {
    /// The options that no field of the message stands for.
    var uninterpretedOption: [Google_Protobuf_UninterpretedOption] { get set }
}

extension Google_Protobuf_FileOptions: ProtoOptionsMessage {}
extension Google_Protobuf_MessageOptions: ProtoOptionsMessage {}
extension Google_Protobuf_FieldOptions: ProtoOptionsMessage {}
extension Google_Protobuf_OneofOptions: ProtoOptionsMessage {}
extension Google_Protobuf_ExtensionRangeOptions: ProtoOptionsMessage {}
extension Google_Protobuf_EnumOptions: ProtoOptionsMessage {}
extension Google_Protobuf_EnumValueOptions: ProtoOptionsMessage {}
extension Google_Protobuf_ServiceOptions: ProtoOptionsMessage {}
extension Google_Protobuf_MethodOptions: ProtoOptionsMessage {}

/// An option as it stands in the file.
struct ProtoOption {
    var option = Google_Protobuf_UninterpretedOption()
    /// The value as the text format writes it.
    var text = ""
    /// Where its name and its value begin.
    var place: ProtoToken
    var valuePlace: ProtoToken

    /// The name as it is written.
    var name: String {
        option.name.map { $0.isExtension ? "(\($0.namePart))" : $0.namePart }.joined(separator: ".")
    }

    var isCustom: Bool { option.name.contains(where: \.isExtension) }
}

extension ProtoParser {
    /// `option name = value;`
    mutating func statementOption(into options: inout some ProtoOptionsMessage) throws(ProtoSyntaxError) {
        try countOptionStatement()
        try advance()
        let option = try self.option()
        try expect(";")
        try apply(option, to: &options)
    }

    /// `[name = value, …]`
    mutating func bracketOptions(into options: inout some ProtoOptionsMessage) throws(ProtoSyntaxError) {
        try expect("[")
        var count = 0
        repeat {
            count += 1
            guard count <= limits.options else { throw fault("too many options", at: token) }
            try apply(try option(), to: &options)
        } while try take(",")
        try expect("]")
    }

    /// The options of a field, of which two are members of its descriptor.
    mutating func fieldOptions(into field: inout Google_Protobuf_FieldDescriptorProto) throws(ProtoSyntaxError) {
        try expect("[")
        var count = 0
        repeat {
            count += 1
            guard count <= limits.options else { throw fault("too many options", at: token) }
            let option = try self.option()
            switch option.name {
            case "default":
                guard !field.hasDefaultValue else { throw fault("a field has one default", at: option.place) }
                field.defaultValue = try defaultValue(option, of: field)
            case "json_name":
                guard option.option.hasStringValue,
                    let name = String(validating: option.option.stringValue, as: UTF8.self)
                else { throw fault("json_name must be a string", at: option.valuePlace) }
                guard field.extendee.isEmpty else { throw fault("an extension has no json_name", at: option.place) }
                field.jsonName = name
            default: try apply(option, to: &field.options)
            }
        } while try take(",")
        try expect("]")
    }

    /// `name = value`
    private mutating func option() throws(ProtoSyntaxError) -> ProtoOption {
        var option = ProtoOption(place: token, valuePlace: token)
        repeat {
            var part = Google_Protobuf_UninterpretedOption.NamePart()
            part.isExtension = try take("(")
            if part.isExtension {
                part.namePart = try typeName()
                try expect(")")
            } else {
                part.namePart = try identifier("an option's name")
            }
            option.option.name.append(part)
        } while try take(".")
        try expect("=")
        option.valuePlace = token
        try optionValue(into: &option)
        return option
    }

    private mutating func optionValue(into option: inout ProtoOption) throws(ProtoSyntaxError) {
        let isNegative = try take("-")
        if isNegative { option.text = "-" }
        option.text += token.text
        switch token.kind {
        case .identifier where !isNegative: option.option.identifierValue = token.text
        case .identifier:
            guard let value = Double(token.text), token.text == "inf" || token.text == "nan" else {
                throw expected("a number after '-'")
            }
            option.option.doubleValue = -value
        case .integer: integerValue(into: &option.option, isNegative)
        case .float: option.option.doubleValue = (Double(token.text) ?? .infinity) * (isNegative ? -1 : 1)
        case .string where !isNegative:
            let bytes = try stringBytes()
            option.option.stringValue = Data(bytes)
            option.text = ProtoText.quoted(bytes)
            return
        case .symbol where token.text == "{" && !isNegative:
            option.option.aggregateValue = try aggregate()
            option.text = "{ \(option.option.aggregateValue) }"
            return
        default: throw expected("an option's value")
        }
        try advance()
    }

    private func integerValue(into option: inout Google_Protobuf_UninterpretedOption, _ isNegative: Bool) {
        guard let magnitude = Self.integer(token.text) else {
            option.doubleValue = (Double(token.text) ?? .infinity) * (isNegative ? -1 : 1)
            return
        }
        if !isNegative {
            option.positiveIntValue = magnitude
        } else if magnitude <= 1 << 63 {
            option.negativeIntValue = Int64(truncatingIfNeeded: 0 &- magnitude)
        } else {
            option.doubleValue = -Double(magnitude)
        }
    }

    /// The tokens between braces, a space between each two, as protoc keeps them.
    private mutating func aggregate() throws(ProtoSyntaxError) -> String {
        let start = token
        try advance()
        var words: [String] = []
        var depth = 1
        while true {
            if token.kind == .end { throw fault("the braces are not closed", at: start) }
            if isSign("{") { depth += 1 }
            if isSign("}") { depth -= 1 }
            if depth == 0 { break }
            words.append(token.text)
            try advance()
        }
        try advance()
        return words.joined(separator: " ")
    }

    /// Puts an option into the field that stands for it; one that has none, such as a custom one, stays as it is.
    private func apply<Options: ProtoOptionsMessage>(
        _ option: ProtoOption,
        to options: inout Options
    ) throws(ProtoSyntaxError) {
        guard !option.isCustom else { return options.uninterpretedOption.append(option.option) }
        if option.name == "map_entry" || option.name == "uninterpreted_option" {
            throw fault("the option \(option.name) can't be set by hand", at: option.place)
        }
        let names = option.option.name.map(\.namePart)
        let isBlock = option.option.hasAggregateValue
        let text =
            names.joined(separator: " { ") + (isBlock ? " " : ": ") + option.text
            + String(repeating: " }", count: names.count - 1)
        do {
            try options.merge(serializedBytes: Options(textFormatString: text).serializedBytes() as [UInt8])
        } catch TextFormatDecodingError.unknownField {
            // Options of a newer protobuf, which change nothing of what is read and sent here.
            options.uninterpretedOption.append(option.option)
        } catch {
            throw fault("\(option.text.prefix(60)) is no value for the option \(option.name)", at: option.valuePlace)
        }
    }
}
