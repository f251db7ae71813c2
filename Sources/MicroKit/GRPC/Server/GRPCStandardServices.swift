/// The services that a gRPC server offers of itself, by their full names: health and reflection.
struct GRPCStandardServices: Sendable {
    private let handlers: [String: EndpointTable.Handler]

    /// Makes the services.
    /// - Parameters:
    ///   - service: The service's name.
    ///   - endpoints: Its own endpoints.
    ///   - options: Whether and how they are told.
    /// - Throws: ``MicroError`` `invalidArgument` for a descriptor set that is none.
    init(service: String, endpoints: EndpointTable, options: GRPCServerOptions) throws {
        let health = GRPCHealth(service: service, endpoints: endpoints)
        var handlers: [String: EndpointTable.Handler] = [
            "/\(GRPCHealth.name)/Check": .call(GRPCHealthCheck(health: health)),
            "/\(GRPCHealth.name)/Watch": .stream(GRPCHealthWatch(health: health)),
        ]
        if options.isReflected {
            let index = try GRPCReflectionIndex(service: service, endpoints: endpoints, set: options.descriptorSet)
            let reflection = EndpointTable.Handler.stream(GRPCReflection(index: index))
            for name in GRPCReflection.names { handlers["/\(name)/ServerReflectionInfo"] = reflection }
        }
        self.handlers = handlers
    }

    /// What answers a path, nil when it belongs to none of them.
    subscript(path: GRPCPath) -> EndpointTable.Handler? {
        // Nearly every path is one of the service's own.
        path.text.utf8.starts(with: "/grpc.".utf8) ? handlers[path.text] : nil
    }
}
