/// Why a text is not JSON, and where.
public struct JSONSyntaxError: Error, Sendable, Hashable {
    /// What was found or missing, in plain words.
    public var reason: String
    /// Line of the fault, from 1.
    public var line: Int
    /// Column of the fault in characters, from 1.
    public var column: Int
    /// Offset of the fault in bytes, from 0.
    public var offset: Int
}

extension JSONValue {
    /// How deep arrays and objects may nest before a document is refused.
    public static let defaultMaximumDepth = 512

    /// Reads exactly one JSON value (RFC 8259) with nothing but white space around it.
    /// - Throws: ``JSONSyntaxError``, also for invalid UTF-8, trailing text and nesting beyond `maximumDepth`.
    public init(parsing text: String, maximumDepth: Int = defaultMaximumDepth) throws(JSONSyntaxError) {
        try self.init(parsing: Array(text.utf8), maximumDepth: maximumDepth)
    }

    /// Reads exactly one JSON value from UTF-8 bytes.
    /// - Throws: ``JSONSyntaxError``, also for invalid UTF-8, trailing text and nesting beyond `maximumDepth`.
    public init(parsing bytes: [UInt8], maximumDepth: Int = defaultMaximumDepth) throws(JSONSyntaxError) {
        var parser = JSONParser(bytes: bytes, maximumDepth: maximumDepth)
        self = try parser.document()
    }
}

/// A recursive-descent parser over one array of bytes.
struct JSONParser {
    let bytes: [UInt8]
    let maximumDepth: Int
    var position = 0

    init(bytes: [UInt8], maximumDepth: Int) {
        self.bytes = bytes
        self.maximumDepth = maximumDepth
    }

    mutating func document() throws(JSONSyntaxError) -> JSONValue {
        // A byte order mark is no JSON (RFC 8259 section 8.1), but editors on Windows write one.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        skipSpace()
        if position == bytes.count { throw fault("nothing but white space") }
        let value = try value(depth: 0)
        skipSpace()
        if position < bytes.count { throw fault("more text after the first value") }
        return value
    }

    private mutating func value(depth: Int) throws(JSONSyntaxError) -> JSONValue {
        guard position < bytes.count else { throw fault("the text ends where a value should stand") }
        switch bytes[position] {
        case UInt8(ascii: "{"): return try object(depth: depth + 1)
        case UInt8(ascii: "["): return try array(depth: depth + 1)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
        default: throw fault("a value can't begin with \(shown(at: position))")
        }
    }

    private mutating func object(depth: Int) throws(JSONSyntaxError) -> JSONValue {
        try enter(depth)
        var members: [JSONValue.Member] = []
        if take(UInt8(ascii: "}")) { return .object(members) }
        while true {
            guard peek() == UInt8(ascii: "\"") else { throw fault("a member's name must be a string in double quotes") }
            let name = try string()
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw fault("':' expected after the name") }
            members.append(.init(name, try value(depth: depth)))
            skipSpace()
            if take(UInt8(ascii: "}")) { return .object(members) }
            guard take(UInt8(ascii: ",")) else { throw fault("',' or '}' expected") }
        }
    }

    private mutating func array(depth: Int) throws(JSONSyntaxError) -> JSONValue {
        try enter(depth)
        var elements: [JSONValue] = []
        if take(UInt8(ascii: "]")) { return .array(elements) }
        while true {
            elements.append(try value(depth: depth))
            skipSpace()
            if take(UInt8(ascii: "]")) { return .array(elements) }
            guard take(UInt8(ascii: ",")) else { throw fault("',' or ']' expected") }
        }
    }

    private mutating func enter(_ depth: Int) throws(JSONSyntaxError) {
        guard depth <= maximumDepth else { throw fault("nested deeper than \(maximumDepth) levels") }
        position += 1
        skipSpace()
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONSyntaxError) -> JSONValue {
        let count = word.utf8CodeUnitCount
        let matches =
            bytes.count - position >= count
            && word.withUTF8Buffer { expected in bytes[position..<position + count].elementsEqual(expected) }
        guard matches else { throw fault("'\(word)' expected") }
        position += count
        return value
    }

    private mutating func number() throws(JSONSyntaxError) -> String {
        let start = position
        _ = takeRaw(UInt8(ascii: "-"))
        if takeRaw(UInt8(ascii: "0")) {
            if let next = rawPeek(), isDigit(next) { throw fault("a number can't begin with 0 and go on") }
        } else {
            try digits()
        }
        if takeRaw(UInt8(ascii: ".")) { try digits() }
        if takeRaw(UInt8(ascii: "e")) || takeRaw(UInt8(ascii: "E")) {
            if !takeRaw(UInt8(ascii: "+")) { _ = takeRaw(UInt8(ascii: "-")) }
            try digits()
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func digits() throws(JSONSyntaxError) {
        let start = position
        while let next = rawPeek(), isDigit(next) { position += 1 }
        guard position > start else { throw fault("a digit expected") }
    }

    /// Reads a string; the position is at its opening quote.
    private mutating func string() throws(JSONSyntaxError) -> String {
        position += 1
        var start = position
        var text = ""
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                text += try utf8(start..<position)
                position += 1
                return text
            case UInt8(ascii: "\\"):
                text += try utf8(start..<position)
                position += 1
                try escape(into: &text)
                start = position
            case 0..<0x20:
                throw fault("a control character in a string must be escaped")
            default:
                position += 1
            }
        }
        throw fault("the string does not end")
    }

    private func utf8(_ range: Range<Int>) throws(JSONSyntaxError) -> String {
        if range.isEmpty { return "" }
        guard let text = String(validating: bytes[range], as: UTF8.self) else {
            throw fault("not UTF-8", at: range.lowerBound)
        }
        return text
    }

    private mutating func escape(into text: inout String) throws(JSONSyntaxError) {
        guard position < bytes.count else { throw fault("the string does not end") }
        let letter = bytes[position]
        position += 1
        switch letter {
        case UInt8(ascii: "\""): text += "\""
        case UInt8(ascii: "\\"): text += "\\"
        case UInt8(ascii: "/"): text += "/"
        case UInt8(ascii: "b"): text += "\u{08}"
        case UInt8(ascii: "f"): text += "\u{0C}"
        case UInt8(ascii: "n"): text += "\n"
        case UInt8(ascii: "r"): text += "\r"
        case UInt8(ascii: "t"): text += "\t"
        case UInt8(ascii: "u"): text.unicodeScalars.append(try unicodeEscape())
        default: throw fault("'\\' can't be followed by \(shown(at: position - 1))", at: position - 1)
        }
    }

    /// A `\uXXXX` escape or a pair of them; a lone surrogate becomes U+FFFD, as in Go.
    private mutating func unicodeEscape() throws(JSONSyntaxError) -> Unicode.Scalar {
        let replacement: Unicode.Scalar = "\u{FFFD}"
        let first = try hexQuad()
        guard (0xD800..<0xDC00).contains(first) else { return Unicode.Scalar(first) ?? replacement }
        let mark = position
        guard takeRaw(UInt8(ascii: "\\")), takeRaw(UInt8(ascii: "u")) else {
            position = mark
            return replacement
        }
        let second = try hexQuad()
        guard (0xDC00..<0xE000).contains(second) else {
            position = mark
            return replacement
        }
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? replacement
    }

    private mutating func hexQuad() throws(JSONSyntaxError) -> UInt32 {
        guard bytes.count - position >= 4 else { throw fault("four hexadecimal digits expected after '\\u'") }
        var value: UInt32 = 0
        for byte in bytes[position..<position + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw fault("four hexadecimal digits expected after '\\u'")
            }
            value = value << 4 | UInt32(digit)
        }
        position += 4
        return value
    }

    // MARK: Bytes

    private func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    private func rawPeek() -> UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func takeRaw(_ byte: UInt8) -> Bool {
        guard rawPeek() == byte else { return false }
        position += 1
        return true
    }

    private mutating func peek() -> UInt8? {
        skipSpace()
        return rawPeek()
    }

    /// Takes a structural byte and the white space behind it.
    private mutating func take(_ byte: UInt8) -> Bool {
        guard takeRaw(byte) else { return false }
        if byte == UInt8(ascii: ":") || byte == UInt8(ascii: ",") { skipSpace() }
        return true
    }

    private mutating func skipSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            default: return
            }
        }
    }

    private func shown(at offset: Int) -> String {
        guard offset < bytes.count else { return "the end" }
        let byte = bytes[offset]
        return byte >= 0x20 && byte < 0x7F ? "'\(Character(Unicode.Scalar(byte)))'" : "byte \(byte)"
    }

    private func fault(_ reason: String, at offset: Int? = nil) -> JSONSyntaxError {
        let offset = offset ?? position
        let before = bytes[..<min(offset, bytes.count)]
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let line = before.count { $0 == 0x0A } + 1
        let column = String(decoding: before[lineStart...], as: UTF8.self).count + 1
        return JSONSyntaxError(reason: reason, line: line, column: column, offset: offset)
    }
}
