import ArgumentParser
import MicroKit
import Synchronization
import Testing

@testable import micro

/// A standard input that holds a text.
struct TextInput: InputSource {
    var text: String
    var isTerminal = false

    func readAll(limit: Int) throws -> [UInt8] {
        guard text.utf8.count <= limit else { throw Failure.bodyTooLarge("standard input", limit: limit) }
        return Array(text.utf8)
    }

    /// A few bytes at a time, so that messages come in pieces.
    func chunks() -> InputChunks {
        let rest = Mutex(Array(text.utf8)[...])
        return InputChunks {
            rest.withLock { rest in
                defer { rest = rest.dropFirst(3) }
                return rest.isEmpty ? nil : Array(rest.prefix(3))
            }
        }
    }
}

@Suite struct RequestBodyTests {
    private func body(
        _ arguments: [String],
        words: [String] = [],
        input: TextInput = TextInput(text: "", isTerminal: true),
        limit: Int = 1000
    ) throws -> String {
        let options = try RequestOptions.parse(arguments)
        let given = try options.read(words: words, input: input, limit: limit)
        return String(decoding: try options.body(of: given, limit: limit), as: UTF8.self)
    }

    @Test func takesTheSourcesInOrder() throws {
        let input = TextInput(text: #"{"from":"stdin"}"#)
        #expect(try body([], words: ["{\"a\":", "1}"], input: input) == #"{"a": 1}"#)
        #expect(try body(["-d", "[1]"], input: input) == "[1]")
        #expect(try body(["-d", "@-"], input: input) == #"{"from":"stdin"}"#)
        #expect(try body([], input: input) == #"{"from":"stdin"}"#)
        #expect(try body(["--field", "x=1"], input: input) == #"{"x":"1"}"#)
        #expect(try body([]) == "{}")
        #expect(try body([], input: TextInput(text: " \n")) == "{}")
    }

    @Test(arguments: [
        (["--field", "a.b=v"], "{}", #"{"a":{"b":"v"}}"#),
        (["--field", "a.b:=9007199254740993"], #"{"a":{"c":1}}"#, #"{"a":{"c":1,"b":9007199254740993}}"#),
        (["--field", "l.0=x", "--field", "l.1:=[]"], #"{"l":["y"]}"#, #"{"l":["x",[]]}"#),
        (["--field", "a=b=c"], "{}", #"{"a":"b=c"}"#),
        (["--field", "z:=null"], #"{"z":1,"a":2}"#, #"{"z":null,"a":2}"#),
    ])
    func fieldsEditTheBody(arguments: [String], start: String, expected: String) throws {
        #expect(try body(arguments, words: [start]) == expected)
    }

    @Test(
        arguments: [
            ([], ["{} junk"], ExitReason.invalidBody, "line 1, column 4"),
            ([], ["{\n \"a\": }"], .invalidBody, "line 2, column 7"),
            (["-d", "[1]"], ["{}"], .usage, "two bodies"),
            (["-d", "@/nonexistent/file"], [], .inputMissing, "/nonexistent/file"),
            (["--field", "novalue"], [], .usage, "no '='"),
            (["--field", "a:=x"], [], .invalidBody, "not JSON"),
            (["--field", "a.b=1"], ["{\"a\":5}"], .usage, "no fields"),
            (["--field", "l.7=1"], ["{\"l\":[]}"], .usage, "no place"),
            (["--raw", "--field", "a=1"], [], .usage, "--raw"),
        ] as [([String], [String], ExitReason, String)]
    )
    func refuses(arguments: [String], words: [String], status: ExitReason, text: String) {
        let failure = #expect(throws: Failure.self) { try body(arguments, words: words) }
        #expect(failure?.status == status)
        #expect(failure?.line.contains(text) == true, "\(failure?.line ?? "")")
    }

    /// What was set to text although something else is wanted there.
    @Test(
        arguments: [
            ("a.flag=true", "a.flag", "write --field 'a.flag:=true' for a value that is not text"),
            ("l.0=[1]", "l[0]", "write --field 'l.0:=[1]' for a value that is not text"),
            ("flag=yes", "flag", nil), ("flag=5", "flag", nil), ("flag:=5", "flag", nil), ("other=true", "flag", nil),
        ] as [(String, String, String?)]
    )
    func explainsFieldsThatAreText(_ field: String, _ path: String, _ hint: String?) throws {
        let options = try RequestOptions.parse(["--field", field])
        let error = ProtobufError("true or false expected", path: path).microError(.invalidBody, "the body is no M")
        #expect(options.explained(error).hint == hint)
    }

    @Test func refusesBodiesOverTheLimit() {
        let failure = #expect(throws: Failure.self) { try body([], words: ["\"0123456789\""], limit: 10) }
        #expect(failure?.status == .invalidBody)
    }

    @Test func rawBodiesAreNotLookedAt() throws {
        #expect(try body(["--raw"], words: ["not json"]) == "not json")
    }

    @Test func aByteOrderMarkIsNotSent() throws {
        #expect(try body(["-d", "\u{FEFF}{\"a\":1}"]) == #"{"a":1}"#)
        #expect(try body(["-d", "\u{FEFF}"]) == "{}")
        #expect(try body(["--raw", "-d", "\u{FEFF}x"]) == "\u{FEFF}x")
    }

    @Test func anArrayIsABody() throws {
        #expect(try body([], words: ["[1, 2]"]) == "[1, 2]")
    }
}
