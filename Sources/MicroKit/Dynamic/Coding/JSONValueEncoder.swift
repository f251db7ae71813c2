extension JSONValue {
    /// Makes a document of an `Encodable` value, members in the order in which the value encodes them.
    ///
    /// `Data` and `[UInt8]` become base64 and `Date` RFC 3339, as Go's `encoding/json` has them; 64-bit integers are
    /// numbers.
    /// - Throws: `EncodingError`, also for numbers that JSON has not (NaN, infinity).
    package init(encoding value: some Encodable) throws {
        self = try JSONSlot.encode(value, codingPath: []).json
    }
}

/// A place in a document that is being made: done, or a container that may still grow.
private enum JSONSlot {
    case done(JSONValue)
    case growing(JSONBox)

    var json: JSONValue {
        switch self {
        case .done(let json): json
        case .growing(let box): box.json
        }
    }

    static func encode<T: Encodable>(_ value: T, codingPath: [any CodingKey]) throws -> JSONSlot {
        if let json = JSONScalar.encode(value) { return .done(json) }
        let box = JSONBox()
        try value.encode(to: JSONValueEncoder(box: box, codingPath: codingPath))
        return .done(box.json)
    }
}

/// What a value has encoded so far; containers are handed out and filled later, so this is shared.
private final class JSONBox {
    enum Content {
        case nothing
        case single(JSONValue)
        case object([(name: String, slot: JSONSlot)])
        case array([JSONSlot])
    }

    var content = Content.nothing

    /// A value that encodes nothing is an empty object, as in Foundation.
    var json: JSONValue {
        switch content {
        case .nothing: .object([])
        case .single(let json): json
        case .object(let members): .object(members.map { .init($0.name, $0.slot.json) })
        case .array(let slots): .array(slots.map(\.json))
        }
    }

    func add(_ name: String, _ slot: JSONSlot) {
        guard case .object(var members) = content else { return }
        content = .nothing  // so that the array is not shared while it grows
        members.append((name, slot))
        content = .object(members)
    }

    func add(_ slot: JSONSlot) {
        guard case .array(var slots) = content else { return }
        content = .nothing
        slots.append(slot)
        content = .array(slots)
    }

    var count: Int {
        if case .array(let slots) = content { slots.count } else { 0 }
    }

    func becomeObject() { if case .object = content {} else { content = .object([]) } }
    func becomeArray() { if case .array = content {} else { content = .array([]) } }
}

private struct JSONValueEncoder: Encoder {
    let box: JSONBox
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        box.becomeObject()
        return KeyedEncodingContainer(JSONKeyedEncoding(box: box, codingPath: codingPath))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        box.becomeArray()
        return JSONUnkeyedEncoding(box: box, codingPath: codingPath)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }
}

extension JSONValueEncoder: SingleValueEncodingContainer {
    func encodeNil() throws { box.content = .single(.null) }
    func encode(_ value: Bool) throws { box.content = .single(.bool(value)) }
    func encode(_ value: String) throws { box.content = .single(.string(value)) }
    func encode(_ value: Double) throws { box.content = .single(try Self.json(value, codingPath)) }
    func encode(_ value: Float) throws { box.content = .single(try Self.json(value, codingPath)) }
    func encode(_ value: Int) throws { integer(value) }
    func encode(_ value: Int8) throws { integer(value) }
    func encode(_ value: Int16) throws { integer(value) }
    func encode(_ value: Int32) throws { integer(value) }
    func encode(_ value: Int64) throws { integer(value) }
    func encode(_ value: UInt) throws { integer(value) }
    func encode(_ value: UInt8) throws { integer(value) }
    func encode(_ value: UInt16) throws { integer(value) }
    func encode(_ value: UInt32) throws { integer(value) }
    func encode(_ value: UInt64) throws { integer(value) }
    func encode<T: Encodable>(_ value: T) throws {
        box.content = .single(try JSONSlot.encode(value, codingPath: codingPath).json)
    }

    private func integer(_ value: some FixedWidthInteger) { box.content = .single(.number(String(value))) }

    /// Whole numbers without a fraction, as Go writes them.
    private static func json<T: BinaryFloatingPoint & LosslessStringConvertible>(
        _ value: T,
        _ codingPath: [any CodingKey]
    ) throws -> JSONValue {
        guard value.isFinite else {
            let context = EncodingError.Context(codingPath: codingPath, debugDescription: "JSON has no \(value)")
            throw EncodingError.invalidValue(value, context)
        }
        return .number(Int32(exactly: value).map { String($0) } ?? String(value))
    }
}

private struct JSONKeyedEncoding<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let box: JSONBox
    let codingPath: [any CodingKey]

    func encodeNil(forKey key: Key) throws { box.add(key.stringValue, .done(.null)) }
    func encode(_ value: Bool, forKey key: Key) throws { box.add(key.stringValue, .done(.bool(value))) }
    func encode(_ value: String, forKey key: Key) throws { box.add(key.stringValue, .done(.string(value))) }
    func encode(_ value: Int, forKey key: Key) throws { box.add(key.stringValue, .done(.number(String(value)))) }
    func encode(_ value: Int64, forKey key: Key) throws { box.add(key.stringValue, .done(.number(String(value)))) }

    func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
        box.add(key.stringValue, try JSONSlot.encode(value, codingPath: codingPath + [key]))
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key
    ) -> KeyedEncodingContainer<Nested> { nested(key.stringValue, key).container(keyedBy: type) }
    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        nested(key.stringValue, key).unkeyedContainer()
    }
    func superEncoder() -> any Encoder { nested("super", nil) }
    func superEncoder(forKey key: Key) -> any Encoder { nested(key.stringValue, key) }

    private func nested(_ name: String, _ key: Key?) -> JSONValueEncoder {
        let inner = JSONBox()
        box.add(name, .growing(inner))
        return JSONValueEncoder(box: inner, codingPath: codingPath + (key.map { [$0] } ?? []))
    }
}

private struct JSONUnkeyedEncoding: UnkeyedEncodingContainer {
    let box: JSONBox
    let codingPath: [any CodingKey]

    var count: Int { box.count }

    func encodeNil() throws { box.add(.done(.null)) }

    func encode<T: Encodable>(_ value: T) throws {
        box.add(try JSONSlot.encode(value, codingPath: codingPath + [JSONIndex(count)]))
    }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        nested().container(keyedBy: type)
    }
    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { nested().unkeyedContainer() }
    func superEncoder() -> any Encoder { nested() }

    private func nested() -> JSONValueEncoder {
        let inner = JSONBox()
        let path = codingPath + [JSONIndex(count)]
        box.add(.growing(inner))
        return JSONValueEncoder(box: inner, codingPath: path)
    }
}
