import MicroKit
import Testing

@Suite struct JSONParserTests {
    @Test(arguments: [
        "null", "true", "-0", "1.5e+300", "9007199254740993", "18446744073709551615",
        "123456789012345678901234567890.5",
        #""""#, #"{"z":1,"a":{"b":[1,2,{}]},"z":2}"#, "[[],{}]", #""é😀""#,
    ])
    func keepsDigitsAndOrder(text: String) throws {
        #expect(try JSONValue(parsing: text).text() == text)
    }

    @Test(arguments: [
        (#""\u0041\n\/\u00e9""#, "A\n/é"), (#""\ud83d\ude00""#, "😀"), (#""\ud83dx""#, "\u{FFFD}x"),
        (#""\ud83d\u0041""#, "\u{FFFD}A"), (#""\udc00""#, "\u{FFFD}"),
    ])
    func readsEscapes(text: String, value: String) throws {
        #expect(try JSONValue(parsing: text) == .string(value))
    }

    @Test(arguments: [
        ("", 1, 1), ("  ", 1, 3), ("{} junk", 1, 4), ("{\n  \"a\": }", 2, 8), ("[1,]", 1, 4), ("{\"a\" 1}", 1, 6),
        ("01", 1, 2),
        ("1.", 1, 3), ("-", 1, 2), ("tru", 1, 1), ("\"a", 1, 3), ("\"a\nb\"", 1, 3), (#""\x""#, 1, 3),
        (#""\u12""#, 1, 4),
        ("{'a':1}", 1, 2), ("[1 2]", 1, 4), ("nullx", 1, 5), ("é", 1, 1), ("{\"é\": x}", 1, 7), ("{,}", 1, 2),
        ("+1", 1, 1),
        ("NaN", 1, 1), ("{\"a\":1,}", 1, 8),
    ])
    func saysWhereAFaultIs(text: String, line: Int, column: Int) {
        let error = #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: text) }
        #expect(error?.line == line && error?.column == column, "\(String(describing: error))")
    }

    @Test func refusesInvalidUTF8AndDeepNesting() {
        #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: [0x22, 0xFF, 0x22]) }
        #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: String(repeating: "[", count: 100_000)) }
        #expect(throws: Never.self) {
            try JSONValue(parsing: String(repeating: "[", count: 500) + String(repeating: "]", count: 500))
        }
    }

    @Test func readsPastAByteOrderMark() throws {
        #expect(try JSONValue(parsing: [0xEF, 0xBB, 0xBF, 0x31]) == .number("1"))
    }

    /// Every way to cut a document short, and every byte replaced, either parses or throws.
    @Test func neverTrapsOnDamagedText() {
        let bytes = Array(#"{"a":[1.5e3,"\u00e9\ud83d\ude00",true,null],"b":{"c":-0}}"#.utf8)
        for length in bytes.indices { _ = try? JSONValue(parsing: Array(bytes[..<length])) }
        for index in bytes.indices {
            for byte in [0, 0x22, 0x5C, 0x7B, 0x5D, 0xC3, 0xFF] as [UInt8] {
                var damaged = bytes
                damaged[index] = byte
                _ = try? JSONValue(parsing: damaged)
            }
        }
    }
}

@Suite struct JSONWriterTests {
    @Test func indentsAsGoDoes() throws {
        let value = try JSONValue(parsing: #"{"a":[1,{"b":[]}],"c":{},"d":"x\ty"}"#)
        let expected = "{\n\t\"a\": [\n\t\t1,\n\t\t{\n\t\t\t\"b\": []\n\t\t}\n\t],\n\t\"c\": {},\n\t\"d\": \"x\\ty\"\n}"
        #expect(value.text(.indented("\t")) == expected)
    }

    @Test func escapesControlCharacters() {
        #expect(JSONValue.string("\u{0}\u{1F}\u{7F}\"\\/").text() == #""\u0000\u001f\u007f\"\\/""#)
    }

    @Test func looksUpTheLastMemberOfAName() throws {
        let value = try JSONValue(parsing: #"{"a":1,"a":"2","b":true}"#)
        #expect(value["a"]?.intValue == 2)
        #expect(value["b"]?.boolValue == true)
        #expect(value["c"] == nil)
        #expect(JSONValue.array([])["a"] == nil)
    }
}
