/// Text for people. What is written into the source stands as it is; everything put in by interpolation is taken for
/// remote and loses its control characters, so that no service can move a cursor or hide text.
struct TerminalText: ExpressibleByStringInterpolation, Sendable, Hashable {
    /// What a piece of text means; colour follows from it.
    enum Style: Sendable, Hashable {
        case plain, good, bad
        /// A JSON document, whose parts are coloured one by one.
        case json

        /// The SGR parameters of ECMA-48.
        fileprivate var parameters: String? {
            switch self {
            case .plain, .json: nil
            case .good: "32"
            case .bad: "31"
            }
        }
    }

    private var segments: [Segment] = []

    fileprivate struct Segment: Sendable, Hashable {
        var text: String
        var style: Style
    }

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var segments: [Segment] = []

        init(literalCapacity: Int, interpolationCount: Int) {}

        mutating func appendLiteral(_ literal: String) {
            segments.append(Segment(text: literal, style: .plain))
        }

        mutating func appendInterpolation(_ text: String, _ style: Style = .plain) {
            segments.append(Segment(text: TerminalText.escaped(text), style: style))
        }

        mutating func appendInterpolation(_ number: Int) {
            segments.append(Segment(text: String(number), style: .plain))
        }

        mutating func appendInterpolation(_ text: TerminalText) {
            segments += text.segments
        }
    }

    init() {}

    init(stringLiteral value: String) {
        segments = [Segment(text: value, style: .plain)]
    }

    init(stringInterpolation: StringInterpolation) {
        segments = stringInterpolation.segments
    }

    static func += (left: inout TerminalText, right: TerminalText) {
        left.segments += right.segments
    }

    /// The text with or without colour.
    func rendered(color: Bool) -> String {
        segments.map { segment in
            if color, segment.style == .json { return Self.colored(json: segment.text) }
            guard color, let parameters = segment.style.parameters, !segment.text.isEmpty else { return segment.text }
            return "\u{1B}[\(parameters)m\(segment.text)\u{1B}[0m"
        }.joined()
    }

    /// JSON text, which may hold remote strings. In colour, its names, strings and other scalars differ.
    init(json text: String) {
        segments = [Segment(text: Self.escapedJSON(text), style: .json)]
    }

    private static func colored(json text: String) -> String {
        var result = ""
        var rest = text[...]
        while let first = rest.first {
            let piece: Substring
            let parameters: String
            if first == "\"" {
                piece = quoted(rest)
                parameters = rest.dropFirst(piece.count).first == ":" ? "34;1" : "32"
            } else {
                let isScalar = isPartOfScalar(first)
                piece = rest.prefix { $0 != "\"" && isPartOfScalar($0) == isScalar }
                parameters = isScalar ? "33" : ""
            }
            result += parameters.isEmpty ? String(piece) : "\u{1B}[\(parameters)m\(piece)\u{1B}[0m"
            rest = rest[piece.endIndex...]
        }
        return result
    }

    private static func isPartOfScalar(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || "+-.".contains(character)
    }

    /// The JSON string that the text begins with, quotes included.
    private static func quoted(_ text: Substring) -> Substring {
        var escaped = false
        let end = text.dropFirst().firstIndex { character in
            defer { escaped = character == "\\" && !escaped }
            return character == "\"" && !escaped
        }
        return end.map { text[...$0] } ?? text
    }

    /// A piece of remote text with every control character, C1 included, and every bidirectional override spelled
    /// out, on one line.
    static func escaped(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
        var safe = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": safe += "\\n"
            case "\r": safe += "\\r"
            case "\t": safe += "\\t"
            case _ where isUnsafe(scalar): safe += unicodeEscape(scalar)
            default: safe.unicodeScalars.append(scalar)
            }
        }
        return safe
    }

    /// JSON text with the characters that a JSON writer may leave but a terminal should not get spelled as JSON
    /// escapes. They can only stand inside strings, so the document stays the same.
    static func escapedJSON(_ text: String) -> String {
        func isHidden(_ scalar: Unicode.Scalar) -> Bool { scalar.value >= 0x20 && isUnsafe(scalar) }
        guard text.unicodeScalars.contains(where: isHidden) else { return text }
        var safe = ""
        for scalar in text.unicodeScalars {
            if isHidden(scalar) { safe += unicodeEscape(scalar) } else { safe.unicodeScalars.append(scalar) }
        }
        return safe
    }

    private static func unicodeEscape(_ scalar: Unicode.Scalar) -> String {
        let hex = String(scalar.value, radix: 16)
        return "\\u" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    }

    private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x2028, 0x2029: true
        default: false
        }
    }
}
