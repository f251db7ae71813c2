import ArgumentParser
import MicroKit

/// `micro context list`
struct ListContexts: MicroCommand {
    static let configuration = CommandConfiguration.micro(
        "list",
        abstract: "List the contexts; the current one is marked with a star.",
        discussion: "Also: micro context, micro context ls."
    )

    @OptionGroup(title: "Output") var output: OutputOptions

    func run(in context: CommandContext) async throws {
        let renderer = try output.makeRenderer(context)
        let file = try ConfigurationFile.read(context.environment)
        let chosen = try file.chosenContext(nil, context.environment)?.name
        let reports = (file?.contexts ?? [:]).sorted { $0.key < $1.key }.map {
            ContextReport(name: $0.key, settings: $0.value, isCurrent: $0.key == chosen)
        }
        try renderer.show(ContextList(contexts: reports))
        if reports.isEmpty { context.note("there is no context; 'micro context add NAME --registry …' makes one") }
    }
}

/// All contexts.
struct ContextList: Report {
    var contexts: [ContextReport]

    var text: TerminalText {
        contexts.reduce(into: TerminalText()) { text, context in
            text += "\(context.isCurrent ? "*" : " ") \(context.name)\t\(context.summary)\n"
        }
    }

    var table: Table {
        Table(
            headings: ["current", "name", "registry", "address"],
            rows: contexts.map {
                let registry = $0.settings[.registry] ?? SettingName.registry.fallback ?? ""
                let address = $0.settings[.registryAddress].map(SettingName.registryAddress.shown) ?? ""
                return [$0.isCurrent ? "*" : "", $0.name, registry, address]
            }
        )
    }

    var json: JSONValue { .array(contexts.map(\.json)) }
}
