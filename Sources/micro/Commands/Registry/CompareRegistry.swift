import ArgumentParser
import MicroKit

/// `micro registry diff FILE [FILE]`
struct CompareRegistry: MicroCommand {
    static let configuration = CommandConfiguration.micro(
        "diff",
        abstract: "Compare a snapshot with the registry, or with another one; exit code 1 when they differ.",
        discussion: """
            One line a node: + for one that came, - for one that went, ~ for one of which something else is known.
            """
    )

    @Argument(
        help: ArgumentHelp("A snapshot, and perhaps a later one; - for standard input.", valueName: "file"),
        completion: .file()
    )
    var files: [String]

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Connection") var connection: ConnectionOptions

    func run(in context: CommandContext) async throws {
        guard files.count < 3 else { throw Failure.usage("only two snapshots can be compared") }
        guard files != ["-", "-"] else { throw Failure.usage("only one snapshot can come from standard input") }
        let settings = try connection.resolve(in: context)
        let renderer = try output.makeRenderer(context)
        let old = try RegistrySnapshot(file: files[0], context.input).records
        let new: [ServiceRecord]
        if files.count == 2 {
            new = try RegistrySnapshot(file: files[1], context.input).records
        } else {
            new = RegistrySnapshot(try await TakeSnapshot.records(settings, context)).records
        }
        let difference = RegistryDifference(from: old, to: new)
        try renderer.show(DifferenceReport(events: difference.events))
        let count = difference.events.count
        guard count == 0 else {
            throw Failure(.negative, "\(count) \(count == 1 ? "node differs" : "nodes differ")")
        }
    }
}

/// What differs.
struct DifferenceReport: Report {
    var events: [RegistryEvent]

    private func sign(_ action: RegistryEvent.Action) -> TerminalText {
        switch action {
        case .create: "\("+", .good)"
        case .update: "~"
        case .delete: "\("-", .bad)"
        }
    }

    var text: TerminalText {
        events.reduce(into: TerminalText()) { text, event in
            for node in event.service.nodes {
                text +=
                    "\(sign(event.action)) \(event.service.name)\t\(event.service.version)\t\(node.id)\t\(node.address)\n"
            }
        }
    }

    var table: Table {
        Table(
            headings: ["action", "service", "version", "node", "address"],
            rows: events.flatMap { EventReport(event: $0).table.rows }
        )
    }

    var json: JSONValue { .array(events.map { EventReport(event: $0).json }) }
}
