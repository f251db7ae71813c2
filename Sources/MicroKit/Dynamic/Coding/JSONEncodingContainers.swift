/// An object that is being made.
struct JSONKeyedEncoding<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let encoder: JSONValueEncoder

    var codingPath: [any CodingKey] { encoder.codingPath }

    func encodeNil(forKey key: Key) { encoder.add(key.stringValue, .null) }

    func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
        encoder.add(key.stringValue, try JSONValue(encoding: value, at: .member(key, of: encoder.path)))
    }

    func encode(_ value: Bool, forKey key: Key) throws { try scalar(value, key) }
    func encode(_ value: String, forKey key: Key) throws { try scalar(value, key) }
    func encode(_ value: Double, forKey key: Key) throws { try scalar(value, key) }
    func encode(_ value: Float, forKey key: Key) throws { try scalar(value, key) }
    func encode(_ value: Int, forKey key: Key) throws { try scalar(value, key) }
    func encode(_ value: Int8, forKey key: Key) throws { try scalar(value, key) }
    func encode(_ value: Int16, forKey key: Key) throws { try scalar(value, key) }
    func encode(_ value: Int32, forKey key: Key) throws { try scalar(value, key) }
    func encode(_ value: Int64, forKey key: Key) throws { try scalar(value, key) }
    func encode(_ value: Int128, forKey key: Key) throws { try scalar(value, key) }
    func encode(_ value: UInt, forKey key: Key) throws { try scalar(value, key) }
    func encode(_ value: UInt8, forKey key: Key) throws { try scalar(value, key) }
    func encode(_ value: UInt16, forKey key: Key) throws { try scalar(value, key) }
    func encode(_ value: UInt32, forKey key: Key) throws { try scalar(value, key) }
    func encode(_ value: UInt64, forKey key: Key) throws { try scalar(value, key) }
    func encode(_ value: UInt128, forKey key: Key) throws { try scalar(value, key) }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key
    ) -> KeyedEncodingContainer<Nested> { encoder.nested(key).container(keyedBy: type) }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        encoder.nested(key).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { encoder.nested(JSONKey.superclass) }
    func superEncoder(forKey key: Key) -> any Encoder { encoder.nested(key) }

    private func scalar(_ value: some JSONScalar, _ key: Key) throws {
        encoder.add(key.stringValue, try JSONValue(value, at: .member(key, of: encoder.path)))
    }
}

/// An array that is being made.
struct JSONUnkeyedEncoding: UnkeyedEncodingContainer {
    let encoder: JSONValueEncoder

    var codingPath: [any CodingKey] { encoder.codingPath }
    var count: Int { encoder.count }

    func encodeNil() { encoder.add(.null) }

    func encode<T: Encodable>(_ value: T) throws {
        encoder.add(try JSONValue(encoding: value, at: .element(count, of: encoder.path)))
    }

    // Written out, because the standard library's own versions of these throw.
    func encode(_ value: Int128) throws { try scalar(value) }
    func encode(_ value: UInt128) throws { try scalar(value) }

    private func scalar(_ value: some JSONScalar) throws {
        encoder.add(try JSONValue(value, at: .element(count, of: encoder.path)))
    }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        encoder.nested().container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { encoder.nested().unkeyedContainer() }
    func superEncoder() -> any Encoder { encoder.nested() }
}

/// A value by itself that is being made.
struct JSONSingleEncoding: SingleValueEncodingContainer {
    let encoder: JSONValueEncoder

    var codingPath: [any CodingKey] { encoder.codingPath }

    func encodeNil() { encoder.become(.null) }

    func encode<T: Encodable>(_ value: T) throws {
        encoder.become(try JSONValue(encoding: value, at: encoder.path))
    }

    // Written out, because the standard library's own versions of these throw.
    func encode(_ value: Int128) throws { try scalar(value) }
    func encode(_ value: UInt128) throws { try scalar(value) }

    private func scalar(_ value: some JSONScalar) throws {
        encoder.become(try JSONValue(value, at: encoder.path))
    }
}
