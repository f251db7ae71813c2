import ArgumentParser
import MicroKit

/// `micro context show [NAME]`
struct ShowContext: MicroCommand {
    static let configuration = CommandConfiguration.micro(
        "show",
        abstract: "Show what a context sets, secrets masked.",
        discussion: "Also: micro context get."
    )

    @Argument(
        help: ArgumentHelp("The context; the current one without it.", valueName: "name"),
        completion: .contexts
    )
    var name: String?

    @Flag(help: "Show passwords and tokens too.")
    var showSecrets = false

    @OptionGroup(title: "Output") var output: OutputOptions

    func run(in context: CommandContext) async throws {
        let renderer = try output.makeRenderer(context)
        let file = try ConfigurationFile.read(context.environment)
        let chosen = try file.chosenContext(nil, context.environment)?.name
        guard let name = name ?? chosen else {
            throw Failure(.configuration, "no context is current", hint: "choose one with 'micro context use NAME'")
        }
        guard let file, let settings = file.contexts[name] else {
            throw Failure.noContext(name, known: file?.contexts.keys.sorted() ?? [])
        }
        let report = ContextReport(name: name, settings: settings, isCurrent: name == chosen, masks: !showSecrets)
        try renderer.show(report)
    }
}

/// One context.
struct ContextReport: Report {
    var name: String
    var settings: ConfigurationFile.Settings
    var isCurrent: Bool
    /// Whether secrets are hidden.
    var masks = true

    private var rows: [(name: String, value: String)] {
        SettingName.allCases.compactMap { setting in
            settings[setting].map { (setting.rawValue, masks ? setting.shown($0) : $0) }
        }
    }

    /// What it sets on one line.
    var summary: String { rows.map { "\($0.name)=\($0.value)" }.joined(separator: " ") }

    var text: TerminalText {
        rows.reduce(into: "\(name)\(isCurrent ? " (current)" : "")\n") { $0 += "  \($1.name)\t\($1.value)\n" }
    }

    var table: Table { Table(headings: ["setting", "value"], rows: rows.map { [$0.name, $0.value] }) }

    var json: JSONValue {
        .object([
            .init("name", .string(name)),
            .init("current", .bool(isCurrent)),
            .init("settings", .object(rows.map { .init($0.name, .string($0.value)) })),
        ])
    }
}
