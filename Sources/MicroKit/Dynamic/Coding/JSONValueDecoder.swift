extension JSONValue {
    /// Makes a `Decodable` value from the document, as Go's `encoding/json` reads one into a struct.
    ///
    /// Names are compared exactly and then without regard to the case of ASCII letters, the last of equal names
    /// counts, unknown ones are passed over. Whole numbers are read exactly and never through `Double`; digits in a
    /// string are no number. `Data` and `[UInt8]` are base64, `Date` is RFC 3339.
    /// - Throws: `DecodingError` with the path to the value and a reason in plain words, and what the type's own
    ///   `init(from:)` throws.
    package func decoded<T: Decodable>(as type: T.Type) throws -> T {
        try decoded(as: type, at: .top)
    }

    func decoded<T: Decodable>(as type: T.Type, at path: @autoclosure () -> JSONPath) throws -> T {
        // A type is compared, not a value: an empty array of anything can be cast to [UInt8].
        if let scalar = type as? any JSONScalar.Type {
            do throws(JSONMisfit) {
                if let value = try scalar.read(self) as? T { return value }
            } catch {
                throw error.decodingError(type, path().codingPath)
            }
        }
        return try T(from: JSONValueDecoder(json: self, path: path()))
    }
}

/// A decoder at one value of a document.
struct JSONValueDecoder: Decoder {
    let json: JSONValue
    let path: JSONPath

    var codingPath: [any CodingKey] { path.codingPath }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard case .object(let members) = json else { throw misfit([String: Any].self, "an object") }
        return KeyedDecodingContainer(JSONKeyedDecoding(members: JSONMembers(members), path: path))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard case .array(let elements) = json else { throw misfit([Any].self, "an array") }
        return JSONUnkeyedDecoding(elements: elements, path: path)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { self }

    private func misfit(_ type: Any.Type, _ expected: String) -> DecodingError {
        JSONMisfit.kind(expected: expected, found: json).decodingError(type, codingPath)
    }
}

extension JSONValueDecoder: SingleValueDecodingContainer {
    func decodeNil() -> Bool { json == .null }
    func decode<T: Decodable>(_ type: T.Type) throws -> T { try json.decoded(as: type, at: path) }

    func decode(_ type: Bool.Type) throws -> Bool { try scalar(type) }
    func decode(_ type: String.Type) throws -> String { try scalar(type) }
    func decode(_ type: Double.Type) throws -> Double { try scalar(type) }
    func decode(_ type: Float.Type) throws -> Float { try scalar(type) }
    func decode(_ type: Int.Type) throws -> Int { try scalar(type) }
    func decode(_ type: Int8.Type) throws -> Int8 { try scalar(type) }
    func decode(_ type: Int16.Type) throws -> Int16 { try scalar(type) }
    func decode(_ type: Int32.Type) throws -> Int32 { try scalar(type) }
    func decode(_ type: Int64.Type) throws -> Int64 { try scalar(type) }
    func decode(_ type: Int128.Type) throws -> Int128 { try scalar(type) }
    func decode(_ type: UInt.Type) throws -> UInt { try scalar(type) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try scalar(type) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try scalar(type) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try scalar(type) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try scalar(type) }
    func decode(_ type: UInt128.Type) throws -> UInt128 { try scalar(type) }

    private func scalar<T: JSONScalar>(_ type: T.Type) throws -> T {
        do {
            return try T.read(json)
        } catch {
            throw error.decodingError(type, codingPath)
        }
    }
}
