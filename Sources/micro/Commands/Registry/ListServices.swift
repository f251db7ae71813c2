import ArgumentParser
import MicroKit

/// `micro list services`
struct ListServices: MicroCommand {
    static let configuration = CommandConfiguration.micro(
        "services",
        abstract: "List the names of all services.",
        discussion: "Also: micro services, micro ls, micro registry list."
    )

    @Flag(help: "Count the nodes of each service.")
    var nodes = false

    @Option(
        help: ArgumentHelp(
            "Only names that match this pattern; * stands for any text, ? for one character.",
            valueName: "pattern"
        )
    )
    var match: String?

    @Option(
        help: ArgumentHelp("Ask the gRPC server at this host:port, by its reflection.", valueName: "host:port")
    )
    var address: String?

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Connection") var connection: ConnectionOptions

    func run(in context: CommandContext) async throws {
        let settings = try connection.resolve(context.environment)
        let renderer = try output.makeRenderer(context)
        let registry = try context.makeRegistry(settings)
        var names: [String]
        if let address {
            guard !nodes else { throw Failure.usage("--nodes counts the registry's nodes, but --address asks none") }
            let address = try RoutingOptions.checkedAddress(address, of: "--address", else: .usage)
            let client = try context.makeClient(settings, registry: registry)
            names = try await ServiceSchemas(SchemaOptions.parse([]), client: client, settings).names(at: address)
        } else {
            names = try await registry.list()
        }
        if let match { names = names.filter { Glob(match).matches($0) } }
        var counts: [Int]?
        if nodes { counts = try await registry.getAll(names).map { $0.reduce(0) { $0 + $1.nodes.count } } }
        try renderer.show(ServiceList(names: names, nodeCounts: counts))
        if names.isEmpty { context.note("no service found (asked \(address ?? settings.registryText))") }
        await registry.close()
    }
}

/// The names of services, with the number of their nodes if asked for.
struct ServiceList: Report {
    var names: [String]
    var nodeCounts: [Int]?

    var text: TerminalText {
        var text = TerminalText()
        for (index, name) in names.enumerated() {
            text += nodeCounts.map { "\(name)\t\($0[index])\n" } ?? "\(name)\n"
        }
        return text
    }

    var table: Table {
        Table(
            headings: nodeCounts == nil ? ["service"] : ["service", "nodes"],
            rows: names.enumerated().map { index, name in [name] + (nodeCounts.map { [String($0[index])] } ?? []) }
        )
    }

    var json: JSONValue {
        .array(
            names.enumerated().map { index, name in
                var members: [JSONValue.Member] = [.init("name", .string(name))]
                if let nodeCounts { members.append(.init("nodes", .number(String(nodeCounts[index])))) }
                return .object(members)
            }
        )
    }
}

extension Registry {
    /// What is known of several services, in the order of their names, asked for all at once.
    func getAll(_ names: [String]) async throws -> [[ServiceRecord]] {
        try await withThrowingTaskGroup(of: (Int, [ServiceRecord]).self) { group in
            for (index, name) in names.enumerated() {
                group.addTask { (index, try await self.get(name, extent: .complete)) }
            }
            var found = [[ServiceRecord]](repeating: [], count: names.count)
            for try await (index, services) in group { found[index] = services }
            return found
        }
    }
}

extension ConnectionSettings {
    /// The registry and how long it may take, for notes and errors.
    var registryText: String { "\(registry.rawValue) for \(GoDuration(discoveryTimeout))" }
}
