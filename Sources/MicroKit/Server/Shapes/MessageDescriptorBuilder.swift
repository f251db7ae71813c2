import SwiftProtobuf

/// Builds the descriptor of one message from its fields.
struct MessageDescriptorBuilder {
    private(set) var message = Google_Protobuf_DescriptorProto()
    /// The messages that fields hold.
    private(set) var used: [any Message.Type] = []

    private let fullName: String

    /// - Parameter name: The message's full name.
    init(name: String) {
        fullName = name
        message.name = name.split(separator: ".").last.map(String.init) ?? name
    }

    /// Adds a field. Every field that has presence gets a choice of its own, as proto3 has it for `optional`; which of
    /// them exclude each other can't be told.
    mutating func add(_ field: ProbedField, _ names: FieldNames) {
        var descriptor = Google_Protobuf_FieldDescriptorProto()
        descriptor.name = names.proto
        descriptor.jsonName = names.json
        descriptor.number = Int32(clamping: field.number)
        descriptor.label = field.label == .repeated ? .repeated : .optional
        set(field.kind, of: &descriptor)
        if field.label == .optional {
            descriptor.proto3Optional = true
            descriptor.oneofIndex = Int32(clamping: message.oneofDecl.count)
            message.oneofDecl.append(.with { $0.name = "_" + names.proto })
        }
        message.field.append(descriptor)
    }

    private mutating func set(_ kind: ProbedField.Kind, of field: inout Google_Protobuf_FieldDescriptorProto) {
        switch kind {
        case .scalar(let scalar): field.type = scalar
        case .message(let type):
            field.type = .message
            field.typeName = "." + type.protoMessageName
            used.append(type)
        case .enumeration(let type):
            guard let name = add(type) else { return field.type = .int32 }
            field.type = .enum
            field.typeName = ".\(fullName).\(name)"
        case .map(let key, let value):
            field.type = .message
            field.typeName = ".\(fullName).\(addEntry(of: field.name, key, value))"
        }
    }

    /// Puts an enum into the message, wherever it stands in truth, since generated code does not say that.
    /// - Returns: Its name; nil when it can't stand there because a name is taken, and numbers must do.
    private mutating func add(_ type: ProbedEnum) -> String? {
        if message.enumType.contains(where: { $0.name == type.name }) { return type.name }
        let taken = Set(message.enumType.flatMap(\.value).map(\.name))
        guard type.values.contains(where: { $0.number == 0 }), taken.isDisjoint(with: type.values.map(\.name)) else {
            return nil
        }
        var descriptor = Google_Protobuf_EnumDescriptorProto()
        descriptor.name = type.name
        // proto3 wants zero first.
        for (name, number) in type.values.sorted(by: { ($0.number != 0 ? 1 : 0) < ($1.number != 0 ? 1 : 0) }) {
            descriptor.value.append(
                .with {
                    $0.name = name
                    $0.number = Int32(clamping: number)
                }
            )
        }
        message.enumType.append(descriptor)
        return type.name
    }

    /// A map is a repeated message of keys and values, whose name protobuf prescribes.
    private mutating func addEntry(
        of field: String,
        _ key: ProbedField.Kind,
        _ value: ProbedField.Kind
    ) -> String {
        let name = field.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined() + "Entry"
        var entry = Google_Protobuf_DescriptorProto()
        entry.name = name
        entry.options.mapEntry = true
        for (number, (name, kind)) in [("key", key), ("value", value)].enumerated() {
            var member = Google_Protobuf_FieldDescriptorProto()
            member.name = name
            member.jsonName = name
            member.number = Int32(number + 1)
            member.label = .optional
            set(kind, of: &member)
            entry.field.append(member)
        }
        message.nestedType.append(entry)
        return name
    }
}

/// What a field is called in a `.proto` file and in JSON.
struct FieldNames {
    let proto: String
    let json: String

    /// The names of the one field that a message has set; nil when its JSON form is no object of one member.
    init?(of message: some Message) {
        var options = JSONEncodingOptions()
        guard let json = Self.name(in: message, options) else { return nil }
        options.preserveProtoFieldNames = true
        guard let proto = Self.name(in: message, options) else { return nil }
        self.init(proto: proto, json: json)
    }

    /// The names in messages of `google.protobuf` whose JSON form is their own.
    init?(wellKnown type: any Message.Type, _ number: Int) {
        let name = type.protoMessageName
        guard name.hasPrefix("google.protobuf.") else { return nil }
        let names: [String] =
            switch name.dropFirst("google.protobuf.".count) {
            case "Any": ["type_url", "value"]
            case "Timestamp", "Duration": ["seconds", "nanos"]
            case "FieldMask": ["paths"]
            case "Struct": ["fields"]
            case "ListValue": ["values"]
            case "Value":
                ["null_value", "number_value", "string_value", "bool_value", "struct_value", "list_value"]
            case let wrapper where wrapper.hasSuffix("Value"): ["value"]
            default: []
            }
        guard names.indices.contains(number - 1) else { return nil }
        let parts = names[number - 1].split(separator: "_")
        let json = parts.prefix(1) + parts.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }
        self.init(proto: names[number - 1], json: json.joined())
    }

    private init(proto: String, json: String) {
        self.proto = proto
        self.json = json
    }

    private static func name(in message: some Message, _ options: JSONEncodingOptions) -> String? {
        guard let bytes: [UInt8] = try? message.jsonUTF8Bytes(options: options) else { return nil }
        let members = (try? JSONValue(parsing: bytes))?.members ?? []
        return members.count == 1 ? members.first?.name : nil
    }
}
