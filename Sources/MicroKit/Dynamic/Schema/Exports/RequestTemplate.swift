/// An example of a message as JSON: every field once, with a value that shows what belongs there.
///
/// Of a oneof the first field is shown, since only one may be. A message that lies within itself is left out, or shown as
/// an empty array or object.
package struct RequestTemplate {
    private let shape: EndpointShape
    /// Members that may still be shown: wide messages in wide messages would never end.
    private var budget = 2000
    private var outer: Set<String> = []

    /// Makes the example of a type.
    package static func json(_ type: ShapeType, of shape: EndpointShape) -> JSONValue {
        if type == .any { return .object([]) }
        var template = RequestTemplate(shape: shape)
        return template.value(type) ?? .object([])
    }

    private init(shape: EndpointShape) {
        self.shape = shape
    }

    /// An example of a type, nil for a message that would lie within itself.
    private mutating func value(_ type: ShapeType) -> JSONValue? {
        switch type {
        case .string: .string("text")
        case .bytes: .string("Ynl0ZXM=")
        case .bool: .bool(true)
        case .integer: .number("1")
        case .floating: .number("1.5")
        case .timestamp: .string("2026-01-31T12:00:00Z")
        case .duration: .string("1.5s")
        case .fieldMask: .string("")
        case .enumeration(let name): example(of: name)
        case .message(let name): message(name)
        case .list(let element): .array(value(element).map { [$0] } ?? [])
        case .map(let key, let element): .object(value(element).map { [.init(Self.key(key), $0)] } ?? [])
        case .nullable(let inner): value(inner)
        case .anyObject, .anyMessage: .object([])
        case .any: .null
        }
    }

    /// The first name that is not the zero value, which says most.
    private func example(of enumeration: String) -> JSONValue {
        let names = shape.enums[enumeration] ?? []
        return (names.dropFirst().first ?? names.first).map { .string($0) } ?? .number("0")
    }

    private mutating func message(_ name: String) -> JSONValue? {
        guard let message = shape.messages[name], outer.count < 32, outer.insert(name).inserted else { return nil }
        defer { outer.remove(name) }
        var oneofs: Set<String> = []
        var members: [JSONValue.Member] = []
        for field in message.fields {
            if let oneof = field.oneof, oneofs.contains(oneof) { continue }
            guard budget > 0 else { break }
            guard let value = value(field.type) else { continue }
            if let oneof = field.oneof { oneofs.insert(oneof) }
            budget -= 1
            members.append(.init(field.name, value))
        }
        return .object(members)
    }

    private static func key(_ type: ShapeType) -> String {
        switch type {
        case .bool: "true"
        case .integer: "1"
        default: "key"
        }
    }
}
