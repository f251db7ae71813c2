/// Writes messages in protobuf's binary encoding, from the last byte to the first: so a message's length is known when it
/// is to be written, and nothing is measured beforehand.
struct ProtobufWriter: ~Copyable {
    let pool: DescriptorPool
    private var buffer: UnsafeMutableRawBufferPointer
    /// The first byte written so far; all behind it are.
    private var start: Int

    init(_ pool: DescriptorPool) {
        self.pool = pool
        buffer = .allocate(byteCount: 1024, alignment: 1)
        start = 1024
    }

    deinit { buffer.deallocate() }

    /// How many bytes were written; unlike `start` it does not jump when the buffer grows.
    private var written: Int { buffer.count - start }

    /// What was written.
    borrowing func finish() -> [UInt8] { Array(buffer[start...]) }

    mutating func write(_ contents: MessageContents, _ layout: MessageLayout) {
        for entry in contents.entries.reversed() {
            guard entry.slot != MessageContents.unknownSlot else {
                if case .bytes(let unknown) = entry.value { unknown.withUnsafeBytes { put($0) } }
                continue
            }
            write(entry.value, layout.fields[Int(entry.slot)], in: layout)
        }
    }

    private mutating func write(_ value: ProtobufValue, _ field: FieldLayout, in layout: MessageLayout) {
        switch value {
        case .list(let elements) where field.isPacked:
            let before = written
            for element in elements.reversed() { write(scalar: element, field.type) }
            put(varint: UInt64(written - before))
            put(tag: field.number, .lengthDelimited)
        case .list(let elements):
            for element in elements.reversed() { write(single: element, field) }
        case .map(let entries):
            let entryLayout = pool.layouts[Int(field.typeIndex)]
            for entry in entries.reversed() {
                let before = written
                write(single: entry.value, entryLayout.fields[1])
                write(single: entry.key, entryLayout.fields[0])
                put(varint: UInt64(written - before))
                put(tag: field.number, .lengthDelimited)
            }
        case .message(let contents) where layout.isMessageSet:
            put(tag: 1, .endGroup)
            let before = written
            write(contents, pool.layouts[Int(field.typeIndex)])
            put(varint: UInt64(written - before))
            put(tag: 3, .lengthDelimited)
            put(varint: UInt64(field.number))
            put(tag: 2, .varint)
            put(tag: 1, .startGroup)
        default: write(single: value, field)
        }
    }

    private mutating func write(single value: ProtobufValue, _ field: FieldLayout) {
        if case .message(let contents) = value {
            if field.type == .group { put(tag: field.number, .endGroup) }
            let before = written
            write(contents, pool.layouts[Int(field.typeIndex)])
            if field.type == .message { put(varint: UInt64(written - before)) }
        } else {
            write(scalar: value, field.type)
        }
        put(tag: field.number, field.type.wire)
    }

    private mutating func write(scalar value: ProtobufValue, _ type: FieldType) {
        switch value {
        case .bool(let flag): put(varint: flag ? 1 : 0)
        case .int32(let number):
            switch type {
            case .sint32: put(varint: UInt64(UInt32(bitPattern: number << 1 ^ number >> 31)))
            case .sfixed32: put(UInt32(bitPattern: number))
            default: put(varint: UInt64(bitPattern: Int64(number)))
            }
        case .enumeration(let number): put(varint: UInt64(bitPattern: Int64(number)))
        case .int64(let number):
            switch type {
            case .sint64: put(varint: UInt64(bitPattern: number << 1 ^ number >> 63))
            case .sfixed64: put(UInt64(bitPattern: number))
            default: put(varint: UInt64(bitPattern: number))
            }
        case .uint32(let number):
            if type == .fixed32 { put(number) } else { put(varint: UInt64(number)) }
        case .uint64(let number):
            if type == .fixed64 { put(number) } else { put(varint: number) }
        case .float(let number): put(number.bitPattern)
        case .double(let number): put(number.bitPattern)
        case .string(var text):
            let count = text.withUTF8 {
                put(UnsafeRawBufferPointer($0))
                return $0.count
            }
            put(varint: UInt64(count))
        case .bytes(let bytes):
            bytes.withUnsafeBytes { put($0) }
            put(varint: UInt64(bytes.count))
        case .message, .list, .map: break  // written by the callers above
        }
    }

    /// A value that a field does not hold, as an unknown field.
    mutating func writeUnknown(_ value: Slice<UnsafeRawBufferPointer>, number: Int32) {
        put(UnsafeRawBufferPointer(rebasing: value))
        put(tag: number, .varint)
    }

    // MARK: Bytes

    @inline(__always)
    private mutating func put(tag number: Int32, _ wire: WireType) {
        put(varint: UInt64(UInt32(bitPattern: number)) << 3 | UInt64(wire.rawValue))
    }

    @inline(__always)
    private mutating func put(varint value: UInt64) {
        if start < 10 { grow(10) }
        if value < 0x80 {
            start -= 1
            buffer[start] = UInt8(truncatingIfNeeded: value)
            return
        }
        let count = (70 - (value | 1).leadingZeroBitCount) / 7
        start -= count
        var (rest, position) = (value, start)
        while rest >= 0x80 {
            buffer[position] = UInt8(truncatingIfNeeded: rest) | 0x80
            rest >>= 7
            position += 1
        }
        buffer[position] = UInt8(truncatingIfNeeded: rest)
    }

    @inline(__always)
    private mutating func put<Number: FixedWidthInteger>(_ value: Number) {
        let size = MemoryLayout<Number>.size
        if start < size { grow(size) }
        start -= size
        buffer.storeBytes(of: value.littleEndian, toByteOffset: start, as: Number.self)
    }

    @inline(__always)
    private mutating func put(_ bytes: UnsafeRawBufferPointer) {
        if start < bytes.count { grow(bytes.count) }
        start -= bytes.count
        UnsafeMutableRawBufferPointer(rebasing: buffer[start..<start + bytes.count]).copyMemory(from: bytes)
    }

    private mutating func grow(_ count: Int) {
        let used = buffer.count - start
        let larger = UnsafeMutableRawBufferPointer.allocate(
            byteCount: max(buffer.count * 2, used + count),
            alignment: 1
        )
        UnsafeMutableRawBufferPointer(rebasing: larger[(larger.count - used)...])
            .copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[start...]))
        buffer.deallocate()
        buffer = larger
        start = larger.count - used
    }
}
