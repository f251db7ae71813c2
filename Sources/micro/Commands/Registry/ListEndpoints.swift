import ArgumentParser
import MicroKit

/// `micro list endpoints NAME`
struct ListEndpoints: MicroCommand {
    static let configuration = CommandConfiguration.micro(
        "endpoints",
        abstract: "List what a service can be asked.",
        discussion: "Also: micro endpoints."
    )

    @Argument(
        help: ArgumentHelp("The service; with --address all of them without it.", valueName: "service"),
        completion: .services
    )
    var name: String?

    @Option(
        help: ArgumentHelp("Ask the gRPC server at this host:port, by its reflection.", valueName: "host:port")
    )
    var address: String?

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Connection") var connection: ConnectionOptions

    func run(in context: CommandContext) async throws {
        let settings = try connection.resolve(in: context)
        let renderer = try output.makeRenderer(context)
        let registry = try context.makeRegistry(settings)
        let services: [ServiceRecord]
        if let address {
            let address = try RoutingOptions.checkedAddress(address, of: "--address", else: .usage)
            let client = try context.makeClient(settings, registry: registry)
            let schemas = try ServiceSchemas(SchemaOptions.parse([]), client: client, settings)
            services = try await schemas.services(at: address, named: name).map(\.0)
        } else {
            guard let name else { throw Failure.serviceRequired }
            services = try await registry.existing(name, settings)
        }
        try renderer.show(EndpointList(services: services))
        if services.allSatisfy(\.endpoints.isEmpty) {
            context.note("no endpoint found (asked \(address ?? settings.registryText))")
        }
        await registry.close()
    }
}

/// The names of a service's endpoints, of all versions together.
struct EndpointList: Report {
    private var endpoints: [Endpoint]

    init(services: [ServiceRecord]) {
        var seen: Set<String> = []
        endpoints = services.flatMap(\.endpoints).filter { seen.insert($0.name).inserted }.sorted { $0.name < $1.name }
    }

    var text: TerminalText {
        endpoints.reduce(into: TerminalText()) { $0 += "\($1.name)\n" }
    }

    var table: Table {
        Table(headings: ["endpoint", "metadata"], rows: endpoints.map { [$0.name, $0.metadata.joined] })
    }

    var json: JSONValue {
        .array(
            endpoints.map {
                .object([.init("name", .string($0.name)), .init("metadata", .sortedObject($0.metadata))])
            }
        )
    }
}
