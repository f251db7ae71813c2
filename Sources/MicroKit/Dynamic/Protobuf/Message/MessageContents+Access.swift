extension MessageContents {
    /// Where the slot's entry is, or would be.
    @inline(__always)
    private func position(of slot: Int32) -> (index: Int, isThere: Bool) {
        guard let last = entries.last, last.slot >= slot else { return (entries.count, false) }
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].slot < slot { low = middle + 1 } else { high = middle }
        }
        return (low, low < entries.count && entries[low].slot == slot)
    }

    /// The value of a slot.
    func value(_ slot: Int32) -> ProtobufValue? {
        let (index, isThere) = position(of: slot)
        return isThere ? entries[index].value : nil
    }

    /// Sets a slot.
    @inline(__always)
    mutating func set(_ slot: Int32, _ value: ProtobufValue) {
        let (index, isThere) = position(of: slot)
        if isThere {
            entries[index].value = value
        } else if index == entries.count {
            entries.append(Entry(slot: slot, value: value))
        } else {
            entries.insert(Entry(slot: slot, value: value), at: index)
        }
    }

    /// Sets a field that may be in a oneof, whose other fields are cleared.
    @inline(__always)
    mutating func set(_ field: FieldLayout, _ value: ProtobufValue, in layout: MessageLayout) {
        if field.oneof >= 0 { clear(oneofOf: field, in: layout) }
        set(field.slot, value)
    }

    /// Clears the other fields of a field's oneof.
    mutating func clear(oneofOf field: FieldLayout, in layout: MessageLayout) {
        entries.removeAll { entry in
            entry.slot != field.slot && entry.slot != Self.unknownSlot
                && layout.fields[Int(entry.slot)].oneof == field.oneof
        }
    }

    /// Takes the value of a slot out to change it in place; ``set(_:_:)`` must put it back.
    mutating func take(_ slot: Int32) -> ProtobufValue? {
        let (index, isThere) = position(of: slot)
        guard isThere else { return nil }
        var value = ProtobufValue.bool(false)
        swap(&value, &entries[index].value)
        return value
    }

    /// Unsets a slot.
    mutating func remove(_ slot: Int32) {
        let (index, isThere) = position(of: slot)
        if isThere { entries.remove(at: index) }
    }

    /// Appends to a repeated field.
    @inline(__always)
    mutating func append(_ element: ProtobufValue, to slot: Int32) {
        guard case .list(var elements) = take(slot) else { return set(slot, .list([element])) }
        elements.append(element)
        set(slot, .list(elements))
    }

    /// Appends to a map.
    mutating func append(_ entry: ProtobufMapEntry, to slot: Int32) {
        guard case .map(var entries) = take(slot) else { return set(slot, .map([entry])) }
        entries.append(entry)
        set(slot, .map(entries))
    }

    /// Appends fields as they came to the unknown ones.
    mutating func appendUnknown(_ bytes: UnsafeRawBufferPointer) {
        guard case .bytes(var unknown) = take(Self.unknownSlot) else {
            return set(Self.unknownSlot, .bytes(Array(bytes)))
        }
        unknown.append(contentsOf: bytes)
        set(Self.unknownSlot, .bytes(unknown))
    }
}

extension ProtobufMapEntry {
    /// The entries whose keys are not there again further on.
    static func unique(_ entries: [ProtobufMapEntry]) -> [ProtobufMapEntry] {
        guard entries.count > 1 else { return entries }
        var seen: Set<MapKey> = []
        var result: [ProtobufMapEntry] = []
        for entry in entries.reversed() where seen.insert(MapKey(entry.key)).inserted { result.append(entry) }
        return result.reversed()
    }
}

/// The key of a map as something that can be hashed.
enum MapKey: Hashable {
    case text(String)
    case signed(Int64)
    case unsigned(UInt64)

    init(_ value: ProtobufValue) {
        switch value {
        case .string(let text): self = .text(text)
        case .int32(let number): self = .signed(Int64(number))
        case .int64(let number): self = .signed(number)
        case .uint32(let number): self = .unsigned(UInt64(number))
        case .uint64(let number): self = .unsigned(number)
        case .bool(let flag): self = .signed(flag ? 1 : 0)
        case .bytes(let bytes): self = .text(String(decoding: bytes, as: UTF8.self))
        default: self = .signed(0)
        }
    }
}
