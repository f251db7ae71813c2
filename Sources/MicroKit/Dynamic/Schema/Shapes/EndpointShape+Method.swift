import SwiftProtobuf

extension EndpointShape {
    /// The shape of a method that descriptors tell.
    package init(_ method: MethodDescriptor) {
        var collector = DescriptorShapes()
        let request = collector.type(of: method.input)
        let reply = collector.type(of: method.output)
        collector.finish()
        self.init(
            request: request,
            reply: reply,
            requestStreams: method.isClientStreaming,
            replyStreams: method.isServerStreaming,
            messages: collector.messages,
            enums: collector.enums,
            origin: .method(method)
        )
    }
}

/// Gathers what messages refer to, each once, without recursion.
private struct DescriptorShapes {
    var messages: [String: MessageShape] = [:]
    var enums: [String: [String]] = [:]
    private var waiting: [MessageDescriptor] = []
    private var comments: [FileDescriptor: [[Int32]: String]] = [:]

    mutating func finish() {
        while let message = waiting.popLast() {
            var shape = MessageShape(name: message.fullName)
            let path = path(of: message)
            shape.documentation = comment(message.file, path)
            for (index, field) in message.fields.enumerated() {
                shape.fields.append(
                    FieldShape(
                        name: field.jsonName,
                        protoName: field.name,
                        type: type(of: field),
                        isRequired: field.isRequired,
                        oneof: field.oneof?.name,
                        documentation: comment(message.file, path + [2, Int32(index)])
                    )
                )
            }
            messages[message.fullName] = shape
        }
    }

    private mutating func type(of field: FieldDescriptor) -> ShapeType {
        if let (key, value) = field.mapEntry { return .map(key: single(key), value: single(value)) }
        return field.isRepeated ? .list(single(field)) : single(field)
    }

    private mutating func single(_ field: FieldDescriptor) -> ShapeType {
        switch field.kind {
        case .double: return .floating(bits: 64)
        case .float: return .floating(bits: 32)
        case .int32, .sint32, .sfixed32: return .integer(bits: 32, isSigned: true)
        case .int64, .sint64, .sfixed64: return .integer(bits: 64, isSigned: true)
        case .uint32, .fixed32: return .integer(bits: 32, isSigned: false)
        case .uint64, .fixed64: return .integer(bits: 64, isSigned: false)
        case .bool: return .bool
        case .string: return .string
        case .bytes: return .bytes
        case .enumeration(let type):
            if type.fullName == "google.protobuf.NullValue" { return .any }
            enums[type.fullName] = type.values.map(\.name)
            return .enumeration(type.fullName)
        case .message(let message), .group(let message): return type(of: message)
        }
    }

    mutating func type(of message: MessageDescriptor) -> ShapeType {
        if message.isWellKnown, let type = wellKnown(message) { return type }
        if messages[message.fullName] == nil {
            messages[message.fullName] = MessageShape(name: message.fullName)
            waiting.append(message)
        }
        return .message(message.fullName)
    }

    private mutating func wellKnown(_ message: MessageDescriptor) -> ShapeType? {
        switch message.fullName.dropFirst("google.protobuf.".count) {
        case "Timestamp": .timestamp
        case "Duration": .duration
        case "FieldMask": .fieldMask
        case "Struct": .anyObject
        case "ListValue": .list(.any)
        case "Value": .any
        case "Any": .anyMessage
        default: message.fields.first.map { .nullable(single($0)) }
        }
    }

    // MARK: Comments

    /// Where the message stands in its file, as `SourceCodeInfo` has it.
    private func path(of message: MessageDescriptor) -> [Int32] {
        guard let parent = message.parent else {
            return [4, Int32(message.file.messages.firstIndex(of: message) ?? -1)]
        }
        return path(of: parent) + [3, Int32(parent.nested.firstIndex(of: message) ?? -1)]
    }

    private mutating func comment(_ file: FileDescriptor, _ path: [Int32]) -> String {
        let known = comments[file] ?? ProtoComments.byPath(file.proto)
        comments[file] = known
        return known[path] ?? ""
    }
}

/// The comments of a file's declarations.
enum ProtoComments {
    /// Comments by the path of what they describe: those above it, else those behind it; lines without the space that
    /// begins them.
    static func byPath(_ file: Google_Protobuf_FileDescriptorProto) -> [[Int32]: String] {
        let located = file.sourceCodeInfo.location.compactMap { location -> ([Int32], String)? in
            let text = location.hasLeadingComments ? location.leadingComments : location.trailingComments
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
                line.first == " " ? line.dropFirst() : line
            }
            let joined = lines.joined(separator: "\n")
            let words = joined.drop(while: \.isWhitespace)
            guard let end = words.lastIndex(where: { !$0.isWhitespace }) else { return nil }
            return (location.path, String(words[...end]))
        }
        return Dictionary(located, uniquingKeysWith: { first, _ in first })
    }
}
