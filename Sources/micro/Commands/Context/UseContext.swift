import ArgumentParser
import MicroKit

/// `micro context use NAME`
struct UseContext: MicroCommand {
    static let configuration = CommandConfiguration.micro(
        "use",
        abstract: "Make a context the one that counts from now on.",
        discussion: """
            The name - stands for the one before, default for no context at all. Also: micro context set.
            """
    )

    @Argument(
        parsing: .allUnrecognized,
        help: ArgumentHelp("The context's name, - or default.", valueName: "name"),
        completion: .contexts
    )
    var names: [String] = []

    func run(in context: CommandContext) async throws {
        guard let wish = names.first, names.count == 1 else {
            throw Failure.usage("the name of one context is missing", hint: "'micro context list' shows them")
        }
        guard wish == "-" || !wish.hasPrefix("-") else { throw Failure.usage("unknown option '\(wish)'") }
        var chosen = ""
        try ConfigurationFile.update(context.environment) { file in
            guard let name = wish == "-" ? file.previous : wish else {
                throw Failure(.configuration, "no other context was current before")
            }
            guard name == ConfigurationFile.noContext || file.contexts[name] != nil else {
                throw Failure.noContext(name, known: file.contexts.keys.sorted())
            }
            file.makeCurrent(name == ConfigurationFile.noContext ? nil : name)
            chosen = name
        }
        try context.output.write(Array("\(TerminalText.escaped(chosen))\n".utf8))
        if context.environment["MICRO_CONTEXT"]?.isEmpty == false {
            context.note("MICRO_CONTEXT is set and counts before this")
        }
    }
}
