/// An array that is being read. A failed read leaves the place where it is.
struct JSONUnkeyedDecoding: UnkeyedDecodingContainer {
    let elements: [JSONValue]
    let path: JSONPath
    private(set) var currentIndex = 0

    init(elements: [JSONValue], path: JSONPath) {
        self.elements = elements
        self.path = path
    }

    var codingPath: [any CodingKey] { path.codingPath }
    var count: Int? { elements.count }
    var isAtEnd: Bool { currentIndex >= elements.count }

    mutating func decodeNil() throws -> Bool {
        let isNull = try current(Any.self) == .null
        if isNull { currentIndex += 1 }
        return isNull
    }

    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T { try element(type) }
    // Written out, because the standard library's own versions of these throw.
    mutating func decode(_ type: Int128.Type) throws -> Int128 { try element(type) }
    mutating func decode(_ type: UInt128.Type) throws -> UInt128 { try element(type) }

    private mutating func element<T: Decodable>(_ type: T.Type) throws -> T {
        let value = try current(type).decoded(as: type, at: .element(currentIndex, of: path))
        currentIndex += 1
        return value
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        let container = try decoder().container(keyedBy: type)
        currentIndex += 1
        return container
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        let container = try decoder().unkeyedContainer()
        currentIndex += 1
        return container
    }

    mutating func superDecoder() throws -> any Decoder {
        let decoder = try decoder()
        currentIndex += 1
        return decoder
    }

    private func decoder() throws -> JSONValueDecoder {
        JSONValueDecoder(json: try current(Any.self), path: .element(currentIndex, of: path))
    }

    private func current(_ type: Any.Type) throws -> JSONValue {
        guard !isAtEnd else {
            let codingPath = JSONPath.element(currentIndex, of: path).codingPath
            throw DecodingError.valueNotFound(type, .init(codingPath: codingPath, debugDescription: "missing"))
        }
        return elements[currentIndex]
    }
}
