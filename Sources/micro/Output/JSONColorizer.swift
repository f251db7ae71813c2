/// Colours JSON text: names, strings, and the other scalars.
enum JSONColorizer {
    /// The text with SGR sequences around names and scalars.
    static func colored(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let first = rest.first {
            if first == "\"" {
                let string = quoted(rest)
                rest = rest.dropFirst(string.count)
                result += paint(string, rest.first == ":" ? "34;1" : "32")
            } else if first.isLetter || first.isNumber || first == "-" {
                let word = rest.prefix { $0.isLetter || $0.isNumber || "+-.".contains($0) }
                rest = rest.dropFirst(word.count)
                result += paint(word, "33")
            } else {
                result.append(first)
                rest = rest.dropFirst()
            }
        }
        return result
    }

    private static func quoted(_ text: Substring) -> Substring {
        var escaped = false
        let end = text.dropFirst().firstIndex { character in
            defer { escaped = character == "\\" && !escaped }
            return character == "\"" && !escaped
        }
        return end.map { text[...$0] } ?? text
    }

    private static func paint(_ text: Substring, _ parameters: String) -> String {
        "\u{1B}[\(parameters)m\(text)\u{1B}[0m"
    }
}
