/// An endpoint as Swift: types for the request and the reply, and a function that makes the call with MicroKit's client.
///
/// All members are optional, since services leave out what is empty.
enum SwiftExport {
    static func text(_ subject: EndpointExport.Subject) -> String {
        var types = SwiftTypes(shape: subject.shape)
        let request = types.name(of: subject.shape.request)
        let reply = types.name(of: subject.shape.reply)
        let declarations = types.declarations
        let names = subject.names
        let function = SwiftName.member(names.method)
        let call =
            subject.shape.requestStreams || subject.shape.replyStreams
            ? stream(subject, function, request, reply) : unary(subject, function, request, reply)
        let imports = types.needsFoundation ? "import Foundation\nimport MicroKit\n" : "import MicroKit\n"
        return ([imports] + declarations + [call]).joined(separator: "\n")
    }

    /// What stands before the function where its JSON may not be understood.
    private static func remark(_ subject: EndpointExport.Subject) -> String {
        guard subject.wantsProtobuf else { return "" }
        return """
            // This sends JSON, which most gRPC servers don't take; those of MicroKit do. For others make the messages
            // with protoc --swift_out, and give them to the client's call for protobuf messages.

            """
    }

    /// The argument that names the node, for a service that is in no registry.
    private static func options(_ subject: EndpointExport.Subject) -> String {
        guard subject.service.isEmpty, let address = subject.address else { return "" }
        return ",\n        options: CallOptions(addresses: [\(SwiftName.literal(address))])"
    }

    private static func unary(
        _ subject: EndpointExport.Subject,
        _ function: String,
        _ request: String,
        _ reply: String
    ) -> String {
        remark(subject) + """
            func \(function)(_ request: \(request), with client: some Client) async throws -> \(reply) {
                try await client.call(
                    \(SwiftName.literal(subject.service)),
                    \(SwiftName.literal(subject.endpoint)),
                    request,
                    as: \(reply).self\(options(subject))
                )
            }

            """
    }

    private static func stream(
        _ subject: EndpointExport.Subject,
        _ function: String,
        _ request: String,
        _ reply: String
    ) -> String {
        remark(subject) + """
            func \(function)(_ requests: [\(request)], with client: some Client) async throws -> [\(reply)] {
                try await client.withStream(
                    \(SwiftName.literal(subject.service)),
                    \(SwiftName.literal(subject.endpoint)),
                    sending: \(request).self,
                    receiving: \(reply).self\(options(subject))
                ) { stream in
                    for request in requests { try await stream.send(request) }
                    try await stream.finish()
                    var replies: [\(reply)] = []
                    for try await reply in stream.replies { replies.append(reply) }
                    return replies
                }
            }

            """
    }
}

/// Swift's names of types, and the structs that are needed for them.
private struct SwiftTypes {
    let shape: EndpointShape
    private(set) var needsFoundation = false
    private var names: [String: String] = [:]
    private var taken: Set<String> = []

    init(shape: EndpointShape) {
        self.shape = shape
        // Last parts of names where they differ, full names where they don't.
        for name in shape.messages.keys.sorted() {
            let short = SwiftName.type(String(name.split(separator: ".").last ?? "Message"))
            var unique = taken.contains(short) ? SwiftName.type(name) : short
            while !taken.insert(unique).inserted { unique += "_" }
            names[name] = unique
        }
    }

    var declarations: [String] {
        mutating get {
            var result: [String] = []
            for name in shape.messages.keys.sorted() { result.append(declaration(name)) }
            return result
        }
    }

    private mutating func declaration(_ name: String) -> String {
        guard let message = shape.messages[name] else { return "" }
        var lines = comment(message.documentation, "")
        let head = "struct \(names[name] ?? "Message"): Codable, Sendable {"
        guard !message.fields.isEmpty else { return (lines + [head + "}", ""]).joined(separator: "\n") }
        lines.append(head)
        var keys: [String] = []
        var members: Set<String> = []
        for field in message.fields {
            var member = SwiftName.member(field.name)
            while !members.insert(member).inserted { member += "_" }
            // A struct can't hold itself, unless in an array or dictionary.
            let type = holds(field.type, name) ? "JSONValue" : self.name(of: field.type)
            lines += comment(field.documentation, "    ") + values(of: field.type)
            lines.append("    var \(member): \(type)?")
            let plain = member.filter { $0 != "`" }
            keys.append(plain == field.name ? member : "\(member) = \(SwiftName.literal(field.name))")
        }
        if keys.contains(where: { $0.contains(" = ") }) {
            lines += ["", "    enum CodingKeys: String, CodingKey {"]
            lines += keys.map { "        case \($0)" } + ["    }"]
        }
        return (lines + ["}", ""]).joined(separator: "\n")
    }

    mutating func name(of type: ShapeType) -> String {
        switch type {
        case .string, .duration, .fieldMask, .enumeration: return "String"
        case .bytes:
            needsFoundation = true
            return "Data"
        case .timestamp:
            needsFoundation = true
            return "Date"
        case .bool: return "Bool"
        case .integer(let bits, let isSigned): return (isSigned ? "Int" : "UInt") + "\(bits)"
        case .floating(let bits): return bits == 32 ? "Float" : "Double"
        case .message(let name): return names[name] ?? "JSONValue"
        case .list(let element): return "[\(self.name(of: element))]"
        case .map(_, let value): return "[String: \(name(of: value))]"
        case .nullable(let inner): return name(of: inner)
        case .anyObject, .anyMessage, .any: return "JSONValue"
        }
    }

    /// Whether a field of that type would make a message part of itself.
    private func holds(_ type: ShapeType, _ wanted: String) -> Bool {
        guard case .message(let first) = type else { return false }
        var waiting = [first]
        var seen: Set<String> = []
        while let name = waiting.popLast() {
            if name == wanted { return true }
            guard seen.insert(name).inserted else { continue }
            for field in shape.messages[name]?.fields ?? [] {
                if case .message(let next) = field.type { waiting.append(next) }
            }
        }
        return false
    }

    private func values(of type: ShapeType) -> [String] {
        guard case .enumeration(let name) = type, let values = shape.enums[name] else { return [] }
        let shown = values.prefix(12).map { $0.filter { !$0.isNewline } }.joined(separator: ", ")
        return ["    /// \(shown)\(values.count > 12 ? ", …" : "")"]
    }

    private func comment(_ text: String, _ indent: String) -> [String] {
        guard !text.isEmpty else { return [] }
        return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { line in
            line.isEmpty ? "\(indent)///" : "\(indent)/// \(line)"
        }
    }
}

/// Names as Swift allows them.
private enum SwiftName {
    private static let keywords: Set<String> = [
        "Any", "Protocol", "Self", "Type", "as", "associatedtype", "break", "case", "catch", "class", "continue",
        "default", "defer", "deinit", "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for",
        "func", "guard", "if", "import", "in", "init", "inout", "internal", "is", "let", "nil", "operator", "private",
        "protocol", "public", "repeat", "rethrows", "return", "self", "static", "struct", "subscript", "super",
        "switch", "throw", "throws", "true", "try", "typealias", "var", "where", "while",
    ]

    /// A member's name in lowerCamelCase.
    static func member(_ name: String) -> String {
        let joined = ProtoParser.jsonName(ProtoIdentifier.make(name))
        let capitals = joined.prefix { $0.isUppercase }
        // `URL` is all lowered, `UserID` only its first letter, and of `IDCard` all but the last capital.
        let lowered = capitals.count < 2 || capitals.count == joined.count ? capitals.count : capitals.count - 1
        let plain = joined.prefix(lowered).lowercased() + joined.dropFirst(lowered)
        guard let first = plain.first, !first.isNumber else { return "_\(plain)" }
        // These can't be members even in backticks, or not coding keys.
        if ["self", "Self", "init", "Type", "Protocol"].contains(plain) { return plain + "Value" }
        return keywords.contains(plain) ? "`\(plain)`" : plain
    }

    static func type(_ name: String) -> String {
        let plain = ProtoIdentifier.make(name)
        let capital = plain.prefix(1).uppercased() + plain.dropFirst()
        return keywords.contains(capital) || reserved.contains(capital) ? capital + "Message" : capital
    }

    /// Types that the generated code itself uses.
    private static let reserved: Set<String> = [
        "String", "Bool", "Int", "Int8", "Int16", "Int32", "Int64", "UInt8", "UInt16", "UInt32", "UInt64", "Float",
        "Double", "Data", "Date", "JSONValue", "Client", "Codable", "Sendable", "CodingKey", "CodingKeys", "Array",
        "Dictionary", "Optional", "Error",
    ]

    /// A string literal.
    static func literal(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\\(scalar)"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                result += "\\u{\(String(scalar.value, radix: 16))}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
