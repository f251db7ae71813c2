import ArgumentParser
import MicroKit

/// `micro list services`
struct ListServices: MicroCommand {
    static let configuration = CommandConfiguration.micro(
        "services",
        abstract: "List the names of all services.",
        discussion: """
            With several registries, all that any of them knows; -v and -o table say where each is known. Also: micro \
            services, micro ls, micro registry list.
            """
    )

    @Flag(help: "Count the nodes of each service.")
    var nodes = false

    @Flag(help: "Show the versions of each service.")
    var versions = false

    @Option(
        help: ArgumentHelp(
            "Only names that match this pattern; * stands for any text, ? for one character.",
            valueName: "pattern"
        )
    )
    var match: String?

    @Option(
        help: ArgumentHelp(
            "Only services with a node of this metadata; a name alone stands for any text. May be given several times.",
            valueName: "name=text"
        )
    )
    var meta: [String] = []

    @Option(
        help: ArgumentHelp("Ask the gRPC server at this host:port, by its reflection.", valueName: "host:port")
    )
    var address: String?

    @Flag(name: [.short, .long], help: "Say which registry knows each service.")
    var verbose = false

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Connection") var connection: ConnectionOptions

    func run(in context: CommandContext) async throws {
        let settings = try connection.resolve(in: context)
        let renderer = try output.makeRenderer(context)
        let filter = try MetadataFilter(meta)
        if let address { return try await list(at: address, settings, renderer, context) }
        let registries = try context.makeRegistries(settings)
        var entries = try await RegistryUnion(registries).names(context)
        if let match { entries = entries.filter { Glob(match).matches($0.name) } }
        if nodes || versions || !filter.isEmpty {
            let records = try await RegistryUnion(registries).records(entries)
            entries = zip(entries, records).compactMap { entry, records in
                var entry = entry
                entry.records = filter.filtered(records)
                return filter.isEmpty || entry.records?.isEmpty == false ? entry : nil
            }
        }
        let list = ServiceList(
            entries: entries,
            showsNodes: nodes,
            showsVersions: versions,
            showsOrigins: verbose,
            hasOrigins: registries.count > 1
        )
        try renderer.show(list)
        if entries.isEmpty { context.note("no service found (asked \(settings.registryText))") }
        for registry in registries { await registry.registry.close() }
    }

    private func list(
        at address: String,
        _ settings: ConnectionSettings,
        _ renderer: Renderer,
        _ context: CommandContext
    ) async throws {
        for (option, isGiven) in [("--nodes", nodes), ("--versions", versions), ("--meta", !meta.isEmpty)] where isGiven
        {
            throw Failure.usage("\(option) is about the registry's nodes, but --address asks none")
        }
        let address = try RoutingOptions.checkedAddress(address, of: "--address", else: .usage)
        let client = try context.makeClient(settings, registry: MemoryRegistry())
        var names = try await ServiceSchemas(SchemaOptions.parse([]), client: client, settings).names(at: address)
        if let match { names = names.filter { Glob(match).matches($0) } }
        try renderer.show(ServiceList(entries: names.map { ServiceList.Entry(name: $0) }))
        if names.isEmpty { context.note("no service found (asked \(address))") }
    }
}

/// The names of services, with what else was asked for.
struct ServiceList: Report {
    /// One service.
    struct Entry: Sendable {
        var name: String
        /// The registries that know it.
        var origins: [RegistryName] = []
        /// Its records, where something else than the name was asked for.
        var records: [ServiceRecord]?

        var nodeCount: Int { (records ?? []).reduce(0) { $0 + $1.nodes.count } }
        var versions: [String] { Set((records ?? []).map(\.version)).sorted() }
        fileprivate var originText: String { origins.map(\.rawValue).joined(separator: ",") }
    }

    var entries: [Entry]
    var showsNodes = false
    var showsVersions = false
    /// Whether text has the origins too.
    var showsOrigins = false
    /// Whether there is more than one registry, so that origins are worth a column.
    var hasOrigins = false

    private func row(_ entry: Entry, origins: Bool) -> [String] {
        [entry.name] + (showsNodes ? [String(entry.nodeCount)] : [])
            + (showsVersions ? [entry.versions.joined(separator: ",")] : []) + (origins ? [entry.originText] : [])
    }

    var text: TerminalText {
        entries.reduce(into: TerminalText()) { text, entry in
            for (index, cell) in row(entry, origins: showsOrigins).enumerated() {
                text += index == 0 ? "\(cell)" : "\t\(cell)"
            }
            text += "\n"
        }
    }

    var table: Table {
        let origins = showsOrigins || hasOrigins
        let headings =
            ["service"] + (showsNodes ? ["nodes"] : []) + (showsVersions ? ["versions"] : [])
            + (origins ? ["registry"] : [])
        return Table(headings: headings, rows: entries.map { row($0, origins: origins) })
    }

    var json: JSONValue {
        .array(
            entries.map { entry in
                var members: [JSONValue.Member] = [.init("name", .string(entry.name))]
                if showsNodes { members.append(.init("nodes", .number(String(entry.nodeCount)))) }
                if showsVersions {
                    members.append(.init("versions", .array(entry.versions.map { .string($0) })))
                }
                if showsOrigins || hasOrigins {
                    members.append(.init("registries", .array(entry.origins.map { .string($0.rawValue) })))
                }
                return .object(members)
            }
        )
    }
}

extension Registry {
    /// What is known of several services, in the order of their names.
    func getAll(_ names: [String]) async throws -> [[ServiceRecord]] {
        let records = Dictionary(grouping: try await get(names, extent: .complete), by: \.name)
        // Registries whose keys can't hold slashes list names with dashes, and know them by both.
        let dashed = Dictionary(grouping: records.values.joined()) { $0.name.replacing("/", with: "-") }
        return names.map { records[$0] ?? dashed[$0] ?? [] }
    }

    /// Asks for several services, many at once: no more than servers commonly take on one connection, lest the last of
    /// ten thousand has no time left when its turn comes.
    /// - Returns: What was found of each, in the order of the names.
    func forEach(
        of names: [String],
        ask: @escaping @Sendable (String) async throws -> [ServiceRecord]
    ) async throws -> [[ServiceRecord]] {
        try await withThrowingTaskGroup(of: (Int, [ServiceRecord]).self) { group in
            var found = [[ServiceRecord]](repeating: [], count: names.count)
            for (index, name) in names.enumerated() {
                if index >= 100, let (done, services) = try await group.next() { found[done] = services }
                group.addTask { (index, try await ask(name)) }
            }
            for try await (index, services) in group { found[index] = services }
            return found
        }
    }
}
