import SwiftProtobuf

// Messages, oneofs, extensions and what is reserved.
extension ProtoParser {
    /// A message; the token is `message`.
    mutating func message(
        _ path: [Int32],
        _ visibility: Google_Protobuf_SymbolVisibility?,
        depth: Int
    ) throws(ProtoSyntaxError) -> Google_Protobuf_DescriptorProto {
        let leading = token.leadingComment
        try advance()
        let named = token
        let name = try identifier("the message's name")
        guard isSign("{") else { throw expected("'{'") }
        var message = try messageBody(of: name, path, at: named, leading: leading, depth: depth)
        if let visibility { message.visibility = visibility }
        return message
    }

    /// The part of a message or group in braces.
    mutating func messageBody(
        of name: String,
        _ path: [Int32],
        at named: ProtoToken,
        leading: String?,
        depth: Int
    ) throws(ProtoSyntaxError) -> Google_Protobuf_DescriptorProto {
        var message = MessageParts()
        guard depth <= limits.depth else {
            throw fault("messages are nested more than \(limits.depth) deep", at: named)
        }
        try expect("{")
        note(path, at: named, leading: leading)
        while !isSign("}") { try messageStatement(into: &message, path, depth: depth) }
        try advance()
        openMessageSets(&message)
        try checkNumbers(of: message, path)
        addSyntheticOneofs(to: &message)
        return message.descriptor(named: name)
    }

    private mutating func messageStatement(
        into message: inout MessageParts,
        _ path: [Int32],
        depth: Int
    ) throws(ProtoSyntaxError) {
        if try take(";") { return }
        guard token.kind == .identifier || isSign(".") else { throw expected("a field or '}'") }
        let visibility = try takeVisibility()
        switch token.kind == .identifier ? token.text : "" {
        case "message":
            let nested = path + [3, Int32(message.nestedType.count)]
            message.nestedType.append(try self.message(nested, visibility, depth: depth + 1))
        case "enum":
            let nested = path + [4, Int32(message.enumType.count)]
            message.enumType.append(try enumeration(nested, visibility))
        case _ where visibility != nil: throw expected("'message' or 'enum' after the visibility")
        case "extend":
            let (fields, groups) = try extend(
                path + [6, Int32(message.extension.count)],
                groupsAt: path + [3, Int32(message.nestedType.count)],
                depth: depth
            )
            message.extension += fields
            message.nestedType += groups
        case "extensions": try extensionRanges(into: &message)
        case "reserved": try reserved(into: &message)
        case "option":
            message.hasOptions = true
            try statementOption(into: &message.options)
        case "oneof": try oneof(into: &message, path, depth: depth)
        default: try messageField(into: &message, path, oneof: nil, depth: depth)
        }
    }

    /// A field of a message, with the type that a group or map brings along.
    private mutating func messageField(
        into message: inout MessageParts,
        _ path: [Int32],
        oneof: Int32?,
        depth: Int
    ) throws(ProtoSyntaxError) {
        let place = FieldPlace(
            path: path + [2, Int32(message.field.count)],
            nestedPath: path + [3, Int32(message.nestedType.count)],
            isInOneof: oneof != nil,
            extendee: nil,
            depth: depth
        )
        var (field, nested) = try self.field(place)
        if let oneof { field.oneofIndex = oneof }
        message.field.append(field)
        if let nested { message.nestedType.append(nested) }
    }

    private mutating func oneof(
        into message: inout MessageParts,
        _ path: [Int32],
        depth: Int
    ) throws(ProtoSyntaxError) {
        let leading = token.leadingComment
        try advance()
        let named = token
        let index = Int32(message.oneofDecl.count)
        var oneof = Google_Protobuf_OneofDescriptorProto()
        oneof.name = try identifier("the oneof's name")
        try expect("{")
        note(path + [8, index], at: named, leading: leading)
        message.oneofDecl.append(oneof)
        let before = message.field.count
        while !isSign("}") {
            if isWord("option") {
                try statementOption(into: &message.oneofDecl[Int(index)].options)
            } else if try !take(";") {
                guard token.kind == .identifier || isSign(".") else { throw expected("a field or '}'") }
                try messageField(into: &message, path, oneof: index, depth: depth)
            }
        }
        guard message.field.count > before else { throw fault("a oneof needs a field", at: named) }
        try advance()
    }

    /// `extend Type { fields }`: the extensions and the messages of groups among them. `path` is that of the first
    /// extension, `groupPath` that of the first group's message.
    mutating func extend(
        _ path: [Int32],
        groupsAt groupPath: [Int32],
        depth: Int
    ) throws(ProtoSyntaxError) -> ([Google_Protobuf_FieldDescriptorProto], [Google_Protobuf_DescriptorProto]) {
        try advance()
        let extendee = try typeName()
        try expect("{")
        var extensions: [Google_Protobuf_FieldDescriptorProto] = []
        var groups: [Google_Protobuf_DescriptorProto] = []
        var place = FieldPlace(path: path, nestedPath: groupPath, isInOneof: false, extendee: extendee, depth: depth)
        while !isSign("}") {
            if try take(";") { continue }
            guard token.kind == .identifier || isSign(".") else { throw expected("a field or '}'") }
            let (field, nested) = try self.field(place)
            extensions.append(field)
            place.path[place.path.count - 1] += 1
            guard let nested else { continue }
            groups.append(nested)
            place.nestedPath[place.nestedPath.count - 1] += 1
        }
        guard !extensions.isEmpty else { throw expected("a field") }
        try advance()
        return (extensions, groups)
    }

    // MARK: Ranges

    /// The first number that no field can have, which is the end of `to max`.
    private static let fieldNumberEnd: Int32 = 536_870_912

    private mutating func extensionRanges(
        into message: inout MessageParts
    ) throws(ProtoSyntaxError) {
        guard dialect != .proto3 else {
            throw fault("proto3 has no extension ranges; only options can be extended", at: token)
        }
        try advance()
        let first = message.extensionRange.count
        repeat {
            let (start, end) = try range(in: 1...Int64(Self.fieldNumberEnd - 1), max: Self.fieldNumberEnd - 1)
            var range = Google_Protobuf_DescriptorProto.ExtensionRange()
            range.start = start
            range.end = end + 1
            message.extensionRange.append(range)
        } while try take(",")
        if isSign("[") {
            var options = Google_Protobuf_ExtensionRangeOptions()
            try bracketOptions(into: &options)
            for index in message.extensionRange[first...].indices { message.extensionRange[index].options = options }
        }
        try expect(";")
    }

    /// Message sets reach further than other messages: `max` is the last 32-bit number there.
    private func openMessageSets(_ message: inout MessageParts) {
        guard message.options.messageSetWireFormat else { return }
        for index in message.extensionRange.indices where message.extensionRange[index].end == Self.fieldNumberEnd {
            message.extensionRange[index].end = .max
        }
    }

    private mutating func reserved(into message: inout MessageParts) throws(ProtoSyntaxError) {
        try advance()
        if let names = try reservedNames() {
            message.reservedName += names
        } else {
            repeat {
                let (start, end) = try range(in: 1...Int64(Self.fieldNumberEnd - 1), max: Self.fieldNumberEnd - 1)
                var range = Google_Protobuf_DescriptorProto.ReservedRange()
                range.start = start
                range.end = end + 1
                message.reservedRange.append(range)
            } while try take(",")
        }
        try expect(";")
    }

    /// The names that follow `reserved`: in quotes, or as they are in editions; nil when numbers follow.
    mutating func reservedNames() throws(ProtoSyntaxError) -> [String]? {
        guard token.kind == .string || token.kind == .identifier else { return nil }
        if token.kind == .identifier, dialect != .editions {
            throw fault("reserved names are written in quotes before edition 2023", at: token)
        }
        if token.kind == .string, dialect == .editions {
            throw fault("reserved names are written without quotes in editions", at: token)
        }
        var names: [String] = []
        repeat {
            names.append(dialect == .editions ? try identifier("a name") : try stringText())
        } while try take(",")
        return names
    }

    /// `5`, `5 to 9` or `5 to max`, both ends included.
    mutating func range(in bounds: ClosedRange<Int64>, max: Int32) throws(ProtoSyntaxError) -> (Int32, Int32) {
        let place = token
        let start = try number("a number", in: bounds)
        guard try take("to") else { return (start, start) }
        let end = try take("max") ? max : try number("a number or 'max'", in: bounds)
        guard start <= end else { throw fault("the range ends before it begins", at: place) }
        return (start, end)
    }

    // MARK: After the fields are known

    /// Two fields of one number are told here, where the place is known.
    private func checkNumbers(
        of message: MessageParts,
        _ path: [Int32]
    ) throws(ProtoSyntaxError) {
        var owners: [Int32: String] = [:]
        for (index, field) in message.field.enumerated() {
            if let owner = owners.updateValue(field.name, forKey: field.number) {
                let place = locations.place(of: path + [2, Int32(index)])
                throw ProtoSyntaxError(
                    file: file.name,
                    line: place.line,
                    column: place.column,
                    reason: "number \(field.number) of field \(field.name) is taken by \(owner)"
                )
            }
        }
    }

    /// `optional` in proto3 is a oneof of its own in the descriptor, behind the real ones, named as protoc names it.
    private func addSyntheticOneofs(to message: inout MessageParts) {
        guard message.field.contains(where: \.proto3Optional) else { return }
        var names = Set(message.field.map(\.name) + message.oneofDecl.map(\.name))
        for index in message.field.indices where message.field[index].proto3Optional {
            let field = message.field[index].name
            var oneof = Google_Protobuf_OneofDescriptorProto()
            oneof.name = field.hasPrefix("_") ? field : "_" + field
            while !names.insert(oneof.name).inserted { oneof.name = "X" + oneof.name }
            message.field[index].oneofIndex = Int32(message.oneofDecl.count)
            message.oneofDecl.append(oneof)
        }
    }
}

extension [Google_Protobuf_SourceCodeInfo.Location] {
    /// Line and column, from 1, of what lies at a path; 0 when unknown.
    func place(of path: [Int32]) -> (line: Int, column: Int) {
        guard let span = first(where: { $0.path == path })?.span, span.count > 1 else { return (0, 0) }
        return (Int(span[0]) + 1, Int(span[1]) + 1)
    }
}

/// The parts of a message while it is read. In a generated message they can't grow one by one: each appending to one
/// would copy all.
struct MessageParts {
    var field: [Google_Protobuf_FieldDescriptorProto] = []
    var nestedType: [Google_Protobuf_DescriptorProto] = []
    var enumType: [Google_Protobuf_EnumDescriptorProto] = []
    var `extension`: [Google_Protobuf_FieldDescriptorProto] = []
    var extensionRange: [Google_Protobuf_DescriptorProto.ExtensionRange] = []
    var oneofDecl: [Google_Protobuf_OneofDescriptorProto] = []
    var reservedRange: [Google_Protobuf_DescriptorProto.ReservedRange] = []
    var reservedName: [String] = []
    var options = Google_Protobuf_MessageOptions()
    /// Whether there were options at all.
    var hasOptions = false

    func descriptor(named name: String) -> Google_Protobuf_DescriptorProto {
        var message = Google_Protobuf_DescriptorProto()
        message.name = name
        message.field = field
        message.nestedType = nestedType
        message.enumType = enumType
        message.extension = `extension`
        message.extensionRange = extensionRange
        message.oneofDecl = oneofDecl
        message.reservedRange = reservedRange
        message.reservedName = reservedName
        if hasOptions { message.options = options }
        return message
    }
}
