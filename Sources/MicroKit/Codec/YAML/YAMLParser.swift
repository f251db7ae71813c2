/// Reads block mappings and sequences line by line, by their indentation (YAML 1.2.2 chapter 8).
struct YAMLParser {
    private let lines: [YAMLLine]
    private let maximumDepth: Int
    /// Index of the line being read.
    private var row = 0

    init(lines: [YAMLLine], maximumDepth: Int) {
        self.lines = lines
        self.maximumDepth = maximumDepth
    }

    /// Reads the whole text.
    mutating func document() throws(YAMLSyntaxError) -> JSONValue {
        skipBlank()
        if let line = current, line.bytes.first == UInt8(ascii: "%") { throw fault("a directive is not supported", 0) }
        if let line = current, Self.isMarker(line, "---") {
            guard line.bytes.dropFirst(3).allSatisfy({ $0 == 0x20 }) else {
                throw fault("content behind the beginning of a document is not supported", 3)
            }
            row += 1
        }
        let value = try block(atLeast: 0, depth: 0)
        skipBlank()
        if let line = current, Self.isMarker(line, "...") {
            row += 1
            skipBlank()
        }
        if let line = current {
            let isNext = Self.isMarker(line, "---")
            throw fault(
                isNext ? "a second document is not supported" : "the line does not fit to those before",
                line.indent
            )
        }
        return value
    }

    // MARK: Lines

    private var current: YAMLLine? { row < lines.count ? lines[row] : nil }

    private mutating func skipBlank() {
        while let line = current, line.isBlankOrComment { row += 1 }
    }

    private static func isMarker(_ line: YAMLLine, _ marker: String) -> Bool {
        line.bytes.starts(with: marker.utf8) && (line.bytes.count == 3 || line.bytes[3] == 0x20)
    }

    private func fault(_ reason: String, _ column: Int) -> YAMLSyntaxError {
        YAMLSyntaxError(reason: reason, line: current?.number ?? lines.count + 1, column: column + 1)
    }

    // MARK: Blocks

    /// Reads what stands at the next lines of at least that indentation; null when there are none.
    private mutating func block(atLeast indent: Int, depth: Int) throws(YAMLSyntaxError) -> JSONValue {
        skipBlank()
        guard let line = current, line.indent >= indent, !Self.isMarker(line, "---"), !Self.isMarker(line, "...") else {
            return .null
        }
        guard depth < maximumDepth else { throw fault("it nests deeper than \(maximumDepth) levels", line.indent) }
        return try node(at: line.indent, atLeast: indent, depth: depth)
    }

    /// Reads what begins at a column of the current line. The rest of a mapping or sequence that begins there stands at
    /// the same column of the lines behind.
    private mutating func node(at column: Int, atLeast indent: Int, depth: Int) throws(YAMLSyntaxError) -> JSONValue {
        guard let line = current else { return .null }
        if line.bytes[column] == 0x09 { throw fault("a tab can't indent", column) }
        if Self.isDash(line, column) { return try sequence(at: column, depth: depth) }
        if try key(in: line, at: column) != nil { return try mapping(at: column, depth: depth) }
        return try scalar(at: column, parent: indent - 1, depth: depth)
    }

    private static func isDash(_ line: YAMLLine, _ column: Int) -> Bool {
        guard line.bytes[column] == UInt8(ascii: "-") else { return false }
        return column + 1 == line.bytes.count || line.bytes[column + 1] == 0x20
    }

    private mutating func sequence(at column: Int, depth: Int) throws(YAMLSyntaxError) -> JSONValue {
        guard depth < maximumDepth else { throw fault("it nests deeper than \(maximumDepth) levels", column) }
        var elements: [JSONValue] = []
        var isFirst = true
        while let line = current, isFirst || line.indent == column, column < line.bytes.count, Self.isDash(line, column)
        {
            isFirst = false
            let start = Self.content(line, column + 1)
            if let start {
                elements.append(try node(at: start, atLeast: column + 1, depth: depth + 1))
            } else {
                row += 1
                elements.append(try block(atLeast: column + 1, depth: depth + 1))
            }
            skipBlank()
        }
        if let line = current, line.indent > column { throw fault("the line is indented too far", line.indent) }
        return .array(elements)
    }

    /// The column of what stands behind another one; nil for nothing but white space and a comment.
    private static func content(_ line: YAMLLine, _ column: Int) -> Int? {
        guard let start = line.bytes[column...].firstIndex(where: { $0 != 0x20 }) else { return nil }
        return line.bytes[start] == UInt8(ascii: "#") ? nil : start
    }

    private mutating func mapping(at column: Int, depth: Int) throws(YAMLSyntaxError) -> JSONValue {
        guard depth < maximumDepth else { throw fault("it nests deeper than \(maximumDepth) levels", column) }
        var members: [JSONValue.Member] = []
        var names: Set<String> = []
        var isFirst = true
        while let line = current, isFirst || line.indent == column, !Self.isMarker(line, "---"),
            !Self.isMarker(line, "...")
        {
            isFirst = false
            guard let key = try key(in: line, at: column) else {
                throw fault("a key and a colon should stand here", column)
            }
            guard key.name != "<<" || key.isQuoted else { throw fault("a merge key is not supported", column) }
            guard names.insert(key.name).inserted else { throw fault("the key \(key.name) stands here twice", column) }
            members.append(.init(key.name, try value(of: line, behind: key.end, column: column, depth: depth)))
            skipBlank()
        }
        if let line = current, line.indent > column { throw fault("the line is indented too far", line.indent) }
        return .object(members)
    }

    private mutating func value(
        of line: YAMLLine,
        behind end: Int,
        column: Int,
        depth: Int
    ) throws(YAMLSyntaxError) -> JSONValue {
        if let start = Self.content(line, end) { return try scalar(at: start, parent: column, depth: depth + 1) }
        row += 1
        skipBlank()
        // A sequence may stand at the column of its key.
        if let next = current, next.indent == column, Self.isDash(next, column) {
            return try sequence(at: column, depth: depth + 1)
        }
        return try block(atLeast: column + 1, depth: depth + 1)
    }

    private func key(in line: YAMLLine, at column: Int) throws(YAMLSyntaxError) -> YAMLText.Key? {
        do {
            return try YAMLText(line.bytes, at: column).key()
        } catch {
            throw fault(error.reason, error.column)
        }
    }

    // MARK: Scalars and flows

    /// Reads what stands at a column and is neither a block mapping nor a block sequence.
    /// - Parameters:
    ///   - column: Where it begins.
    ///   - parent: The column of the key or dash, beyond which further lines must be indented; -1 at the top.
    ///   - depth: How deep it stands.
    /// - Returns: What it stands for.
    /// - Throws: ``YAMLSyntaxError``.
    private mutating func scalar(at column: Int, parent: Int, depth: Int) throws(YAMLSyntaxError) -> JSONValue {
        guard let line = current else { return .null }
        switch line.bytes[column] {
        case UInt8(ascii: "|"), UInt8(ascii: ">"): return .string(try blockScalar(line, column, parent: parent))
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "["), UInt8(ascii: "{"):
            return try flow(at: column, parent: parent, depth: depth)
        default: return try plain(at: column, parent: parent)
        }
    }

    /// Flows and quoted scalars may go on over lines that are indented further than their parent, but for the brackets
    /// that end them, which people like to put below their key.
    private mutating func flow(at column: Int, parent: Int, depth: Int) throws(YAMLSyntaxError) -> JSONValue {
        let first = row
        row += 1
        while let line = current, !Self.isMarker(line, "---"), !Self.isMarker(line, "...") {
            let isEnd = line.indent == parent && "]}".utf8.contains(line.bytes[line.indent...].first ?? 0)
            guard line.isBlankOrComment || line.indent > parent || isEnd else { break }
            row += 1
        }
        var flow = YAMLFlow(maximumDepth: maximumDepth - depth)
        do {
            return try flow.read(Array(lines[first..<row]), from: column)
        } catch {
            var (offset, line) = (error.column, first)
            while line + 1 < row, offset > lines[line].bytes.count {
                offset -= lines[line].bytes.count + 1
                line += 1
            }
            throw YAMLSyntaxError(reason: error.reason, line: lines[line].number, column: offset + 1)
        }
    }

    /// A plain scalar, which may go on over lines that are indented further than its parent (section 7.3.3).
    private mutating func plain(at column: Int, parent: Int) throws(YAMLSyntaxError) -> JSONValue {
        var words: [String] = []
        var breaks = 0
        var start = column
        while let line = current {
            if start < 0 {
                if line.isBlank {
                    breaks += 1
                    row += 1
                    continue
                }
                guard line.indent > parent, !line.isBlankOrComment, !Self.isMarker(line, "---"),
                    !Self.isMarker(line, "...")
                else { break }
                start = line.indent
            }
            let text = YAMLText(line.bytes, at: start)
            let part: YAMLText.Plain
            do {
                part = try text.plain(isContinued: !words.isEmpty)
            } catch {
                throw fault(error.reason, error.column)
            }
            words += Array(repeating: "\n", count: breaks)
            words.append(part.text)
            breaks = 0
            start = -1
            row += 1
            if part.hasComment { break }
        }
        return words.count == 1 ? YAMLScalar.value(ofPlain: words[0]) : .string(YAMLText.folded(words))
    }

    /// A literal or folded scalar (section 8.1).
    private mutating func blockScalar(
        _ line: YAMLLine,
        _ column: Int,
        parent: Int
    ) throws(YAMLSyntaxError) -> String {
        guard let header = YAMLBlockScalar(header: line.bytes[column...]) else {
            throw fault("the head of a block of text is not understood", column)
        }
        row += 1
        var scalar = header
        scalar.parent = max(parent, 0)
        if parent < 0 { scalar.parent = -1 }
        while let line = current {
            do {
                guard try scalar.take(line) else { break }
            } catch {
                throw fault(error.reason, error.column)
            }
            row += 1
        }
        return scalar.text
    }
}

/// Where in a line something is wrong.
struct YAMLFault: Error {
    /// What, in plain words.
    var reason: String
    /// Index of the byte, from 0.
    var column: Int
}
