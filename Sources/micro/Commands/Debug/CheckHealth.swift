import ArgumentParser
import MicroKit

/// `micro health [NAME…]`
struct CheckHealth: MicroCommand {
    static let configuration = CommandConfiguration.micro(
        "health",
        abstract: "Check every node of services; exit code 1 when one is not well.",
        discussion: """
            Asks Debug.Health, then gRPC's health protocol; a node that offers neither, as go-micro v4.8 and later, is \
            "reachable" when it answers. With --watch, tells every change until it is stopped. Also: micro health \
            check NAME.
            """
    )

    @Argument(help: ArgumentHelp("The services; all of them without it.", valueName: "service"), completion: .services)
    var names: [String] = []

    @Option(help: ArgumentHelp("Check only this host:port and ask no registry.", valueName: "host:port"))
    var address: String?

    @Flag(help: "Only an answer to a health check counts, not that a node can be reached.")
    var strict = false

    @Flag(help: "Go on, and print a line for each node whose health changes.")
    var watch = false

    @Option(
        help: ArgumentHelp(
            "How often --watch asks the registry, and nodes that don't tell changes by themselves. (default: 2s)",
            valueName: "time"
        )
    )
    var interval: String?

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Connection") var connection: ConnectionOptions

    func run(in context: CommandContext) async throws {
        let settings = try connection.resolve(in: context)
        let renderer = try output.makeRenderer(context)
        let survey = try NodeSurvey(settings, context: context)
        let given = try givenService()
        if watch {
            let interval =
                try interval.map { try GoDuration($0, of: "--interval", else: .usage).duration } ?? .seconds(2)
            let watch = HealthWatch(survey: survey, strict: strict, interval: interval, renderer: renderer)
            // A service that goes later is no reason to look away from the others.
            return try await watch.run(from: try await find(given, survey)) {
                if let given { return given }
                return try await survey.services(names, areNeeded: false)
            }
        }
        guard interval == nil else { throw Failure.usage("--interval goes with --watch") }
        let services = try await find(given, survey)
        let entries = await survey.ask(services) { node, service in
            await survey.probe.health(of: node, service: service)
        }
        let report = HealthReport(entries: entries, strict: strict, bare: address != nil)
        try renderer.show(report)
        await survey.registry.close()
        let unwell = entries.filter { !report.isWell($0.answer) }
        if !unwell.isEmpty { throw Self.failure(unwell, of: entries.count) }
    }

    private static func failure(_ unwell: [NodeSurvey.Entry<NodeProbe.Health>], of count: Int) -> Failure {
        guard unwell.count == 1 else { return Failure(.negative, "\(unwell.count) of \(count) nodes are not well") }
        let node = unwell[0].node
        guard case .failed(let error) = unwell[0].answer else {
            return Failure(.negative, "\(node.id) is not well: \(HealthReport.status(unwell[0].answer))")
        }
        // A failure of ours names the address itself, which is all that is known of a node without a registry.
        let isNamed = node.id == node.address && (error as? MicroError)?.address != nil
        let failure = Failure(error)
        return Failure(.negative, "\(isNamed ? "" : "\(node.id) is ")not well: \(failure.line)", hint: failure.hint)
    }

    /// The node of ``address``, as a service of its own.
    private func givenService() throws -> [ServiceRecord]? {
        guard let address else { return nil }
        guard names.count < 2 else { throw Failure.usage("--address takes one service at most") }
        let checked = try RoutingOptions.checkedAddress(address, of: "--address", else: .usage)
        return [ServiceRecord(name: names.first ?? "", nodes: [Node(id: checked, address: checked)])]
    }

    private func find(_ given: [ServiceRecord]?, _ survey: NodeSurvey) async throws -> [ServiceRecord] {
        if let given { return given }
        let services = try await survey.services(names)
        guard !services.isEmpty else {
            throw Failure(.notFound, "no service found (asked \(survey.settings.registryText))")
        }
        return services
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

    static func status(_ health: NodeProbe.Health) -> String {
        switch health {
        case .ok(.grpcHealth): "ok (grpc)"
        case .ok: "ok"
        case .reachable: "reachable"
        case .unwell(let status, _): status.isEmpty ? "no status" : status
        case .failed(let error): Failure(error).line
        }
    }

    private func check(_ health: NodeProbe.Health) -> String {
        switch health {
        case .ok(let check), .unwell(_, let check): check.rawValue
        case .reachable: NodeProbe.Check.connect.rawValue
        case .failed: "none"
        }
    }

    private func colored(_ health: NodeProbe.Health) -> TerminalText {
        "\(Self.status(health), isWell(health) ? .good : .bad)"
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
            rows: entries.map { [$0.service, $0.version, $0.node.id, $0.node.address, Self.status($0.answer)] }
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
                    .init("status", .string(Self.status(entry.answer))),
                    .init("check", .string(check(entry.answer))),
                ])
            }
        )
    }
}
