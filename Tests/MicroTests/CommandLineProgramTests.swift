import ArgumentParser
import Testing

@testable import micro

@Suite struct CommandLineProgramTests {
    /// Help is made without parsing where a line asks for nothing else; it must be what parsing would have given.
    @Test(arguments: ["--help", "-h", "help"]) func helpIsTheParsersOwn(word: String) throws {
        for path in Set(CommandLineArguments.paths.keys).union(["", "--registry mdns"]) {
            let words = path.split(separator: " ").map(String.init)
            let line = word == "help" ? [word] + words : words + [word]
            let ordered = CommandLineArguments.ordered(line)
            guard case .message(let text) = CommandLineProgram(line, environment: [:]).parse() else {
                Issue.record("\(line) shows no help")
                continue
            }
            #expect(text == Self.parsed(ordered.arguments), "\(line)")
        }
    }

    @Test func nothingAtAllShowsHelp() {
        guard case .message(let text) = CommandLineProgram([], environment: [:]).parse() else {
            Issue.record("no help")
            return
        }
        #expect(text == Self.parsed([]))
    }

    private static func parsed(_ arguments: [String]) -> String {
        do {
            var command = try Micro.parseAsRoot(arguments)
            try command.run()
            return ""
        } catch {
            return Micro.fullMessage(for: error)
        }
    }
}
