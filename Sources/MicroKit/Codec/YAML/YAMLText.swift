/// Keys and plain scalars within one line.
struct YAMLText {
    private let bytes: [UInt8]
    private let start: Int

    init(_ bytes: [UInt8], at start: Int) {
        self.bytes = bytes
        self.start = start
    }

    /// A key of a block mapping.
    struct Key {
        /// Its text.
        var name: String
        /// Whether it stands in quotes.
        var isQuoted: Bool
        /// Index behind the colon.
        var end: Int
    }

    /// A plain scalar's part on a line.
    struct Plain {
        /// Without white space around it.
        var text: String
        /// Whether a comment follows, which ends the scalar.
        var hasComment: Bool
    }

    /// Reads a key with its colon; nil when none stands here.
    func key() throws(YAMLFault) -> Key? {
        let first = bytes[start]
        if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
            var flow = YAMLFlow(maximumDepth: 0)
            guard let quoted = try? flow.quoted(bytes, from: start) else { return nil }
            let colon = bytes[quoted.end...].firstIndex { $0 != 0x20 }
            guard let colon, isColon(colon) else { return nil }
            return Key(name: quoted.text, isQuoted: true, end: colon + 1)
        }
        if first == UInt8(ascii: "[") || first == UInt8(ascii: "{") { return nil }
        if first == UInt8(ascii: "?"), start + 1 == bytes.count || bytes[start + 1] == 0x20 {
            throw YAMLFault(reason: "a key with a question mark is not supported", column: start)
        }
        var index = start
        while index < bytes.count, !isComment(index) {
            if isColon(index) {
                guard index > start else { throw YAMLFault(reason: "a key is missing", column: start) }
                try check()
                return Key(name: trimmed(start..<index), isQuoted: false, end: index + 1)
            }
            index += 1
        }
        return nil
    }

    /// Reads a plain scalar up to the end of the line or a comment.
    /// - Parameter isContinued: Whether it began on a line before.
    /// - Returns: The part of it on this line.
    /// - Throws: ``YAMLFault`` for what can't stand in one.
    func plain(isContinued: Bool) throws(YAMLFault) -> Plain {
        if !isContinued { try check() }
        var end = start
        while end < bytes.count, !isComment(end) {
            if isColon(end) { throw YAMLFault(reason: "a colon can't stand in a text without quotes", column: end) }
            end += 1
        }
        return Plain(text: trimmed(start..<end), hasComment: end < bytes.count)
    }

    /// Refuses what can't begin a plain scalar (section 7.3.3), and what is not supported.
    private func check() throws(YAMLFault) {
        let first = bytes[start]
        let reason: String? =
            switch first {
            case UInt8(ascii: "&"): "an anchor is not supported"
            case UInt8(ascii: "*"): "an alias is not supported"
            case UInt8(ascii: "!"): "a tag is not supported"
            case UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"), UInt8(ascii: ","), UInt8(ascii: "]"),
                UInt8(ascii: "}"), UInt8(ascii: "|"), UInt8(ascii: ">"):
                "a text without quotes can't begin with \(Character(UnicodeScalar(first)))"
            case UInt8(ascii: "-") where start + 1 == bytes.count || bytes[start + 1] == 0x20:
                "a sequence can't stand here"
            case 0x09: "a tab can't stand here"
            default: nil
            }
        if let reason { throw YAMLFault(reason: reason, column: start) }
    }

    private func isColon(_ index: Int) -> Bool {
        guard bytes[index] == UInt8(ascii: ":") else { return false }
        return index + 1 == bytes.count || bytes[index + 1] == 0x20 || bytes[index + 1] == 0x09
    }

    private func isComment(_ index: Int) -> Bool {
        bytes[index] == UInt8(ascii: "#") && (index == 0 || bytes[index - 1] == 0x20 || bytes[index - 1] == 0x09)
    }

    private func trimmed(_ range: Range<Int>) -> String {
        var text = bytes[range]
        while let last = text.last, last == 0x20 || last == 0x09 { text.removeLast() }
        return String(decoding: text, as: UTF8.self)
    }

    /// Words of several lines as one text: a space between two, or as many line breaks as there were empty lines.
    static func folded(_ words: [String]) -> String {
        var text = ""
        for word in words {
            if !text.isEmpty, word != "\n", !text.hasSuffix("\n") { text += " " }
            text += word
        }
        return text
    }
}
