import MicroKit

/// Where the messages of services are described better than in a registry: in files that the user names, else by gRPC
/// nodes themselves.
struct ServiceSchemas: Sendable {
    /// What the user names; nobody else is asked where there is anything.
    var files: [any SchemaSource]
    /// Asks nodes.
    var client: ServiceClient
    /// How to ask.
    var options: CallOptions

    init(_ schema: SchemaOptions, client: ServiceClient, _ settings: ConnectionSettings) throws {
        files = try schema.sources()
        self.client = client
        options = CallOptions(timeout: settings.timeout, connectTimeout: settings.connectTimeout)
    }

    // MARK: Services of a registry

    /// The methods behind a service's endpoints, by the endpoints' names; those that nothing describes are missing.
    /// - Throws: ``MicroError`` `invalidSchema`. A node that can't be asked is none that describes anything.
    func methods(of record: ServiceRecord) async throws -> [String: MethodDescriptor] {
        if !files.isEmpty { return try await methods(of: record, in: files) }
        let node = record.nodes.first { RPCProtocol.advertised(by: $0) == .known(.grpc) }
        guard let node else { return [:] }
        do {
            return try await methods(of: record, in: [client.reflection(at: node, options: options)])
        } catch let error as MicroError where error.code != .invalidSchema {
            return [:]
        } catch is ServiceError {
            return [:]
        }
    }

    private func methods(
        of record: ServiceRecord,
        in sources: [any SchemaSource]
    ) async throws -> [String: MethodDescriptor] {
        var methods: [String: MethodDescriptor] = [:]
        for endpoint in record.endpoints where !endpoint.isSubscriber {
            guard let path = try? GRPCPath(service: record.name, endpoint: endpoint.name) else { continue }
            for source in sources where methods[endpoint.name] == nil {
                methods[endpoint.name] = try await source.method(service: path.service, method: path.method)
            }
        }
        return methods
    }

    // MARK: Services at an address

    /// The names of the services that a gRPC server at an address tells of, or of those that the files describe.
    /// - Throws: ``MicroError`` `endpointNotFound` where nobody describes any, `unreachable` and the like.
    func names(at address: String) async throws -> [String] {
        var names: [String] = []
        for source in sources(at: address) { names += try await source.serviceNames() }
        return names
    }

    /// The services of a gRPC server at an address as a registry would have them, with their methods.
    /// - Parameters:
    ///   - address: `host:port`
    ///   - name: Only the service of that full name, or of that name without package; nil for all.
    /// - Returns: Each with its methods by their endpoint names.
    /// - Throws: As ``names(at:)``; ``Failure`` of status `notFound`.
    func services(at address: String, named name: String?) async throws -> [(ServiceRecord, [String: MethodDescriptor])]
    {
        var known: [ServiceDescriptor] = []
        let sources = sources(at: address)
        for source in sources {
            if let name, case .service(let service) = try await source.symbol(named: name) {
                return [record(of: service, at: address)]
            }
            known += try await source.services()
        }
        let found = known.filter { name == nil || $0.name == name }
        if let name, found.isEmpty {
            for source in sources where try await source.serviceNames().contains(name) {
                throw Failure(
                    .notFound,
                    "\(name) is listed at \(address), but nothing there describes it",
                    hint: "describe it with --proto or --protoset"
                )
            }
            let nearest = Suggestion.nearest(name, in: known.map(\.fullName))
            throw Failure(
                .notFound,
                "\(name): no such service at \(address)",
                hint: nearest.map { "did you mean '\($0)'?" } ?? Self.listing(known)
            )
        }
        return found.map { record(of: $0, at: address) }
    }

    private static func listing(_ known: [ServiceDescriptor]) -> String? {
        guard !known.isEmpty else { return nil }
        let names = known.prefix(8).map(\.fullName).joined(separator: ", ")
        return "services there: \(names)\(known.count > 8 ? ", …" : "")"
    }

    private func sources(at address: String) -> [any SchemaSource] {
        files.isEmpty ? [client.reflection(at: Node(id: address, address: address), options: options)] : files
    }

    private func record(of service: ServiceDescriptor, at address: String) -> (
        ServiceRecord, [String: MethodDescriptor]
    ) {
        var methods: [String: MethodDescriptor] = [:]
        var record = ServiceRecord(
            name: service.fullName,
            nodes: [
                Node(id: address, address: address, metadata: [Node.MetadataKey.protocol: RPCProtocol.grpc.rawValue])
            ]
        )
        for method in service.methods {
            let name = "\(service.fullName)/\(method.name)"
            record.endpoints.append(Endpoint(describing: method, name: name))
            methods[name] = method
        }
        return (record, methods)
    }
}
