import Testing

@testable import MicroKit

@Suite struct ProtoLexerTests {
    private func tokens(_ text: String) throws -> [ProtoToken] {
        var lexer = ProtoLexer(Array(text.utf8), fileName: "t.proto")
        var tokens: [ProtoToken] = []
        while true {
            let token = try lexer.next()
            if token.kind == .end { return tokens }
            tokens.append(token)
        }
    }

    @Test(arguments: [
        ("message Foo{}", ["message", "Foo", "{", "}"]), ("a.b=0x1F;", ["a", ".", "b", "=", "0x1F", ";"]),
        ("1.5e-3 .5 017 inf", ["1.5e-3", ".5", "017", "inf"]), ("// x\n/* y\n*/ z", ["z"]),
        ("\u{FEFF}syntax", ["syntax"]), ("", []), ("a\r\n\tb\u{0B}c", ["a", "b", "c"]),
    ])
    func takesTextApart(text: String, expected: [String]) throws {
        #expect(try tokens(text).map(\.text) == expected)
    }

    @Test(arguments: [
        (#""a\tb""#, Array("a\tb".utf8)), (#"'it''s'"#, Array("it".utf8)), (#""\x41\101\u00e9""#, Array("AAé".utf8)),
        (#""\U0001F600""#, Array("😀".utf8)), (#""\377\0""#, [255, 0]), (#""\\\"\'\?""#, Array("\\\"'?".utf8)),
    ])
    func readsStrings(text: String, expected: [UInt8]) throws {
        #expect(try tokens(text).first?.bytes == expected)
    }

    @Test(arguments: [
        ("\"abc", "1:1: the string does not end on its line"), ("\"a\nb\"", "1:1: the string does not end on its line"),
        ("x /* y", "1:3: the comment does not end"), (#""\q""#, "1:2: a string has no such escape"),
        (#""\ud800""#, "1:2: no Unicode character has this number"),
        (#""\u12""#, "1:2: 4 hexadecimal digits are needed here"),
        ("0x;", "1:1: '0x' must be followed by hexadecimal digits"),
        ("1e+;", "1:1: the exponent of a number needs digits"),
        ("12ab", "1:3: a space is needed between a number and what follows it"),
        ("\n  é", "2:3: a character that has no place in a .proto file"),
        ("/* é */ \u{01}", "1:9: a character that has no place in a .proto file"),
        (#""\"#, "1:2: the string does not end"),
    ])
    func tellsFaults(text: String, expected: String) {
        let error = #expect(throws: ProtoSyntaxError.self) { try tokens(text) }
        #expect(error?.description == "t.proto:" + expected)
    }

    @Test func givesCommentsToTheirTokens() throws {
        let text = """
            // detached

            // above
            // a
            a; // behind a
            // above b
            b; /* behind b */

            /* above
             * c */
            c
            """
        let tokens = try tokens(text)
        let leading = Dictionary(
            uniqueKeysWithValues: tokens.filter { $0.kind == .identifier }.map { ($0.text, $0.leadingComment) }
        )
        #expect(leading == ["a": " above\n a\n", "b": " above b\n", "c": " above\n c "])
        #expect(tokens.compactMap(\.commentOfPrevious) == [" behind a\n", " behind b "])
    }
}
