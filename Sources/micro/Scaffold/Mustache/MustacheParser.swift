/// Reads a Mustache template, in one go from front to back.
struct MustacheParser {
    /// No template of a person nests deeper; without a limit a hostile one could use up the stack.
    private static let deepestNesting = 64

    private let bytes: [UInt8]
    /// Everything before it has been read.
    private var position = 0
    /// The line that `position` is on.
    private var line = 1
    private var open = Array("{{".utf8)
    private var close = Array("}}".utf8)
    /// The sections that the position is in, outermost first; the first stands for the whole text.
    private var levels = [Level()]

    private struct Level {
        var name = ""
        var line = 0
        var isInverted = false
        var nodes: [MustacheTemplate.Node] = []
    }

    /// A tag as it stands in the source.
    private struct Tag {
        /// The character behind the opening delimiter, nil for a plain variable.
        var sigil: UInt8?
        var content: String
        var start: Int
        var end: Int
        var line: Int
    }

    init(_ source: String) { bytes = Array(source.utf8) }

    /// Reads all of it.
    /// - Throws: ``MustacheError``.
    mutating func parse() throws -> [MustacheTemplate.Node] {
        while let start = index(of: open, from: position) {
            let tag = try readTag(at: start)
            let lines = standaloneLines(of: tag)
            append(text: bytes[position..<(lines?.lowerBound ?? start)])
            advance(to: lines?.upperBound ?? tag.end)
            try apply(tag)
        }
        append(text: bytes[position...])
        if levels.count > 1, let level = levels.last {
            throw MustacheError(line: level.line, reason: "the section {{#\(level.name)}} is never closed")
        }
        return levels[0].nodes
    }

    // MARK: Tags

    private func readTag(at start: Int) throws -> Tag {
        let line = line + lineBreaks(before: start)
        var first = start + open.count
        let sigil = first < bytes.count && Array("#^/!=>&{<$".utf8).contains(bytes[first]) ? bytes[first] : nil
        if sigil != nil { first += 1 }
        let closing =
            switch sigil {
            case UInt8(ascii: "{"): [UInt8(ascii: "}")] + close
            case UInt8(ascii: "="): [UInt8(ascii: "=")] + close
            default: close
            }
        guard let last = index(of: closing, from: first) else {
            throw MustacheError(line: line, reason: "\(text(open)) is never closed with \(text(closing))")
        }
        let content = text(bytes[first..<last]).trimmingBlanks()
        return Tag(sigil: sigil, content: content, start: start, end: last + closing.count, line: line)
    }

    private mutating func apply(_ tag: Tag) throws {
        switch tag.sigil {
        case nil, UInt8(ascii: "&"), UInt8(ascii: "{"):
            append(node: .variable(try name(tag), line: tag.line))
        case UInt8(ascii: "#"), UInt8(ascii: "^"):
            guard levels.count <= Self.deepestNesting else {
                throw MustacheError(line: tag.line, reason: "sections are nested deeper than \(Self.deepestNesting)")
            }
            let isInverted = tag.sigil == UInt8(ascii: "^")
            levels.append(Level(name: try name(tag), line: tag.line, isInverted: isInverted))
        case UInt8(ascii: "/"): try closeSection(tag)
        case UInt8(ascii: "!"): break
        case UInt8(ascii: "="): try changeDelimiters(tag)
        default:
            throw MustacheError(
                line: tag.line,
                reason: "partials and blocks ({{>x}}, {{<x}}, {{$x}}) are not supported",
                hint: "to keep {{ as it stands, change the delimiters before it: {{=<% %>=}}"
            )
        }
    }

    private mutating func closeSection(_ tag: Tag) throws {
        let name = try name(tag)
        guard levels.count > 1, let level = levels.popLast() else {
            throw MustacheError(line: tag.line, reason: "{{/\(name)}} closes a section that was never opened")
        }
        guard level.name == name else {
            let reason = "{{/\(name)}} stands where {{/\(level.name)}} of line \(level.line) belongs"
            throw MustacheError(line: tag.line, reason: reason)
        }
        append(node: .section(name, isInverted: level.isInverted, level.nodes))
    }

    private mutating func changeDelimiters(_ tag: Tag) throws {
        let parts = tag.content.split(whereSeparator: { $0 == " " || $0 == "\t" })
        guard parts.count == 2, !tag.content.contains("=") else {
            throw MustacheError(line: tag.line, reason: "two delimiters must stand here, as in {{=<% %>=}}")
        }
        (open, close) = (Array(parts[0].utf8), Array(parts[1].utf8))
    }

    private func name(_ tag: Tag) throws -> String {
        let isName = tag.content.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "_-.".unicodeScalars.contains(scalar)
        }
        guard isName, !tag.content.isEmpty else {
            throw MustacheError(
                line: tag.line,
                reason: "'\(tag.content)' is no name of a variable",
                hint: "to keep {{ as it stands, change the delimiters before it: {{=<% %>=}}"
            )
        }
        return tag.content
    }

    // MARK: Text

    private mutating func append(text slice: ArraySlice<UInt8>) {
        if !slice.isEmpty { append(node: .text(text(slice))) }
    }

    private mutating func append(node: MustacheTemplate.Node) {
        levels[levels.count - 1].nodes.append(node)
    }

    /// The tag with the line that it has for itself, if it is one that leaves no trace.
    private func standaloneLines(of tag: Tag) -> Range<Int>? {
        guard let sigil = tag.sigil, Array("#^/!=".utf8).contains(sigil) else { return nil }
        guard let start = lineStart(of: tag.start), bytes[start..<tag.start].allSatisfy(Self.isBlank) else {
            return nil
        }
        var end = tag.end
        while end < bytes.count, Self.isBlank(bytes[end]) { end += 1 }
        if end < bytes.count, bytes[end] == UInt8(ascii: "\r") { end += 1 }
        if end == bytes.count { return start..<end }
        return bytes[end] == UInt8(ascii: "\n") ? start..<(end + 1) : nil
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

    /// Where the line begins, nil when something that has been read stands before it.
    private func lineStart(of offset: Int) -> Int? {
        if let last = bytes[position..<offset].lastIndex(of: UInt8(ascii: "\n")) { return last + 1 }
        return position == 0 || bytes[position - 1] == UInt8(ascii: "\n") ? position : nil
    }

    private func lineBreaks(before offset: Int) -> Int {
        bytes[position..<offset].reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
    }

    private mutating func advance(to offset: Int) {
        line += lineBreaks(before: offset)
        position = offset
    }

    private func index(of wanted: [UInt8], from start: Int) -> Int? {
        guard let first = wanted.first, start <= bytes.count else { return nil }
        var candidate = start
        while candidate + wanted.count <= bytes.count {
            guard let next = bytes[candidate...].firstIndex(of: first), next + wanted.count <= bytes.count else {
                break
            }
            if bytes[next..<(next + wanted.count)].elementsEqual(wanted) { return next }
            candidate = next + 1
        }
        return nil
    }

    private func text(_ slice: some Collection<UInt8>) -> String { String(decoding: slice, as: UTF8.self) }
}

extension String {
    /// Without spaces, tabs and line breaks at both ends.
    fileprivate func trimmingBlanks() -> String {
        var text = self[...]
        while let first = text.first, first.isWhitespace { text = text.dropFirst() }
        while let last = text.last, last.isWhitespace { text = text.dropLast() }
        return String(text)
    }
}
