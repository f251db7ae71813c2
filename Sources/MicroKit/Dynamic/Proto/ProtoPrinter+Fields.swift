import SwiftProtobuf

extension ProtoPrinter {
    mutating func printField(
        _ field: Google_Protobuf_FieldDescriptorProto,
        _ types: Types,
        _ path: [Int32],
        isInOneof: Bool = false
    ) {
        comment(path)
        let owned = types.owned(by: field).map { types.messages[$0] }
        let options = fieldOptions(field)
        let list = options.isEmpty ? "" : " [\(options.joined(separator: ", "))]"
        let label = isInOneof ? "" : self.label(field)
        if let owned, field.type == .group {
            block("\(label)group \(owned.name) = \(field.number)\(list)") { printer in
                let nested = types.path + [types.messagePath, Int32(types.owned(by: field) ?? 0)]
                printer.printBody(of: owned, in: types.scope, nested)
            }
        } else if let owned, let key = owned.field.first, let value = owned.field.last {
            let scope = ProtoNameShortener.join(types.scope, owned.name)
            let type = "map<\(typeName(key, in: scope)), \(typeName(value, in: types.scope))>"
            line("\(type) \(field.name) = \(field.number)\(list);")
        } else {
            line("\(label)\(typeName(field, in: types.scope)) \(field.name) = \(field.number)\(list);")
        }
    }

    private func label(_ field: Google_Protobuf_FieldDescriptorProto) -> String {
        switch field.label {
        case .repeated: "repeated "
        case .required: "required "
        case .optional: isEdition || (isProto3 && !field.proto3Optional) ? "" : "optional "
        }
    }

    private func typeName(_ field: Google_Protobuf_FieldDescriptorProto, in scope: String) -> String {
        if field.hasTypeName { return names.name(field.typeName, in: scope) }
        return ProtoParser.scalars.first { $0.value == field.type }?.key ?? "bytes"
    }

    private func fieldOptions(_ field: Google_Protobuf_FieldDescriptorProto) -> [String] {
        var options: [String] = []
        if field.hasDefaultValue { options.append("default = \(defaultValue(field))") }
        if field.hasJsonName, field.extendee.isEmpty, field.jsonName != ProtoParser.jsonName(field.name) {
            options.append("json_name = \(ProtoText.quoted(text: field.jsonName))")
        }
        return options + optionList(field.options)
    }

    private func defaultValue(_ field: Google_Protobuf_FieldDescriptorProto) -> String {
        switch field.type {
        case .string: ProtoText.quoted(text: field.defaultValue)
        // Already in the escapes that a string literal has, quotes among them.
        case .bytes: "\"\(field.defaultValue)\""
        default: field.defaultValue
        }
    }

    // MARK: Services

    mutating func printService(_ service: Google_Protobuf_ServiceDescriptorProto, _ path: [Int32]) {
        gap()
        comment(path)
        block("service \(service.name)") { printer in
            for option in printer.optionList(service.options) { printer.line("option \(option);") }
            let scope = ProtoNameShortener.join(printer.file.package, service.name)
            for (index, method) in service.method.enumerated() {
                printer.comment(path + [2, Int32(index)])
                printer.printMethod(method, in: scope)
            }
        }
    }

    private mutating func printMethod(_ method: Google_Protobuf_MethodDescriptorProto, in scope: String) {
        let request = (method.clientStreaming ? "stream " : "") + names.name(method.inputType, in: scope)
        let reply = (method.serverStreaming ? "stream " : "") + names.name(method.outputType, in: scope)
        let head = "rpc \(method.name)(\(request)) returns (\(reply))"
        let options = optionList(method.options)
        guard !options.isEmpty else { return line(method.hasOptions ? head + " {}" : head + ";") }
        block(head) { printer in
            for option in options { printer.line("option \(option);") }
        }
    }

    // MARK: Options

    /// Options as `name = value`, in the order of their numbers, those that nothing stands for last.
    func optionList(_ options: some ProtoOptionsMessage) -> [String] {
        var known = options
        known.uninterpretedOption = []
        known.unknownFields = UnknownStorage()
        var format = TextFormatEncodingOptions()
        format.printUnknownFields = false
        let text = known.textFormatString(options: format)
        return Self.assignments(in: text) + options.uninterpretedOption.map(Self.assignment)
    }

    /// Takes the text format of a message apart: `a: 1` is `a = 1`; `features { b: X }` is `features.b = X`, other
    /// messages keep their braces.
    private static func assignments(in text: String) -> [String] {
        var result: [String] = []
        var block: (name: String, lines: [String])?
        for line in text.split(separator: "\n") {
            if var open = block {
                if line == "}" {
                    let isFeatures = open.name == "features" && open.lines.allSatisfy { $0.contains(": ") }
                    if isFeatures {
                        result += open.lines.map { "features." + assignment($0) }
                    } else {
                        result.append("\(open.name) = { \(open.lines.joined(separator: " ")) }")
                    }
                    block = nil
                } else {
                    open.lines.append(String(line.drop { $0 == " " }))
                    block = open
                }
            } else if line.hasSuffix(" {") {
                block = (String(line.dropLast(2)), [])
            } else {
                result.append(assignment(String(line)))
            }
        }
        return result
    }

    private static func assignment(_ line: String) -> String {
        guard let colon = line.firstIndex(of: ":") else { return line }
        return line[..<colon] + " =" + line[line.index(after: colon)...]
    }

    private static func assignment(_ option: Google_Protobuf_UninterpretedOption) -> String {
        let name = option.name.map { $0.isExtension ? "(\($0.namePart))" : $0.namePart }.joined(separator: ".")
        let value =
            if option.hasIdentifierValue {
                option.identifierValue
            } else if option.hasPositiveIntValue {
                "\(option.positiveIntValue)"
            } else if option.hasNegativeIntValue {
                "\(option.negativeIntValue)"
            } else if option.hasDoubleValue {
                floating(option.doubleValue)
            } else if option.hasStringValue {
                ProtoText.quoted(option.stringValue)
            } else {
                "{ \(option.aggregateValue) }"
            }
        return "\(name) = \(value)"
    }

    /// A number that reads back as a floating-point one.
    private static func floating(_ value: Double) -> String {
        let text = ProtoText.number(value)
        return text.utf8.allSatisfy { $0 == UInt8(ascii: "-") || Character(Unicode.Scalar($0)).isNumber }
            ? text + ".0" : text
    }
}
