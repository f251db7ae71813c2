import SwiftProtobuf

/// Where a field is declared.
struct FieldPlace {
    /// Path of the field in the file's descriptor.
    var path: [Int32]
    /// Path of the type that a group brings along.
    var nestedPath: [Int32]
    /// Whether it is a member of a oneof.
    var isInOneof: Bool
    /// What an extension extends, as it is written.
    var extendee: String?
    /// How deep the message around it is nested.
    var depth: Int
}

// Fields of all kinds.
extension ProtoParser {
    /// Names of the scalar types.
    static let scalars: [String: Google_Protobuf_FieldDescriptorProto.TypeEnum] = [
        "double": .double, "float": .float, "int64": .int64, "uint64": .uint64, "int32": .int32, "fixed64": .fixed64,
        "fixed32": .fixed32, "bool": .bool, "string": .string, "bytes": .bytes, "uint32": .uint32,
        "sfixed32": .sfixed32, "sfixed64": .sfixed64, "sint32": .sint32, "sint64": .sint64,
    ]

    /// A field and the message type that is made of a group or map.
    mutating func field(
        _ place: FieldPlace
    ) throws(ProtoSyntaxError) -> (Google_Protobuf_FieldDescriptorProto, Google_Protobuf_DescriptorProto?) {
        let (first, leading) = (token, token.leadingComment)
        var field = Google_Protobuf_FieldDescriptorProto()
        if let extendee = place.extendee { field.extendee = extendee }
        let label = try fieldLabel(place)
        field.label = label ?? .optional
        if label == .optional, dialect == .proto3 { field.proto3Optional = true }
        if isWord("group") { return try group(field, label, place, leading) }
        if isWord("map") {
            let word = token
            try advance()
            if isSign("<") { return try map(field, label, place, (word, leading)) }
            field.typeName = "map"
            while try take(".") { field.typeName += "." + (try identifier("a name after '.'")) }
        } else {
            try fieldType(into: &field)
        }
        try requireLabel(label, place, at: first)
        try nameAndNumber(into: &field, place, leading)
        try expect(";")
        return (field, nil)
    }

    private mutating func fieldLabel(
        _ place: FieldPlace
    ) throws(ProtoSyntaxError) -> Google_Protobuf_FieldDescriptorProto.Label? {
        let word = token
        let label: Google_Protobuf_FieldDescriptorProto.Label
        switch word.kind == .identifier ? word.text : "" {
        case "optional": label = .optional
        case "repeated": label = .repeated
        case "required": label = .required
        default: return nil
        }
        if place.isInOneof { throw fault("a member of a oneof has no label; take '\(word.text)' away", at: word) }
        if dialect == .proto3, label == .required { throw fault("proto3 has no required fields", at: word) }
        if dialect == .editions, label != .repeated {
            let feature = label == .required ? "LEGACY_REQUIRED" : "EXPLICIT"
            throw fault("editions have no '\(word.text)'; use [features.field_presence = \(feature)]", at: word)
        }
        try advance()
        return label
    }

    private func requireLabel(
        _ label: Google_Protobuf_FieldDescriptorProto.Label?,
        _ place: FieldPlace,
        at first: ProtoToken
    ) throws(ProtoSyntaxError) {
        guard label == nil, dialect == .proto2, !place.isInOneof else { return }
        let isStatement = first.kind == .identifier && !Self.scalars.keys.contains(first.text) && isSign("=")
        // `sytnax = "proto3"` and the like read as a field without its type.
        if isStatement { throw fault("expected a declaration, found '\(first.text)'", at: first) }
        throw fault("expected 'optional', 'required' or 'repeated' before the type, as proto2 asks", at: first)
    }

    private mutating func fieldType(
        into field: inout Google_Protobuf_FieldDescriptorProto
    ) throws(ProtoSyntaxError) {
        if token.kind == .identifier, let scalar = Self.scalars[token.text] {
            field.type = scalar
            try advance()
        } else {
            field.typeName = try typeName()
        }
    }

    /// `name = 1 [options]`
    private mutating func nameAndNumber(
        into field: inout Google_Protobuf_FieldDescriptorProto,
        _ place: FieldPlace,
        _ leading: String?
    ) throws(ProtoSyntaxError) {
        let named = token
        field.name = try identifier("the field's name")
        try numberAndOptions(into: &field, place)
        note(place.path, at: named, leading: leading)
        if isSign(";") { try adoptTrailingComment() }
    }

    private mutating func numberAndOptions(
        into field: inout Google_Protobuf_FieldDescriptorProto,
        _ place: FieldPlace
    ) throws(ProtoSyntaxError) {
        guard try take("=") else { throw expected("'=' and the field's number") }
        let numbered = token
        let highest: Int64 = place.extendee == nil ? 536_870_911 : Int64(Int32.max)
        field.number = try number("a field's number", in: 1...highest)
        if (19_000...19_999).contains(field.number) {
            throw fault("numbers 19000 to 19999 belong to protobuf itself", at: numbered)
        }
        if field.jsonName.isEmpty { field.jsonName = Self.jsonName(field.name) }
        if isSign("[") { try fieldOptions(into: &field) }
    }

    /// The comment behind the `;` of a field that was just noted belongs to that field.
    private mutating func adoptTrailingComment() throws(ProtoSyntaxError) {
        var lookahead = lexer
        guard let trailing = try lookahead.next().commentOfPrevious else { return }
        locations[locations.count - 1].trailingComments = trailing
    }

    // MARK: Groups and maps

    /// `group Name = 1 { … }`
    private mutating func group(
        _ unfinished: Google_Protobuf_FieldDescriptorProto,
        _ label: Google_Protobuf_FieldDescriptorProto.Label?,
        _ place: FieldPlace,
        _ leading: String?
    ) throws(ProtoSyntaxError) -> (Google_Protobuf_FieldDescriptorProto, Google_Protobuf_DescriptorProto?) {
        let word = token
        guard dialect == .proto2 else {
            throw fault(
                dialect == .proto3 ? "proto3 has no groups" : "editions have no groups; use a message",
                at: word
            )
        }
        try requireLabel(label, place, at: word)
        try advance()
        var (field, named) = (unfinished, token)
        let name = try identifier("the group's name")
        guard name.first?.isUppercase == true else {
            throw fault("a group's name begins with a capital letter", at: named)
        }
        field.name = name.lowercased()
        field.type = .group
        field.typeName = name
        try numberAndOptions(into: &field, place)
        note(place.path, at: named, leading: leading)
        named.leadingComment = nil
        let message = try messageBody(of: name, place.nestedPath, at: named, leading: nil, depth: place.depth + 1)
        return (field, message)
    }

    /// `map<Key, Value> name = 1;`
    private mutating func map(
        _ unfinished: Google_Protobuf_FieldDescriptorProto,
        _ label: Google_Protobuf_FieldDescriptorProto.Label?,
        _ place: FieldPlace,
        _ start: (token: ProtoToken, comment: String?)
    ) throws(ProtoSyntaxError) -> (Google_Protobuf_FieldDescriptorProto, Google_Protobuf_DescriptorProto?) {
        guard label == nil else { throw fault("a map has no label", at: start.token) }
        guard !place.isInOneof else { throw fault("a map can't be a member of a oneof", at: start.token) }
        guard place.extendee == nil else { throw fault("a map can't be an extension", at: start.token) }
        var field = unfinished
        try expect("<")
        var key = Self.entryField("key", 1)
        try mapKey(into: &key)
        try expect(",")
        var value = Self.entryField("value", 2)
        try fieldType(into: &value)
        try expect(">")
        field.label = .repeated
        field.type = .message
        try nameAndNumber(into: &field, place, start.comment)
        try expect(";")
        Self.passOnStringChecks(of: field, to: &key)
        Self.passOnStringChecks(of: field, to: &value)
        field.typeName = Self.entryName(field.name)
        var entry = Google_Protobuf_DescriptorProto()
        entry.name = field.typeName
        entry.field = [key, value]
        entry.options.mapEntry = true
        return (field, entry)
    }

    private mutating func mapKey(into key: inout Google_Protobuf_FieldDescriptorProto) throws(ProtoSyntaxError) {
        let place = token
        try fieldType(into: &key)
        let isKey = key.hasType && key.type != .double && key.type != .float && key.type != .bytes
        guard isKey else { throw fault("a map's key is an integer, bool or string", at: place) }
    }

    /// `utf8_validation` of a map field is meant for the strings in it, and protoc hands it on.
    private static func passOnStringChecks(
        of field: Google_Protobuf_FieldDescriptorProto,
        to part: inout Google_Protobuf_FieldDescriptorProto
    ) {
        guard part.type == .string, part.hasType, field.options.features.hasUtf8Validation else { return }
        part.options.features.utf8Validation = field.options.features.utf8Validation
    }

    private static func entryField(_ name: String, _ number: Int32) -> Google_Protobuf_FieldDescriptorProto {
        var field = Google_Protobuf_FieldDescriptorProto()
        field.name = name
        field.number = number
        field.label = .optional
        field.jsonName = name
        return field
    }

    /// The name of a map's entry type: `user_ids` has `UserIdsEntry`.
    static func entryName(_ field: String) -> String { joined(field, capitalFirst: true) + "Entry" }

    /// The name of a field in JSON, unless it says otherwise: `user_id` is `userId`.
    static func jsonName(_ field: String) -> String { joined(field, capitalFirst: false) }

    /// Takes underscores out and makes the letter behind each a capital.
    private static func joined(_ field: String, capitalFirst: Bool) -> String {
        var raise = capitalFirst
        var name: [UInt8] = []
        for byte in field.utf8 {
            if byte == UInt8(ascii: "_") {
                raise = true
            } else {
                let isSmall = byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
                name.append(raise && isSmall ? byte - 0x20 : byte)
                raise = false
            }
        }
        return String(decoding: name, as: UTF8.self)
    }
}
