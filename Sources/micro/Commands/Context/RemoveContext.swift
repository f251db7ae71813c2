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

    func run(in context: CommandContext) async throws {
        try ConfigurationFile.update(context.environment) { file in
            for name in names {
                guard file.contexts.removeValue(forKey: name) != nil else {
                    throw Failure.noContext(name, known: file.contexts.keys.sorted())
                }
                if file.current == name { file.current = nil }
                if file.previous == name { file.previous = nil }
            }
        }
        try context.output.write(Array("ok\n".utf8))
    }
}
