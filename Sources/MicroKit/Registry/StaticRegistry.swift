import Logging
import Synchronization

/// Addresses that are known beforehand, where there is no registry: go-micro's static selector (go-micro
/// `client/selector/static/static.go`).
///
/// Services are where they are said to be, whether somebody listens there or not. Nothing is known of them but their
/// addresses, which are the ids of their nodes as well.
public final class StaticRegistry: ReadOnlyRegistry {
    /// Who is where.
    public struct Configuration: Sendable, Hashable {
        /// `NAME=host:port` for a node of one service, `host:port` for one of every service that has none of its own.
        /// Without any, the name of a service is its address, as it is for go-micro.
        public var addresses: [String]

        /// No address.
        public init(addresses: [String] = []) { self.addresses = addresses }
    }

    /// `static`.
    public let name = "static"
    package let insteadOfRegistering = "give its address where its callers are started, as NAME=host:port"
    private let services: [String: ServiceRecord]
    private let common: [Node]
    private let takesNamesForAddresses: Bool
    private let watches: RegistryWatches
    private let isClosed = Mutex(false)

    /// Makes a registry.
    /// - Throws: ``MicroError`` `invalidArgument` for an entry that is no address.
    public init(_ configuration: Configuration = Configuration()) throws {
        var services: [String: ServiceRecord] = [:]
        var common: [Node] = []
        for entry in configuration.addresses {
            let parts = entry.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let address = parts.last ?? ""
            let node = Node(id: address, address: address)
            do throws(MicroError) { _ = try HostPort(dialling: address) } catch {
                throw MicroError(
                    .invalidArgument,
                    "the static registry can't use \"\(entry)\": \(error.message)",
                    hint: "write NAME=host:port, or host:port for every service"
                )
            }
            guard parts.count == 2 else {
                if !common.contains(node) { common.append(node) }
                continue
            }
            guard !parts[0].isEmpty else {
                throw MicroError(
                    .invalidArgument,
                    "the static registry can't use \"\(entry)\": no name stands before ="
                )
            }
            services[parts[0], default: ServiceRecord(name: parts[0])].nodes.append(node)
        }
        self.services = Dictionary(uniqueKeysWithValues: services.values.merged().map { ($0.name, $0) })
        self.common = common.sorted { $0.id < $1.id }
        takesNamesForAddresses = configuration.addresses.isEmpty
        watches = RegistryWatches(of: "the static registry", logger: Logger(label: "micro.registry"))
    }

    /// Refused: ``MicroError`` `invalidArgument`.
    public func register(_ service: ServiceRecord, ttl: Duration?) async throws {
        try checkOpen()
        throw refusal(service, toBe: "registered")
    }

    /// Refused: ``MicroError`` `invalidArgument`.
    public func deregister(_ service: ServiceRecord) async throws {
        try checkOpen()
        throw refusal(service, toBe: "deregistered")
    }

    /// The addresses of the service itself, else those that are given for every service.
    public func get(_ name: String, extent: LookupExtent) async throws -> [ServiceRecord] {
        try checkOpen()
        guard !name.isEmpty else { return [] }
        if let service = services[name] { return [service] }
        guard takesNamesForAddresses else {
            return common.isEmpty ? [] : [ServiceRecord(name: name, nodes: common)]
        }
        guard (try? HostPort(dialling: name)) != nil else { return [] }
        return [ServiceRecord(name: name, nodes: [Node(id: name, address: name)])]
    }

    /// The names that entries give; addresses for every service have none to tell.
    public func list() async throws -> [String] {
        try checkOpen()
        return services.keys.sorted()
    }

    /// Waits until the registry is closed: nothing ever changes.
    public func watch(_ name: String?) async throws -> AsyncThrowingStream<RegistryEvent, any Error> {
        try await watches.open { tell in
            try await tell(.all([]))
            while true { try await pause(until: .now + .seconds(3600)) }
        }
    }

    /// Ends watches.
    public func close() async {
        isClosed.withLock { $0 = true }
        watches.close()
    }

    private func checkOpen() throws {
        guard !isClosed.withLock({ $0 }) else {
            throw MicroError(.registryUnavailable, "the static registry has been closed", phase: .discovery)
        }
    }
}
