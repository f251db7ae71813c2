import ArgumentParser
import MicroKit

/// `micro doctor`
struct Doctor: MicroCommand {
    static let configuration = CommandConfiguration.micro(
        "doctor",
        abstract: "Find out why services are not found; exit code 1 when something is wrong.",
        discussion: """
            Says which registry and broker are used and who chose them, asks the registry and takes the time, listens \
            for multicast on each interface where that is the registry, looks who else has port 5353, and says what to \
            do.
            """
    )

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Connection") var connection: ConnectionOptions

    func run(in context: CommandContext) async throws {
        let settings = try connection.resolve(in: context)
        let layers = try connection.layers(context.environment)
        let renderer = try output.makeRenderer(context)
        let examination = DoctorExamination(settings: settings, layers: layers, context: context)
        let report = DoctorReport(checks: try await examination.checks())
        try renderer.show(report)
        let problems = report.checks.count { $0.verdict == .problem }
        if problems > 0 {
            throw Failure(.negative, "\(problems) of \(report.checks.count) checks found a problem")
        }
    }
}

/// What was found.
struct DoctorReport: Report {
    /// One thing that was looked at.
    struct Check: Sendable, Hashable {
        enum Verdict: String, Sendable {
            case ok
            /// It may be why something does not work.
            case warning
            case problem
            /// It can't be told.
            case unknown
        }

        var name: String
        var verdict: Verdict
        /// What was found, on one line.
        var finding: String
        /// What to do.
        var advice: String?
    }

    var checks: [Check]

    /// The sentence at the end.
    var diagnosis: String {
        let worst =
            checks.first { $0.verdict == .problem } ?? checks.first { $0.verdict == .warning }
        guard let worst else { return "nothing is wrong here; services that are missing are not registered there" }
        return worst.finding + (worst.advice.map { "; \($0)" } ?? "")
    }

    private func styled(_ check: Check) -> TerminalText {
        switch check.verdict {
        case .ok: "\(check.verdict.rawValue, .good)"
        case .problem: "\(check.verdict.rawValue, .bad)"
        case .warning, .unknown: "\(check.verdict.rawValue)"
        }
    }

    var text: TerminalText {
        var text = TerminalText()
        for check in checks { text += "\(check.name)\t\(styled(check))\t\(check.finding)\n" }
        return text + "\n\(diagnosis)\n"
    }

    var table: Table {
        Table(
            headings: ["check", "verdict", "finding", "advice"],
            rows: checks.map { [$0.name, $0.verdict.rawValue, $0.finding, $0.advice ?? ""] }
        )
    }

    var json: JSONValue {
        let entries = checks.map { check in
            JSONValue.object(
                [
                    .init("check", .string(check.name)), .init("verdict", .string(check.verdict.rawValue)),
                    .init("finding", .string(check.finding)),
                ] + (check.advice.map { [.init("advice", .string($0))] } ?? [])
            )
        }
        return .object([
            .init("healthy", .bool(!checks.contains { $0.verdict == .problem })),
            .init("diagnosis", .string(diagnosis)),
            .init("checks", .array(entries)),
        ])
    }
}

extension TerminalText {
    static func + (left: TerminalText, right: TerminalText) -> TerminalText {
        var sum = left
        sum += right
        return sum
    }
}
