import ArgumentParser
import MicroKit

/// `micro get service NAME`
struct GetService: MicroCommand {
    static let configuration = CommandConfiguration.micro(
        "service",
        abstract: "Show a service's versions, nodes and endpoints.",
        discussion: "Also: micro describe NAME, micro registry get NAME."
    )

    @Argument(help: ArgumentHelp("The service.", valueName: "service"), completion: .services)
    var name: String?

    @Option(name: [.customLong("version")], help: ArgumentHelp("Only this version.", valueName: "version"))
    var serviceVersion: String?

    @Option(help: ArgumentHelp("Only this endpoint.", valueName: "endpoint"))
    var endpoint: String?

    @Flag(
        name: [.long, .customLong("legacy_names")],
        help: "Show field names in snake_case, as the Go micro does, instead of as declared."
    )
    var legacyNames = false

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Connection") var connection: ConnectionOptions

    func run(in context: CommandContext) async throws {
        guard let name else { throw Failure.serviceRequired }
        let settings = try connection.resolve(context.environment)
        let renderer = try output.makeRenderer(context)
        let registry = try context.makeRegistry(settings)
        var services = try await registry.existing(name, settings)
        if let serviceVersion {
            let versions = services.map(\.version)
            services = services.filter { $0.version == serviceVersion }
            if services.isEmpty { throw Failure.noVersion(serviceVersion, of: name, known: versions) }
        }
        if let endpoint {
            let known = services.flatMap(\.endpoints).map(\.name)
            guard known.contains(endpoint) else { throw Failure.noEndpoint(endpoint, of: name, known: known) }
            for index in services.indices { services[index].endpoints.removeAll { $0.name != endpoint } }
            services.removeAll(where: \.endpoints.isEmpty)
        }
        try renderer.show(ServiceDescription(services: services, legacyNames: legacyNames))
        await registry.close()
    }
}
