extension EndpointShape {
    /// The shape that a registry tells (go-micro `server/extractor.go`).
    ///
    /// For streams of generated code the registry has Go's context and stream types in place of the messages: those are
    /// taken as unknown.
    package init(_ endpoint: Endpoint) {
        var collector = RegistryShapes()
        let request = collector.top(endpoint.request, isStream: endpoint.isStream)
        let reply = collector.top(endpoint.response, isStream: endpoint.isStream)
        self.init(
            request: request,
            reply: reply,
            requestStreams: endpoint.isStream,
            replyStreams: endpoint.isStream,
            messages: collector.messages,
            origin: .registry
        )
    }
}

/// Turns trees of Go types into shapes. A type that is cut off in one place may be told in full in another.
private struct RegistryShapes {
    var messages: [String: MessageShape] = [:]
    /// The trees that are known of types, fullest first come.
    private var trees: [String: Value] = [:]
    /// Names that were given to trees, so that two Go types of one name stay apart.
    private var names: [Value: String] = [:]

    /// A tree may be no deeper than this; a registry's are 3 deep.
    private static let deepest = 32

    mutating func top(_ value: Value?, isStream: Bool) -> ShapeType {
        guard let value else { return .any }
        if isStream, value.values.isEmpty { return .any }
        collect(value, depth: 0)
        return type(of: value, depth: 0)
    }

    /// Notes the trees of all named types before they are referred to.
    private mutating func collect(_ value: Value, depth: Int) {
        guard depth < Self.deepest else { return }
        let name = Self.element(value.type)
        if !value.values.isEmpty, trees[name].map({ $0.values.count < value.values.count }) ?? true {
            trees[name] = value
        }
        for field in value.values { collect(field, depth: depth + 1) }
    }

    /// `Item` of `[]Item` and of `map[string]Item`.
    private static func element(_ type: String) -> String {
        var rest = type[...]
        while true {
            if rest.hasPrefix("[]") {
                rest = rest.dropFirst(2)
            } else if rest.hasPrefix("map["), let end = rest.firstIndex(of: "]") {
                rest = rest[rest.index(after: end)...]
            } else {
                return String(rest)
            }
        }
    }

    private mutating func type(of value: Value, depth: Int) -> ShapeType {
        guard depth < Self.deepest else { return .any }
        return type(named: value.type[...], value, depth: depth)
    }

    private mutating func type(named name: Substring, _ value: Value, depth: Int) -> ShapeType {
        if name == "[]uint8" || name == "[]byte" { return .bytes }
        if name.hasPrefix("[]") { return .list(type(named: name.dropFirst(2), value, depth: depth)) }
        if name.hasPrefix("map["), let end = name.firstIndex(of: "]") {
            let key = GoScalar.type(name[..<end].dropFirst(4)) ?? .string
            return .map(key: key, value: type(named: name[name.index(after: end)...], value, depth: depth))
        }
        if let scalar = GoScalar.type(name) { return scalar }
        return message(String(name), value, depth: depth)
    }

    private mutating func message(_ name: String, _ value: Value, depth: Int) -> ShapeType {
        // A name without fields may be an enum, an interface or a message that lies too deep: nobody can tell.
        guard !name.isEmpty, let tree = value.values.isEmpty ? trees[name] : value else { return .any }
        let key = Value(name: "", type: name, values: tree.values)
        if let known = names[key] { return .message(known) }
        var unique = name
        var number = 2
        while messages[unique] != nil {
            unique = "\(name)\(number)"
            number += 1
        }
        names[key] = unique
        messages[unique] = MessageShape(name: unique)
        let fields = tree.values.filter { !GoScalar.isInternal($0) }
        var shape = MessageShape(name: unique)
        for field in fields {
            let type = type(of: field, depth: depth + 1)
            shape.fields.append(FieldShape(name: field.name, protoName: field.name, type: type))
        }
        messages[unique] = shape
        return .message(unique)
    }
}

/// Go's names of types as JSON forms.
private enum GoScalar {
    static func type(_ name: Substring) -> ShapeType? {
        switch name {
        case "string": .string
        case "bool": .bool
        case "int", "int64": .integer(bits: 64, isSigned: true)
        case "uint", "uint64", "uintptr": .integer(bits: 64, isSigned: false)
        case "int32", "rune": .integer(bits: 32, isSigned: true)
        case "uint32": .integer(bits: 32, isSigned: false)
        case "int16": .integer(bits: 16, isSigned: true)
        case "uint16": .integer(bits: 16, isSigned: false)
        case "int8": .integer(bits: 8, isSigned: true)
        case "uint8", "byte": .integer(bits: 8, isSigned: false)
        case "float64": .floating(bits: 64)
        case "float32": .floating(bits: 32)
        // `time.Time`, whose fields are its own affair.
        case "Time": .timestamp
        default: nil
        }
    }

    /// Fields that `protoc-gen-go` puts into structs for itself, which are in no JSON.
    static func isInternal(_ field: Value) -> Bool {
        switch field.name {
        case "state", "MessageState": field.type == "MessageState"
        case "sizeCache": field.type == "int32" || field.type == "SizeCache"
        case "unknownFields": field.type == "[]uint8" || field.type == "UnknownFields"
        default: field.name.hasPrefix("XXX_")
        }
    }
}
