/// Takes the bytes of a `.proto` file apart into tokens, comments aside.
struct ProtoLexer {
    let bytes: [UInt8]
    let fileName: String
    private(set) var position = 0
    private var line = 0
    private var lineStart = 0
    private var comments = ProtoCommentCollector()

    init(_ bytes: [UInt8], fileName: String) {
        self.bytes = bytes
        self.fileName = fileName
        // Editors on Windows write a byte order mark; protoc passes over it too.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { (position, lineStart) = (3, 3) }
    }

    /// The next token; at the end of the file the end, again and again.
    mutating func next() throws(ProtoSyntaxError) -> ProtoToken {
        try skipSpace()
        let (leading, trailing) = comments.take(before: line)
        var token = ProtoToken(kind: .end, text: "", offset: position, line: line, column: position - lineStart)
        token.leadingComment = leading
        token.commentOfPrevious = trailing
        guard let first = peek() else { return token }
        if isLetter(first) {
            token.kind = .identifier
            skip { isLetter($0) || isDigit($0) }
        } else if isDigit(first) || (first == UInt8(ascii: ".") && peek(1).map(isDigit) == true) {
            token.kind = try number(first)
        } else if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
            token.kind = .string
            token.bytes = try string(first)
        } else if first > 0x20, first < 0x7F {
            token.kind = .symbol
            position += 1
        } else {
            throw fault("a character that has no place in a .proto file", at: position)
        }
        token.text = String(decoding: bytes[token.offset..<position], as: UTF8.self)
        comments.tokenEnded(on: line)
        return token
    }

    /// An error at a byte of this file; its column counts characters.
    func fault(_ reason: String, at offset: Int) -> ProtoSyntaxError {
        let before = bytes[..<min(offset, bytes.count)]
        let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? (bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
        let column = before[min(start, before.endIndex)...].count { $0 & 0xC0 != 0x80 } + 1
        return ProtoSyntaxError(file: fileName, line: before.count { $0 == 0x0A } + 1, column: column, reason: reason)
    }

    // MARK: Space and comments

    private mutating func skipSpace() throws(ProtoSyntaxError) {
        while let byte = peek() {
            switch byte {
            case 0x0A: newLine()
            case 0x09, 0x0B, 0x0C, 0x0D, 0x20: position += 1
            case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "/"): lineComment()
            case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "*"): try blockComment()
            default: return
            }
        }
    }

    private mutating func newLine() {
        position += 1
        line += 1
        lineStart = position
    }

    private mutating func lineComment() {
        let start = position + 2
        position = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
        comments.addLine(String(decoding: bytes[start..<position], as: UTF8.self) + "\n", line: line)
    }

    private mutating func blockComment() throws(ProtoSyntaxError) {
        let (start, firstLine) = (position, line)
        position += 2
        while position + 1 < bytes.count,
            bytes[position] != UInt8(ascii: "*") || bytes[position + 1] != UInt8(ascii: "/")
        {
            if bytes[position] == 0x0A { newLine() } else { position += 1 }
        }
        guard position + 1 < bytes.count else { throw fault("the comment does not end", at: start) }
        comments.addBlock(bytes[start + 2..<position], from: firstLine, to: line)
        position += 2
    }

    // MARK: Numbers

    private mutating func number(_ first: UInt8) throws(ProtoSyntaxError) -> ProtoToken.Kind {
        let start = position
        var kind = ProtoToken.Kind.integer
        if first == UInt8(ascii: "0"), let next = peek(1), next | 0x20 == UInt8(ascii: "x") {
            position += 2
            skip { isLetter($0) || isDigit($0) }
            guard position > start + 2 else { throw fault("'0x' must be followed by hexadecimal digits", at: start) }
            return kind
        }
        skip(isDigit)
        if peek() == UInt8(ascii: ".") {
            kind = .float
            position += 1
            skip(isDigit)
        }
        if let letter = peek(), letter | 0x20 == UInt8(ascii: "e") {
            kind = .float
            position += 1
            if peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") { position += 1 }
            guard let digit = peek(), isDigit(digit) else {
                throw fault("the exponent of a number needs digits", at: start)
            }
            skip(isDigit)
        }
        if let letter = peek(), isLetter(letter) || letter == UInt8(ascii: ".") {
            throw fault("a space is needed between a number and what follows it", at: position)
        }
        return kind
    }

    // MARK: Strings

    private mutating func string(_ quote: UInt8) throws(ProtoSyntaxError) -> [UInt8] {
        let start = position
        var content: [UInt8] = []
        position += 1
        while let byte = peek(), byte != 0x0A {
            position += 1
            if byte == quote { return content }
            if byte == UInt8(ascii: "\\") { try escape(into: &content) } else { content.append(byte) }
        }
        throw fault("the string does not end on its line", at: start)
    }

    private mutating func escape(into content: inout [UInt8]) throws(ProtoSyntaxError) {
        let start = position - 1
        guard let letter = peek() else { throw fault("the string does not end", at: start) }
        position += 1
        switch letter {
        case UInt8(ascii: "a"): content.append(0x07)
        case UInt8(ascii: "b"): content.append(0x08)
        case UInt8(ascii: "f"): content.append(0x0C)
        case UInt8(ascii: "n"): content.append(0x0A)
        case UInt8(ascii: "r"): content.append(0x0D)
        case UInt8(ascii: "t"): content.append(0x09)
        case UInt8(ascii: "v"): content.append(0x0B)
        case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "?"): content.append(letter)
        case UInt8(ascii: "0")...UInt8(ascii: "7"):
            position -= 1
            content.append(UInt8(truncatingIfNeeded: digits(atMost: 3, radix: 8) ?? 0))
        case UInt8(ascii: "x"), UInt8(ascii: "X"):
            guard let value = digits(atMost: 2, radix: 16) else { throw fault("'\\x' needs digits", at: start) }
            content.append(UInt8(truncatingIfNeeded: value))
        case UInt8(ascii: "u"): try scalar(digits: 4, from: start, into: &content)
        case UInt8(ascii: "U"): try scalar(digits: 8, from: start, into: &content)
        default: throw fault("a string has no such escape", at: start)
        }
    }

    private mutating func scalar(
        digits count: Int,
        from start: Int,
        into content: inout [UInt8]
    ) throws(ProtoSyntaxError) {
        let first = position
        guard let value = digits(atMost: count, radix: 16), position - first == count else {
            throw fault("\(count) hexadecimal digits are needed here", at: start)
        }
        guard let scalar = Unicode.Scalar(value) else { throw fault("no Unicode character has this number", at: start) }
        content += String(Character(scalar)).utf8
    }

    private mutating func digits(atMost count: Int, radix: UInt32) -> UInt32? {
        let end = position + count
        var value: UInt32?
        while position < end, let byte = peek(),
            let digit = Character(Unicode.Scalar(byte)).hexDigitValue.map(UInt32.init), digit < radix
        {
            value = (value ?? 0) &* radix &+ digit
            position += 1
        }
        return value
    }

    // MARK: Bytes

    private func peek(_ ahead: Int = 0) -> UInt8? {
        position + ahead < bytes.count ? bytes[position + ahead] : nil
    }

    private mutating func skip(_ belongs: (UInt8) -> Bool) {
        while let byte = peek(), belongs(byte) { position += 1 }
    }
}

private func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

private func isLetter(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
}
