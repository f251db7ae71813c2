/// A message whose type is known at run time only.
package struct DynamicMessage: Sendable {
    /// Its type.
    package let descriptor: MessageDescriptor
    /// The fields that are set.
    package private(set) var contents: MessageContents

    /// Makes a message in which nothing is set.
    package init(_ descriptor: MessageDescriptor) {
        self.init(descriptor, contents: MessageContents())
    }

    init(_ descriptor: MessageDescriptor, contents: MessageContents) {
        self.descriptor = descriptor
        self.contents = contents
    }

    /// How much input is taken.
    package struct Limits: Sendable {
        /// How large the input may be, in bytes.
        package var size = 64 << 20
        /// How deep messages, and lists in JSON, may nest, the outermost counted.
        package var depth = 100

        /// The usual limits.
        package init() {}
    }

    /// Whether no field is set and nothing unknown was read.
    package var isEmpty: Bool { contents.entries.isEmpty }

    /// The value of a field, nil when it is not set. Of a repeated field it is a list or map, nil when empty.
    package func value(of field: FieldDescriptor) -> ProtobufValue? {
        slot(of: field).flatMap { contents.value(Int32($0)) }
    }

    /// The messages that a field holds: none when it is not set, one, or those of a repeated field that is no map.
    package func messages(of field: FieldDescriptor) -> [DynamicMessage] {
        guard let type = field.messageType else { return [] }
        let values: [ProtobufValue]
        switch value(of: field) {
        case .list(let elements): values = elements
        case let value?: values = [value]
        case nil: values = []
        }
        return values.compactMap { value in
            guard case .message(let contents) = value else { return nil }
            return DynamicMessage(type, contents: contents)
        }
    }

    /// Sets a singular field that is no message; others of the same oneof are cleared.
    /// - Throws: ``ProtobufError`` when the field is not of this message or the value not of the field's kind.
    package mutating func set(_ field: FieldDescriptor, to value: ProtobufValue) throws(ProtobufError) {
        guard let slot = slot(of: field) else {
            throw ProtobufError("there is no such field in \(descriptor.fullName)", path: field.name)
        }
        let layout = descriptor.layout
        guard !field.isRepeated, layout.fields[slot].type.admits(value) else {
            throw ProtobufError("the value is not of the field's type", path: field.name)
        }
        contents.set(layout.fields[slot], value, in: layout)
    }

    private func slot(of field: FieldDescriptor) -> Int? {
        guard field.pool === descriptor.pool, let slot = descriptor.layout.slot(number: field.number),
            descriptor.layout.fieldIndices[slot] == field.index
        else { return nil }
        return slot
    }

    // MARK: Binary

    /// Reads a message in protobuf's binary encoding (protobuf.dev/programming-guides/encoding). Fields that the type
    /// does not have are kept, in order.
    /// - Throws: ``ProtobufError`` when the bytes are not such a message, a required field is missing or a limit passed.
    package init(
        _ descriptor: MessageDescriptor,
        serialized bytes: some Collection<UInt8>,
        limits: Limits = Limits()
    ) throws(ProtobufError) {
        self.init(descriptor)
        let contents = bytes.withContiguousStorageIfAvailable { buffer in
            Self.decode(UnsafeRawBufferPointer(buffer), descriptor, limits)
        }
        self.contents = try (contents ?? Self.decode(Array(bytes), descriptor, limits)).get()
        try requireRequired()
    }

    private static func decode(
        _ bytes: [UInt8],
        _ descriptor: MessageDescriptor,
        _ limits: Limits
    ) -> Result<MessageContents, ProtobufError> {
        bytes.withUnsafeBytes { decode($0, descriptor, limits) }
    }

    private static func decode(
        _ bytes: UnsafeRawBufferPointer,
        _ descriptor: MessageDescriptor,
        _ limits: Limits
    ) -> Result<MessageContents, ProtobufError> {
        guard bytes.count <= limits.size else {
            return .failure(ProtobufError("the message has \(bytes.count) bytes, more than \(limits.size)"))
        }
        return Result { () throws(ProtobufError) in
            var reader = ProtobufReader(bytes, descriptor.pool, depthLimit: limits.depth)
            var contents = MessageContents()
            try reader.readMessage(into: &contents, descriptor.layout, end: bytes.count, depth: 1)
            return contents
        }
    }

    /// The message in protobuf's binary encoding: fields in the order of their numbers, then unknown ones as they came.
    /// - Throws: ``ProtobufError`` when a required field is not set.
    package func serialized() throws(ProtobufError) -> [UInt8] {
        try requireRequired()
        var writer = ProtobufWriter(descriptor.pool)
        writer.write(contents, descriptor.layout)
        return writer.finish()
    }

    func requireRequired() throws(ProtobufError) {
        guard descriptor.layout.leadsToRequired else { return }
        try contents.requireRequired(descriptor.layout, descriptor.pool)
    }
}

extension MessageContents {
    /// - Throws: ``ProtobufError`` that names a required field that is not set, here or further in.
    fileprivate func requireRequired(_ layout: MessageLayout, _ pool: DescriptorPool) throws(ProtobufError) {
        for slot in layout.requiredSlots where value(Int32(slot)) == nil {
            let name = FieldDescriptor(pool: pool, index: layout.fieldIndices[slot]).name
            throw ProtobufError("the required field \(name) is missing")
        }
        for entry in entries where entry.slot != Self.unknownSlot {
            let field = layout.fields[Int(entry.slot)]
            guard field.type == .message || field.type == .group else { continue }
            let type = pool.layouts[Int(field.typeIndex)]
            guard type.leadsToRequired else { continue }
            let step = FieldDescriptor(pool: pool, index: layout.fieldIndices[Int(entry.slot)]).jsonKey
            for (index, contents) in entry.value.messages.enumerated() {
                do throws(ProtobufError) {
                    try contents.requireRequired(field.isMap ? type.mapValueLayout(in: pool) ?? type : type, pool)
                } catch {
                    throw error.inside(field.isRepeated ? "\(step)[\(index)]" : step)
                }
            }
        }
    }
}

extension ProtobufValue {
    /// The messages in it: itself, elements or a map's values.
    fileprivate var messages: [MessageContents] {
        switch self {
        case .message(let contents): [contents]
        case .list(let elements): elements.flatMap(\.messages)
        case .map(let entries): entries.flatMap(\.value.messages)
        default: []
        }
    }
}

extension FieldType {
    /// Whether a value, which is neither a message nor a list, is of this type.
    fileprivate func admits(_ value: ProtobufValue) -> Bool {
        switch (self, value) {
        case (.double, .double), (.float, .float), (.bool, .bool), (.string, .string), (.bytes, .bytes),
            (.enumeration, .enumeration), (.int32, .int32), (.sint32, .int32), (.sfixed32, .int32), (.int64, .int64),
            (.sint64, .int64), (.sfixed64, .int64), (.uint32, .uint32), (.fixed32, .uint32), (.uint64, .uint64),
            (.fixed64, .uint64):
            true
        default: false
        }
    }
}
