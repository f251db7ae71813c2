import ArgumentParser
import Foundation
import MicroKit
import Testing

@testable import micro

@Suite struct CommandLineArgumentsTests {
    @Test(arguments: [
        ("services", "list services"),
        ("ls -o json", "list services -o json"),
        ("--registry mdns services", "list services --registry mdns"),
        ("list --registry=mdns services --match a", "list services --registry=mdns --match a"),
        ("registry list", "registry list services"),
        ("registry get greeter", "registry get service greeter"),
        ("describe greeter", "get service greeter"),
        ("describe service greeter", "get service greeter"),
        ("get greeter", "get service greeter"),
        ("health check greeter", "health greeter"),
        ("debug stats greeter", "stats greeter"),
        ("--timeout 2s -o raw call a B.C {} --timeout 3s", "call --timeout 2s -o raw a B.C {} --timeout 3s"),
        ("network call a B.C", "call a B.C"),
        ("call a B.C -- --registry x", "call a B.C -- --registry x"),
        ("--bogus call a B.C", "--bogus call a B.C"),
        ("--registry", "--registry"),
        ("list --help", "list --help"),
        ("help services", "help list services"),
        ("help list", "help list"),
        ("help env", "help context"),
        ("env -h", "context -h"),
        ("env get --help", "context show --help"),
        ("registry get --help", "registry get --help"),
        ("help bogus", "help bogus"),
        ("--registry mdns caal a", "caal a"),
        ("--version", "version"),
        ("call get services", "call get services"),
        ("", ""),
    ])
    func putsCommandWordsFirst(typed: String, ordered: String) {
        let words = typed.split(separator: " ").map(String.init)
        #expect(CommandLineArguments.ordered(words).arguments.joined(separator: " ") == ordered)
    }

    @Test func everyPathLeadsToACommandOfTheTree() throws {
        for (typed, path) in CommandLineArguments.paths where typed != "registry" {
            let words = path.split(separator: " ").map(String.init)
            #expect(Self.command(words, in: Micro.self) != nil, "\(typed) stands for \(path), which is no command")
        }
    }

    /// The options that may be moved are those of the shared option groups, whatever they are called there.
    @Test func knowsEveryOptionOfTheSharedGroups() throws {
        let groups = [Micro._dumpHelp(for: ListServices.self)]
        var named: Set<String> = []
        for group in groups {
            for argument in try #require(group["arguments"]?.arrayValue) where argument["kind"]?.stringValue == "option"
            {
                if argument["sectionTitle"]?.stringValue == nil { continue }
                for name in argument["names"]?.arrayValue ?? [] {
                    let dashes = name["kind"]?.stringValue == "short" ? "-" : "--"
                    named.insert(dashes + (name["name"]?.stringValue ?? ""))
                }
            }
        }
        #expect(named == CommandLineArguments.optionsWithValue)
    }

    @Test(
        arguments: [
            (["call", "-o", "json"], [:], true), (["--output=ndjson", "services"], [:], true),
            (["services"], ["MICRO_OUTPUT": "json"], true),
            (["services", "-o", "text"], ["MICRO_OUTPUT": "json"], false),
            (["call", "a", "b", "--", "-o", "json"], [:], false),
        ] as [([String], [String: String], Bool)]
    )
    func knowsWhetherErrorsAreToBeJSON(arguments: [String], environment: [String: String], expected: Bool) {
        #expect(CommandLineArguments.wantsJSONErrors(arguments, environment: environment) == expected)
    }

    private static func command(
        _ path: [String],
        in type: any ParsableCommand.Type
    ) -> (any ParsableCommand.Type)? {
        guard let first = path.first else { return type }
        let next = type.configuration.subcommands.first { $0._commandName == first }
        return next.flatMap { command(Array(path.dropFirst()), in: $0) }
    }
}

extension Micro {
    /// The parser's own description of a command, which it prints for `--experimental-dump-help`.
    static func _dumpHelp(for command: any ParsableCommand.Type) -> JSONValue {
        guard let text = dumpText(command), let json = try? JSONValue(parsing: text) else { return .null }
        return json["command"] ?? .null
    }

    private static func dumpText(_ command: any ParsableCommand.Type) -> String? {
        do {
            _ = try command.parseAsRoot(["--experimental-dump-help"])
            return nil
        } catch {
            return command.fullMessage(for: error)
        }
    }
}
