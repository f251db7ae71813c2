import SwiftProtobuf

/// What reading and writing a message needs, laid out for speed: plain values in arrays, names as bytes.
///
/// A field's place in ``fields`` is its *slot*. Fields and extensions are in the order of their numbers.
final class MessageLayout: Sendable {
    let index: Int
    let fields: [FieldLayout]
    /// For each slot, the index of the field in the pool.
    let fieldIndices: [Int]
    /// For each slot `"name":` in JSON, by JSON name and by the name in the `.proto` file.
    let jsonKeys: [[UInt8]]
    let protoKeys: [[UInt8]]
    let requiredSlots: [Int]
    /// Whether this message or one that it may hold, however deep, has required fields.
    let leadsToRequired: Bool
    let oneofCount: Int
    let wellKnown: WellKnownType?
    let isMessageSet: Bool
    private let names: NameTable
    /// Slots of small numbers by number; -1 where there is none.
    private let dense: [Int32]

    init(_ index: Int, _ tables: DescriptorTables, leadsToRequired: Bool) {
        let message = tables.messages[index]
        self.index = index
        fieldIndices = (message.fields + message.extensions).sorted {
            tables.fields[$0].proto.number < tables.fields[$1].proto.number
        }
        fields = fieldIndices.enumerated().map { FieldLayout(slot: $0, tables.fields[$1], tables) }
        jsonKeys = fieldIndices.map { Self.key(tables.fields[$0], tables.fields[$0].jsonName) }
        protoKeys = fieldIndices.map { Self.key(tables.fields[$0], tables.fields[$0].proto.name) }
        requiredSlots = fields.indices.filter { [fields] in fields[$0].isRequired }
        self.leadsToRequired = leadsToRequired
        oneofCount = message.oneofs.count
        wellKnown = message.wellKnown
        isMessageSet = message.proto.options.messageSetWireFormat
        names = NameTable(fieldIndices.map { tables.fields[$0] })
        var dense = [Int32](repeating: -1, count: min(Int(fields.last?.number ?? 0), 2 * fields.count + 32) + 1)
        for (slot, field) in fields.enumerated() where Int(field.number) < dense.count {
            dense[Int(field.number)] = Int32(slot)
        }
        self.dense = dense
    }

    private static func key(_ field: DescriptorTables.Field, _ name: String) -> [UInt8] {
        var writer = JSONBytesWriter()
        writer.string(field.isExtension ? "[\(field.fullName)]" : name)
        return writer.bytes + [UInt8(ascii: ":")]
    }

    /// The layout of a map's values, if this is the layout of its entries and they are messages.
    func mapValueLayout(in pool: DescriptorPool) -> MessageLayout? {
        guard fields.count == 2, fields[1].type == .message else { return nil }
        return pool.layouts[Int(fields[1].typeIndex)]
    }

    /// The slot of a number.
    @inline(__always)
    func slot(number: Int) -> Int? {
        if number < dense.count {
            guard number >= 0, dense[number] >= 0 else { return nil }
            return Int(dense[number])
        }
        var (low, high) = (0, fields.count)
        while low < high {
            let middle = (low + high) / 2
            if Int(fields[middle].number) < number { low = middle + 1 } else { high = middle }
        }
        return low < fields.count && Int(fields[low].number) == number ? low : nil
    }

    /// The slot of a name as JSON or the `.proto` file spells it; an extension is `[full.name]`.
    func slot(name: String) -> Int? {
        var name = name
        return name.withUTF8 { slot(name: UnsafeRawBufferPointer($0)) }
    }

    @inline(__always)
    func slot(name: UnsafeRawBufferPointer) -> Int? { names.slot(of: name) }
}

/// One field of a ``MessageLayout``. It holds no references, so that copies cost nothing.
struct FieldLayout: Sendable {
    let slot: Int32
    let number: Int32
    /// The index of the message or enum among those of the pool.
    let typeIndex: Int32
    /// The oneof in the message, -1 for none.
    let oneof: Int32
    let type: FieldType
    let isRepeated: Bool
    let isMap: Bool
    let isPacked: Bool
    let hasPresence: Bool
    let isRequired: Bool
    let validatesUTF8: Bool
    let isExtension: Bool
    /// An enum that holds declared numbers only.
    let isClosedEnum: Bool
    /// `google.protobuf.NullValue`, which JSON writes as `null`.
    let isNullValue: Bool
    /// `google.protobuf.Value`, for which JSON's `null` is a value.
    let isValue: Bool

    init(slot: Int, _ field: DescriptorTables.Field, _ tables: DescriptorTables) {
        self.slot = Int32(slot)
        number = field.proto.number
        typeIndex = Int32(field.typeIndex)
        oneof = Int32(field.oneof ?? -1)
        type = field.type
        isRepeated = field.isRepeated
        isMap = field.isMap
        isPacked = field.isPacked
        hasPresence = field.hasPresence
        isRequired = field.features.presence == .required && !field.isRepeated
        validatesUTF8 = field.features.validatesUTF8
        isExtension = field.isExtension
        isClosedEnum = field.type == .enumeration && tables.enums[field.typeIndex].features.closesEnums
        isNullValue =
            field.type == .enumeration && tables.enums[field.typeIndex].fullName == "google.protobuf.NullValue"
        isValue =
            (field.type == .message || field.type == .group) && !field.isMap
            && tables.messages[field.typeIndex].wellKnown == .value
    }
}

/// Slots by name: a hash table over the names' bytes, so that looking up makes no `String`.
struct NameTable: Sendable {
    private var blob: [UInt8] = []
    private var entries: [Entry] = []
    /// Indices into `entries`, -1 for an empty place; the count is a power of two, at least twice that of the entries.
    private var places: [Int32]
    private static let seed = UInt64.random(in: .min ... .max)

    private struct Entry: Sendable {
        var start: Int32
        var count: Int32
        var slot: Int32
    }

    init(_ fields: [DescriptorTables.Field]) {
        self.init(
            names: fields.enumerated().flatMap { slot, field in
                field.isExtension
                    ? [("[\(field.fullName)]", slot)] : [(field.jsonName, slot), (field.proto.name, slot)]
            }
        )
    }

    /// The first of equal names wins.
    init(names: [(name: String, slot: Int)]) {
        var size = 4
        while size < names.count * 2 { size *= 2 }
        places = Array(repeating: -1, count: size)
        for (name, slot) in names { insert(Array(name.utf8), slot) }
    }

    private mutating func insert(_ name: [UInt8], _ slot: Int) {
        name.withUnsafeBytes { bytes in
            let place = place(of: bytes)
            guard places[place] < 0 else { return }
            places[place] = Int32(entries.count)
            entries.append(Entry(start: Int32(blob.count), count: Int32(bytes.count), slot: Int32(slot)))
            blob.append(contentsOf: bytes)
        }
    }

    @inline(__always)
    func slot(of name: UnsafeRawBufferPointer) -> Int? {
        let entry = places[place(of: name)]
        return entry < 0 ? nil : Int(entries[Int(entry)].slot)
    }

    /// Where the name is, or the empty place where it would be.
    @inline(__always)
    private func place(of name: UnsafeRawBufferPointer) -> Int {
        let mask = places.count - 1
        var place = Int(truncatingIfNeeded: Self.hash(name)) & mask
        while places[place] >= 0, !isEqual(entries[Int(places[place])], name) { place = (place + 1) & mask }
        return place
    }

    @inline(__always)
    private func isEqual(_ entry: Entry, _ name: UnsafeRawBufferPointer) -> Bool {
        guard Int(entry.count) == name.count else { return false }
        let start = Int(entry.start)
        for offset in 0..<name.count where blob[start + offset] != name[offset] { return false }
        return true
    }

    @inline(__always)
    private static func hash(_ name: UnsafeRawBufferPointer) -> UInt64 {
        var hash = seed
        for byte in name { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash ^ hash >> 32
    }
}

/// What reading and writing an enum needs.
struct EnumLayout: Sendable {
    /// Values by number; the first of equal numbers.
    private let values: [Int32: Int]
    private let names: NameTable
    private let numbers: [Int32]
    /// The first declared number.
    let first: Int32
    /// For each value its name in quotes.
    let jsonNames: [[UInt8]]
    /// Whether numbers without a name are not held.
    let isClosed: Bool

    init(_ type: DescriptorTables.Enum) {
        values = Dictionary(
            type.proto.value.enumerated().map { ($1.number, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        names = NameTable(names: type.proto.value.enumerated().map { ($1.name, $0) })
        numbers = type.proto.value.map(\.number)
        first = numbers.first ?? 0
        jsonNames = type.proto.value.map { value in Array("\"\(value.name)\"".utf8) }
        isClosed = type.features.closesEnums
    }

    func contains(_ number: Int32) -> Bool { values[number] != nil }

    /// The value's name in quotes.
    func jsonName(of number: Int32) -> [UInt8]? { values[number].map { jsonNames[$0] } }

    func number(named name: UnsafeRawBufferPointer) -> Int32? { names.slot(of: name).map { numbers[$0] } }
}
