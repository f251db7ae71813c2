extension DynamicMessage {
    /// Reads a message from protobuf's JSON (protobuf.dev/programming-guides/json).
    /// - Throws: ``ProtobufError`` with the place of what is wrong: no JSON, an unknown field or enum value, a value of the
    ///   wrong type or out of range, a name or field of a oneof given twice, a required field that is missing, a limit
    ///   passed.
    package init(
        _ descriptor: MessageDescriptor,
        json bytes: some Collection<UInt8>,
        options: ProtobufJSONOptions = ProtobufJSONOptions(),
        limits: Limits = Limits()
    ) throws(ProtobufError) {
        let contents = bytes.withContiguousStorageIfAvailable { buffer in
            Self.parse(UnsafeRawBufferPointer(buffer), descriptor, options, limits)
        }
        self.init(descriptor, contents: try (contents ?? Self.parse(Array(bytes), descriptor, options, limits)).get())
        try requireRequired()
    }

    /// Reads a message from a JSON value.
    /// - Throws: ``ProtobufError`` as for JSON text.
    package init(
        _ descriptor: MessageDescriptor,
        json value: JSONValue,
        options: ProtobufJSONOptions = ProtobufJSONOptions(),
        limits: Limits = Limits()
    ) throws(ProtobufError) {
        do {
            try self.init(descriptor, json: value.utf8(), options: options, limits: limits)
        } catch {
            // The text that the offset is of is none that anybody has seen.
            throw ProtobufError(error.reason, path: error.path, nearest: error.nearest)
        }
    }

    private static func parse(
        _ bytes: [UInt8],
        _ descriptor: MessageDescriptor,
        _ options: ProtobufJSONOptions,
        _ limits: Limits
    ) -> Result<MessageContents, ProtobufError> {
        bytes.withUnsafeBytes { parse($0, descriptor, options, limits) }
    }

    private static func parse(
        _ bytes: UnsafeRawBufferPointer,
        _ descriptor: MessageDescriptor,
        _ options: ProtobufJSONOptions,
        _ limits: Limits
    ) -> Result<MessageContents, ProtobufError> {
        guard bytes.count <= limits.size else {
            return .failure(ProtobufError("the JSON has \(bytes.count) bytes, more than \(limits.size)"))
        }
        return Result { () throws(ProtobufError) in
            var reader = ProtobufJSONReader(
                bytes,
                descriptor.pool,
                ignoresUnknown: options.ignoresUnknown,
                depthLimit: limits.depth
            )
            return try reader.document(descriptor.layout)
        }
    }

    /// The message as protobuf's JSON in UTF-8, without any white space; fields in the order of their numbers, then
    /// extensions. Unknown fields are left out.
    /// - Throws: ``ProtobufError`` for what JSON can't hold: a timestamp, duration, field mask or number out of range, an
    ///   `Any` whose type is not in the pool or whose bytes are not of its type.
    package func json(_ options: ProtobufJSONOptions = ProtobufJSONOptions()) throws(ProtobufError) -> [UInt8] {
        // Deeper than what is read, since a map or a `Value` counts more than once.
        var writer = ProtobufJSONWriter(descriptor.pool, options, depthLimit: Limits().depth * 4)
        try writer.write(contents, descriptor.layout, depth: 1)
        return writer.json.bytes
    }

    /// The message as a JSON value.
    /// - Throws: ``ProtobufError`` as for JSON text.
    package func jsonValue(
        _ options: ProtobufJSONOptions = ProtobufJSONOptions()
    ) throws(ProtobufError) -> JSONValue {
        let bytes = try json(options)
        do {
            return try JSONValue(parsing: bytes, maximumDepth: Limits().depth * 8)
        } catch {
            throw ProtobufError("what was written is no JSON: \(error.reason)", offset: error.offset)
        }
    }
}
