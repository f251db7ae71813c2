import ArgumentParser
import MicroKit

/// `micro registry lint`
struct LintRegistry: MicroCommand {
    static let configuration = CommandConfiguration.micro(
        "lint",
        abstract: "Look for faults in the registry's records; exit code 1 when there are some.",
        discussion: """
            Nodes left over at an address that another one has now, ids given twice, nodes of one version with different \
            endpoints, addresses that nobody can connect to; with --verify also those where nobody answers.
            """
    )

    @Flag(help: "Ask every node whether it is there, as 'micro health' does.")
    var verify = false

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Connection") var connection: ConnectionOptions

    func run(in context: CommandContext) async throws {
        let settings = try connection.resolve(in: context)
        let renderer = try output.makeRenderer(context)
        var records: [ServiceRecord] = []
        var findings: [RegistryLint.Finding] = []
        for registry in try context.makeRegistries(settings) {
            let names = try await registry.registry.list()
            let found = try await Self.nodes(of: names, in: registry.registry)
            // These list the names of keys, whatever stands under them.
            if [.etcd, .zookeeper].contains(registry.name) { findings += Self.unreadable(names, found, registry.name) }
            // What one registry says; a node that several know is no fault.
            findings += RegistryLint(found.flatMap { $0 }).findings
            records += found.flatMap { $0 }
            await registry.registry.close()
        }
        if verify { findings += try await unreachable(records.merged(), settings, context) }
        try renderer.show(LintReport(findings: findings))
        let count = findings.count
        guard count == 0 else { throw Failure(.negative, "\(count) \(count == 1 ? "fault" : "faults") found") }
    }

    /// Every node's own record where the registry can show them.
    private static func nodes(of names: [String], in registry: any Registry) async throws -> [[ServiceRecord]] {
        guard let source = registry as? any NodeRecordSource else { return try await registry.getAll(names) }
        return try await source.forEach(of: names) { try await source.nodeRecords(of: $0) }
    }

    private static func unreadable(
        _ names: [String],
        _ found: [[ServiceRecord]],
        _ registry: RegistryName
    ) -> [RegistryLint.Finding] {
        zip(names, found).filter { $1.isEmpty }.map { name, _ in
            RegistryLint.Finding(
                .unreadable,
                service: name,
                nodes: [],
                "\(registry.rawValue) has the name \(name), but no record of it that can be read",
                advice: "take out what is left over, with the registry's own tools"
            )
        }
    }

    private func unreachable(
        _ records: [ServiceRecord],
        _ settings: ConnectionSettings,
        _ context: CommandContext
    ) async throws -> [RegistryLint.Finding] {
        let survey = try NodeSurvey(settings, context: context)
        let entries = await survey.ask(records) { await survey.probe.health(of: $0, service: $1) }
        await survey.registry.close()
        return entries.compactMap { entry in
            // A node that answers, whatever it says, is none that was left over.
            guard case .failed(let error as MicroError) = entry.answer else { return nil }
            return RegistryLint.Finding(
                .unreachable,
                service: entry.service,
                nodes: [entry.node.id],
                "nobody answers for \(entry.node.id) at \(entry.node.address): \(error.message)",
                advice: survey.registry is any ReadOnlyRegistry
                    ? "if it was stopped, take it out of what \(settings.registry) says"
                    : "if it was stopped, take it out with 'micro deregister service'"
            )
        }
    }
}

/// The faults.
struct LintReport: Report {
    var findings: [RegistryLint.Finding]

    var text: TerminalText {
        findings.reduce(into: TerminalText()) {
            $0 += "\($1.service)\t\($1.kind.rawValue, .bad)\t\($1.message); \($1.advice)\n"
        }
    }

    var table: Table {
        Table(
            headings: ["service", "fault", "what", "advice"],
            rows: findings.map { [$0.service, $0.kind.rawValue, $0.message, $0.advice] }
        )
    }

    var json: JSONValue {
        .array(
            findings.map { finding in
                .object([
                    .init("service", .string(finding.service)),
                    .init("fault", .string(finding.kind.rawValue)),
                    .init("nodes", .array(finding.nodes.map { .string($0) })),
                    .init("message", .string(finding.message)),
                    .init("advice", .string(finding.advice)),
                ])
            }
        )
    }
}
