/// The messages of google/protobuf that JSON writes in a form of their own; see ``WellKnownType`` for their slots.
extension ProtobufJSONWriter {
    mutating func write(
        wellKnown type: WellKnownType,
        _ contents: MessageContents,
        _ layout: MessageLayout,
        depth: Int
    ) throws(ProtobufError) {
        switch type {
        case .any: try writeAny(contents, depth: depth)
        case .wrapper: try write(contents.value(0) ?? layout.fields[0].type.zero, layout.fields[0], depth: depth)
        case .timestamp:
            let time = ProtobufTime(contents)
            guard let text = time.timestampText else {
                throw ProtobufError("\(time.seconds) s and \(time.nanoseconds) ns are no time of the years 1 to 9999")
            }
            json.string(text)
        case .duration:
            let time = ProtobufTime(contents)
            guard let text = time.durationText else {
                throw ProtobufError("\(time.seconds) s and \(time.nanoseconds) ns are no duration that can be written")
            }
            json.string(text)
        case .fieldMask: try writeFieldMask(contents)
        case .structure: try write(contents.value(0) ?? .map([]), layout.fields[0], depth: depth)
        case .listValue: try write(contents.value(0) ?? .list([]), layout.fields[0], depth: depth)
        case .value: try writeValue(contents, layout, depth: depth)
        }
    }

    private mutating func writeFieldMask(_ contents: MessageContents) throws(ProtobufError) {
        guard case .list(let paths)? = contents.value(0) else { return json.put("\"\"") }
        var names: [String] = []
        for case .string(let path) in paths {
            guard let name = FieldMaskPath.jsonPath(path) else {
                throw ProtobufError("the path '\(path.prefix(80))' can't be written in lowerCamelCase")
            }
            names.append(name)
        }
        json.string(names.joined(separator: ","))
    }

    private mutating func writeValue(
        _ contents: MessageContents,
        _ layout: MessageLayout,
        depth: Int
    ) throws(ProtobufError) {
        guard let entry = contents.entries.first, entry.slot != MessageContents.unknownSlot, entry.slot != 0 else {
            return json.put("null")
        }
        if case .double(let number) = entry.value, !number.isFinite {
            throw ProtobufError("a google.protobuf.Value can't be \(number) in JSON")
        }
        try write(entry.value, layout.fields[Int(entry.slot)], depth: depth)
    }

    private mutating func writeAny(_ contents: MessageContents, depth: Int) throws(ProtobufError) {
        var url = ""
        if case .string(let text)? = contents.value(0) { url = text }
        var payload: [UInt8] = []
        if case .bytes(let bytes)? = contents.value(1) { payload = bytes }
        if url.isEmpty, payload.isEmpty { return json.put("{}") }
        let name = url.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(url[url.utf8.index(after: $0)...]) } ?? url
        guard let type = pool.message(named: name)?.layout else {
            throw ProtobufError("the message '\(name.prefix(80))' of an Any is not in the schema")
        }
        let inner = try decode(payload, type, depth: depth)
        json.put("{\"@type\":")
        json.string(url)
        if type.wellKnown == nil {
            var isFirst = false
            try writeMembers(inner, type, isFirst: &isFirst, depth: depth + 1)
        } else {
            json.put(",\"value\":")
            try write(inner, type, depth: depth + 1)
        }
        json.put("}")
    }

    private func decode(
        _ payload: [UInt8],
        _ type: MessageLayout,
        depth: Int
    ) throws(ProtobufError) -> MessageContents {
        guard depth < depthLimit else { throw ProtobufError("messages are nested more than \(depthLimit) deep") }
        let result = payload.withUnsafeBytes { bytes in
            Result { () throws(ProtobufError) in
                var reader = ProtobufReader(bytes, pool, depthLimit: depthLimit - depth)
                var inner = MessageContents()
                try reader.readMessage(into: &inner, type, end: bytes.count, depth: 1)
                return inner
            }
        }
        return try result.get()
    }
}

extension ProtobufTime {
    /// The time in a message of two fields, seconds and nanoseconds.
    fileprivate init(_ contents: MessageContents) {
        self.init(seconds: 0, nanoseconds: 0)
        if case .int64(let number)? = contents.value(0) { seconds = number }
        if case .int32(let number)? = contents.value(1) { nanoseconds = number }
    }
}
