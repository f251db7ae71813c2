import ArgumentParser
import MicroKit

/// `micro health [NAME…]`
struct CheckHealth: MicroCommand {
    static let configuration = CommandConfiguration.micro(
        "health",
        abstract: "Check every node of services; exit code 1 when one is not well.",
        discussion: """
            Asks Debug.Health; a node that does not offer it, as go-micro v4.8 and later, is "reachable" when it \
            answers. Also: micro health check NAME.
            """
    )

    @Argument(help: ArgumentHelp("The services; all of them without it.", valueName: "service"), completion: .services)
    var names: [String] = []

    @Option(help: ArgumentHelp("Check only this host:port and ask no registry.", valueName: "host:port"))
    var address: String?

    @Flag(help: "Only an answer of Debug.Health counts, not that a node can be reached.")
    var strict = false

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Connection") var connection: ConnectionOptions

    func run(in context: CommandContext) async throws {
        let settings = try connection.resolve(context.environment)
        let renderer = try output.makeRenderer(context)
        let survey = try NodeSurvey(settings, context: context)
        let services: [ServiceRecord]
        if let address {
            guard names.count < 2 else { throw Failure.usage("--address takes one service at most") }
            let address = try RoutingOptions.checkedAddress(address, of: "--address", else: .usage)
            let node = Node(id: address, address: address, metadata: [Node.MetadataKey.protocol: "mucp"])
            services = [ServiceRecord(name: names.first ?? "", nodes: [node])]
        } else {
            services = try await survey.services(names)
            if services.isEmpty { throw Failure(.notFound, "no service found (asked \(settings.registryText))") }
        }
        let entries = await survey.ask(services) { node, service in
            await survey.probe.health(of: node, service: service)
        }
        let report = HealthReport(entries: entries, strict: strict, bare: address != nil)
        try renderer.show(report)
        await survey.registry.close()
        let unwell = entries.filter { !report.isWell($0.answer) }
        if !unwell.isEmpty {
            throw Failure(
                .negative,
                unwell.count == 1
                    ? "\(unwell[0].node.id) is not well: \(report.status(unwell[0].answer))"
                    : "\(unwell.count) of \(entries.count) nodes are not well"
            )
        }
    }
}

/// How nodes are.
struct HealthReport: Report {
    var entries: [NodeSurvey.Entry<NodeProbe.Health>]
    /// Whether a node that can merely be reached is not well.
    var strict: Bool
    /// Whether only the status is shown, as the Go `micro` does for one address.
    var bare: Bool

    func isWell(_ health: NodeProbe.Health) -> Bool {
        switch health {
        case .ok: true
        case .reachable: !strict
        case .unwell, .failed: false
        }
    }

    func status(_ health: NodeProbe.Health) -> String {
        switch health {
        case .ok: "ok"
        case .reachable: "reachable"
        case .unwell(let status): status.isEmpty ? "no status" : status
        case .failed(let error): Failure(error).line
        }
    }

    private func check(_ health: NodeProbe.Health) -> String {
        switch health {
        case .ok, .unwell: "Debug.Health"
        case .reachable: "connect"
        case .failed: "none"
        }
    }

    private func colored(_ health: NodeProbe.Health) -> TerminalText {
        "\(status(health), isWell(health) ? .good : .bad)"
    }

    var text: TerminalText {
        if bare { return entries.reduce(into: TerminalText()) { $0 += "\(colored($1.answer))\n" } }
        return entries.framed(heading: "node\t\taddress:port\t\tstatus\n") { entry in
            "\(entry.node.id)\t\t\(entry.node.address)\t\t\(colored(entry.answer))\n"
        }
    }

    var table: Table {
        Table(
            headings: ["service", "version", "node", "address", "status"],
            rows: entries.map { [$0.service, $0.version, $0.node.id, $0.node.address, status($0.answer)] }
        )
    }

    var json: JSONValue {
        .array(
            entries.map { entry in
                .object([
                    .init("service", .string(entry.service)),
                    .init("version", .string(entry.version)),
                    .init("id", .string(entry.node.id)),
                    .init("address", .string(entry.node.address)),
                    .init("healthy", .bool(isWell(entry.answer))),
                    .init("status", .string(status(entry.answer))),
                    .init("check", .string(check(entry.answer))),
                ])
            }
        )
    }
}
