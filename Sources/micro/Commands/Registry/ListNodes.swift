import ArgumentParser
import MicroKit

/// `micro list nodes [NAME]`
struct ListNodes: MicroCommand {
    static let configuration = CommandConfiguration.micro(
        "nodes",
        abstract: "List the nodes of one service or of all.",
        discussion: "Also: micro nodes."
    )

    @Argument(help: ArgumentHelp("The service; all of them without it.", valueName: "service"), completion: .services)
    var name: String?

    @Option(
        help: ArgumentHelp(
            "Only nodes of this metadata; a name alone stands for any text. May be given several times.",
            valueName: "name=text"
        )
    )
    var meta: [String] = []

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Connection") var connection: ConnectionOptions

    func run(in context: CommandContext) async throws {
        let settings = try connection.resolve(in: context)
        let renderer = try output.makeRenderer(context)
        let filter = try MetadataFilter(meta)
        let registry = try context.makeRegistry(settings)
        var services: [ServiceRecord]
        if let name {
            services = try await registry.existing(name, settings)
        } else {
            services = try await registry.getAll(registry.list()).flatMap { $0 }
        }
        services = filter.filtered(services)
        try renderer.show(NodeList(services: services))
        if services.isEmpty {
            context.note("no \(filter.isEmpty ? "service" : "such node") found (asked \(settings.registryText))")
        }
        await registry.close()
    }
}

/// Nodes with their service and version.
struct NodeList: Report {
    var services: [ServiceRecord]

    private var rows: [[String]] {
        services.flatMap { service in
            service.nodes.sorted { $0.id < $1.id }.map { node in
                [service.name, service.version, node.id, node.address, node.metadata.joined]
            }
        }
    }

    private static let headings = ["Service", "Version", "ID", "Address", "Metadata"]

    var text: TerminalText {
        guard !rows.isEmpty else { return "" }
        var text: TerminalText = "Service\tVersion\tID\tAddress\tMetadata\n"
        for row in rows { text += "\(row[0])\t\(row[1])\t\(row[2])\t\(row[3])\t\(row[4])\n" }
        return text
    }

    var table: Table { Table(headings: Self.headings, rows: rows) }

    var json: JSONValue {
        .array(
            services.flatMap { service in
                service.nodes.sorted { $0.id < $1.id }.map { node in
                    .object([
                        .init("service", .string(service.name)),
                        .init("version", .string(service.version)),
                        .init("id", .string(node.id)),
                        .init("address", .string(node.address)),
                        .init("metadata", .sortedObject(node.metadata)),
                    ])
                }
            }
        )
    }
}

extension [String: String] {
    /// `k=v` pairs in the order of their names, joined by commas.
    var joined: String { sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",") }
}
