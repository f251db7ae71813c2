import ArgumentParser
import MicroKit

/// How results are laid out.
enum OutputFormat: String, CaseIterable, Sendable {
    /// For people, and byte for byte what the Go `micro` prints.
    case text
    /// Aligned columns.
    case table
    /// One JSON document.
    case json
    /// One compact JSON value a line.
    case ndjson
    /// One YAML document.
    case yaml
    /// Bytes as received.
    case raw
}

/// When colour is used.
enum ColorChoice: String, CaseIterable, Sendable {
    /// On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`.
    case auto
    case always
    case never
}

/// How a command's result is shown.
struct OutputOptions: ParsableArguments {
    @Option(
        name: [.short, .long],
        help: ArgumentHelp(
            "Layout of the result: text, table, json, ndjson, yaml or raw. [$MICRO_OUTPUT] (default: text)",
            valueName: "format"
        ),
        completion: .list(OutputFormat.allCases.map(\.rawValue))
    )
    var output: String?

    @Option(
        name: [.long],
        help: ArgumentHelp(
            "Show only this part of the result, such as .items[0].id; exit code 1 when it is not there.",
            valueName: "path"
        )
    )
    var query: String?

    @Option(
        name: [.long],
        help: ArgumentHelp("Use colour: auto, always or never. (default: auto)", valueName: "when"),
        completion: .list(ColorChoice.allCases.map(\.rawValue))
    )
    var color: String?
}

extension OutputOptions {
    /// The renderer that these options and the environment ask for.
    /// - Throws: ``Failure`` for a wrong format or query.
    func makeRenderer(_ context: CommandContext) throws -> Renderer {
        Renderer(
            format: try format(context.environment),
            query: try query.map { try JSONQuery($0) },
            color: try usesColor(context),
            output: context.output
        )
    }

    private func format(_ environment: [String: String]) throws -> OutputFormat {
        let variable = environment["MICRO_OUTPUT"].flatMap { $0.isEmpty ? nil : $0 }
        guard let name = output ?? variable else { return .text }
        if let format = OutputFormat(rawValue: name) { return format }
        let unknown = "unknown output format"
        throw output != nil
            ? Failure.unknown(unknown, name, of: OutputFormat.self)
            : Failure.unknown(unknown, name, in: "$MICRO_OUTPUT", of: OutputFormat.self, status: .configuration)
    }

    private func usesColor(_ context: CommandContext) throws -> Bool {
        guard let choice = ColorChoice(rawValue: color ?? ColorChoice.auto.rawValue) else {
            throw Failure.unknown("unknown choice of colour", color ?? "", of: ColorChoice.self)
        }
        switch choice {
        case .always: return true
        case .never: return false
        case .auto:
            return context.output.isTerminal && context.environment["NO_COLOR", default: ""].isEmpty
                && context.environment["TERM"] != "dumb"
        }
    }
}
