import ArgumentParser
import MicroKit
import Testing

@testable import micro

@Suite struct MessageSourceTests {
    /// What is taken, and what is complained about.
    private func messages(
        _ arguments: [String] = [],
        words: [String] = [],
        input: TextInput = TextInput(text: "{\"from\":\"stdin\"}"),
        contentType: String = "application/json",
        limit: Int = 100
    ) async throws -> (taken: [String], complaints: [String]) {
        let source = try MessageSource(
            try RequestOptions.parse(arguments),
            words: words,
            contentType: contentType,
            input: input,
            limit: limit
        )
        var (taken, complaints): ([String], [String]) = ([], [])
        try await source.forEach(complain: { complaints.append($0) }) {
            taken.append(String(decoding: $0, as: UTF8.self))
        }
        return (taken, complaints)
    }

    @Test func takesMessagesFromOneSource() async throws {
        #expect(try await messages(words: ["{\"a\":", "1}", "[2]", "3"]).taken == ["{\"a\": 1}", "[2]", "3"])
        #expect(try await messages(["-d", "1 2\n3"]).taken == ["1", "2", "3"])
        #expect(try await messages().taken == ["{\"from\":\"stdin\"}"])
        #expect(try await messages(["-d", "@-"]).taken == ["{\"from\":\"stdin\"}"])
        #expect(try await messages(["--field", "a=1"]).taken == ["{\"a\":\"1\"}"])
        #expect(
            try await messages(["--field", "a:=1", "-d", "{} {\"b\":2}"]).taken == ["{\"a\":1}", "{\"b\":2,\"a\":1}"]
        )
        #expect(try await messages(["--field", "a:=1", "-d", "@-"]).taken == ["{\"from\":\"stdin\",\"a\":1}"])
        #expect(try await messages(input: TextInput(text: "")).taken.isEmpty)
        #expect(try await messages(input: TextInput(text: "\u{FEFF}1\n\n 2")).taken == ["1", "2"])
    }

    @Test func whatIsNoJSONGoesOutWhole() async throws {
        #expect(try await messages(["--raw", "-d", "x y"]).taken == ["x y"])
        #expect(try await messages(words: ["x", "y"], contentType: "application/protobuf").taken == ["x y"])
        #expect(try await messages(["--raw"], input: TextInput(text: "a\nb\n")).taken == ["a\nb\n"])
    }

    @Test(
        arguments: [
            (["-d", "1"], ["2"], ExitReason.usage), (["--raw", "--field", "a=1"], [], .usage),
            ([], ["{} {"], .invalidBody), (["-d", "1 x"], [], .invalidBody), (["-d", "@/nosuch"], [], .inputMissing),
            (["-d", "@"], [], .usage), ([], [String(repeating: "1", count: 101)], .invalidBody),
            (["--field", "a"], [], .usage),
        ] as [([String], [String], ExitReason)]
    )
    func refusesBeforeAnythingIsTaken(arguments: [String], words: [String], status: ExitReason) async throws {
        let failure = await #expect(throws: Failure.self) { try await messages(arguments, words: words) }
        #expect(failure?.status == status)
    }

    @Test func namesThePlaceInALongInput() async throws {
        let source = try MessageSource(
            try RequestOptions.parse([]),
            words: [],
            contentType: "application/json",
            input: TextInput(text: "{\"id\":1}\n{\"id\":2}\n{\"id\":}\n{\"id\":4}\n"),
            limit: 100
        )
        var count = 0
        let failure = await #expect(throws: Failure.self) {
            try await source.forEach(complain: { _ in }) { _ in count += 1 }
        }
        #expect(count == 2)
        #expect(failure?.status == .invalidBody)
        #expect(failure?.line.hasPrefix("the message from standard input is not JSON: line 3, column 7: ") == true)
        await #expect(throws: Failure.self) {
            try await messages(input: TextInput(text: "[" + String(repeating: "1,", count: 100)))
        }
    }

    @Test func atATerminalAWrongLineIsToldAndTheNextOneTaken() async throws {
        let typed = TextInput(text: "{\"a\":1}\n{\"open\":\n\n2 3\n\"last\"", isTerminal: true)
        let (taken, complaints) = try await messages(input: typed)
        #expect(taken == ["{\"a\":1}", "2", "3", "\"last\""])
        #expect(complaints.count == 1 && complaints[0].hasPrefix("not sent: the message from this line is not JSON"))
    }
}
