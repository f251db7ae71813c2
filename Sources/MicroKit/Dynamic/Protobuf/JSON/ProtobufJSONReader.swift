/// Reads messages from protobuf's JSON (protobuf.dev/programming-guides/json).
struct ProtobufJSONReader {
    var json: JSONByteReader
    let pool: DescriptorPool
    let ignoresUnknown: Bool
    let depthLimit: Int

    init(_ bytes: UnsafeRawBufferPointer, _ pool: DescriptorPool, ignoresUnknown: Bool, depthLimit: Int) {
        json = JSONByteReader(bytes)
        self.pool = pool
        self.ignoresUnknown = ignoresUnknown
        self.depthLimit = depthLimit
    }

    /// The message that all of the bytes are.
    mutating func document(_ layout: MessageLayout) throws(ProtobufError) -> MessageContents {
        var contents = MessageContents()
        guard json.peek() != nil else { throw json.fault("there is nothing but white space") }
        try readMessage(into: &contents, layout, depth: 1)
        guard json.peek() == nil else { throw json.fault("there is more after the message: \(json.shown())") }
        return contents
    }

    mutating func readMessage(
        into contents: inout MessageContents,
        _ layout: MessageLayout,
        depth: Int
    ) throws(ProtobufError) {
        try check(depth)
        if let type = layout.wellKnown {
            return try readWellKnown(type, into: &contents, layout, depth: depth)
        }
        try expectObject(layout)
        try readMembers(into: &contents, layout, isInAny: false, depth: depth)
    }

    func check(_ depth: Int) throws(ProtobufError) {
        guard depth <= depthLimit else { throw json.fault("the JSON is nested more than \(depthLimit) deep") }
    }

    private mutating func expectObject(_ layout: MessageLayout) throws(ProtobufError) {
        guard json.take("{") else {
            let name = MessageDescriptor(pool: pool, index: layout.index).fullName
            throw json.fault("an object expected for the message \(name), not \(json.shown())")
        }
    }

    // MARK: Members

    /// Reads members up to the closing brace; the opening one has been taken.
    mutating func readMembers(
        into contents: inout MessageContents,
        _ layout: MessageLayout,
        isInAny: Bool,
        depth: Int
    ) throws(ProtobufError) {
        if json.take("}") { return }
        var seen = IndexSet()
        var seenOneofs = IndexSet()
        var expected = 0
        var types = isInAny ? 1 : 0
        repeat {
            guard let slot = try readKey(layout, expected: expected, types: &types) else {
                try json.skipValue(depth: depthLimit - depth)
                continue
            }
            expected = slot + 1
            let field = layout.fields[slot]
            do throws(ProtobufError) {
                guard seen.insert(slot) else { throw json.fault("the field is there twice") }
                if json.peek() == UInt8(ascii: "n"), try readNull(field, into: &contents, layout, depth: depth) {
                    continue
                }
                if field.oneof >= 0, !seenOneofs.insert(Int(field.oneof)) { throw oneofFault(slot, layout) }
                try readField(field, into: &contents, layout, depth: depth)
            } catch {
                throw error.inside(descriptor(slot, layout).jsonKey)
            }
        } while try json.takesAnother(until: "}")
    }

    /// Reads a member's name and colon; nil for a member to be passed over, as so many `@type` are.
    @inline(__always)
    private mutating func readKey(
        _ layout: MessageLayout,
        expected: Int,
        types: inout Int
    ) throws(ProtobufError) -> Int? {
        json.skipSpace()
        // Most often the members stand in the order of the fields.
        if expected < layout.jsonKeys.count, json.takeBytes(layout.jsonKeys[expected]) { return expected }
        guard json.peek() == UInt8(ascii: "\"") else {
            throw json.fault("a member's name in double quotes expected, not \(json.shown())")
        }
        let start = json.position
        let text = try json.text()
        let slot = try json.withBytes(of: text) { layout.slot(name: $0) }
        try json.expect(":")
        if let slot { return slot }
        let name = try json.string(text)
        if name == "@type", types > 0 {
            types -= 1
            return nil
        }
        if ignoresUnknown { return nil }
        throw unknownField(name, layout, offset: start)
    }

    /// Takes `null`, which unsets a field, except for the types that have a value for it.
    /// - Returns: whether the field is done.
    private mutating func readNull(
        _ field: FieldLayout,
        into contents: inout MessageContents,
        _ layout: MessageLayout,
        depth: Int
    ) throws(ProtobufError) -> Bool {
        if !field.isRepeated, field.isNullValue || field.isValue { return false }
        return try json.takeNull()
    }

    private mutating func readField(
        _ field: FieldLayout,
        into contents: inout MessageContents,
        _ layout: MessageLayout,
        depth: Int
    ) throws(ProtobufError) {
        if field.isMap {
            let entries = try readMap(field, depth: depth)
            if !entries.isEmpty { contents.set(field.slot, .map(entries)) }
        } else if field.isRepeated {
            let elements = try readList(field, depth: depth)
            if !elements.isEmpty { contents.set(field.slot, .list(elements)) }
        } else if let value = try readValue(field, depth: depth), field.hasPresence || !value.isZero {
            contents.set(field.slot, value)
        }
    }

    mutating func readList(_ field: FieldLayout, depth: Int) throws(ProtobufError) -> [ProtobufValue] {
        guard json.take("[") else { throw json.fault("an array expected, not \(json.shown())") }
        if json.take("]") { return [] }
        var elements: [ProtobufValue] = []
        var index = 0
        repeat {
            do throws(ProtobufError) {
                try refuseNull(field)
                if let element = try readValue(field, depth: depth) { elements.append(element) }
            } catch {
                throw error.inside("[\(index)]")
            }
            index += 1
        } while try json.takesAnother(until: "]")
        return elements
    }

    mutating func readMap(_ field: FieldLayout, depth: Int) throws(ProtobufError) -> [ProtobufMapEntry] {
        guard json.take("{") else { throw json.fault("an object expected for a map, not \(json.shown())") }
        try check(depth + 1)
        if json.take("}") { return [] }
        let layout = pool.layouts[Int(field.typeIndex)]
        let (keyField, valueField) = (layout.fields[0], layout.fields[1])
        var entries: [ProtobufMapEntry] = []
        var keys: Set<MapKey> = []
        repeat {
            let text = try json.text()
            do throws(ProtobufError) {
                let key = try mapKey(text, keyField)
                guard keys.insert(MapKey(key)).inserted else { throw json.fault("the key is there twice") }
                try json.expect(":")
                try refuseNull(valueField)
                if let value = try readValue(valueField, depth: depth + 1) {
                    entries.append(ProtobufMapEntry(key: key, value: value))
                }
            } catch {
                throw error.inside("[\"\(try json.string(text))\"]")
            }
        } while try json.takesAnother(until: "}")
        return entries
    }

    private mutating func refuseNull(_ field: FieldLayout) throws(ProtobufError) {
        if json.peek() == UInt8(ascii: "n"), !field.isNullValue, !field.isValue {
            throw json.fault("null can't stand here")
        }
    }

    // MARK: Faults

    func descriptor(_ slot: Int, _ layout: MessageLayout) -> FieldDescriptor {
        FieldDescriptor(pool: pool, index: layout.fieldIndices[slot])
    }

    private func unknownField(_ name: String, _ layout: MessageLayout, offset: Int) -> ProtobufError {
        let message = MessageDescriptor(pool: pool, index: layout.index)
        let known = layout.fieldIndices.map { FieldDescriptor(pool: pool, index: $0).jsonKey }
        return ProtobufError(
            "\(message.fullName) has no such field",
            path: name,
            nearest: Suggestion.nearest(name, in: known),
            offset: offset
        )
    }

    private func oneofFault(_ slot: Int, _ layout: MessageLayout) -> ProtobufError {
        let name = descriptor(slot, layout).oneof?.name ?? ""
        return json.fault("another field of the oneof \(name) is there already")
    }
}

/// A set of small numbers.
private struct IndexSet {
    private var low: UInt64 = 0
    private var high: Set<Int> = []

    /// Whether the number was not in it before.
    @inline(__always)
    mutating func insert(_ index: Int) -> Bool {
        guard index < 64 else { return high.insert(index).inserted }
        let bit: UInt64 = 1 << UInt64(index)
        defer { low |= bit }
        return low & bit == 0
    }
}
