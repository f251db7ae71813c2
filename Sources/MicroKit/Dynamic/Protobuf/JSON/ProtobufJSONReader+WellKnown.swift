/// The messages of google/protobuf that JSON writes in a form of their own. ``WellKnownType`` has made sure that their
/// slots are as expected here: field 1 is slot 0 and so on.
extension ProtobufJSONReader {
    mutating func readWellKnown(
        _ type: WellKnownType,
        into contents: inout MessageContents,
        _ layout: MessageLayout,
        depth: Int
    ) throws(ProtobufError) {
        switch type {
        case .any: try readAny(into: &contents, layout, depth: depth)
        case .wrapper:
            if let value = try readValue(layout.fields[0], depth: depth) { set(0, value, in: &contents, layout) }
        case .timestamp:
            let text = try json.string(try json.text())
            guard let time = ProtobufTime(timestamp: text) else {
                throw json.fault(
                    "'\(text.prefix(40))' is no time such as 2006-01-02T15:04:05.999Z of the years 1 to 9999"
                )
            }
            set(time, in: &contents, layout)
        case .duration:
            let text = try json.string(try json.text())
            guard let time = ProtobufTime(duration: text) else {
                throw json.fault("'\(text.prefix(40))' is no duration in seconds such as 1.5s")
            }
            set(time, in: &contents, layout)
        case .fieldMask: try readFieldMask(into: &contents)
        case .structure: try readStructure(into: &contents, layout, depth: depth)
        case .listValue: try readListValue(into: &contents, layout, depth: depth)
        case .value: try readAnyValue(into: &contents, layout, depth: depth)
        }
    }

    private func set(_ time: ProtobufTime, in contents: inout MessageContents, _ layout: MessageLayout) {
        set(0, .int64(time.seconds), in: &contents, layout)
        set(1, .int32(time.nanoseconds), in: &contents, layout)
    }

    private func set(
        _ slot: Int,
        _ value: ProtobufValue,
        in contents: inout MessageContents,
        _ layout: MessageLayout
    ) {
        if layout.fields[slot].hasPresence || !value.isZero { contents.set(Int32(slot), value) }
    }

    // MARK: FieldMask

    private mutating func readFieldMask(into contents: inout MessageContents) throws(ProtobufError) {
        let text = try json.string(try json.text())
        guard !text.isEmpty else { return }
        var paths: [ProtobufValue] = []
        for path in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let name = FieldMaskPath.protoPath(path) else {
                throw json.fault("'\(path.prefix(80))' is no path of fields in lowerCamelCase")
            }
            paths.append(.string(name))
        }
        contents.set(0, .list(paths))
    }

    // MARK: Struct, Value, ListValue

    private mutating func readStructure(
        into contents: inout MessageContents,
        _ layout: MessageLayout,
        depth: Int
    ) throws(ProtobufError) {
        let entries = try readMap(layout.fields[0], depth: depth)
        if !entries.isEmpty { contents.set(0, .map(entries)) }
    }

    private mutating func readListValue(
        into contents: inout MessageContents,
        _ layout: MessageLayout,
        depth: Int
    ) throws(ProtobufError) {
        let elements = try readList(layout.fields[0], depth: depth)
        if !elements.isEmpty { contents.set(0, .list(elements)) }
    }

    private mutating func readAnyValue(
        into contents: inout MessageContents,
        _ layout: MessageLayout,
        depth: Int
    ) throws(ProtobufError) {
        switch json.peek() {
        case UInt8(ascii: "n"):
            _ = try json.takeNull()
            contents.set(0, .enumeration(0))
        case UInt8(ascii: "\""): contents.set(2, .string(try json.string(try json.text())))
        case UInt8(ascii: "t"), UInt8(ascii: "f"): contents.set(3, .bool(try json.bool()))
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            let slot = json.peek() == UInt8(ascii: "{") ? 4 : 5
            if let value = try readValue(layout.fields[slot], depth: depth) { contents.set(Int32(slot), value) }
        default:
            if let value = try readValue(layout.fields[1], depth: depth) { contents.set(1, value) }
        }
    }

    // MARK: Any

    private mutating func readAny(
        into contents: inout MessageContents,
        _ layout: MessageLayout,
        depth: Int
    ) throws(ProtobufError) {
        try json.expect("{")
        let start = json.position
        if json.take("}") { return }
        let url = try typeURL(depth: depth)
        let type = try message(ofURL: url)
        var inner = MessageContents()
        json.position = start
        if type.wellKnown == nil {
            try readMembers(into: &inner, type, isInAny: true, depth: depth + 1)
        } else {
            try readAnyPayload(into: &inner, type, depth: depth + 1)
        }
        var writer = ProtobufWriter(pool)
        writer.write(inner, type)
        contents.set(0, .string(url))
        set(1, .bytes(writer.finish()), in: &contents, layout)
    }

    /// Looks for the member `@type`, which may stand anywhere in the object.
    private mutating func typeURL(depth: Int) throws(ProtobufError) -> String {
        repeat {
            let name = try json.string(try json.text())
            try json.expect(":")
            if name == "@type" { return try json.string(try json.text()) }
            try json.skipValue(depth: depthLimit - depth)
        } while try json.takesAnother(until: "}")
        throw json.fault("an Any must say its type in the member @type")
    }

    private func message(ofURL url: String) throws(ProtobufError) -> MessageLayout {
        guard let slash = url.utf8.lastIndex(of: UInt8(ascii: "/")) else {
            throw json.fault("the @type '\(url.prefix(80))' must have a '/' before the message's name")
        }
        let name = String(url[url.utf8.index(after: slash)...])
        guard let type = pool.message(named: name) else {
            throw json.fault("the message '\(name.prefix(80))' of an Any is not in the schema")
        }
        return type.layout
    }

    /// The member `value` of an Any whose message has a JSON form of its own.
    private mutating func readAnyPayload(
        into contents: inout MessageContents,
        _ type: MessageLayout,
        depth: Int
    ) throws(ProtobufError) {
        var isThere = false
        repeat {
            let name = try json.string(try json.text())
            try json.expect(":")
            if name == "value" {
                guard !isThere else { throw json.fault("the member is there twice").inside("value") }
                isThere = true
                try readMessage(into: &contents, type, depth: depth)
            } else if name == "@type" || ignoresUnknown {
                try json.skipValue(depth: depthLimit - depth)
            } else {
                throw json.fault("an Any of this type has the members @type and value only").inside(name)
            }
        } while try json.takesAnother(until: "}")
        guard isThere else { throw json.fault("the member value is missing") }
    }
}
