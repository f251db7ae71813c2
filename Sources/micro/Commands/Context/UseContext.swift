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

    @OptionGroup(title: "Output") var output: OutputOptions

    func run(in context: CommandContext) async throws {
        guard let wish = names.first, names.count == 1 else {
            throw Failure.usage("the name of one context is missing", hint: "'micro context list' shows them")
        }
        guard wish == "-" || !wish.hasPrefix("-") else { throw Failure.usage("unknown option '\(wish)'") }
        let renderer = try output.makeRenderer(context)
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
        try renderer.show(ContextChoice(name: chosen))
        if context.environment["MICRO_CONTEXT"]?.isEmpty == false {
            context.note("MICRO_CONTEXT is set and counts before this")
        }
    }
}

/// The context that counts from now on.
struct ContextChoice: Report {
    var name: String

    var text: TerminalText { "\(name)\n" }
    var table: Table { Table(headings: ["current"], rows: [[name]]) }
    var json: JSONValue { .object([.init("name", .string(name)), .init("current", .bool(true))]) }
}
