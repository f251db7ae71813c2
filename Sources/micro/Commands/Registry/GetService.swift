import ArgumentParser
import MicroKit

/// `micro get service NAME`
struct GetService: MicroCommand {
    static let configuration = CommandConfiguration.micro(
        "service",
        abstract: "Show a service's versions, nodes and endpoints.",
        discussion: """
            Messages are described by the files of --proto and --protoset, else by a gRPC node itself where it has \
            server reflection, else as the registry has them. With --address no registry is asked. --as shows one \
            endpoint in a form for other tools. Also: micro describe NAME, micro registry get NAME.
            """
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

    @Option(
        name: [.customLong("as")],
        help: ArgumentHelp(
            "Show one endpoint as: \(EndpointExport.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "form"
        ),
        completion: .list(EndpointExport.allCases.map(\.rawValue))
    )
    var form: String?

    @Option(help: ArgumentHelp("Ask the gRPC server at this host:port and no registry.", valueName: "host:port"))
    var address: String?

    @OptionGroup(title: "Messages") var schema: SchemaOptions
    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Connection") var connection: ConnectionOptions

    func run(in context: CommandContext) async throws {
        let form = try exportForm()
        let settings = try connection.resolve(in: context)
        let renderer = try output.makeRenderer(context)
        let registry = try context.makeRegistry(settings)
        let client = try context.makeClient(settings, registry: registry)
        let schemas = try ServiceSchemas(schema, client: client, settings)
        var services = try await find(schemas, registry, settings)
        if let endpoint { try keep(endpoint, in: &services) }
        if let form {
            try renderer.show(try exported(form, try subject(of: services, settings)))
        } else {
            let records = services.map { Self.described($0.record, by: $0.methods) }
            try renderer.show(ServiceDescription(services: records, legacyNames: legacyNames))
            if let address, records.isEmpty { context.note("no service is described (asked \(address))") }
        }
        await client.close()
        await registry.close()
    }

    private typealias Found = (record: ServiceRecord, methods: [String: MethodDescriptor])

    private func exportForm() throws -> EndpointExport? {
        guard let form else { return nil }
        if let known = EndpointExport(rawValue: form) { return known }
        throw Failure.unknown("--as: unknown form", form, of: EndpointExport.self)
    }

    private func find(
        _ schemas: ServiceSchemas,
        _ registry: any Registry,
        _ settings: ConnectionSettings
    ) async throws -> [Found] {
        if let address {
            guard serviceVersion == nil else { throw Failure.usage("--version chooses among the registry's records") }
            let address = try RoutingOptions.checkedAddress(address, of: "--address", else: .usage)
            return try await schemas.services(at: address, named: name).map { ($0, $1) }
        }
        guard let name else { throw Failure.serviceRequired }
        var records = try await registry.existing(name, settings)
        if let serviceVersion {
            let versions = records.map(\.version)
            records = records.filter { $0.version == serviceVersion }
            if records.isEmpty { throw Failure.noVersion(serviceVersion, of: name, known: versions) }
        }
        var found: [Found] = []
        for record in records { found.append((record, try await schemas.methods(of: record))) }
        return found
    }

    private func keep(_ endpoint: String, in services: inout [Found]) throws {
        let known = services.flatMap(\.record.endpoints).map(\.name)
        // A method at an address may be named without its service.
        let full = known.contains(endpoint) ? endpoint : known.first { $0.hasSuffix("/\(endpoint)") }
        guard let full else { throw Failure.noEndpoint(endpoint, of: name ?? "", known: known) }
        for index in services.indices { services[index].record.endpoints.removeAll { $0.name != full } }
        services.removeAll(where: \.record.endpoints.isEmpty)
    }

    /// The one endpoint to export.
    private func subject(of services: [Found], _ settings: ConnectionSettings) throws -> EndpointExport.Subject {
        let all = services.flatMap { service in
            service.record.endpoints.filter { !$0.isSubscriber }.map { (service, $0) }
        }
        let names = Set(all.map(\.1.name)).sorted()
        guard let (service, endpoint) = all.first else {
            throw Failure(.notFound, "\(name ?? address ?? "") lists no endpoint, so that none can be shown")
        }
        guard names.count == 1 else {
            throw Failure.usage(
                "--as shows one endpoint, of several there are",
                hint: "choose with --endpoint: \(names.prefix(12).joined(separator: ", "))"
            )
        }
        return EndpointExport.Subject(
            service: address == nil ? service.record.name : "",
            version: service.record.version,
            endpoint: endpoint.name,
            shape: service.methods[endpoint.name].map { EndpointShape($0) } ?? EndpointShape(endpoint),
            node: service.record.nodes.first,
            tls: settings.tls
        )
    }

    /// - Throws: ``Failure`` of status `usage` for a form that can't hold the call; this program makes it all the same.
    private func exported(_ form: EndpointExport, _ subject: EndpointExport.Subject) throws -> ExportedEndpoint {
        do {
            return try ExportedEndpoint(form, subject)
        } catch let error as MicroError {
            let verb = error.code == .endpointIsStream ? "stream" : "call"
            let whom = address.map { "--address \($0)" } ?? subject.service
            throw Failure.usage(
                "--as \(form.rawValue): \(error.message)",
                hint: "use 'micro \(verb) \(whom) \(subject.endpoint)'"
            )
        }
    }

    private static func described(_ record: ServiceRecord, by methods: [String: MethodDescriptor]) -> ServiceRecord {
        var record = record
        for (index, endpoint) in record.endpoints.enumerated() {
            guard let method = methods[endpoint.name] else { continue }
            var described = Endpoint(describing: method, name: endpoint.name)
            described.metadata.merge(endpoint.metadata) { $1 }
            record.endpoints[index] = described
        }
        return record
    }
}

/// One endpoint in a form for other tools.
struct ExportedEndpoint: Report {
    let text: TerminalText
    let json: JSONValue
    let received: [UInt8]?

    init(_ form: EndpointExport, _ subject: EndpointExport.Subject) throws {
        let document = try form.text(of: subject)
        text = document.split(separator: "\n", omittingEmptySubsequences: false).dropLast().reduce(into: TerminalText())
        {
            $0 += "\(String($1))\n"
        }
        json = form.json(of: subject) ?? .string(document)
        received = Array(document.utf8)
    }

    var table: Table {
        Table(
            headings: ["export"],
            rows: (received.map { String(decoding: $0, as: UTF8.self) } ?? "").split(separator: "\n").map {
                [String($0)]
            }
        )
    }
}
