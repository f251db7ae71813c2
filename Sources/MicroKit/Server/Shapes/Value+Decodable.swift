#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Value {
    /// The shape of a type as go-micro's reflection would write it for a like Go type (go-micro `server/extractor.go`).
    ///
    /// It is found by running the type's `init(from:)` with a decoder that hands out empty values and notes what is
    /// asked for. A type that does not accept those, or does not decode by keys, is shown without fields; it may
    /// conform to ``ValueDescribing`` instead.
    init(describing type: any Decodable.Type) {
        let shape = GoShape(type, name: nil, depth: 0)
        self = shape.value
        name = self.type
    }
}

/// Go's type of a Swift type, and an empty value of it to go on decoding with.
private struct GoShape {
    var value: Value

    init(_ type: any Decodable.Type, name: String?, depth: Int) {
        value = Value(name: name ?? "", type: Self.goType(type))
        if let described = (type as? any ValueDescribing.Type)?.valueDescription {
            value.type = described.type
            value.values = depth < Value.maximumDepth - 1 ? described.values : []
        } else if depth < Value.maximumDepth - 1, Self.hasFields(type) {
            let notes = ShapeNotes(depth: depth + 1)
            if (try? type.init(from: ShapeDecoder(notes: notes, codingPath: []))) != nil { value.values = notes.fields }
        }
    }

    private static func hasFields(_ type: any Decodable.Type) -> Bool {
        scalar(type) == nil && !(type is any ShapeContainer.Type) && !(type is any CaseIterable.Type)
    }

    static func goType(_ type: any Decodable.Type) -> String {
        if let (name, _) = scalar(type) { return name }
        if let container = type as? any ShapeContainer.Type { return container.goType }
        return Value.typeName(type)
    }

    /// Types that Go has under a name of its own.
    static func scalar(_ type: any Decodable.Type) -> (goType: String, empty: any Decodable)? {
        switch type {
        case is String.Type: ("string", "")
        case is Bool.Type: ("bool", false)
        case is Int.Type: ("int", 0)
        case is Int8.Type: ("int8", Int8(0))
        case is Int16.Type: ("int16", Int16(0))
        case is Int32.Type: ("int32", Int32(0))
        case is Int64.Type: ("int64", Int64(0))
        case is UInt.Type: ("uint", UInt(0))
        case is UInt8.Type: ("uint8", UInt8(0))
        case is UInt16.Type: ("uint16", UInt16(0))
        case is UInt32.Type: ("uint32", UInt32(0))
        case is UInt64.Type: ("uint64", UInt64(0))
        case is Float.Type: ("float32", Float(0))
        case is Double.Type: ("float64", 0.0)
        case is Data.Type: ("[]uint8", Data())
        case is Date.Type: ("Time", Date(timeIntervalSince1970: 0))
        case is UUID.Type: ("string", UUID())
        case is JSONValue.Type: ("", JSONValue.null)
        case is URL.Type: URL(string: "/").map { ("string", $0) }
        default: nil
        }
    }

    /// An empty value for a decoder to hand out.
    static func empty<T: Decodable>(_ type: T.Type, codingPath: [any CodingKey], notes: ShapeNotes) throws -> T {
        if let value = scalar(type)?.empty as? T { return value }
        if let container = type as? any ShapeContainer.Type, let value = container.emptyValue as? T { return value }
        if let cases = type as? any CaseIterable.Type, let value = cases.firstCase as? T { return value }
        return try T(from: ShapeDecoder(notes: notes, codingPath: codingPath))
    }
}

/// Collections and optionals, which are shown by what they hold.
private protocol ShapeContainer {
    static var goType: String { get }
    static var emptyValue: Any { get }
}

extension Array: ShapeContainer where Element: Decodable {
    fileprivate static var goType: String { "[]" + GoShape.goType(Element.self) }
    fileprivate static var emptyValue: Any { Self() }
}

extension Set: ShapeContainer where Element: Decodable {
    fileprivate static var goType: String { "[]" + GoShape.goType(Element.self) }
    fileprivate static var emptyValue: Any { Self() }
}

extension Dictionary: ShapeContainer where Key: Decodable, Value: Decodable {
    fileprivate static var goType: String { "" }
    fileprivate static var emptyValue: Any { Self() }
}

extension Optional: ShapeContainer where Wrapped: Decodable {
    fileprivate static var goType: String { GoShape.goType(Wrapped.self) }
    fileprivate static var emptyValue: Any { Self.none as Any }
}

extension CaseIterable {
    fileprivate static var firstCase: Any? { allCases.first }
}

/// What a type asked its decoder for.
private final class ShapeNotes {
    let depth: Int
    var fields: [Value] = []

    init(depth: Int) {
        self.depth = depth
    }

    func note(_ name: String, _ type: any Decodable.Type) {
        guard !fields.contains(where: { $0.name == name }) else { return }
        fields.append(GoShape(type, name: name, depth: depth).value)
    }
}

/// Hands out empty values and notes the names and types that are asked for.
private struct ShapeDecoder: Decoder {
    let notes: ShapeNotes
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard codingPath.count < 16 else { throw ShapeUnknown() }
        return KeyedDecodingContainer(ShapeFields(notes: notes, codingPath: codingPath))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw ShapeUnknown() }

    func singleValueContainer() throws -> any SingleValueDecodingContainer {
        ShapeSingle(notes: notes, codingPath: codingPath)
    }
}

/// The type can't be told from how it decodes.
private struct ShapeUnknown: Error {}

private struct ShapeFields<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let notes: ShapeNotes
    let codingPath: [any CodingKey]
    var allKeys: [Key] { [] }

    func contains(_ key: Key) -> Bool { true }
    func decodeNil(forKey key: Key) throws -> Bool { false }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
        notes.note(key.stringValue, type)
        // The fields of the field's own type have been noted by now; these here must not mix with ours.
        return try GoShape.empty(type, codingPath: codingPath + [key], notes: ShapeNotes(depth: Value.maximumDepth))
    }

    func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
        notes.note(key.stringValue, type)
        return nil
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> { throw ShapeUnknown() }
    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { throw ShapeUnknown() }
    func superDecoder() throws -> any Decoder { throw ShapeUnknown() }
    func superDecoder(forKey key: Key) throws -> any Decoder { throw ShapeUnknown() }
}

private struct ShapeSingle: SingleValueDecodingContainer {
    let notes: ShapeNotes
    let codingPath: [any CodingKey]

    func decodeNil() -> Bool { false }

    func decode<T: Decodable>(_ type: T.Type) throws -> T {
        try GoShape.empty(type, codingPath: codingPath, notes: notes)
    }
}
