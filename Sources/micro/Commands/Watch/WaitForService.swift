import ArgumentParser
import MicroKit

/// `micro wait NAME`
struct WaitForService: MicroCommand {
    static let configuration = CommandConfiguration.micro(
        "wait",
        abstract: "Wait until a service has enough nodes; exit code 75 when the time is up.",
        discussion: """
            For scripts that start services: micro wait greeter --nodes 3 --healthy --timeout 1m. A registry that can't \
            be reached yet is waited for too. --timeout is 30s unless given.
            """
    )

    @Argument(help: ArgumentHelp("The service.", valueName: "service"), completion: .services)
    var name: String

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How many nodes there must be at least; 0 waits until none is left.", valueName: "count")
    )
    var nodes = 1

    @Flag(help: "Only nodes that are well count, as 'micro health' finds them.")
    var healthy = false

    @Option(name: [.customLong("version")], help: ArgumentHelp("Only nodes of this version.", valueName: "version"))
    var serviceVersion: String?

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Connection") var connection: ConnectionOptions

    func run(in context: CommandContext) async throws {
        guard !name.isEmpty else { throw Failure.serviceRequired }
        guard nodes >= 0 else { throw Failure.usage("--nodes: '\(nodes)' must not be below zero") }
        guard nodes > 0 || !healthy else { throw Failure.usage("--nodes 0 and --healthy contradict each other") }
        var settings = try connection.resolve(in: context)
        let limit = connection.timeout == nil ? .seconds(30) : settings.timeout
        settings.timeout = min(limit, .seconds(5))
        let renderer = try output.makeRenderer(context)
        let waiting = ServiceWait(
            name: name,
            version: serviceVersion,
            nodes: nodes,
            survey: try NodeSurvey(settings, context: context),
            isHealthWanted: healthy
        )
        let deadline = ContinuousClock.now + limit
        guard let records = try await waiting.run(until: deadline) else {
            throw Failure(.timedOut, waiting.shortfall(after: limit), hint: waiting.hint)
        }
        try renderer.show(WaitReport(records: records))
        await waiting.survey.registry.close()
    }
}

/// What was waited for is there.
struct WaitReport: Report {
    var records: [ServiceRecord]

    var text: TerminalText { "ok\n" }
    var table: Table { NodeList(services: records).table }
    var json: JSONValue { .array(records.map(\.jsonValue)) }
}
