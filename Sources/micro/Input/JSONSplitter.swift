import MicroKit

/// Finds where one JSON value ends and the next begins in text that arrives piece by piece: NDJSON, or values with
/// nothing but white space between them. What a value is worth is left to the parser.
struct JSONSplitter {
    /// The text of one value, and where it stands.
    struct Piece: Equatable {
        /// The bytes from the first of the value to its last.
        var bytes: [UInt8]
        /// Line of its first byte, from 1.
        var line: Int
        /// Column of its first byte, from 1, in bytes.
        var column: Int
    }

    private enum State {
        case between
        /// Inside brackets that are not closed yet.
        case container(depth: Int, Quote)
        /// Inside a string that is no part of anything.
        case string(escaped: Bool)
        /// A number or a word, or something that is neither.
        case scalar
    }

    private enum Quote { case outside, inside, escaped }

    private var state = State.between
    private var piece = Piece(bytes: [], line: 1, column: 1)
    private var line = 1
    private var column = 1

    /// How many bytes of an unfinished value are held.
    var heldBytes: Int { piece.bytes.count }

    /// The values that are complete now, in order.
    mutating func split(_ bytes: some Sequence<UInt8>) -> [Piece] {
        var pieces: [Piece] = []
        for byte in bytes {
            if let done = take(byte) { pieces.append(done) }
            if byte == UInt8(ascii: "\n") { (line, column) = (line + 1, 1) } else { column += 1 }
        }
        return pieces
    }

    /// What is left when no more text comes: a value that ends with the text, or one that was cut off.
    mutating func finish() -> Piece? {
        if case .between = state { return nil }
        return completed()
    }

    private mutating func take(_ byte: UInt8) -> Piece? {
        switch state {
        case .between:
            begin(with: byte)
            return nil
        case .container(let depth, let quote):
            piece.bytes.append(byte)
            return inContainer(byte, depth, quote)
        case .string(let escaped):
            piece.bytes.append(byte)
            if byte == UInt8(ascii: "\""), !escaped { return completed() }
            state = .string(escaped: byte == UInt8(ascii: "\\") && !escaped)
            return nil
        case .scalar: return inScalar(byte)
        }
    }

    private mutating func begin(with byte: UInt8) {
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"): return
        case UInt8(ascii: "{"), UInt8(ascii: "["): state = .container(depth: 1, .outside)
        case UInt8(ascii: "\""): state = .string(escaped: false)
        default: state = .scalar
        }
        piece = Piece(bytes: [byte], line: line, column: column)
    }

    private mutating func inContainer(_ byte: UInt8, _ depth: Int, _ quote: Quote) -> Piece? {
        var (depth, quote) = (depth, quote)
        switch (quote, byte) {
        case (.outside, UInt8(ascii: "{")), (.outside, UInt8(ascii: "[")): depth += 1
        case (.outside, UInt8(ascii: "}")), (.outside, UInt8(ascii: "]")): depth -= 1
        case (.outside, UInt8(ascii: "\"")): quote = .inside
        case (.inside, UInt8(ascii: "\"")): quote = .outside
        case (.inside, UInt8(ascii: "\\")): quote = .escaped
        case (.escaped, _): quote = .inside
        default: break
        }
        state = .container(depth: depth, quote)
        return depth == 0 ? completed() : nil
    }

    private mutating func inScalar(_ byte: UInt8) -> Piece? {
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"): return completed()
        case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\""):
            // `1{` is two values as jq reads it.
            let done = completed()
            begin(with: byte)
            return done
        default:
            piece.bytes.append(byte)
            return nil
        }
    }

    private mutating func completed() -> Piece {
        state = .between
        defer { piece = Piece(bytes: [], line: line, column: column) }
        return piece
    }
}

extension JSONSplitter.Piece {
    /// The piece as a document.
    /// - Throws: ``JSONSyntaxError`` with line and column in the whole text.
    func parsed() throws(JSONSyntaxError) -> JSONValue {
        do {
            return try JSONValue(parsing: bytes)
        } catch {
            var error = error
            if error.line == 1 { error.column += column - 1 }
            error.line += line - 1
            throw error
        }
    }
}
