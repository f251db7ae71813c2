import ArgumentParser
import MicroKit

/// A command line on its way through the program: parsed first, run only if there is something to run.
struct CommandLineProgram: Sendable {
    /// What parsing found.
    enum Step {
        /// Text that was asked for: help, a completion script.
        case message(String)
        /// A command to run.
        case command(any MicroCommand)
        /// The line can't be used.
        case failure(Failure)
    }

    private let arguments: [String]
    private let environment: [String: String]

    init(_ arguments: [String], environment: [String: String]) {
        self.arguments = arguments
        self.environment = environment
    }

    /// Whether failures are to be told as JSON.
    var wantsJSONErrors: Bool { CommandLineArguments.wantsJSONErrors(arguments, environment: environment) }

    /// Parses the line without side effects.
    func parse() -> Step {
        let line = CommandLineArguments.ordered(arguments)
        // Asked by every script that looks for the program; not worth building a parser for.
        if line.arguments == ["version"] { return .message(Version.text) }
        if let help = help(line) { return .message(help) }
        // A shell asks for candidates through the generated script; its line is not to be touched.
        let isCompletion = arguments.first?.hasPrefix("---") == true
        if let command = leafCommand(line) { return lostCommand(line).map(Step.failure) ?? .command(command) }
        if !isCompletion, let failure = missingCommand(line) { return .failure(failure) }
        do {
            var parsed = try Micro.parseAsRoot(isCompletion ? arguments : line.arguments)
            if let command = parsed as? any MicroCommand { return .command(command) }
            // What is left are the library's own commands, such as help, which answer by throwing their text.
            try parsed.run()
            return .message("")
        } catch {
            return Self.step(for: error, path: line.path)
        }
    }

    /// The text for a line that asks for help and for nothing else, made without parsing it, which takes longer than all
    /// the rest; nil for any other line, and for commands that stand in the tree twice, since what is asked for by its
    /// type is the first of them.
    private func help(_ line: CommandLineArguments.Ordered) -> String? {
        let asksInWords = line.path.first == "help"
        let path = asksInWords ? Array(line.path.dropFirst()) : line.path
        let asksByOption = [["--help"], ["-h"]].contains(Array(line.arguments.dropFirst(line.path.count)))
        guard arguments.isEmpty || (asksInWords ? line.arguments == line.path : asksByOption),
            path.first != RegistryCommand.configuration.commandName,
            let command = Self.command(at: path)
        else { return nil }
        return Micro.helpMessage(for: command)
    }

    /// The failure for a watch that is to run a command of no words, as an unset variable of a script leaves it; the
    /// parser does not tell it from a watch that is to print.
    private func lostCommand(_ line: CommandLineArguments.Ordered) -> Failure? {
        guard line.path == ["watch"], line.arguments.firstIndex(of: "--") == line.arguments.indices.last else {
            return nil
        }
        return .usage("there is no command behind --", hint: "leave -- out to print the events")
    }

    /// Parses a sound line by its own command alone, without the tree above it: half the work. A line that is not
    /// sound goes through the whole tree, whose help and errors name the command in full.
    private func leafCommand(_ line: CommandLineArguments.Ordered) -> (any MicroCommand)? {
        guard let leaf = Self.command(at: line.path) as? any MicroCommand.Type else { return nil }
        return Self.parse(Array(line.arguments.dropFirst(line.path.count)), as: leaf)
    }

    private static func parse<Command: MicroCommand>(_ arguments: [String], as type: Command.Type) -> Command? {
        try? type.parseAsRoot(arguments) as? Command
    }

    private static func step(for error: any Error, path: [String]) -> Step {
        if let failure = error as? Failure { return .failure(failure) }
        guard Micro.exitCode(for: error) != .success else { return .message(Micro.fullMessage(for: error)) }
        let lines = Micro.message(for: error).split(separator: "\n").map { $0.trimmingSpaces() }
        let command = (["micro"] + path).joined(separator: " ")
        return .failure(.usage(lines.joined(separator: " "), hint: "see '\(command) --help'"))
    }

    /// What is wrong with a line that names no command of the tree, nil when it names one or needs none.
    private func missingCommand(_ line: CommandLineArguments.Ordered) -> Failure? {
        let path = Array(line.path.drop { $0 == "help" })
        guard path.isEmpty else { return Self.incompleteCommand(path) }
        switch line.arguments.drop(while: { $0 == "help" }).first {
        case nil:
            guard !arguments.contains("help"), !arguments.isEmpty else { return nil }
            return .usage("the command is missing", hint: "see 'micro --help'")
        case let word? where !word.hasPrefix("-"): return Self.unknownCommand(word)
        case let option? where CommandLineArguments.optionsWithValue.contains(option):
            return .usage("\(option): its value is missing", hint: "see 'micro --help'")
        default: return nil
        }
    }

    /// The failure for words that only begin commands, such as `debug`; nil for a command of the tree.
    private static func incompleteCommand(_ path: [String]) -> Failure? {
        guard command(at: path) == nil else { return nil }
        let typed = path.joined(separator: " ")
        let whole = CommandLineArguments.paths.keys.filter { $0.hasPrefix(typed + " ") }.sorted()
        return .usage("'\(typed)' is only part of a command", hint: "one of: \(whole.joined(separator: ", "))")
    }

    private static func command(at path: [String]) -> (any ParsableCommand.Type)? {
        var type: any ParsableCommand.Type = Micro.self
        for word in path {
            guard let next = type.configuration.subcommands.first(where: { $0.configuration.commandName == word })
            else {
                return nil
            }
            type = next
        }
        return type
    }

    private static func unknownCommand(_ word: String) -> Failure {
        let names = Set(CommandLineArguments.paths.keys.flatMap { $0.split(separator: " ").prefix(1).map(String.init) })
        let nearest = Suggestion.nearest(word, in: names.union(["help"]))
        return .usage(
            "unknown command '\(word)'",
            hint: nearest.map { "did you mean '\($0)'?" } ?? "see 'micro --help'"
        )
    }

    /// Runs what ``parse()`` found and reports a failure.
    /// - Returns: The exit code.
    func run(_ command: any MicroCommand, in context: CommandContext) async -> ExitReason {
        do {
            try await command.run(in: context)
            return .success
        } catch is ClosedPipe {
            return .success
        } catch {
            return report(Failure(error), to: context.errorOutput)
        }
    }

    /// Writes a failure's lines, or its JSON object when JSON was asked for.
    func report(_ failure: Failure, to sink: any OutputSink) -> ExitReason {
        var text: String
        if wantsJSONErrors {
            text = TerminalText.escapedJSON(failure.json.text()) + "\n"
        } else {
            text = "micro: \(TerminalText.escaped(failure.line))\n"
            for detail in failure.reply?.details ?? [] {
                text += "  detail: \(TerminalText.escaped("\(detail.typeName) \(detail.value.text())"))\n"
            }
            if let hint = failure.hint { text += "  hint: \(TerminalText.escaped(hint))\n" }
        }
        // When stderr is gone too, the exit code is all that can be told.
        try? sink.write(Array(text.utf8))
        return failure.status
    }

    /// Writes a message to stdout.
    func show(_ message: String, to sink: any OutputSink, errors: any OutputSink) -> ExitReason {
        do {
            try sink.write(Array((message.hasSuffix("\n") ? message : message + "\n").utf8))
            return .success
        } catch is ClosedPipe {
            return .success
        } catch {
            return report(Failure(error), to: errors)
        }
    }
}
