import MicroKit

/// What a command has to show, in each of the ways it can be shown.
protocol Report: Sendable {
    /// For people: the Go `micro`'s bytes where it has such a command. Ends with a newline unless empty.
    var text: TerminalText { get }
    /// The same as rows.
    var table: Table { get }
    /// The same for programs.
    var json: JSONValue { get }
    /// What stands on a line of its own each, where one line is one value.
    var jsonLines: [JSONValue] { get }
    /// The bytes that arrived, for reports of a reply.
    var received: [UInt8]? { get }
}

extension Report {
    var jsonLines: [JSONValue] { json.arrayValue ?? [json] }
    var received: [UInt8]? { nil }
}

/// The one place where results become bytes on stdout.
struct Renderer: Sendable {
    var format: OutputFormat
    var query: JSONQuery?
    var color: Bool
    var output: any OutputSink

    /// Whether a reply is shown byte for byte and never looked into.
    var showsReceived: Bool { format == .raw && query == nil }

    /// Writes a report to stdout. A reader that went away is no failure, and no reason to end: what the command has
    /// found out still decides its exit code.
    /// - Throws: ``Failure`` when writing fails or the query finds nothing.
    func show(_ report: some Report) throws {
        do {
            try showNext(report)
        } catch is ClosedPipe {}
    }

    /// Writes one of many reports, as ``show(_:)`` does.
    /// - Throws: ``ClosedPipe`` as well: who has no reader left need not go on.
    func showNext(_ report: some Report) throws {
        if let query { return try show(values: try query.evaluate(report.json)) }
        switch format {
        case .text: try put(report.text.rendered(color: color))
        case .table: try put(report.table.rendered(width: terminalWidth))
        case .json: try put(jsonText(report.json, .indented("  ")) + "\n")
        case .ndjson: for value in report.jsonLines { try put(jsonText(value, .compact) + "\n") }
        case .yaml: try put(YAMLWriter.text(report.json))
        case .raw: try output.write(report.received ?? Array(report.text.rendered(color: false).utf8))
        }
    }

    private func show(values: [JSONValue]) throws {
        for value in values {
            switch format {
            case .text, .table, .raw:
                try put((value.stringValue.map(TerminalText.escaped) ?? jsonText(value, .compact)) + "\n")
            case .json: try put(jsonText(value, .indented("  ")) + "\n")
            case .ndjson: try put(jsonText(value, .compact) + "\n")
            case .yaml: try put(YAMLWriter.text(value))
            }
        }
    }

    private func jsonText(_ value: JSONValue, _ layout: JSONValue.Layout) -> String {
        TerminalText(json: value.text(layout)).rendered(color: color)
    }

    private var terminalWidth: Int? { output.isTerminal ? terminalColumns() : nil }

    private func put(_ text: String) throws {
        if !text.isEmpty { try output.write(Array(text.utf8)) }
    }
}
