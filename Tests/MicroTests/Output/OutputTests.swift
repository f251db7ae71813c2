import MicroKit
import Synchronization
import Testing

@testable import micro

@Suite struct TerminalTextTests {
    @Test func whatIsPutInLosesItsControlCharacters() {
        let remote = "a\u{1B}[2Jb\nc\td\u{9B}e\u{202E}f"
        let text: TerminalText = "<\(remote)>\n"
        #expect(text.rendered(color: false) == "<a\\u001b[2Jb\\nc\\td\\u009be\\u202ef>\n")
    }

    @Test func coloursOnlyWhenAsked() {
        let text: TerminalText = "\("ok", .good)!"
        #expect(text.rendered(color: false) == "ok!")
        #expect(text.rendered(color: true) == "\u{1B}[32mok\u{1B}[0m!")
    }

    @Test func jsonGetsNothingButColour() {
        let text = "{\n\t\"a\\\"\": \"b\",\n\t\"c\": [1.5e+3, -1, true, null, {}]\n}"
        let json = TerminalText(json: text)
        #expect(json.rendered(color: false) == text)
        let colored = json.rendered(color: true)
        #expect(colored.contains("\u{1B}[34;1m\"a\\\"\"\u{1B}[0m: \u{1B}[32m\"b\"\u{1B}[0m"))
        #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == text)
    }

    @Test func jsonStaysTheSameDocument() throws {
        let document = JSONValue.object([.init("a\u{9B}", .string("\u{202E}x\u{7F}\n"))])
        let text = TerminalText.escapedJSON(document.text())
        #expect(text == #"{"a\u009b":"\u202ex\u007f\n"}"#)
        #expect(try JSONValue(parsing: text) == document)
    }
}

@Suite struct TableTests {
    @Test func alignsAndCuts() {
        let table = Table(headings: ["id", "name"], rows: [["1", "long enough to cut"], ["22", "b\u{1B}"]])
        #expect(table.rendered(width: nil) == "ID  NAME\n1   long enough to cut\n22  b\\u001b\n")
        #expect(table.rendered(width: 14) == "ID  NAME\n1   long enou…\n22  b\\u001b\n")
    }

    @Test func headingsLoseTheirControlCharactersToo() {
        let table = Table(headings: ["a\u{1B}[31m", "b"], rows: [["1", "2"]])
        #expect(!table.rendered(width: nil).contains("\u{1B}"))
    }

    @Test func oneLongCellDoesNotPadAllOthers() {
        let long = String(repeating: "x", count: 10_000)
        let text = Table(headings: ["a", "b"], rows: [[long, "1"], ["y", "2"]]).rendered(width: nil)
        #expect(text.contains("\(long)  1\n"))
        #expect(text.utf8.count < 11_000)
    }
}

@Suite struct YAMLWriterTests {
    @Test(arguments: [
        (#"{"a":1,"b":{"c":[1,{"d":"x"},[]],"e":{}}}"#, "a: 1\nb:\n  c:\n    - 1\n    - d: x\n    - []\n  e: {}\n"),
        (
            #"["yes","1","a b","","no.1","null",null,true]"#,
            "- \"yes\"\n- \"1\"\n- \"a b\"\n- \"\"\n- no.1\n- \"null\"\n- null\n- true\n"
        ),
        (#""x\u001b""#, "\"x\\u001b\"\n"), ("[]", "[]\n"), ("9007199254740993", "9007199254740993\n"),
        (#"[[1,2],[{"a":1,"b":2}]]"#, "- - 1\n  - 2\n- - a: 1\n    b: 2\n"),
    ])
    func writes(json: String, yaml: String) throws {
        #expect(YAMLWriter.text(try JSONValue(parsing: json)) == yaml)
    }
}

@Suite struct JSONQueryTests {
    private static let document = #"{"items":[{"id":1,"n":"a"},{"id":2}],"a b":3,"":4}"#

    @Test(arguments: [
        (".items[0].id", ["1"]), ("items[1].id", ["2"]), (".items[-1].id", ["2"]), (".[\"a b\"]", ["3"]),
        (".items[].id", ["1", "2"]), (".", [document]), (".items[].n", [#""a""#]),
    ])
    func finds(query: String, values: [String]) throws {
        let found = try JSONQuery(query).evaluate(try JSONValue(parsing: Self.document))
        #expect(found.map { $0.text() } == values)
    }

    @Test(arguments: [".missing", ".items[5]", ".items.id", ".items[0].id.deeper"])
    func saysNoWhenNothingIsThere(query: String) {
        let failure = #expect(throws: Failure.self) {
            try JSONQuery(query).evaluate(try JSONValue(parsing: Self.document))
        }
        #expect(failure?.status == .negative)
    }

    @Test(arguments: [".items[", ".items[x]", "..a", ".a.", ".[\"a"])
    func refusesWhatIsNoPath(query: String) {
        let failure = #expect(throws: Failure.self) { try JSONQuery(query) }
        #expect(failure?.status == .usage)
    }
}

/// Keeps what is written.
private final class TextOutput: OutputSink {
    private let bytes = Mutex<[UInt8]>([])

    var isTerminal: Bool { false }
    var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
    func write(_ more: [UInt8]) { bytes.withLock { $0 += more } }
    func untilReaderLeaves() async {}
}

@Suite struct RendererTests {
    private static let node = Node(id: "1", address: "127.0.0.1:1")

    private func shown(_ report: some Report, as format: OutputFormat) throws -> String {
        let output = TextOutput()
        try Renderer(format: format, query: nil, color: false, output: output).show(report)
        return output.text
    }

    /// A list is one line an entry, a reply is one line whatever it holds.
    @Test func linesOfJSON() throws {
        #expect(
            try shown(ServiceList(entries: [.init(name: "a"), .init(name: "b")]), as: .ndjson)
                == "{\"name\":\"a\"}\n{\"name\":\"b\"}\n"
        )
        let reply = CallReply(
            headers: [:],
            contentType: "application/json",
            body: Array("[1, {\"a\":2}]".utf8),
            node: Self.node
        )
        let report = try ReplyReport(reply, isShownAsReceived: false)
        #expect(try shown(report, as: .ndjson) == "[1,{\"a\":2}]\n")
        #expect(try shown(StreamedReply(report), as: .ndjson) == "[1,{\"a\":2}]\n")
    }

    /// A body that goes out as protobuf is shown as the JSON that it was made of.
    @Test func dryRunsShowJSON() throws {
        var call = PreparedCall(node: Self.node, message: TransportMessage(body: [0x0A, 1, 0x78]))
        call.source = Array("{\"name\":\"x\"}".utf8)
        #expect(try shown(DryRun(call: call), as: .text) == "node 1 at 127.0.0.1:1\n\n\n{\"name\":\"x\"}\n")
        #expect(try shown(DryRun(call: call), as: .ndjson).hasSuffix("\"body\":{\"name\":\"x\"}}\n"))
        #expect(try shown(DryRun(call: call), as: .raw) == "\n\u{1}x")
    }
}
