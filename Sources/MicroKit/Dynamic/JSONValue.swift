/// A JSON document whose numbers keep their digits and whose objects keep their order.
///
/// Numbers are held as the text they came in, so that a 64-bit integer or a long decimal leaves as it arrived. An
/// object may hold a name twice, as RFC 8259 allows; look-ups give the last one, as Go's decoder does.
public enum JSONValue: Sendable, Hashable {
    /// `null`
    case null
    /// `true` or `false`
    case bool(Bool)
    /// A number in its own spelling, always valid by RFC 8259 section 6.
    case number(String)
    /// A string, unescaped.
    case string(String)
    /// An array.
    case array([JSONValue])
    /// An object's members in order.
    case object([Member])

    /// A name and its value.
    public struct Member: Sendable, Hashable {
        /// The name, unescaped.
        public var name: String
        /// The value.
        public var value: JSONValue

        /// Makes a member.
        public init(_ name: String, _ value: JSONValue) {
            self.name = name
            self.value = value
        }
    }
}

extension JSONValue {
    /// The last member of that name, nil when there is none or this is no object.
    public subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.last { $0.name == name }?.value
    }

    /// The text of a string, otherwise nil.
    public var stringValue: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// A boolean, otherwise nil.
    public var boolValue: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// An integer given as a number or, as protobuf's JSON mapping writes 64-bit ones, as a string.
    public var intValue: Int? {
        switch self {
        case .number(let digits), .string(let digits): Int(digits)
        default: nil
        }
    }

    /// The elements of an array, otherwise nil.
    public var arrayValue: [JSONValue]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    /// The members of an object, otherwise nil.
    public var members: [Member]? {
        if case .object(let members) = self { members } else { nil }
    }
}
