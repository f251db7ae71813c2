extension JSONValue {
    /// Makes a document of an `Encodable` value, members in the order in which the value encodes them.
    ///
    /// Dictionaries, which have no order, come sorted by name, as Go writes its maps. `Data` and `[UInt8]` become
    /// base64 and `Date` RFC 3339, as Go's `encoding/json` has them; 64-bit integers are numbers. A name that is
    /// encoded twice stands twice; readers take the last.
    /// - Throws: `EncodingError` with the path to the value and a reason in plain words, also for numbers that JSON has
    ///   not (NaN, infinity), and what the type's own `encode(to:)` throws.
    package init(encoding value: some Encodable) throws {
        self = try JSONValue(encoding: value, at: .top)
    }

    init<T: Encodable>(encoding value: T, at path: @autoclosure () -> JSONPath) throws {
        // The type is asked, not the value: an empty array of anything can be cast to [UInt8].
        if T.self is any JSONScalar.Type, let scalar = value as? any JSONScalar {
            self = try JSONValue(scalar, at: path())
            return
        }
        let encoder = JSONValueEncoder(path: path())
        try value.encode(to: encoder)
        self = encoder.finish()
        if T.self is any JSONUnordered.Type { sortMembers() }
    }

    init(_ scalar: some JSONScalar, at path: @autoclosure () -> JSONPath) throws {
        do {
            self = try scalar.write()
        } catch {
            throw error.encodingError(scalar, path().codingPath)
        }
    }

    private mutating func sortMembers() {
        guard case .object(var members) = self else { return }
        members.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        self = .object(members)
    }
}

/// Types whose members come in a random order.
private protocol JSONUnordered {}
extension Dictionary: JSONUnordered {}

/// What a value has encoded so far. A value's containers share it, and it is a reference because `Codable` hands
/// containers out as copies that are filled later.
final class JSONValueEncoder: Encoder {
    private enum Content {
        case nothing
        case single(JSONValue)
        case object
        case array
    }

    let path: JSONPath
    private var content = Content.nothing
    private var members: [JSONValue.Member] = []
    private var elements: [JSONValue] = []
    /// Nested containers, which may grow until the end, with their places among the members or elements.
    private var open: [(place: Int, encoder: JSONValueEncoder)] = []

    init(path: JSONPath) { self.path = path }

    var codingPath: [any CodingKey] { path.codingPath }
    var userInfo: [CodingUserInfoKey: Any] { [:] }
    /// How many elements an array has so far.
    var count: Int { elements.count }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        becomeObject()
        return KeyedEncodingContainer(JSONKeyedEncoding(encoder: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        becomeArray()
        return JSONUnkeyedEncoding(encoder: self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { JSONSingleEncoding(encoder: self) }

    // MARK: Filling

    /// Becomes this value, whatever there was.
    func become(_ json: JSONValue) { content = .single(json) }

    func add(_ name: String, _ json: JSONValue) { members.append(.init(name, json)) }

    func add(_ json: JSONValue) { elements.append(json) }

    /// Adds a member that grows.
    func nested(_ key: any CodingKey) -> JSONValueEncoder {
        let encoder = JSONValueEncoder(path: .member(key, of: path))
        open.append((members.count, encoder))
        members.append(.init(key.stringValue, .null))
        return encoder
    }

    /// Adds an element that grows.
    func nested() -> JSONValueEncoder {
        let encoder = JSONValueEncoder(path: .element(elements.count, of: path))
        open.append((elements.count, encoder))
        elements.append(.null)
        return encoder
    }

    /// A superclass may ask for a container again and goes on filling the same one. Changing the kind is a mistake of
    /// the coded type; the kind asked for last counts.
    private func becomeObject() {
        if case .object = content { return }
        (content, open, members) = (.object, [], [])
        members.reserveCapacity(6)
    }

    private func becomeArray() {
        if case .array = content { return }
        (content, open, elements) = (.array, [], [])
    }

    // MARK: Result

    /// The document. A value that encodes nothing is an empty object, as for Foundation.
    func finish() -> JSONValue {
        switch content {
        case .nothing: return .object([])
        case .single(let json): return json
        case .object:
            for (place, encoder) in open where place < members.count { members[place].value = encoder.finish() }
            return .object(members)
        case .array:
            for (place, encoder) in open where place < elements.count { elements[place] = encoder.finish() }
            return .array(elements)
        }
    }
}
