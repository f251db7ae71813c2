/// Something in a request's body that does not fit what is known of the endpoint.
package struct BodyFinding: Sendable, Hashable {
    /// What does not fit.
    package enum Kind: Sendable, Hashable {
        /// No such member; perhaps the nearest one was meant.
        case unknownMember(nearest: String?)
        /// Another type of JSON value: what is expected, and what is there, in plain words.
        case wrongType(expected: String, found: String)
    }

    /// Where, as in `items[3].price`. Hostile text where the body is.
    package var path: String
    /// What.
    package var kind: Kind

    /// One line in plain words.
    package var message: String {
        switch kind {
        case .unknownMember(let nearest?): "there is no \(path); did you mean \(nearest)?"
        case .unknownMember: "there is no \(path)"
        case .wrongType(let expected, let found): "\(path.isEmpty ? "the body" : path) is \(expected), not \(found)"
        }
    }
}

/// Compares a request's body with an endpoint's shape.
///
/// What it finds is for a note and never an error: services pass over members that they don't know and match names
/// without regard to case (Go's `encoding/json`), and what a registry tells may be cut off.
package struct BodyCheck {
    /// More findings than a person would read are not looked for.
    private static let limit = 20

    private let shape: EndpointShape
    private var findings: [BodyFinding] = []

    /// What does not fit, in the order of the body, at most 20.
    package static func findings(in body: JSONValue, for shape: EndpointShape) -> [BodyFinding] {
        var check = BodyCheck(shape: shape)
        check.check(body, shape.request, "", depth: 0)
        return check.findings
    }

    private init(shape: EndpointShape) {
        self.shape = shape
    }

    private mutating func check(_ value: JSONValue, _ type: ShapeType, _ path: String, depth: Int) {
        // `null` leaves a member unset in Go and in protobuf, whatever its type is.
        guard value != .null, depth < 64, findings.count < Self.limit else { return }
        switch (type, value) {
        case (.message(let name), .object(let members)): check(members, of: name, path, depth)
        case (.list(let element), .array(let elements)):
            for (index, each) in elements.enumerated() where findings.count < Self.limit {
                check(each, element, "\(path)[\(index)]", depth: depth + 1)
            }
        case (.map(_, let element), .object(let members)):
            for member in members { check(member.value, element, join(path, member.name), depth: depth + 1) }
        case (.nullable(let inner), _): check(value, inner, path, depth: depth)
        default:
            guard !type.allows(value) else { return }
            findings.append(.init(path: path, kind: .wrongType(expected: type.inWords, found: value.inWords)))
        }
    }

    private mutating func check(_ members: [JSONValue.Member], of name: String, _ path: String, _ depth: Int) {
        guard let message = shape.messages[name] else { return }
        // Nothing is known of a message without fields: it may be cut off.
        guard !message.fields.isEmpty else { return }
        for member in members where findings.count < Self.limit {
            let field = message.field(named: member.name) ?? message.fields.first { $0.name.isLoosely(member.name) }
            if let field {
                check(member.value, field.type, join(path, member.name), depth: depth + 1)
            } else {
                let nearest = Suggestion.nearest(member.name, in: message.fields.map(\.name))
                findings.append(.init(path: join(path, member.name), kind: .unknownMember(nearest: nearest)))
            }
        }
    }

    private func join(_ path: String, _ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }
}

extension String {
    /// Whether two names are one for some service: Go's `encoding/json` reads names without regard to case, and
    /// protobuf's JSON reads `best_item` and `bestItem` alike.
    fileprivate func isLoosely(_ other: String) -> Bool {
        func plain(_ name: String) -> String { name.lowercased().filter { $0 != "_" } }
        return plain(self) == plain(other)
    }
}

extension ShapeType {
    /// Whether a value that is no object of known fields may stand here.
    fileprivate func allows(_ value: JSONValue) -> Bool {
        switch (self, value) {
        case (.any, _), (.anyObject, .object), (.anyMessage, .object), (.bool, .bool), (.string, .string): true
        case (.bytes, .string), (.timestamp, .string), (.duration, .string), (.fieldMask, .string): true
        // Go's `time.Duration` and the like are numbers; bytes may be an array of them.
        case (.bytes, .array), (.enumeration, .string), (.enumeration, .number), (.floating, .number): true
        case (.integer, .number(let digits)): !digits.utf8.contains(UInt8(ascii: ".")) || digits.hasSuffix(".0")
        // Protobuf's JSON reads numbers in quotes too.
        case (.integer, .string(let digits)): Int(digits) != nil || UInt(digits) != nil
        case (.floating, .string(let text)): Double(text) != nil || text.hasSuffix("Infinity")
        default: false
        }
    }

    fileprivate var inWords: String {
        switch self {
        case .string: "text"
        case .bytes: "base64 text"
        case .bool: "true or false"
        case .integer: "an integer"
        case .floating: "a number"
        case .timestamp: "a time such as \"2026-01-31T12:00:00Z\""
        case .duration: "a duration such as \"1.5s\""
        case .fieldMask: "text with names of fields"
        case .enumeration: "the name or number of an enum's value"
        case .message, .map, .anyObject, .anyMessage: "an object"
        case .list: "an array"
        case .nullable(let inner): inner.inWords
        case .any: "anything"
        }
    }
}

extension JSONValue {
    fileprivate var inWords: String {
        switch self {
        case .null: "null"
        case .bool(let value): "\(value)"
        case .number: "a number"
        case .string: "text"
        case .array: "an array"
        case .object: "an object"
        }
    }
}
