/// A line of a YAML text.
struct YAMLLine: Sendable {
    /// Its bytes without the end of the line.
    var bytes: [UInt8]
    /// Its number, from 1.
    var number: Int
    /// How many spaces it begins with.
    var indent: Int

    /// Whether there is nothing but white space.
    var isBlank: Bool { bytes[indent...].allSatisfy { $0 == 0x20 || $0 == 0x09 } }

    /// Whether there is nothing that a parser would have to look at.
    var isBlankOrComment: Bool {
        let rest = bytes[indent...].drop { $0 == 0x20 || $0 == 0x09 }
        return rest.isEmpty || rest.first == UInt8(ascii: "#")
    }

    /// Cuts a text into lines, which end with LF, CR LF or CR.
    /// - Throws: ``YAMLSyntaxError`` for invalid UTF-8 and control characters.
    static func lines(of text: [UInt8]) throws(YAMLSyntaxError) -> [YAMLLine] {
        var rest = text.starts(with: [0xEF, 0xBB, 0xBF]) ? text[3...] : text[...]
        var lines: [YAMLLine] = []
        while !rest.isEmpty {
            let end = rest.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? rest.endIndex
            let bytes = Array(rest[..<end])
            rest = rest[end...]
            if rest.starts(with: [0x0D, 0x0A]) { rest = rest.dropFirst(2) } else { rest = rest.dropFirst() }
            let line = YAMLLine(bytes: bytes, number: lines.count + 1, indent: bytes.prefix { $0 == 0x20 }.count)
            try line.check()
            lines.append(line)
        }
        return lines
    }

    private func check() throws(YAMLSyntaxError) {
        if let index = bytes.firstIndex(where: { ($0 < 0x20 && $0 != 0x09) || $0 == 0x7F }) {
            throw YAMLSyntaxError(reason: "a control character", line: number, column: index + 1)
        }
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw YAMLSyntaxError(reason: "the line is not valid UTF-8", line: number, column: 1)
        }
    }
}
