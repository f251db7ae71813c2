import Testing

@testable import MicroKit

@Suite struct YAMLDocumentTests {
    private func read(_ text: String) throws -> JSONValue { try JSONValue(yaml: Array(text.utf8)) }

    /// Each text with the JSON that it stands for.
    @Test(arguments: [
        ("", "null"), ("# only\n\n  # comments", "null"), ("---\n", "null"), ("--- \na: 1\n...\n", #"{"a":1}"#),
        ("text", #""text""#), ("a: b", #"{"a":"b"}"#), ("a:   b   # c", #"{"a":"b"}"#), ("a: b#c", #"{"a":"b#c"}"#),
        ("a:\nb: ~", #"{"a":null,"b":null}"#), ("a: 1\r\nb: 2\r\n", #"{"a":1,"b":2}"#), ("\u{FEFF}a: 1", #"{"a":1}"#),
        // Scalars of the core schema.
        ("[null, Null, ~, '']", #"[null,null,null,""]"#), ("[true, False, yes, no]", #"[true,false,"yes","no"]"#),
        ("[0, -1, 1.5, 1e3, 007, 0x1F, .5, 1., +1, 1_0]", #"[0,-1,1.5,1e3,"007","0x1F",".5","1.","+1","1_0"]"#),
        ("v: 1.2.3", #"{"v":"1.2.3"}"#), ("v: 10.0.0.1:80", #"{"v":"10.0.0.1:80"}"#),
        ("u: http://h:1/p?q#f", #"{"u":"http://h:1/p?q#f"}"#), ("d: 2024-01-02", #"{"d":"2024-01-02"}"#),
        ("- - 1\n  - 2\n- 3", "[[1,2],3]"), ("-\n  - 1\n-\n- a: 1\n  b: 2", #"[[1],null,{"a":1,"b":2}]"#),
        // Sequences below their key, indented and not.
        ("a:\n- 1\n- 2\nb: 3", #"{"a":[1,2],"b":3}"#),
        ("a:\n  - 1\n  -   x: 1\n      y: 2", #"{"a":[1,{"x":1,"y":2}]}"#),
        ("a:\n  b:\n    c: 1\n  d: 2\ne: 3", #"{"a":{"b":{"c":1},"d":2},"e":3}"#),
        ("- name: x\n\n  # between\n  value: y\n- name: z", #"[{"name":"x","value":"y"},{"name":"z"}]"#),
        // Quotes.
        (#"a: "x\n\t\"\\\u00e4\x41\U0001F600\/""#, #"{"a":"x\n\t\"\\äA😀/"}"#), (#"a: "\ud83d\ude00""#, #"{"a":"😀"}"#),
        ("a: 'it''s # no: comment'", #"{"a":"it's # no: comment"}"#), (#""a b": 1"#, #"{"a b":1}"#),
        (#"'a': "b"  # c"#, #"{"a":"b"}"#), ("a: \"one\n  two\n\n  three\"", #"{"a":"one two\nthree"}"#),
        (#"a: "one\"# + "\n  two\"", #"{"a":"onetwo"}"#), ("\"a: b\"", #""a: b""#), ("'<<': 1", #"{"<<":1}"#),
        // Flows.
        ("a: {b: 1, c: [x, 'y', \"z\"], d}", #"{"a":{"b":1,"c":["x","y","z"],"d":null}}"#), ("[]", "[]"), ("{}", "{}"),
        ("a: [\n  1, # one\n  2,\n]", #"{"a":[1,2]}"#), ("a: {\"b\":1,\"c\":-2}", #"{"a":{"b":1,"c":-2}}"#),
        ("{\"a\": [1, {\"b\": null}]}", #"{"a":[1,{"b":null}]}"#), ("[a b, c:d, e]", #"["a b","c:d","e"]"#),
        ("[http://a/b, c]", #"["http://a/b","c"]"#), ("a: [1,\n  2]\nb: 3", #"{"a":[1,2],"b":3}"#),
        // Plain text over lines.
        ("a: one\n  two\n\n  three\nb: 1", #"{"a":"one two\nthree","b":1}"#), ("a:\n  one\n  two", #"{"a":"one two"}"#),
        // Blocks of text.
        ("a: |\n  x\n   y\n\n  z\nb: 1", #"{"a":"x\n y\n\nz\n","b":1}"#), ("a: |-\n  x\n\n", #"{"a":"x"}"#),
        ("a: |+\n  x\n\nb: 1", #"{"a":"x\n\n","b":1}"#), ("a: >\n  x\n  y\n\n  z\n", #"{"a":"x y\nz\n"}"#),
        ("a: |2\n   x\n", #"{"a":" x\n"}"#), ("a: | # c\n  # text\n", ##"{"a":"# text\n"}"##),
        ("a: |\nb: 1", #"{"a":"","b":1}"#),
        ("- |\n  x\n- >-\n  y\n  z", #"["x\n","y z"]"#), ("a: >\n  x\n    y\n  z\n", #"{"a":"x\n  y\nz\n"}"#),
    ])
    func reads(text: String, json: String) throws {
        #expect(try read(text) == JSONValue(parsing: json))
    }

    /// Each text with the place of its fault, as line:column.
    @Test(arguments: [
        ("a: &x 1", "1:4", "anchor"), ("a: *x", "1:4", "alias"), ("a: !!str 1", "1:4", "tag"),
        ("<<: {a: 1}", "1:1", "merge"), ("a: 1\na: 2", "2:1", "twice"), ("%YAML 1.2\n---\n", "1:1", "directive"),
        ("a: 1\n---\nb: 2", "2:1", "second document"), ("? a\n: b", "1:1", "question mark"),
        ("a: b: c", "1:5", "colon"),
        ("a:\n\tb: 1", "2:1", "tab"), ("a: 1\n  b: 2", "2:4", "colon"), ("a:\n    b: 1\n  c: 2", "3:3", "too far"),
        ("- 1\na: 2", "2:1", "does not fit"), ("a: 1\n- 2", "2:1", "key"), ("a: [1, 2", "1:4", "no end"),
        ("a: 'x", "1:4", "no end"), ("a: [1] 2", "1:8", "more text"), ("a: {b: 1, b: 2}", "1:12", "twice"),
        ("a: \"\\q\"", "1:7", "escape"), ("a: @x", "1:4", "can't begin"), ("a: [*x]", "1:5", "can't begin"),
        ("a: \u{1}", "1:4", "control"), ("a: |x\n  y", "1:4", "block of text"), ("a: - 1", "1:4", "sequence"),
        ("--- a", "1:4", "behind"), ("a: \"\\ud83d\"", "1:11", "no character"), ("a: ]", "1:4", "can't begin"),
    ])
    func refuses(text: String, place: String, reason: String) {
        let error = #expect(throws: YAMLSyntaxError.self) { try read(text) }
        #expect(error.map { "\($0.line):\($0.column)" } == place, "\(error?.reason ?? "")")
        #expect(error?.reason.contains(reason) == true, "\(error?.reason ?? "")")
    }

    @Test func limitsDepthAndSize() {
        let deep = (0..<70).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n")
        for text in [
            deep, String(repeating: "[", count: 70), String(repeating: "- ", count: 70) + "x",
            "a: " + String(repeating: "{b: ", count: 70),
        ] {
            let error = #expect(throws: YAMLSyntaxError.self) { try read(text) }
            #expect(error?.reason.contains("deep") == true)
        }
        let large = #expect(throws: YAMLSyntaxError.self) {
            try JSONValue(yaml: Array(repeating: 0x20, count: 2048), maximumSize: 1024)
        }
        #expect(large?.reason == "the text is larger than 1 KiB")
        #expect(throws: YAMLSyntaxError.self) { try JSONValue(yaml: [0x61, 0x3A, 0x20, 0xFF]) }
    }

    /// Any byte changed, put in, taken away or all behind it cut off gives a value or an error, and is no trap.
    @Test func survivesMutations() throws {
        let sample = Array(
            """
            ---
            # a kubeconfig
            clusters:
            - cluster: {server: "https://h:1", x: ['a', "b\\u00e4\\ud83d\\ude00"]}
              name: 'one'
            text: |-
              line

                more
            folded: >+
              a
              b

            plain: goes
              on # here
            list:
              - - 1
                - ~
              -
                k: [
                  1, 2 # c
                ]
            """.utf8
        )
        let bytes: [UInt8] = Array("\n\t :-#'\"[]{},|>&*!?%\\\u{0}a1\u{ff}".utf8)
        #expect(throws: Never.self) { try JSONValue(yaml: sample) }
        for index in sample.indices {
            _ = try? JSONValue(yaml: Array(sample[..<index]))
            for byte in bytes {
                var changed = sample
                changed[index] = byte
                _ = try? JSONValue(yaml: changed)
                changed = sample
                changed.insert(byte, at: index)
                _ = try? JSONValue(yaml: changed)
            }
            var shorter = sample
            shorter.remove(at: index)
            _ = try? JSONValue(yaml: shorter)
        }
    }

    /// Time grows with the text, whatever is in it.
    @Test(arguments: ["a", "- 1\n", "[1,\n", "a: [\n", "'\n", "# c\n", "\n", "a: |\n  x\n", "\"x\\\n"])
    func isNoSlowerForLongTexts(part: String) {
        _ = try? read(String(repeating: part, count: (1 << 18) / part.utf8.count))
    }
}
