/// An endpoint as a JSON Schema, draft 2020-12 (<https://json-schema.org/draft/2020-12>).
enum JSONSchemaExport {
    /// The request's schema; `x-reply` refers to the reply's.
    static func document(_ subject: EndpointExport.Subject) -> JSONValue {
        let schemas = JSONSchemas(shape: subject.shape, root: "#/$defs/")
        var members: [JSONValue.Member] = [
            .init("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
            .init("title", .string("\(subject.service) \(subject.endpoint)".trimmedAtStart)),
        ]
        members += schemas.schema(subject.shape.request).members ?? []
        members.append(.init("x-reply", schemas.schema(subject.shape.reply)))
        members.append(.init("$defs", schemas.definitions))
        return .object(members)
    }
}

extension String {
    fileprivate var trimmedAtStart: String { String(drop { $0 == " " }) }
}

/// Schemas of types and messages, which JSON Schema and OpenAPI share.
struct JSONSchemas {
    let shape: EndpointShape
    /// Where definitions stand in the document.
    let root: String

    /// The schemas of all messages and enums, by name.
    var definitions: JSONValue {
        let messages = shape.messages.values.map { ($0.name, schema(of: $0)) }
        let enums = shape.enums.map { ($0.key, Self.schema(ofEnum: $0.value)) }
        return .object((messages + enums).sorted { $0.0 < $1.0 }.map { .init($0.0, $0.1) })
    }

    /// The schema of a type; messages and enums are referred to.
    func schema(_ type: ShapeType) -> JSONValue {
        switch type {
        case .string: Self.typed("string")
        case .bytes: Self.typed("string", [.init("contentEncoding", .string("base64"))])
        case .bool: Self.typed("boolean")
        case .integer(let bits, let isSigned): integer(bits, isSigned)
        case .floating: floating
        case .timestamp: Self.typed("string", [.init("format", .string("date-time"))])
        case .duration: Self.typed("string", [.init("pattern", .string(#"^-?[0-9]+(\.[0-9]{1,9})?s$"#))])
        case .fieldMask: Self.typed("string")
        case .enumeration(let name), .message(let name): .object([.init("$ref", .string(root + Self.pointer(name)))])
        case .list(let element): Self.typed("array", [.init("items", schema(element))])
        case .map(let key, let value): map(key, value)
        case .nullable(let inner): .object([.init("anyOf", .array([schema(inner), Self.typed("null")]))])
        case .anyObject: Self.typed("object")
        case .anyMessage:
            Self.typed("object", [.init("properties", .object([.init("@type", Self.typed("string"))]))])
        case .any: .object([])
        }
    }

    private var isProtobuf: Bool {
        if case .method = shape.origin { true } else { false }
    }

    static func typed(_ type: String, _ more: [JSONValue.Member] = []) -> JSONValue {
        .object([.init("type", .string(type))] + more)
    }

    private func integer(_ bits: Int, _ isSigned: Bool) -> JSONValue {
        if bits == 64 {
            guard isProtobuf else { return Self.typed("integer", isSigned ? [] : [.init("minimum", .number("0"))]) }
            return .object([
                .init("type", .array([.string("integer"), .string("string")])),
                .init("pattern", .string(isSigned ? "^-?[0-9]+$" : "^[0-9]+$")),
                .init("format", .string(isSigned ? "int64" : "uint64")),
            ])
        }
        let highest = (1 << (isSigned ? bits - 1 : bits)) - 1
        let lowest = isSigned ? -highest - 1 : 0
        return Self.typed(
            "integer",
            [.init("minimum", .number(String(lowest))), .init("maximum", .number(String(highest)))]
        )
    }

    private var floating: JSONValue {
        guard isProtobuf else { return Self.typed("number") }
        let names = ["NaN", "Infinity", "-Infinity"].map { JSONValue.string($0) }
        return .object([.init("anyOf", .array([Self.typed("number"), .object([.init("enum", .array(names))])]))])
    }

    private func map(_ key: ShapeType, _ value: ShapeType) -> JSONValue {
        var members: [JSONValue.Member] = [.init("additionalProperties", schema(value))]
        let pattern: String? =
            switch key {
            case .bool: "^(true|false)$"
            case .integer(_, let isSigned): isSigned ? "^-?[0-9]+$" : "^[0-9]+$"
            default: nil
            }
        if let pattern { members.append(.init("propertyNames", .object([.init("pattern", .string(pattern))]))) }
        return Self.typed("object", members)
    }

    private static func schema(ofEnum names: [String]) -> JSONValue {
        let strings = typed("string", [.init("enum", .array(names.map { .string($0) }))])
        return .object([.init("anyOf", .array([strings, typed("integer")]))])
    }

    private func schema(of message: MessageShape) -> JSONValue {
        var members: [JSONValue.Member] = []
        if !message.documentation.isEmpty { members.append(.init("description", .string(message.documentation))) }
        let properties = message.fields.map { field in
            JSONValue.Member(field.name, described(schema(field.type), field.documentation))
        }
        members.append(.init("properties", .object(properties)))
        let required = message.fields.filter(\.isRequired).map { JSONValue.string($0.name) }
        if !required.isEmpty { members.append(.init("required", .array(required))) }
        let choices = choices(in: message)
        if !choices.isEmpty { members.append(.init("allOf", .array(choices))) }
        return Self.typed("object", members)
    }

    private func described(_ schema: JSONValue, _ text: String) -> JSONValue {
        guard !text.isEmpty, let members = schema.members else { return schema }
        return .object(members + [.init("description", .string(text))])
    }

    /// One rule for each oneof: one of its fields, or none.
    private func choices(in message: MessageShape) -> [JSONValue] {
        var oneofs: [(name: String, fields: [String])] = []
        for field in message.fields {
            guard let oneof = field.oneof else { continue }
            if let index = oneofs.firstIndex(where: { $0.name == oneof }) {
                oneofs[index].fields.append(field.name)
            } else {
                oneofs.append((oneof, [field.name]))
            }
        }
        return oneofs.filter { $0.fields.count > 1 }.map { oneof in
            let each = oneof.fields.map { JSONValue.object([.init("required", .array([.string($0)]))]) }
            let none = JSONValue.object([.init("not", .object([.init("anyOf", .array(each))]))])
            return .object([.init("oneOf", .array(each + [none]))])
        }
    }

    /// A name as a part of a JSON pointer in a URI fragment (RFC 6901 section 6).
    private static func pointer(_ name: String) -> String {
        name.utf8.map { byte in
            let scalar = Unicode.Scalar(byte)
            if byte < 0x80, Character(scalar).isLetter || Character(scalar).isNumber || "._-".utf8.contains(byte) {
                return String(scalar)
            }
            if scalar == "~" { return "~0" }
            if scalar == "/" { return "~1" }
            let hex = String(byte, radix: 16, uppercase: true)
            return "%" + (hex.count < 2 ? "0" : "") + hex
        }.joined()
    }
}
