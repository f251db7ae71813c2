/// What plain scalars stand for (YAML 1.2.2 section 10.3.2, the core schema).
enum YAMLScalar {
    /// Null, a boolean, a number in JSON's spelling, or the text.
    static func value(ofPlain text: String) -> JSONValue {
        switch text {
        case "", "~", "null", "Null", "NULL": return .null
        case "true", "True", "TRUE": return .bool(true)
        case "false", "False", "FALSE": return .bool(false)
        default: break
        }
        guard let first = text.utf8.first, first == UInt8(ascii: "-") || isDigit(first), let last = text.utf8.last,
            isDigit(last), case .number(let digits)? = try? JSONValue(parsing: text)
        else { return .string(text) }
        return .number(digits)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
}
