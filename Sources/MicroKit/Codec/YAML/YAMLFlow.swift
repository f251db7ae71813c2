/// Flow mappings and sequences and quoted scalars, which may go on over lines (YAML 1.2.2 chapter 7).
struct YAMLFlow {
    private let maximumDepth: Int
    private var text: [UInt8] = []
    private var position = 0

    init(maximumDepth: Int) { self.maximumDepth = maximumDepth }

    /// Reads a value that begins at a column of the first line and takes all of the lines, but for a comment.
    /// - Throws: ``YAMLFault`` with the byte, from the beginning of the first line, lines joined by line feeds.
    mutating func read(_ lines: [YAMLLine], from column: Int) throws(YAMLFault) -> JSONValue {
        text = Array(lines.map(\.bytes).joined(separator: [0x0A]))
        position = column
        do throws(Stop) {
            let value = try value(depth: 0)
            let end = position
            if (try? next()) != nil {
                throw Stop.fault("there is more text behind the end of it")
            }
            guard end == text.count || text[end] != UInt8(ascii: "#") else {
                throw Stop.fault("a space is missing before the comment")
            }
            return value
        } catch {
            switch error {
            case .fault(let reason): throw YAMLFault(reason: reason, column: position)
            case .end: throw YAMLFault(reason: "it has no end", column: column)
            }
        }
    }

    /// Reads a quoted scalar of one line.
    mutating func quoted(_ line: [UInt8], from column: Int) throws(YAMLFault) -> (text: String, end: Int) {
        text = line
        position = column
        do {
            return (try quoted(), position)
        } catch {
            throw YAMLFault(reason: "it has no end", column: column)
        }
    }

    /// Why there is no value yet.
    private enum Stop: Error {
        /// The text ends before it.
        case end
        /// It will never be one.
        case fault(String)
    }

    // MARK: Values

    private mutating func value(depth: Int) throws(Stop) -> JSONValue {
        switch text[position] {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return .string(try quoted())
        case UInt8(ascii: "["): return .array(try sequence(depth: depth + 1))
        case UInt8(ascii: "{"): return .object(try mapping(depth: depth + 1))
        default: return YAMLScalar.value(ofPlain: try plain())
        }
    }

    private mutating func sequence(depth: Int) throws(Stop) -> [JSONValue] {
        guard depth <= maximumDepth else { throw .fault("it nests too deep") }
        position += 1
        var elements: [JSONValue] = []
        while try next() != UInt8(ascii: "]") {
            elements.append(try value(depth: depth))
            guard try comma(or: UInt8(ascii: "]")) else { break }
        }
        position += 1
        return elements
    }

    private mutating func mapping(depth: Int) throws(Stop) -> [JSONValue.Member] {
        guard depth <= maximumDepth else { throw .fault("it nests too deep") }
        position += 1
        var members: [JSONValue.Member] = []
        var names: Set<String> = []
        while try next() != UInt8(ascii: "}") {
            let isQuoted = text[position] == UInt8(ascii: "\"") || text[position] == UInt8(ascii: "'")
            let name = isQuoted ? try quoted() : try plain()
            guard names.insert(name).inserted else { throw .fault("the key \(name) stands here twice") }
            var member = JSONValue.Member(name, .null)
            if try next() == UInt8(ascii: ":") {
                position += 1
                let first = try next()
                if first != UInt8(ascii: ","), first != UInt8(ascii: "}") { member.value = try value(depth: depth) }
            }
            members.append(member)
            guard try comma(or: UInt8(ascii: "}")) else { break }
        }
        position += 1
        return members
    }

    /// Whether a comma stands next, which is passed, or the end.
    private mutating func comma(or end: UInt8) throws(Stop) -> Bool {
        let byte = try next()
        if byte == UInt8(ascii: ",") {
            position += 1
            return true
        }
        guard byte == end else { throw .fault("a comma or \(Character(UnicodeScalar(end))) should stand here") }
        return false
    }

    /// The next byte that is neither white space nor a comment.
    private mutating func next() throws(Stop) -> UInt8 {
        while position < text.count {
            switch text[position] {
            case 0x20, 0x09, 0x0A: position += 1
            case UInt8(ascii: "#") where position == 0 || [0x20, 0x09, 0x0A].contains(text[position - 1]):
                position = text[position...].firstIndex(of: 0x0A) ?? text.count
            default: return text[position]
            }
        }
        throw .end
    }

    /// A plain scalar within a flow, on one line.
    private mutating func plain() throws(Stop) -> String {
        let start = position
        guard !"&*!|>%@`,#".utf8.contains(text[start]) else {
            throw .fault("a text without quotes can't begin with \(Character(UnicodeScalar(text[start])))")
        }
        loop: while position < text.count {
            switch text[position] {
            case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "{"), 0x0A:
                break loop
            case UInt8(ascii: ":"):
                let next = position + 1 < text.count ? text[position + 1] : 0x20
                if [0x20, 0x09, 0x0A].contains(next) || ",]}".utf8.contains(next) { break loop }
            case UInt8(ascii: "#") where text[position - 1] == 0x20: break loop
            default: break
            }
            position += 1
        }
        guard position > start else { throw .fault("a value is missing") }
        var scalar = text[start..<position]
        while let last = scalar.last, last == 0x20 || last == 0x09 { scalar.removeLast() }
        return String(decoding: scalar, as: UTF8.self)
    }

    // MARK: Quotes

    private mutating func quoted() throws(Stop) -> String {
        let quote = text[position]
        position += 1
        var scalar: [UInt8] = []
        while position < text.count {
            let byte = text[position]
            position += 1
            switch byte {
            case quote:
                guard quote == UInt8(ascii: "'"), position < text.count, text[position] == quote else {
                    return String(decoding: scalar, as: UTF8.self)
                }
                position += 1
                scalar.append(quote)
            case UInt8(ascii: "\\") where quote == UInt8(ascii: "\""): try escape(into: &scalar)
            case 0x0A: foldLines(into: &scalar)
            default: scalar.append(byte)
            }
        }
        throw .end
    }

    /// A line break is a space, several are one fewer, and white space around them is none (section 7.3.1).
    private mutating func foldLines(into scalar: inout [UInt8]) {
        while let last = scalar.last, last == 0x20 || last == 0x09 { scalar.removeLast() }
        var breaks = 0
        while position < text.count, [0x20, 0x09, 0x0A].contains(text[position]) {
            if text[position] == 0x0A { breaks += 1 }
            position += 1
        }
        scalar += breaks == 0 ? [0x20] : Array(repeating: 0x0A, count: breaks)
    }

    private mutating func escape(into scalar: inout [UInt8]) throws(Stop) {
        guard position < text.count else { throw .end }
        let byte = text[position]
        position += 1
        switch byte {
        case UInt8(ascii: "x"): try codePoint(2, into: &scalar)
        case UInt8(ascii: "u"): try codePoint(4, into: &scalar)
        case UInt8(ascii: "U"): try codePoint(8, into: &scalar)
        case 0x0A:
            while position < text.count, text[position] == 0x20 || text[position] == 0x09 { position += 1 }
        default:
            guard let plain = Self.escapes[byte] else {
                throw .fault("\\\(Character(UnicodeScalar(byte))) is no escape")
            }
            scalar += plain.utf8
        }
    }

    /// Section 5.7.
    private static let escapes: [UInt8: String] = [
        UInt8(ascii: "0"): "\0", UInt8(ascii: "a"): "\u{7}", UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "t"): "\t",
        0x09: "\t", UInt8(ascii: "n"): "\n", UInt8(ascii: "v"): "\u{B}", UInt8(ascii: "f"): "\u{C}",
        UInt8(ascii: "r"): "\r", UInt8(ascii: "e"): "\u{1B}", 0x20: " ", UInt8(ascii: "\""): "\"",
        UInt8(ascii: "/"): "/", UInt8(ascii: "\\"): "\\", UInt8(ascii: "N"): "\u{85}", UInt8(ascii: "_"): "\u{A0}",
        UInt8(ascii: "L"): "\u{2028}", UInt8(ascii: "P"): "\u{2029}",
    ]

    private mutating func codePoint(_ digits: Int, into scalar: inout [UInt8]) throws(Stop) {
        guard var code = hexadecimal(digits) else { throw .fault("an escape needs \(digits) hexadecimal digits") }
        // JSON writes what lies beyond 16 bits as two halves.
        if digits == 4, (0xD800..<0xDC00).contains(code), text[position...].starts(with: "\\u".utf8) {
            position += 2
            guard let low = hexadecimal(4), (0xDC00..<0xE000).contains(low) else {
                throw .fault("half of a character")
            }
            code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let character = UnicodeScalar(code) else { throw .fault("an escape that stands for no character") }
        scalar += String(Character(character)).utf8
    }

    private mutating func hexadecimal(_ digits: Int) -> UInt32? {
        let part = text[position...].prefix(digits)
        guard part.count == digits, part.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }),
            let code = UInt32(String(decoding: part, as: UTF8.self), radix: 16)
        else { return nil }
        position += digits
        return code
    }
}
