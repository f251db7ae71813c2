/// A word, number, string or sign of a `.proto` file.
struct ProtoToken: Sendable {
    /// What a token is (<https://protobuf.dev/reference/protobuf/textformat-spec/> and protobuf's `io/tokenizer.h`).
    enum Kind: Sendable, Hashable {
        /// A letter or underscore, then letters, digits and underscores.
        case identifier
        /// A decimal, octal (`017`) or hexadecimal (`0x1F`) number without a sign.
        case integer
        /// A number with a point or an exponent.
        case float
        /// Text in single or double quotes.
        case string
        /// One other character.
        case symbol
        /// The end of the file.
        case end
    }

    var kind: Kind
    /// The token as it is spelled in the file.
    var text: String
    /// The bytes that a string stands for, empty for other tokens.
    var bytes: [UInt8] = []
    /// Offset of the first byte, from 0.
    var offset: Int
    /// Line of the first byte, from 0.
    var line: Int
    /// Column of the first byte in bytes, from 0.
    var column: Int
    /// The comment right above the token, without its signs.
    var leadingComment: String?
    /// The comment behind the token before this one.
    var commentOfPrevious: String?

    /// The token as an error names it.
    var shown: String {
        switch kind {
        case .end: "the end of the file"
        case .string: text.utf8.count > 40 ? "a string" : text
        default: "'\(text.prefix(40))'"
        }
    }
}
