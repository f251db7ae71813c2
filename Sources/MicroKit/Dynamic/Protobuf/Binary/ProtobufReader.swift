/// How a field's bytes are delimited (protobuf.dev/programming-guides/encoding, "Message Structure").
enum WireType: UInt8, Sendable {
    case varint, fixed64, lengthDelimited, startGroup, endGroup, fixed32
}

/// Reads messages in protobuf's binary encoding.
struct ProtobufReader {
    let bytes: UnsafeRawBufferPointer
    let pool: DescriptorPool
    let depthLimit: Int
    var position = 0

    init(_ bytes: UnsafeRawBufferPointer, _ pool: DescriptorPool, depthLimit: Int) {
        self.bytes = bytes
        self.pool = pool
        self.depthLimit = depthLimit
    }

    /// Reads fields up to `end`, or up to the end tag of a group, into a message that may hold some already.
    mutating func readMessage(
        into contents: inout MessageContents,
        _ layout: MessageLayout,
        end: Int,
        group: Int? = nil,
        depth: Int
    ) throws(ProtobufError) {
        guard depth <= depthLimit else { throw fault("messages are nested more than \(depthLimit) deep") }
        if contents.entries.isEmpty, position < end {
            // Each field takes two bytes or more.
            contents.entries.reserveCapacity(min(layout.fields.count, (end - position) / 2, 8))
        }
        while position < end {
            let start = position
            let (number, wire) = try tag(end: end)
            if wire == .endGroup {
                guard number == group else { throw fault("a group ends that did not begin") }
                return
            }
            if layout.isMessageSet, number == 1, wire == .startGroup {
                try readMessageSetItem(into: &contents, layout, start: start, end: end, depth: depth)
            } else if let slot = layout.slot(number: number) {
                try readField(layout.fields[slot], wire, into: &contents, layout, start: start, end: end, depth: depth)
            } else {
                try skip(number, wire, end: end, depth: depth)
                contents.appendUnknown(UnsafeRawBufferPointer(rebasing: bytes[start..<position]))
            }
        }
        guard group == nil else { throw truncated() }
    }

    private mutating func readField(
        _ field: FieldLayout,
        _ wire: WireType,
        into contents: inout MessageContents,
        _ layout: MessageLayout,
        start: Int,
        end: Int,
        depth: Int
    ) throws(ProtobufError) {
        if wire == .lengthDelimited, field.isRepeated, field.type.isPackable {
            return try readPacked(field, into: &contents, end: end)
        }
        guard wire == field.type.wire else {
            try skip(Int(field.number), wire, end: end, depth: depth)
            return contents.appendUnknown(UnsafeRawBufferPointer(rebasing: bytes[start..<position]))
        }
        if field.isMap {
            return try readMapEntry(field, into: &contents, start: start, end: end, depth: depth)
        }
        if field.type == .message || field.type == .group {
            var inner = MessageContents()
            if !field.isRepeated, case .message(let before)? = contents.take(field.slot) { inner = before }
            try readSubmessage(field, into: &inner, end: end, depth: depth)
            if field.isRepeated {
                contents.append(.message(inner), to: field.slot)
            } else {
                contents.set(field, .message(inner), in: layout)
            }
            return
        }
        guard let value = try scalar(field, end: end) else {
            return contents.appendUnknown(UnsafeRawBufferPointer(rebasing: bytes[start..<position]))
        }
        if field.isRepeated {
            contents.append(value, to: field.slot)
        } else {
            set(field, value, in: &contents, layout)
        }
    }

    /// Sets a singular scalar; zero unsets one that has no presence.
    @inline(__always)
    private func set(
        _ field: FieldLayout,
        _ value: ProtobufValue,
        in contents: inout MessageContents,
        _ layout: MessageLayout
    ) {
        if !field.hasPresence, value.isZero {
            contents.remove(field.slot)
        } else {
            contents.set(field, value, in: layout)
        }
    }

    mutating func readSubmessage(
        _ field: FieldLayout,
        into contents: inout MessageContents,
        end: Int,
        depth: Int
    ) throws(ProtobufError) {
        let layout = pool.layouts[Int(field.typeIndex)]
        if field.type == .group {
            try readMessage(into: &contents, layout, end: end, group: Int(field.number), depth: depth + 1)
        } else {
            let inner = try length(end: end)
            try readMessage(into: &contents, layout, end: inner, depth: depth + 1)
        }
    }

    private mutating func readMapEntry(
        _ field: FieldLayout,
        into contents: inout MessageContents,
        start: Int,
        end: Int,
        depth: Int
    ) throws(ProtobufError) {
        var entry = MessageContents()
        try readSubmessage(field, into: &entry, end: end, depth: depth)
        let layout = pool.layouts[Int(field.typeIndex)]
        // An enum value that is not held makes the whole entry an unknown field.
        if layout.fields[1].isClosedEnum, entry.value(MessageContents.unknownSlot) != nil, entry.value(1) == nil {
            return contents.appendUnknown(UnsafeRawBufferPointer(rebasing: bytes[start..<position]))
        }
        let key = entry.value(0) ?? layout.fields[0].type.zero
        let value = entry.value(1) ?? layout.fields[1].zero(in: pool)
        contents.append(ProtobufMapEntry(key: key, value: value), to: field.slot)
    }

    private mutating func readPacked(
        _ field: FieldLayout,
        into contents: inout MessageContents,
        end: Int
    ) throws(ProtobufError) {
        let inner = try length(end: end)
        guard position < inner else { return }
        var elements: [ProtobufValue] = []
        if case .list(let before)? = contents.take(field.slot) { elements = before }
        while position < inner {
            let start = position
            if let value = try scalar(field, end: inner) {
                elements.append(value)
            } else {
                var tag = ProtobufWriter(pool)
                tag.writeUnknown(bytes[start..<position], number: field.number)
                tag.finish().withUnsafeBytes { contents.appendUnknown($0) }
            }
        }
        if elements.isEmpty { contents.remove(field.slot) } else { contents.set(field.slot, .list(elements)) }
    }

    /// An item of a message set: a group of the extension's number and its message, in either order.
    private mutating func readMessageSetItem(
        into contents: inout MessageContents,
        _ layout: MessageLayout,
        start: Int,
        end: Int,
        depth: Int
    ) throws(ProtobufError) {
        var type: Int?
        var payload: Range<Int>?
        while true {
            let (number, wire) = try tag(end: end)
            switch (number, wire) {
            case (1, .endGroup):
                guard let type, let payload, let slot = layout.slot(number: type) else {
                    return contents.appendUnknown(UnsafeRawBufferPointer(rebasing: bytes[start..<position]))
                }
                let field = layout.fields[slot]
                var inner = MessageContents()
                if case .message(let before)? = contents.take(field.slot) { inner = before }
                let after = position
                position = payload.lowerBound
                let innerLayout = pool.layouts[Int(field.typeIndex)]
                try readMessage(into: &inner, innerLayout, end: payload.upperBound, depth: depth + 1)
                position = after
                return contents.set(field.slot, .message(inner))
            case (_, .endGroup): throw fault("a group ends that did not begin")
            case (2, .varint):
                let value = try varint(end: end)
                // The first one counts, as in C++.
                if type == nil { type = Int(truncatingIfNeeded: UInt32(truncatingIfNeeded: value)) }
            case (3, .lengthDelimited):
                let inner = try length(end: end)
                if payload == nil { payload = position..<inner }
                position = inner
            default: try skip(number, wire, end: end, depth: depth)
            }
        }
    }

    // MARK: Scalars

    /// One value; nil for an enum's number that the field does not hold.
    @inline(__always)
    private mutating func scalar(_ field: FieldLayout, end: Int) throws(ProtobufError) -> ProtobufValue? {
        switch field.type {
        case .int32: return .int32(Int32(truncatingIfNeeded: try varint(end: end)))
        case .int64: return .int64(Int64(bitPattern: try varint(end: end)))
        case .uint32: return .uint32(UInt32(truncatingIfNeeded: try varint(end: end)))
        case .uint64: return .uint64(try varint(end: end))
        case .sint32:
            let value = UInt32(truncatingIfNeeded: try varint(end: end))
            return .int32(Int32(bitPattern: value >> 1) ^ -Int32(bitPattern: value & 1))
        case .sint64:
            let value = try varint(end: end)
            return .int64(Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1))
        case .bool: return .bool(try varint(end: end) != 0)
        case .fixed32: return .uint32(try fixed(UInt32.self, end: end))
        case .fixed64: return .uint64(try fixed(UInt64.self, end: end))
        case .sfixed32: return .int32(Int32(bitPattern: try fixed(UInt32.self, end: end)))
        case .sfixed64: return .int64(Int64(bitPattern: try fixed(UInt64.self, end: end)))
        case .float: return .float(Float(bitPattern: try fixed(UInt32.self, end: end)))
        case .double: return .double(Double(bitPattern: try fixed(UInt64.self, end: end)))
        case .enumeration:
            let number = Int32(truncatingIfNeeded: try varint(end: end))
            if field.isClosedEnum, !pool.enumLayouts[Int(field.typeIndex)].contains(number) { return nil }
            return .enumeration(number)
        case .string:
            let inner = try length(end: end)
            defer { position = inner }
            let buffer = UnsafeRawBufferPointer(rebasing: bytes[position..<inner]).assumingMemoryBound(to: UInt8.self)
            if let text = String(validating: buffer, as: UTF8.self) { return .string(text) }
            guard !field.validatesUTF8 else { throw fault("a string is not UTF-8") }
            return .bytes(Array(buffer))
        case .bytes:
            let inner = try length(end: end)
            defer { position = inner }
            return .bytes(Array(bytes[position..<inner]))
        case .message, .group: throw fault("a message stands where a scalar should")
        }
    }

    // MARK: Wire

    private mutating func tag(end: Int) throws(ProtobufError) -> (number: Int, wire: WireType) {
        let start = position
        let tag = try varint(end: end)
        guard position - start <= 5, tag <= UInt64(UInt32.max), tag >= 8, let wire = WireType(rawValue: UInt8(tag & 7))
        else { throw fault("a field's tag can't be \(tag)") }
        return (Int(tag >> 3), wire)
    }

    @inline(__always)
    private mutating func varint(end: Int) throws(ProtobufError) -> UInt64 {
        guard position < end else { throw truncated() }
        let byte = bytes[position]
        guard byte >= 0x80 else {
            position += 1
            return UInt64(byte)
        }
        return try longVarint(end: end)
    }

    private mutating func longVarint(end: Int) throws(ProtobufError) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while position < end {
            let byte = bytes[position]
            position += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
            guard shift < 70 else { throw fault("a number has more than ten bytes") }
        }
        throw truncated()
    }

    @inline(__always)
    private mutating func fixed<Number: FixedWidthInteger>(
        _ type: Number.Type,
        end: Int
    ) throws(ProtobufError) -> Number {
        let size = MemoryLayout<Number>.size
        guard end - position >= size else { throw truncated() }
        defer { position += size }
        return Number(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: Number.self))
    }

    /// Reads a length and gives the position where what follows ends.
    @inline(__always)
    private mutating func length(end: Int) throws(ProtobufError) -> Int {
        let length = try varint(end: end)
        guard length <= UInt64(end - position) else { throw truncated() }
        return position + Int(length)
    }

    private mutating func skip(_ number: Int, _ wire: WireType, end: Int, depth: Int) throws(ProtobufError) {
        switch wire {
        case .varint: _ = try varint(end: end)
        case .fixed64: _ = try fixed(UInt64.self, end: end)
        case .fixed32: _ = try fixed(UInt32.self, end: end)
        case .lengthDelimited: position = try length(end: end)
        case .endGroup: throw fault("a group ends that did not begin")
        case .startGroup:
            guard depth < depthLimit else { throw fault("messages are nested more than \(depthLimit) deep") }
            while true {
                let (inner, wire) = try tag(end: end)
                if wire == .endGroup {
                    guard inner == number else { throw fault("a group ends that did not begin") }
                    return
                }
                try skip(inner, wire, end: end, depth: depth + 1)
            }
        }
    }

    func fault(_ reason: String) -> ProtobufError { ProtobufError(reason, offset: position) }

    private func truncated() -> ProtobufError { fault("the message ends in the middle of a field") }
}
