/// Decides which token a comment belongs to, by the rules of protobuf's `io/tokenizer.h`: a comment right above a token
/// is its leading one; one behind a token on its line, or below it and set off by an empty line, is its trailing one.
struct ProtoCommentCollector {
    /// Comments that follow each other without an empty line, as one.
    private struct Block {
        var text: String
        let isLines: Bool
        let firstLine: Int
        var lastLine: Int
    }

    private var block: Block?
    private var trailing: String?
    private var previousLine = -1

    /// Takes in the text behind `//`, with its line end.
    mutating func addLine(_ text: String, line: Int) {
        if var current = block, current.isLines, current.lastLine == line - 1, current.firstLine > previousLine {
            current.text += text
            current.lastLine = line
            block = current
        } else {
            add(Block(text: text, isLines: true, firstLine: line, lastLine: line))
        }
    }

    /// Takes in the text between `/*` and `*/`.
    mutating func addBlock(_ bytes: ArraySlice<UInt8>, from firstLine: Int, to lastLine: Int) {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        // Lines after the first begin with spaces and a star for the eye only.
        let rest = lines.dropFirst().map { line in
            let inner = line.drop { $0 == " " || $0 == "\t" }
            return inner.first == "*" ? inner.dropFirst() : inner
        }
        let text = ([lines.first ?? ""] + rest).joined(separator: "\n")
        add(Block(text: text, isLines: false, firstLine: firstLine, lastLine: lastLine))
    }

    /// The comments that stand between the last token and one that begins on `line`.
    mutating func take(before line: Int) -> (leading: String?, trailing: String?) {
        defer { (block, trailing) = (nil, nil) }
        guard let last = block else { return (nil, trailing) }
        if last.lastLine >= line - 1, last.firstLine > previousLine { return (last.text, trailing) }
        // On one line with both tokens nobody can say whose it is.
        if last.lastLine == line { return (nil, trailing) }
        settle(last)
        return (nil, trailing)
    }

    /// Tells where the token ends that the next comments may trail.
    mutating func tokenEnded(on line: Int) { previousLine = line }

    private mutating func add(_ next: Block) {
        if let block { settle(block) }
        block = next
    }

    /// A block that is no leading one trails the last token if it begins on its line or on the next.
    private mutating func settle(_ old: Block) {
        if trailing == nil, previousLine >= 0, old.firstLine <= previousLine + 1 { trailing = old.text }
        block = nil
    }
}
