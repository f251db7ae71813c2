public import Logging
package import NIOCore
import NIOPosix
import Synchronization

/// Services in HashiCorp's Consul, as go-micro keeps them there (go-micro `registry/consul`).
///
/// A node is a service of Consul's with a check that must be passed within its time to live; one whose check is critical
/// is not found, and Consul forgets it about a minute later. Services that are none of go-micro's, and `consul` itself,
/// are listed too, as they are in Go: without tags of go-micro's their version is empty, and their metadata are Consul's.
///
/// Consul keeps ids apart by agent and not by service: two nodes of one id replace each other.
public final class ConsulRegistry: NodeRecordSource {
    /// Where Consul is and how to speak to it.
    public struct Configuration: Sendable {
        /// Agents, each as `host`, `host:port` or a URL of http or https. None stands for the agent of this host,
        /// `127.0.0.1:8500`; of several the first that answers is used.
        public var addresses: [String]
        /// The token of Consul's access control lists, nil for none.
        public var token: String?
        /// The data centre to ask, nil for the agent's own. Nodes are always registered in the agent's own.
        public var datacenter: String?
        /// The namespace, of Consul Enterprise; nil for the token's own.
        public var namespace: String?
        /// Whether any server may answer reads, not only the leader: faster, and a little behind at worst.
        public var allowsStale: Bool
        /// For addresses without a scheme nil means plaintext; for those of https the defaults.
        public var tls: ClientTLS?
        /// How long one request may take. Must be above zero.
        public var timeout: Duration
        /// Told of records that can't be used and of watches that are lost.
        public var logger: Logger

        /// The agent of this host, stale answers allowed as in go-micro, 5 seconds.
        public init(
            addresses: [String] = [],
            token: String? = nil,
            datacenter: String? = nil,
            namespace: String? = nil,
            allowsStale: Bool = true,
            tls: ClientTLS? = nil,
            timeout: Duration = .seconds(5),
            logger: Logger = Logger(label: "micro.registry.consul")
        ) {
            self.addresses = addresses
            self.token = token
            self.datacenter = datacenter
            self.namespace = namespace
            self.allowsStale = allowsStale
            self.tls = tls
            self.timeout = timeout
            self.logger = logger
        }
    }

    /// `consul`.
    public let name = "consul"
    private let http: HTTPAPI
    private let api: ConsulAPI
    private let watches: RegistryWatches
    private let registered = Mutex<[String: Registered]>([:])

    /// What this process registered, by node id.
    private struct Registered {
        var registration: ConsulRegistration
        /// The agent it is registered with.
        var endpoint: HTTPAPIEndpoint
    }

    /// Makes a registry on the process's shared event loops. Nothing is opened before the first request.
    /// - Throws: ``MicroError`` `invalidArgument` for an address that is none or a time that is not above zero.
    public convenience init(_ configuration: Configuration = Configuration()) throws {
        try self.init(configuration, group: MultiThreadedEventLoopGroup.singleton)
    }

    /// Makes a registry on given event loops. Nothing is opened before the first request.
    /// - Throws: ``MicroError`` `invalidArgument` for an address that is none or a time that is not above zero.
    package init(_ configuration: Configuration = Configuration(), group: any EventLoopGroup) throws {
        let addresses = configuration.addresses.isEmpty ? ["127.0.0.1"] : configuration.addresses
        guard configuration.timeout > .zero else {
            throw MicroError(.invalidArgument, "the time for a request to Consul must be above zero")
        }
        let endpoints = try addresses.map { address in
            try HTTPAPIEndpoint(parsing: address, defaultPort: 8500, isSecure: configuration.tls != nil)
        }
        var settings = HTTPAPISettings(server: "Consul", endpoints: endpoints, timeout: configuration.timeout)
        if let tls = configuration.tls { settings.tls = HTTPAPITLS(tls) }
        settings.hint = "is there an agent? its HTTP port is 8500 unless it was told otherwise"
        http = HTTPAPI(settings, group: group)
        api = ConsulAPI(
            http: http,
            configuration: configuration,
            rejected: RejectedRecords(logger: configuration.logger)
        )
        let names = endpoints.map(\.description).joined(separator: ", ")
        watches = RegistryWatches(of: "Consul at \(names)", logger: configuration.logger)
    }

    /// Registers each node with an agent; see ``Registry/register(_:ttl:)``.
    ///
    /// A node that this registry registered before and that has not changed is only renewed, unless its agent has
    /// forgotten it or is away: then it is registered again, with another agent if there is one.
    /// - Throws: ``MicroError`` `invalidRecord`, `registryUnavailable`, `accessDenied`.
    public func register(_ service: ServiceRecord, ttl: Duration?) async throws {
        try service.validateForRegistration()
        for node in service.nodes {
            var record = service
            record.nodes = [node]
            try await register(ConsulRegistration(record: record, node: node, ttl: ttl))
        }
    }

    private func register(_ registration: ConsulRegistration) async throws {
        let id = registration.node.id
        if let known = registered.withLock({ $0[id] }), known.registration == registration,
            try await api.renew(registration, at: known.endpoint)
        {
            return
        }
        let endpoint = try await api.register(registration)
        registered.withLock { $0[id] = Registered(registration: registration, endpoint: endpoint) }
    }

    /// Takes the nodes from their agents; see ``Registry/deregister(_:)``. A node that another process registered with
    /// another agent is taken out of the catalogue, and comes back if that agent still knows it.
    /// - Throws: ``MicroError`` `registryUnavailable`, `accessDenied`.
    public func deregister(_ service: ServiceRecord) async throws {
        var strangers: Set<String> = []
        for node in service.nodes {
            let known = registered.withLock { $0.removeValue(forKey: node.id) }
            if try await !api.deregister(node.id, at: known?.endpoint) { strangers.insert(node.id) }
        }
        guard !strangers.isEmpty else {
            // Even where nothing is to be done, a registry that is closed says so.
            if service.nodes.isEmpty { try http.checkOpen() }
            return
        }
        var index = ConsulIndex()
        for entry in try await api.entries(of: service.name, from: &index) {
            guard let id = entry.record.nodes.first?.id, strangers.contains(id) else { continue }
            try await api.strike(id, ofAgent: entry.agent)
        }
    }

    /// Asks Consul; see ``Registry/get(_:extent:)-(String,_)``.
    /// - Throws: ``MicroError`` `registryUnavailable`, `accessDenied`, `cancelled`.
    public func get(_ name: String, extent: LookupExtent) async throws -> [ServiceRecord] {
        try http.checkOpen()
        guard !name.isEmpty else { return [] }
        var index = ConsulIndex()
        return try await api.records(of: name, from: &index)
    }

    /// Each node's own record; see ``NodeRecordSource``.
    package func nodeRecords(of name: String) async throws -> [ServiceRecord] {
        try http.checkOpen()
        guard !name.isEmpty else { return [] }
        var index = ConsulIndex()
        return try await api.entries(of: name, from: &index).filter { !$0.isCritical }.map(\.record)
    }

    /// Asks Consul for each name; see ``Registry``.
    public func get(_ names: [String], extent: LookupExtent) async throws -> [ServiceRecord] {
        try http.checkOpen()
        let records = try await ConsulFollowing(api: api).records(of: Set(names).filter { !$0.isEmpty })
        return records.sorted { ($0.name, $0.version) < ($1.name, $1.version) }
    }

    /// The names of all services, also of those whose nodes are all critical; see ``Registry/list()``.
    /// - Throws: ``MicroError`` `registryUnavailable`, `accessDenied`, `cancelled`.
    public func list() async throws -> [String] {
        var index = ConsulIndex()
        return try await api.catalog(from: &index).keys.sorted()
    }

    /// Follows Consul by queries that wait for a change; see ``Registry/watch(_:)``. Goes on after losses, and tells then
    /// what changed in the meantime. Several changes within a twentieth of a second may be told as one.
    /// - Throws: ``MicroError`` `registryUnavailable`, `accessDenied`, `cancelled`.
    public func watch(_ name: String?) async throws -> AsyncThrowingStream<RegistryEvent, any Error> {
        let following = ConsulFollowing(api: api.consistent)
        return try await watches.open { tell in
            if let name { try await following.one(name, tell) } else { try await following.all(tell) }
        }
    }

    /// Withdraws what this registry registered, as far as Consul answers, and closes the connections.
    public func close() async {
        watches.close()
        let known = registered.withLock { registered in
            defer { registered = [:] }
            return registered
        }
        for (id, node) in known { _ = try? await api.deregister(id, at: node.endpoint) }
        await http.close()
    }
}
