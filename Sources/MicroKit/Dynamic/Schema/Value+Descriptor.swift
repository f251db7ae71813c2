extension Value {
    /// The shape of a message as the registry of its service would tell it: names of the `.proto` file, Go's types (Go
    /// protobuf's `protoc-gen-go`), which is what people compare it with.
    ///
    /// A registry's trees end at depth 3; these go on until a message repeats itself.
    package init(describing message: MessageDescriptor) {
        self.init(message, within: [])
    }

    /// How deep messages may lie in each other here, so that a wide and deep schema makes no endless tree.
    private static let deepest = 8

    private init(_ message: MessageDescriptor, within outer: [MessageDescriptor]) {
        let type = Self.goName(message.fullName)
        self.init(name: type, type: type)
        // Well-known types are scalars, objects or arrays in JSON, whatever their fields are.
        guard !message.isWellKnown, !outer.contains(message), outer.count < Self.deepest else { return }
        values = message.fields.map { Self.field($0, within: outer + [message]) }
    }

    private static func field(_ field: FieldDescriptor, within outer: [MessageDescriptor]) -> Value {
        if let entry = field.mapEntry {
            let value = Self.value(entry.value, within: outer)
            let type = "map[\(Self.value(entry.key, within: outer).type)]\(value.type)"
            return Value(name: field.name, type: type, values: value.values)
        }
        var value = value(field, within: outer)
        value.name = field.name
        if field.isRepeated { value.type = "[]\(value.type)" }
        return value
    }

    /// One value of a field, without name.
    private static func value(_ field: FieldDescriptor, within outer: [MessageDescriptor]) -> Value {
        switch field.kind {
        case .double: Value(name: "", type: "float64")
        case .float: Value(name: "", type: "float32")
        case .int32, .sint32, .sfixed32: Value(name: "", type: "int32")
        case .int64, .sint64, .sfixed64: Value(name: "", type: "int64")
        case .uint32, .fixed32: Value(name: "", type: "uint32")
        case .uint64, .fixed64: Value(name: "", type: "uint64")
        case .bool: Value(name: "", type: "bool")
        case .string: Value(name: "", type: "string")
        case .bytes: Value(name: "", type: "[]uint8")
        case .enumeration(let type): Value(name: "", type: goName(type.fullName))
        case .message(let type), .group(let type): Value(type, within: outer)
        }
    }
}

extension Endpoint {
    /// A method as the registry of its service would tell it.
    /// - Parameters:
    ///   - method: The method.
    ///   - name: What the endpoint is called.
    package init(describing method: MethodDescriptor, name: String) {
        self.init(
            name: name,
            request: Value(describing: method.input),
            response: Value(describing: method.output),
            metadata: method.isClientStreaming || method.isServerStreaming ? [MetadataKey.stream: "true"] : [:]
        )
    }
}
