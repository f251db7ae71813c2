/// Reads JSON piece by piece from bytes, without making values of it (RFC 8259, strictly).
struct JSONByteReader {
    let bytes: UnsafeRawBufferPointer
    var position = 0

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
        // A byte order mark is no JSON (RFC 8259 section 8.1), but editors on Windows write one.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// A string as it stands between its quotes.
    struct Text {
        var start: Int
        var end: Int
        var isEscaped: Bool
    }

    func fault(_ reason: String) -> ProtobufError { ProtobufError(reason, offset: position) }

    // MARK: Structure

    @inline(__always)
    mutating func skipSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    /// The byte with which the next value or sign begins; nil at the end.
    @inline(__always)
    mutating func peek() -> UInt8? {
        skipSpace()
        return position < bytes.count ? bytes[position] : nil
    }

    /// Takes a sign such as `{` if it is next.
    @inline(__always)
    mutating func take(_ sign: Unicode.Scalar) -> Bool {
        guard peek() == UInt8(ascii: sign) else { return false }
        position += 1
        return true
    }

    /// Takes exactly these bytes if they are next.
    @inline(__always)
    mutating func takeBytes(_ expected: [UInt8]) -> Bool {
        guard bytes.count - position >= expected.count else { return false }
        for offset in 0..<expected.count where bytes[position + offset] != expected[offset] { return false }
        position += expected.count
        return true
    }

    @inline(__always)
    mutating func expect(_ sign: Unicode.Scalar) throws(ProtobufError) {
        guard take(sign) else { throw fault("'\(sign)' expected, not \(shown())") }
    }

    /// After a member or element: whether another one follows.
    @inline(__always)
    mutating func takesAnother(until close: Unicode.Scalar) throws(ProtobufError) -> Bool {
        if take(",") { return true }
        if take(close) { return false }
        throw fault("',' or '\(close)' expected, not \(shown())")
    }

    /// What is next, for an error.
    mutating func shown() -> String {
        guard let byte = peek() else { return "the end" }
        switch byte {
        case UInt8(ascii: "{"): return "an object"
        case UInt8(ascii: "["): return "an array"
        case UInt8(ascii: "\""): return "a string"
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return "a boolean"
        case UInt8(ascii: "n"): return "null"
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return "a number"
        case 0x21..<0x7F: return "'\(Character(Unicode.Scalar(byte)))'"
        default: return "byte \(byte)"
        }
    }

    mutating func takeNull() throws(ProtobufError) -> Bool {
        guard peek() == UInt8(ascii: "n") else { return false }
        try word("null")
        return true
    }

    mutating func bool() throws(ProtobufError) -> Bool {
        switch peek() {
        case UInt8(ascii: "t"):
            try word("true")
            return true
        case UInt8(ascii: "f"):
            try word("false")
            return false
        default: throw fault("true or false expected, not \(shown())")
        }
    }

    private mutating func word(_ word: StaticString) throws(ProtobufError) {
        let count = word.utf8CodeUnitCount
        let matches =
            bytes.count - position >= count
            && word.withUTF8Buffer { bytes[position..<position + count].elementsEqual($0) }
        guard matches else { throw fault("'\(word)' expected") }
        position += count
    }

    // MARK: Strings

    /// Reads a string, which must be next.
    @inline(__always)
    mutating func text() throws(ProtobufError) -> Text {
        guard peek() == UInt8(ascii: "\"") else { throw fault("a string expected, not \(shown())") }
        position += 1
        let start = position
        var isEscaped = false
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\"") {
                position += 1
                return Text(start: start, end: position - 1, isEscaped: isEscaped)
            }
            if byte == UInt8(ascii: "\\") {
                isEscaped = true
                position += 1
            } else if byte < 0x20 {
                throw fault("a control character in a string must be escaped")
            }
            position += 1
        }
        position = bytes.count
        throw fault("the string does not end")
    }

    /// The bytes of a string that is not escaped.
    @inline(__always)
    func raw(_ text: Text) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: bytes[text.start..<text.end])
    }

    /// A string's characters.
    @inline(__always)
    mutating func string(_ text: Text) throws(ProtobufError) -> String {
        if !text.isEscaped {
            let buffer = raw(text).assumingMemoryBound(to: UInt8.self)
            if let string = String(validating: buffer, as: UTF8.self) { return string }
        } else if let string = String(validating: try unescaped(text), as: UTF8.self) {
            return string
        }
        throw fault("the string is not UTF-8")
    }

    /// Calls with the bytes of a string.
    @inline(__always)
    mutating func withBytes<Result>(
        of text: Text,
        _ body: (UnsafeRawBufferPointer) -> Result
    ) throws(ProtobufError) -> Result {
        guard text.isEscaped else { return body(raw(text)) }
        return try unescaped(text).withUnsafeBytes { body($0) }
    }

    private mutating func unescaped(_ text: Text) throws(ProtobufError) -> [UInt8] {
        let after = position
        defer { position = after }
        var result: [UInt8] = []
        result.reserveCapacity(text.end - text.start)
        position = text.start
        while position < text.end {
            let byte = bytes[position]
            position += 1
            guard byte == UInt8(ascii: "\\") else {
                result.append(byte)
                continue
            }
            let letter = bytes[position]  // the quote at the end at the latest
            position += 1
            switch letter {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(letter)
            case UInt8(ascii: "b"): result.append(0x08)
            case UInt8(ascii: "f"): result.append(0x0C)
            case UInt8(ascii: "n"): result.append(0x0A)
            case UInt8(ascii: "r"): result.append(0x0D)
            case UInt8(ascii: "t"): result.append(0x09)
            case UInt8(ascii: "u"):
                let scalar = try unicodeEscape(end: text.end)
                result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            default: throw fault("a string has an escape that JSON does not know")
            }
        }
        return result
    }

    /// `\uXXXX`, or two of them for a character beyond U+FFFF; a half of such a pair alone is refused.
    private mutating func unicodeEscape(end: Int) throws(ProtobufError) -> Unicode.Scalar {
        let first = try hexQuad(end: end)
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, end - position >= 6, bytes[position] == UInt8(ascii: "\\"),
            bytes[position + 1] == UInt8(ascii: "u")
        else { throw fault("a string has half of a surrogate pair") }
        position += 2
        let second = try hexQuad(end: end)
        guard (0xDC00..<0xE000).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw fault("a string has half of a surrogate pair") }
        return scalar
    }

    private mutating func hexQuad(end: Int) throws(ProtobufError) -> UInt32 {
        guard end - position >= 4 else { throw fault("four hexadecimal digits expected after '\\u'") }
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

    // MARK: Skipping

    /// Passes over a value of any kind.
    mutating func skipValue(depth: Int) throws(ProtobufError) {
        switch peek() {
        case UInt8(ascii: "{"):
            guard depth > 0 else { throw fault("the JSON is nested too deep") }
            position += 1
            if take("}") { return }
            repeat {
                _ = try string(try text())
                try expect(":")
                try skipValue(depth: depth - 1)
            } while try takesAnother(until: "}")
        case UInt8(ascii: "["):
            guard depth > 0 else { throw fault("the JSON is nested too deep") }
            position += 1
            if take("]") { return }
            repeat { try skipValue(depth: depth - 1) } while try takesAnother(until: "]")
        case UInt8(ascii: "\""): _ = try string(try text())
        case UInt8(ascii: "t"), UInt8(ascii: "f"): _ = try bool()
        case UInt8(ascii: "n"): try word("null")
        default: _ = try number()
        }
    }
}
