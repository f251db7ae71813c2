import ArgumentParser
import MicroKit

/// `micro context remove NAME…`
struct RemoveContext: MicroCommand {
    static let configuration = CommandConfiguration.micro(
        "remove",
        abstract: "Forget contexts.",
        discussion: "Also: micro context rm."
    )

    @Argument(help: ArgumentHelp("The contexts' names.", valueName: "name"), completion: .contexts)
    var names: [String]

    @OptionGroup(title: "Output") var output: OutputOptions

    func run(in context: CommandContext) async throws {
        let renderer = try output.makeRenderer(context)
        try ConfigurationFile.update(context.environment) { file in
            for name in names {
                guard file.contexts.removeValue(forKey: name) != nil else {
                    throw Failure.noContext(name, known: file.contexts.keys.sorted())
                }
                if file.current == name { file.current = nil }
                if file.previous == name { file.previous = nil }
            }
        }
        try renderer.show(RemovedContexts(names: names))
    }
}

/// The contexts that are gone.
struct RemovedContexts: Report {
    var names: [String]

    var text: TerminalText { "ok\n" }
    var table: Table { Table(headings: ["removed"], rows: names.map { [$0] }) }
    var json: JSONValue { .object([.init("removed", .array(names.map { .string($0) }))]) }
}
