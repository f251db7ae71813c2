import SwiftProtobuf

/// Descriptors that a gRPC server gives out itself, by the server reflection protocol (grpc
/// `src/proto/grpc/reflection/v1/reflection.proto`), version v1 or v1alpha.
///
/// Each file is asked for once, when it is needed: those that declare a symbol, then what they import. Every question
/// opens a stream of its own and closes it, so that nothing is left open between calls.
package actor ReflectionSource: SchemaSource {
    private let open: @Sendable (_ path: String) async throws -> ReflectionStream
    private var catalog: ReflectionCatalog
    private var pool: DescriptorPool?
    private var listed: [String]?
    /// The version that answered; empty after none did.
    private var versions = ReflectionVersion.allCases

    /// Makes a source that asks nothing yet.
    /// - Parameters:
    ///   - address: Where the server is, for the words of failures; nil where that is plain.
    ///   - open: Opens a stream to the server at a gRPC path. It throws what the server answers; a server without that
    ///     service shows itself by `UNIMPLEMENTED` (``GRPCStatus``, or as ``ServiceError`` 501), there or from the
    ///     stream. Other answers become ``MicroError`` `accessDenied`, or `invalidReply` where they are no refusal.
    package init(at address: String? = nil, open: @escaping @Sendable (_ path: String) async throws -> ReflectionStream)
    {
        self.open = open
        catalog = ReflectionCatalog(address: address)
    }

    init(limits: ReflectionCatalog.Limits, open: @escaping @Sendable (_ path: String) async throws -> ReflectionStream)
    {
        self.open = open
        catalog = ReflectionCatalog(limits: limits)
    }

    /// `reflection (v1)`, or `reflection` before the server has answered.
    package var name: String {
        versions.count == 1 ? "reflection (\(versions[0].rawValue))" : "reflection"
    }

    /// Full names of the server's services as it lists them, those of gRPC itself among them.
    package func serviceNames() async throws -> [String] {
        if let listed { return listed }
        guard let names = try await listServices() else {
            throw MicroError(
                .endpointNotFound,
                "\(catalog.subject) has no reflection, neither v1 nor v1alpha",
                hint: "describe the service with --proto or --protoset"
            )
        }
        listed = names
        return names
    }

    package func services() async throws -> [ServiceDescriptor] {
        let names = try await serviceNames()
        guard names.count <= catalog.limits.requests else {
            throw catalog.fault(
                "it lists \(names.count) services, of which no more than \(catalog.limits.requests) are read"
            )
        }
        for name in names where !catalog.services.contains(name) { try await load(name) }
        let pool = try linked()
        return names.compactMap { pool.service(named: $0) }
    }

    package func method(service: String, method: String) async throws -> MethodDescriptor? {
        if !catalog.services.contains(service) { try await load(service) }
        if let found = try linked().service(named: service) { return found.method(named: method) }
        guard !versions.isEmpty, let name = try ServiceNameMatch.find(service, in: await serviceNames()) else {
            return nil
        }
        if !catalog.services.contains(name) { try await load(name) }
        return try linked().service(named: name)?.method(named: method)
    }

    /// Methods of which one may be meant by a path that the server does not know, as `package.Service/Method`: those of
    /// the service that it names, else of the one with the nearest name, in full or without package; empty when there is
    /// none.
    /// - Throws: As ``method(service:method:)``, and `endpointNotFound` without reflection.
    package func methods(near path: GRPCPath) async throws -> [String] {
        let names = try await serviceNames()
        guard let name = try ServiceNameMatch.find(path.service, in: names) ?? ServiceNameMatch.nearest(path, in: names)
        else { return [] }
        if !catalog.services.contains(name) { try await load(name) }
        return try linked().service(named: name)?.methods.map { "\(name)/\($0.name)" } ?? []
    }

    package func symbol(named fullName: String) async throws -> SchemaSymbol? {
        if let known = pool?.symbol(named: fullName) { return known }
        try await load(fullName)
        return try linked().symbol(named: fullName)
    }

    // MARK: Asking

    private func listServices() async throws -> [String]? {
        try await asking(.listServices("")) { session throws -> [String] in
            guard case .listServicesResponse(let list) = try await session.ask(.listServices("")) else {
                throw self.catalog.fault("it does not list its services")
            }
            guard list.service.count <= self.catalog.limits.services else {
                throw self.catalog.fault("it lists more than \(self.catalog.limits.services) services")
            }
            return list.service.map(\.name)
        }
    }

    /// Brings in the file that declares a symbol, if the server knows it, and everything that it imports.
    private func load(_ symbol: String) async throws {
        let before = catalog.files.count
        // What was taken in of a load that failed would be found wanting later: it counts only when it is complete.
        let brought = try await asking(.fileContainingSymbol(symbol)) { session throws -> ReflectionCatalog in
            var catalog = self.catalog
            guard let reply = try await session.ask(.fileContainingSymbol(symbol)) else { return catalog }
            try Self.take(reply, into: &catalog)
            while let (name, importer) = catalog.nextMissing() {
                try await Self.bring(name, importedBy: importer, into: &catalog, &session)
            }
            return catalog
        }
        guard let brought, brought.files.count > before else { return }
        var merged = catalog
        for file in brought.files { try merged.add(file) }
        catalog = merged
        pool = nil
    }

    private static func bring(
        _ name: String,
        importedBy importer: String,
        into catalog: inout ReflectionCatalog,
        _ session: inout ReflectionSession
    ) async throws {
        if let reply = try await session.ask(.fileByFilename(name)) {
            try take(reply, into: &catalog)
            guard catalog.contains(name) else { throw catalog.fault("asked for \(name) it sends other files") }
        } else if let own = WellKnownProtos.descriptor(of: name) {
            try catalog.add(own)
        } else {
            throw catalog.fault("\(importer) imports \(name), which it does not have")
        }
    }

    private static func take(
        _ reply: ReflectionServerReflectionResponse.OneOf_MessageResponse,
        into catalog: inout ReflectionCatalog
    ) throws {
        guard case .fileDescriptorResponse(let files) = reply, !files.fileDescriptorProto.isEmpty else {
            throw catalog.fault("asked for a file it sends something else")
        }
        try catalog.add(files.fileDescriptorProto)
    }

    /// Opens a stream for some questions, of which the first is known, and closes it.
    /// - Returns: nil when the server has no reflection.
    private func asking<Answer: Sendable>(
        _ first: ReflectionServerReflectionRequest.OneOf_MessageRequest,
        _ questions: (inout ReflectionSession) async throws -> Answer
    ) async throws -> Answer? {
        guard !versions.isEmpty else { return nil }
        do {
            guard var session = try await ReflectionSession.open(versions, of: catalog.subject, asking: first, open)
            else {
                versions = []
                return nil
            }
            versions = [session.version]
            do {
                let answer = try await questions(&session)
                await session.stream.close()
                return answer
            } catch {
                await session.stream.close()
                throw error
            }
        } catch {
            throw told(error)
        }
    }

    /// The error as the caller gets it, who has asked for something else and must not take this for its answer.
    private func told(_ error: any Error) -> any Error {
        let answer: ServiceError
        switch error {
        case let error as ServiceError: answer = error
        case let status as GRPCStatus: answer = ServiceError(status)
        case var error as MicroError where error.code == .messageTooLarge:
            error.message = catalog.fault(error.message).message
            return error
        default: return error
        }
        let words = answer.detail.isEmpty ? answer.status : answer.detail
        let isRefused = answer.code == 401 || answer.code == 403
        var told = catalog.fault("it says: \(words)")
        told.code = isRefused ? .accessDenied : .invalidReply
        if isRefused { told.message = "the reflection of \(catalog.subject) refuses: \(words)" }
        told.cause = error
        return told
    }

    private func linked() throws(MicroError) -> DescriptorPool {
        if let pool { return pool }
        let made: DescriptorPool
        do { made = try DescriptorPool(catalog.files) } catch { throw catalog.fault(error.message) }
        pool = made
        return made
    }
}

extension WellKnownProtos {
    /// One of protobuf's own files, for servers that leave them out.
    fileprivate static func descriptor(of name: String) -> Google_Protobuf_FileDescriptorProto? {
        guard text(of: name) != nil else { return nil }
        return (try? ProtoLoader.load([name], from: .none))?.files.first { $0.name == name }
    }
}
