/// A place that descriptors of services come from.
///
/// Nothing is cached outside a source: whoever holds one for as long as it calls services asks each thing once.
package protocol SchemaSource: Sendable {
    /// What people call it: `reflection (v1)`, `greeter.proto`. May change with the first answer.
    var name: String { get async }

    /// Full names of the services that it knows, in the source's own order. Costs less than ``services()``.
    /// - Throws: ``MicroError``; a source that is not there at all is `endpointNotFound`.
    func serviceNames() async throws -> [String]

    /// All services that it knows.
    /// - Throws: As ``serviceNames()``, and `invalidSchema` for descriptors that don't fit together.
    func services() async throws -> [ServiceDescriptor]

    /// The method behind a gRPC path `/<service>/<method>`.
    ///
    /// The service is found by its full name. As go-micro's servers look at the last part of it only, a name that is
    /// unknown stands for the one service whose name without package is its last part.
    /// - Returns: nil when this source does not know it, or can't be asked because there is none at the peer.
    /// - Throws: ``MicroError`` `invalidSchema` for descriptors that don't fit together and for a name that several
    ///   services share; what the connection fails with.
    func method(service: String, method: String) async throws -> MethodDescriptor?

    /// What a full name such as `google.rpc.Status` stands for, nil when this source does not know it.
    /// - Throws: As ``method(service:method:)``.
    func symbol(named fullName: String) async throws -> SchemaSymbol?
}

/// Something that has a full name in a schema.
package enum SchemaSymbol: Sendable, Hashable {
    /// A message.
    case message(MessageDescriptor)
    /// An enum.
    case enumeration(EnumDescriptor)
    /// A service.
    case service(ServiceDescriptor)
    /// A method, `package.Service.Method`.
    case method(MethodDescriptor)
}

extension DescriptorPool {
    /// What a full name stands for.
    package func symbol(named fullName: String) -> SchemaSymbol? {
        if let message = message(named: fullName) { return .message(message) }
        if let service = service(named: fullName) { return .service(service) }
        if let method = method(named: fullName) { return .method(method) }
        return enumeration(named: fullName).map { .enumeration($0) }
    }
}

/// Tells the service that a name of go-micro stands for.
enum ServiceNameMatch {
    /// The full name among those known, nil when there is none.
    /// - Throws: ``MicroError`` `invalidSchema` when several fit.
    static func find(_ asked: String, in known: [String]) throws(MicroError) -> String? {
        if known.contains(asked) { return asked }
        let type = String(last(asked))
        let fitting = known.filter { last($0) == type }
        guard fitting.count > 1 else { return fitting.first }
        throw MicroError(
            .invalidSchema,
            "\(asked) may be \(fitting.sorted().joined(separator: " or "))",
            hint: "name it in full, as in \(fitting.min() ?? type)/Method"
        )
    }

    /// The full name among those known that is most like the one in a path, in full or without packages; nil when none
    /// is.
    static func nearest(_ path: GRPCPath, in known: [String]) -> String? {
        if let name = Suggestion.nearest(path.service, in: known) { return name }
        let type = Suggestion.nearest(String(path.type), in: known.map { String(last($0)) })
        return type.flatMap { type in known.first { last($0) == type } }
    }

    private static func last(_ name: String) -> Substring {
        let start = name.lastIndex(of: ".").map { name.index(after: $0) }
        return name[(start ?? name.startIndex)...]
    }
}
