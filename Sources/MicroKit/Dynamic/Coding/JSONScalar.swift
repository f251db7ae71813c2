/// A type that is one JSON value by itself and is not asked to code its parts: the scalars, and what Go's
/// `encoding/json` writes in a way of its own, such as bytes in base64 and times as RFC 3339.
protocol JSONScalar {
    /// Reads the JSON value.
    static func read(_ json: JSONValue) throws(JSONMisfit) -> Self

    /// The value as JSON.
    func write() throws(JSONMisfit) -> JSONValue
}

/// Why a value is not what it should be; the coders add the place.
enum JSONMisfit: Error {
    /// Another kind of JSON value than the one described.
    case kind(expected: String, found: JSONValue)
    /// The right kind, with a content that can't be taken.
    case content(String)

    func decodingError(_ type: Any.Type, _ path: [any CodingKey]) -> DecodingError {
        switch self {
        case .kind(let expected, let found):
            let context = DecodingError.Context(
                codingPath: path,
                debugDescription: "\(expected) expected, not \(found.kind)"
            )
            return found == .null ? .valueNotFound(type, context) : .typeMismatch(type, context)
        case .content(let reason):
            return .dataCorrupted(.init(codingPath: path, debugDescription: reason))
        }
    }

    func encodingError(_ value: Any, _ path: [any CodingKey]) -> EncodingError {
        let reason =
            switch self {
            case .kind(let expected, let found): "\(expected) expected, not \(found.kind)"
            case .content(let reason): reason
            }
        return .invalidValue(value, .init(codingPath: path, debugDescription: reason))
    }
}

extension JSONValue {
    /// The kind of value in plain words.
    var kind: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }

    /// A string's text.
    func requiredText(expected: String = "a string") throws(JSONMisfit) -> String {
        guard case .string(let text) = self else { throw .kind(expected: expected, found: self) }
        return text
    }

    /// A number's digits. Digits in a string are no number, as for Go's `encoding/json`.
    func requiredDigits(expected: String = "a number") throws(JSONMisfit) -> String {
        guard case .number(let digits) = self else { throw .kind(expected: expected, found: self) }
        return digits
    }
}

extension JSONValue: JSONScalar {
    static func read(_ json: JSONValue) -> JSONValue { json }
    func write() -> JSONValue { self }
}

extension Bool: JSONScalar {
    static func read(_ json: JSONValue) throws(JSONMisfit) -> Bool {
        guard case .bool(let value) = json else { throw .kind(expected: "a boolean", found: json) }
        return value
    }

    func write() -> JSONValue { .bool(self) }
}

extension String: JSONScalar {
    static func read(_ json: JSONValue) throws(JSONMisfit) -> String { try json.requiredText() }
    func write() -> JSONValue { .string(self) }
}
