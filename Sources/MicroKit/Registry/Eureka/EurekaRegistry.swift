public import Logging
package import NIOCore
import NIOPosix
import Synchronization

/// Services in Netflix's Eureka, as go-micro's plugin keeps them there (go-micro plugins, `v4/registry/eureka`).
///
/// Eureka knows no difference between capitals and small letters: services are listed in small letters, and found by
/// either. Its servers remember answers for up to half a minute unless they were told otherwise, so that a node may be
/// found, and be gone, that much later; and they keep nodes that are no longer renewed when many of them stop at once.
public final class EurekaRegistry: Registry {
    /// Where Eureka is and how to speak to it.
    public struct Configuration: Sendable {
        /// Servers, each as `host`, `host:port` or a URL of http or https. None stands for
        /// `http://localhost:8080/eureka/v2`, and an address without a path has that path; servers made with Spring
        /// have `/eureka`.
        public var addresses: [String]
        /// The user of basic authentication, nil for none.
        public var user: String?
        /// The user's password.
        public var password: String?
        /// For addresses without a scheme nil means plaintext; for those of https the defaults.
        public var tls: ClientTLS?
        /// How long one request may take. Must be above zero.
        public var timeout: Duration
        /// How often a watch asks. Must be above zero.
        public var interval: Duration
        /// Told of instances that can't be used and of watches that are lost.
        public var logger: Logger

        /// The usual address, 5 seconds a request, every 5 seconds in a watch, as in go-micro.
        public init(
            addresses: [String] = [],
            user: String? = nil,
            password: String? = nil,
            tls: ClientTLS? = nil,
            timeout: Duration = .seconds(5),
            interval: Duration = .seconds(5),
            logger: Logger = Logger(label: "micro.registry.eureka")
        ) {
            self.addresses = addresses
            self.user = user
            self.password = password
            self.tls = tls
            self.timeout = timeout
            self.interval = interval
            self.logger = logger
        }
    }

    /// `eureka`.
    public let name = "eureka"
    private let http: HTTPAPI
    private let api: EurekaAPI
    private let interval: Duration
    private let watches: RegistryWatches
    private let registered = Mutex<[Key: Registered]>([:])

    private struct Key: Hashable {
        var service: String
        var node: String
    }

    private struct Registered: Hashable {
        var record: ServiceRecord
        var node: Node
        var ttl: Duration?
    }

    /// Makes a registry on the process's shared event loops. Nothing is opened before the first request.
    /// - Throws: ``MicroError`` `invalidArgument` for an address that is none or a time that is not above zero.
    public convenience init(_ configuration: Configuration = Configuration()) throws {
        try self.init(configuration, group: MultiThreadedEventLoopGroup.singleton)
    }

    /// Makes a registry on given event loops. Nothing is opened before the first request.
    /// - Throws: ``MicroError`` `invalidArgument` for an address that is none or a time that is not above zero.
    package init(_ configuration: Configuration = Configuration(), group: any EventLoopGroup) throws {
        let addresses = configuration.addresses.isEmpty ? ["localhost:8080"] : configuration.addresses
        guard configuration.timeout > .zero, configuration.interval > .zero else {
            throw MicroError(.invalidArgument, "the times for a request to Eureka and between two must be above zero")
        }
        let endpoints = try addresses.map { address in
            var endpoint = try HTTPAPIEndpoint(
                parsing: address,
                defaultPort: 8080,
                isSecure: configuration.tls != nil
            )
            if endpoint.path.isEmpty { endpoint.path = "/eureka/v2" }
            return endpoint
        }
        var settings = HTTPAPISettings(server: "Eureka", endpoints: endpoints, timeout: configuration.timeout)
        if let tls = configuration.tls { settings.tls = HTTPAPITLS(tls) }
        settings.hint = "its address ends with /eureka/v2, or with /eureka for a server made with Spring"
        http = HTTPAPI(settings, group: group)
        api = EurekaAPI(
            http: http,
            user: configuration.user.map { ($0, configuration.password ?? "") },
            rejected: RejectedRecords(logger: configuration.logger)
        )
        interval = configuration.interval
        let names = endpoints.map(\.description).joined(separator: ", ")
        watches = RegistryWatches(of: "Eureka at \(names)", logger: configuration.logger)
    }

    /// Registers each node, or sends a heartbeat for one that has not changed since; see ``Registry/register(_:ttl:)``.
    /// A node that Eureka has forgotten is registered again.
    /// - Throws: ``MicroError`` `invalidRecord`, `registryUnavailable`, `accessDenied`.
    public func register(_ service: ServiceRecord, ttl: Duration?) async throws {
        try service.validateForRegistration()
        for node in service.nodes {
            var record = service
            record.nodes = [node]
            let new = Registered(record: record, node: node, ttl: ttl)
            let key = Key(service: service.name.lowercased(), node: node.id)
            let known = registered.withLock { $0[key] }
            if known == new, try await api.renew(service.name, node) { continue }
            // The address is part of the id that Eureka knows the node by.
            if let known, known.node.address != node.address { try await api.deregister(service.name, known.node) }
            try await api.register(record, node, ttl: ttl)
            registered.withLock { $0[key] = new }
        }
    }

    /// Takes the nodes away; see ``Registry/deregister(_:)``. They are known by id and address together.
    /// - Throws: ``MicroError`` `registryUnavailable`, `accessDenied`.
    public func deregister(_ service: ServiceRecord) async throws {
        try http.checkOpen()
        for node in service.nodes {
            let key = Key(service: service.name.lowercased(), node: node.id)
            let known = registered.withLock { $0.removeValue(forKey: key) }
            try await api.deregister(service.name, known?.node ?? node)
        }
    }

    /// Asks Eureka; see ``Registry/get(_:extent:)-(String,_)``.
    /// - Throws: ``MicroError`` `registryUnavailable`, `accessDenied`, `cancelled`.
    public func get(_ name: String, extent: LookupExtent) async throws -> [ServiceRecord] {
        try http.checkOpen()
        return name.isEmpty ? [] : try await api.records(of: name)
    }

    /// The names of all services with nodes of go-micro, in small letters; see ``Registry/list()``.
    /// - Throws: ``MicroError`` `registryUnavailable`, `accessDenied`, `cancelled`.
    public func list() async throws -> [String] {
        Set(try await api.all().map(\.name)).sorted()
    }

    /// Asks Eureka time and again and tells the differences; see ``Registry/watch(_:)``.
    /// - Throws: ``MicroError`` `registryUnavailable`, `accessDenied`, `cancelled`.
    public func watch(_ name: String?) async throws -> AsyncThrowingStream<RegistryEvent, any Error> {
        let (api, interval) = (api, interval)
        return try await watches.open { tell in
            while true {
                let records = if let name { try await api.records(of: name) } else { try await api.all() }
                try await tell(.all(records))
                try await pause(until: .now + interval)
            }
        }
    }

    /// Withdraws what this registry registered, as far as Eureka answers, and closes the connections.
    public func close() async {
        watches.close()
        let known = registered.withLock { registered in
            defer { registered = [:] }
            return registered
        }
        for (_, one) in known { try? await api.deregister(one.record.name, one.node) }
        await http.close()
    }
}
