/// Writes messages as protobuf's JSON, compact (protobuf.dev/programming-guides/json).
struct ProtobufJSONWriter {
    var json = JSONBytesWriter()
    let pool: DescriptorPool
    let options: ProtobufJSONOptions
    let depthLimit: Int

    init(_ pool: DescriptorPool, _ options: ProtobufJSONOptions, depthLimit: Int) {
        self.pool = pool
        self.options = options
        self.depthLimit = depthLimit
    }

    mutating func write(_ contents: MessageContents, _ layout: MessageLayout, depth: Int) throws(ProtobufError) {
        guard depth <= depthLimit else { throw ProtobufError("messages are nested more than \(depthLimit) deep") }
        if let type = layout.wellKnown { return try write(wellKnown: type, contents, layout, depth: depth) }
        json.put("{")
        var isFirst = true
        try writeMembers(contents, layout, isFirst: &isFirst, depth: depth)
        json.put("}")
    }

    mutating func writeMembers(
        _ contents: MessageContents,
        _ layout: MessageLayout,
        isFirst: inout Bool,
        depth: Int
    ) throws(ProtobufError) {
        var next = 0
        for entry in contents.entries where entry.slot != MessageContents.unknownSlot {
            let slot = Int(entry.slot)
            if options.emitsDefaults { try writeDefaults(next..<slot, layout, isFirst: &isFirst, depth: depth) }
            next = slot + 1
            try writeMember(slot, entry.value, layout, isFirst: &isFirst, depth: depth)
        }
        if options.emitsDefaults {
            try writeDefaults(next..<layout.fields.count, layout, isFirst: &isFirst, depth: depth)
        }
    }

    private mutating func writeMember(
        _ slot: Int,
        _ value: ProtobufValue,
        _ layout: MessageLayout,
        isFirst: inout Bool,
        depth: Int
    ) throws(ProtobufError) {
        if !isFirst { json.put(",") }
        isFirst = false
        json.bytes.append(contentsOf: options.usesProtoNames ? layout.protoKeys[slot] : layout.jsonKeys[slot])
        let field = layout.fields[slot]
        do throws(ProtobufError) {
            try write(value, field, depth: depth)
        } catch {
            throw error.inside(FieldDescriptor(pool: pool, index: layout.fieldIndices[slot]).jsonKey)
        }
    }

    /// Zeros and empty lists of the fields that can't tell unset from those.
    private mutating func writeDefaults(
        _ slots: Range<Int>,
        _ layout: MessageLayout,
        isFirst: inout Bool,
        depth: Int
    ) throws(ProtobufError) {
        for slot in slots {
            let field = layout.fields[slot]
            guard !field.hasPresence, !field.isRequired, !field.isExtension else { continue }
            let value: ProtobufValue = field.isMap ? .map([]) : field.isRepeated ? .list([]) : field.zero(in: pool)
            try writeMember(slot, value, layout, isFirst: &isFirst, depth: depth)
        }
    }

    // MARK: Values

    mutating func write(_ value: ProtobufValue, _ field: FieldLayout, depth: Int) throws(ProtobufError) {
        switch value {
        case .message(let contents): try write(contents, pool.layouts[Int(field.typeIndex)], depth: depth + 1)
        case .list(let elements):
            json.put("[")
            for (index, element) in elements.enumerated() {
                if index > 0 { json.put(",") }
                do throws(ProtobufError) {
                    try write(element, field, depth: depth)
                } catch {
                    throw error.inside("[\(index)]")
                }
            }
            json.put("]")
        case .map(let entries): try write(map: entries, pool.layouts[Int(field.typeIndex)].fields[1], depth: depth)
        default: write(scalar: value, field)
        }
    }

    private mutating func write(
        map entries: [ProtobufMapEntry],
        _ valueField: FieldLayout,
        depth: Int
    ) throws(ProtobufError) {
        json.put("{")
        for (index, entry) in ProtobufMapEntry.unique(entries).enumerated() {
            if index > 0 { json.put(",") }
            let start = json.bytes.count
            write(mapKey: entry.key)
            let end = json.bytes.count
            json.put(":")
            do throws(ProtobufError) {
                try write(entry.value, valueField, depth: depth + 1)
            } catch {
                throw error.inside("[\(String(decoding: json.bytes[start..<end], as: UTF8.self))]")
            }
        }
        json.put("}")
    }

    private mutating func write(mapKey key: ProtobufValue) {
        switch key {
        case .string(let text): json.string(text)
        case .int32(let number): json.quoted(number)
        case .int64(let number): json.quoted(number)
        case .uint32(let number): json.quoted(number)
        case .uint64(let number): json.quoted(number)
        case .bool(let flag): json.put(flag ? "\"true\"" : "\"false\"")
        case .bytes(let bytes): json.string(String(decoding: bytes, as: UTF8.self))
        default: json.put("\"\"")  // no key is of another kind
        }
    }

    private mutating func write(scalar value: ProtobufValue, _ field: FieldLayout) {
        switch value {
        case .bool(let flag): json.put(flag ? "true" : "false")
        case .int32(let number): json.number(number)
        case .uint32(let number): json.number(number)
        case .int64(let number):
            if options.int64AsNumbers { json.number(number) } else { json.quoted(number) }
        case .uint64(let number):
            if options.int64AsNumbers { json.number(number) } else { json.quoted(number) }
        case .float(let number): json.number(number)
        case .double(let number): json.number(number)
        case .enumeration(let number):
            if field.isNullValue {
                json.put("null")
            } else if let name = pool.enumLayouts[Int(field.typeIndex)].jsonName(of: number) {
                json.bytes.append(contentsOf: name)
            } else {
                json.number(number)
            }
        case .string(let text): json.string(text)
        // A string that is not UTF-8 is shown with U+FFFD in place of what is wrong.
        case .bytes(let bytes) where field.type == .string: json.string(String(decoding: bytes, as: UTF8.self))
        case .bytes(let bytes): json.base64(bytes)
        case .message, .list, .map: break  // written by the callers above
        }
    }
}
