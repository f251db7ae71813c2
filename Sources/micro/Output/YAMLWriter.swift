import MicroKit

/// JSON values as a YAML 1.2 document in block style. Strings stand plain only where no YAML reader can take them for
/// something else; all others are JSON strings, which YAML reads as they are.
enum YAMLWriter {
    /// The document with a final newline.
    static func text(_ value: JSONValue) -> String {
        switch value {
        case .object(let members) where !members.isEmpty: block(value, indent: "")
        case .array(let elements) where !elements.isEmpty: block(value, indent: "")
        default: scalar(value) + "\n"
        }
    }

    private static func block(_ value: JSONValue, indent: String) -> String {
        switch value {
        case .object(let members):
            members.map { "\(indent)\(string($0.name)):\(nested($0.value, indent: indent))" }.joined()
        case .array(let elements):
            elements.map { "\(indent)-\(item($0, indent: indent))" }.joined()
        default: scalar(value)
        }
    }

    private static func nested(_ value: JSONValue, indent: String) -> String {
        isBlock(value) ? "\n" + block(value, indent: indent + "  ") : " \(scalar(value))\n"
    }

    /// An array's element: its first line stands behind the dash.
    private static func item(_ value: JSONValue, indent: String) -> String {
        guard isBlock(value) else { return " \(scalar(value))\n" }
        return " " + block(value, indent: indent + "  ").dropFirst(indent.count + 2)
    }

    private static func isBlock(_ value: JSONValue) -> Bool {
        switch value {
        case .object(let members): !members.isEmpty
        case .array(let elements): !elements.isEmpty
        default: false
        }
    }

    private static func scalar(_ value: JSONValue) -> String {
        if case .string(let text) = value { return string(text) }
        return value.text()
    }

    private static func string(_ text: String) -> String {
        isPlain(text) ? text : TerminalText.escapedJSON(JSONValue.string(text).text())
    }

    /// Letters first, then letters, digits and a few harmless signs, and none of YAML 1.1's or 1.2's words.
    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.utf8.first, isLetter(first) else { return false }
        let words = ["true", "false", "null", "yes", "no", "on", "off", "y", "n", "inf", "nan"]
        return text.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || "-_./".utf8.contains($0) }
            && !words.contains(text.lowercased())
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
