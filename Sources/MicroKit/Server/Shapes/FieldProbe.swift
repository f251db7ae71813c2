import SwiftProtobuf

/// A protobuf decoder that offers field numbers, fills what it is asked for with a value that is not the default, and
/// notes its Go type.
struct FieldProbe: Decoder {
    /// Numbers above this are not looked for. Real messages stay far below; looking costs some nanoseconds a number.
    private static let highestNumber = 20_000

    private(set) var found: [(number: Int, type: Value)] = []
    /// The same for descriptors.
    var fields: [ProbedField] = []
    private let message: any Message.Type
    private let depth: Int
    private var number: Int
    private let last: Int
    private let looksInside: Bool

    /// Looks at every field.
    init(in message: any Message.Type, depth: Int) {
        self.message = message
        self.depth = depth
        number = 0
        last = Self.highestNumber
        looksInside = true
    }

    /// Fills one field.
    init(in message: any Message.Type, depth: Int, only number: Int) {
        self.message = message
        self.depth = depth
        self.number = number - 1
        last = number
        looksInside = false
    }

    mutating func nextFieldNumber() throws -> Int? {
        guard number < last else { return nil }
        number += 1
        return number
    }

    /// Members of one choice follow each other here, which is no conflict.
    mutating func handleConflictingOneOf() throws {}

    mutating func note(_ type: String, _ values: [Value] = []) {
        found.append((number, Value(name: "", type: type, values: values)))
    }

    mutating func note(_ kind: ProbedField.Kind, _ label: ProbedField.Label) {
        fields.append(ProbedField(number: number, kind: kind, label: label))
    }

    mutating func note(_ message: any Message.Type) {
        note(.message(message), .plain)
        guard looksInside else { return note("") }
        let value = Value(message, depth: depth)
        note(value.type, value.values)
    }

    mutating func fill<T>(_ value: inout T, _ filler: T, _ type: String) {
        value = filler
        note(type)
    }

    mutating func fill<T>(
        _ value: inout T,
        _ filler: T,
        _ scalar: Google_Protobuf_FieldDescriptorProto.TypeEnum,
        _ label: ProbedField.Label = .plain
    ) {
        fill(&value, filler, (label == .repeated ? "[]" : "") + Self.goName(of: scalar))
        note(.scalar(scalar), label)
    }

    private static func goName(of scalar: Google_Protobuf_FieldDescriptorProto.TypeEnum) -> String {
        switch scalar {
        case .float: "float32"
        case .double: "float64"
        case .int32, .sint32, .sfixed32: "int32"
        case .int64, .sint64, .sfixed64: "int64"
        case .uint32, .fixed32: "uint32"
        case .uint64, .fixed64: "uint64"
        case .bool: "bool"
        case .string: "string"
        case .bytes: "[]uint8"
        case .enum, .message, .group: ""
        }
    }

    /// Go's name of an enum: its Swift name without the part that stands for the package, which it shares with the
    /// message (`Helloworld_Color` in package `helloworld` is `Color`).
    func goName(ofEnum type: Any.Type) -> String {
        let name = String(reflecting: type).split(separator: ".").dropFirst().joined(separator: "_")
        let package = message.protoMessageName.split(separator: ".").prefix { $0.first?.isLowercase == true }
        let prefix = package.map { part in
            part.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined() + "_"
        }.joined()
        return name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name
    }
}
