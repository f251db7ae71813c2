/// Where services are found: go-micro's `registry.Registry`.
///
/// All functions may be called from any task at once. A record may hold several nodes; a registry keeps nodes, so
/// registering and deregistering concern the record's nodes alone.
public protocol Registry: Sendable {
    /// The name that a node's `registry` metadata carries, for example `mdns`.
    var name: String { get }

    /// Makes the record's nodes known until they are deregistered or `ttl` has passed since the last registration.
    ///
    /// Registering a node again replaces what is known of it and renews its time. Returns when the record can be found
    /// by others that ask from now on.
    /// - Parameters:
    ///   - service: The nodes, and what is to be known of them.
    ///   - ttl: How long a registration lasts; nil is for ever. mDNS knows no expiry and ignores it: a node lives as
    ///     long as its process answers.
    /// - Throws: ``MicroError`` `invalidRecord` (no name, no node, an empty or doubled node id, an address that this
    ///   registry can't hold), `registryUnavailable`; `invalidArgument` where a registry is only asked.
    func register(_ service: ServiceRecord, ttl: Duration?) async throws

    /// Forgets the record's nodes, by service name and node id. Nodes that are not known are no error.
    /// - Throws: ``MicroError`` `registryUnavailable`; `invalidArgument` where a registry is only asked.
    func deregister(_ service: ServiceRecord) async throws

    /// The service's versions, each with its nodes, versions in ascending order of their text; an unknown name is an
    /// empty array and no error.
    /// - Throws: ``MicroError`` `registryUnavailable`, `cancelled`.
    func get(_ name: String, extent: LookupExtent) async throws -> [ServiceRecord]

    /// The records of several services, asked for at the same time; see ``get(_:extent:)-(String,_)``.
    ///
    /// The default asks for each by itself. Registries that answer bit by bit wait for all together: whoever is there
    /// has had the time to answer by the time that the others have answered in.
    /// - Throws: ``MicroError`` `registryUnavailable`, `cancelled`.
    func get(_ names: [String], extent: LookupExtent) async throws -> [ServiceRecord]

    /// The names of all services, sorted, each once.
    /// - Throws: ``MicroError`` `registryUnavailable`, `cancelled`.
    func list() async throws -> [String]

    /// Changes from now on, of one service or of all; ends when the caller stops reading or the registry is closed.
    /// A change may be told more than once.
    func watch(_ name: String?) async throws -> AsyncThrowingStream<RegistryEvent, any Error>

    /// Gives back sockets, and withdraws what this process registered where the registry keeps that no longer than the
    /// process lives; elsewhere it stays until it is deregistered or its time is over. Further calls throw
    /// `registryUnavailable`; closing twice is no error.
    func close() async
}

extension Registry {
    /// Asks for each name by itself, for all at once.
    public func get(_ names: [String], extent: LookupExtent) async throws -> [ServiceRecord] {
        try await withThrowingTaskGroup(of: [ServiceRecord].self) { group in
            for name in Set(names) { group.addTask { try await get(name, extent: extent) } }
            var records: [ServiceRecord] = []
            for try await some in group { records += some }
            return records.sorted { ($0.name, $0.version) < ($1.name, $1.version) }
        }
    }
}

/// A registry that keeps a record for each node, and can show them before they are put together.
///
/// ``Registry/get(_:extent:)-(String,_)`` gives one record for all nodes of a version, in which it can't be seen that they disagree.
package protocol NodeRecordSource: Registry {
    /// The records of a service, each with one node, ids in ascending order; none for an unknown name.
    /// - Throws: ``MicroError`` `registryUnavailable`, `cancelled`.
    func nodeRecords(of name: String) async throws -> [ServiceRecord]
}

/// How much of the truth a look-up is to wait for, where a registry answers bit by bit.
public enum LookupExtent: Sendable, Hashable {
    /// Enough nodes to make a call: returns shortly after the first answers.
    case enough
    /// Every node that can be expected to answer.
    case complete
}

/// A change in a registry: go-micro's `registry.Result`.
public struct RegistryEvent: Sendable, Hashable {
    /// What happened.
    public enum Action: String, Sendable, CaseIterable {
        /// A node came.
        case create
        /// What is known of a node changed. mDNS can't tell this from `create`.
        case update
        /// A node went.
        case delete
    }

    /// What happened.
    public var action: Action
    /// The service, with just the nodes concerned.
    public var service: ServiceRecord

    /// Makes an event.
    public init(_ action: Action, _ service: ServiceRecord) {
        self.action = action
        self.service = service
    }
}

extension ServiceRecord {
    /// Checks what every registry needs of a record.
    /// - Throws: ``MicroError`` `invalidRecord`.
    package func validateForRegistration() throws {
        guard !name.isEmpty else { throw MicroError(.invalidRecord, "a service record needs a name") }
        guard !nodes.isEmpty else { throw MicroError(.invalidRecord, "the record of \(name) has no node") }
        var seen: Set<String> = []
        for node in nodes {
            guard !node.id.isEmpty else { throw MicroError(.invalidRecord, "a node of \(name) has no id") }
            guard !node.address.isEmpty else {
                throw MicroError(.invalidRecord, "node \(node.id) of \(name) has no address")
            }
            guard seen.insert(node.id).inserted else {
                throw MicroError(.invalidRecord, "\(name) has two nodes with the id \(node.id)")
            }
        }
    }
}
