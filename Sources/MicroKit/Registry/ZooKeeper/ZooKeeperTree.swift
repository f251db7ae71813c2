/// The znodes that a watch follows, without a connection: what is heard of them goes in, and what is to be asked next and
/// told to the watch comes out.
///
/// Every request leaves a watch behind, and every event is answered by asking again, since what an event says may be
/// older than the last answer.
struct ZooKeeperTree: Sendable {
    /// What the answer to a request says.
    enum Finding: Hashable, Sendable {
        /// The names of a znode's children; nil when it is not there.
        case children([String]?)
        /// Whether a znode is there.
        case existence(Bool)
        case record(ZooKeeperRecord)
    }

    /// What follows from it.
    struct Step {
        var requests: [ZooKeeperRequest] = []
        var changes: [RegistryEvent] = []

        static func + (one: Step, other: Step) -> Step {
            Step(requests: one.requests + other.requests, changes: one.changes + other.changes)
        }
    }

    /// A node, as others know it.
    private struct Identity: Hashable {
        var service: String
        var node: String
    }

    /// The service that is followed; nil for all.
    private let name: String?
    /// The last part of the path of each service's znode, with those of its nodes, as far as they hold one.
    private var services: [String: [String: Identity?]] = [:]

    /// Knows nothing yet.
    /// - Parameter name: The service to follow; nil for all.
    init(_ name: String?) { self.name = name }

    /// What to ask first.
    func begin() -> [ZooKeeperRequest] {
        guard let name else { return [.getChildren(ZooKeeperPaths.root, isWatched: true)] }
        return ZooKeeperPaths.service(name).map { [.getChildren($0, isWatched: true)] } ?? []
    }

    /// What an event makes worth asking.
    func requests(after event: ZooKeeperEvent) -> [ZooKeeperRequest] {
        let parts = Self.parts(event.path)
        switch parts?.count {
        case 0: return name == nil ? [.getChildren(event.path, isWatched: true)] : []
        case 1: return [.getChildren(event.path, isWatched: true)]
        case 2:
            guard let parts, services[parts[0]]?[parts[1]] != nil else { return [] }
            return [.getData(event.path, isWatched: true)]
        default: return []
        }
    }

    /// Takes an answer.
    mutating func take(_ finding: Finding, to request: ZooKeeperRequest) -> Step {
        guard let parts = Self.parts(request.path) else { return Step() }
        switch (parts.count, finding) {
        case (0, .children(let children)): return takeServices(children)
        case (0, .existence(true)): return Step(requests: [.getChildren(request.path, isWatched: true)])
        case (1, .children(let children)): return takeNodes(children, of: parts[0])
        case (1, .existence(true)): return Step(requests: [.getChildren(request.path, isWatched: true)])
        case (2, .record(let record)): return take(record, at: parts)
        default: return Step()
        }
    }

    /// The parts of a path below the root; nil elsewhere.
    private static func parts(_ path: String) -> [String]? {
        let root = ZooKeeperPaths.root
        guard path != root else { return [] }
        guard path.hasPrefix(root + "/") else { return nil }
        return path.dropFirst(root.count + 1).split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    }

    private mutating func takeServices(_ children: [String]?) -> Step {
        var step = Step()
        if children == nil { step.requests.append(.exists(ZooKeeperPaths.root, isWatched: true)) }
        let names = Set(children ?? [])
        for service in services.keys.sorted() where !names.contains(service) {
            step = step + forget(service)
        }
        for service in names.sorted() where services[service] == nil {
            services[service] = [:]
            step.requests.append(.getChildren("\(ZooKeeperPaths.root)/\(service)", isWatched: true))
        }
        return step
    }

    private mutating func takeNodes(_ children: [String]?, of service: String) -> Step {
        let path = "\(ZooKeeperPaths.root)/\(service)"
        guard let children else {
            // With all services, that one is back is told of the root.
            return forget(service) + Step(requests: name == nil ? [] : [.exists(path, isWatched: true)])
        }
        var step = Step()
        let names = Set(children)
        var known = services[service] ?? [:]
        for child in known.keys.sorted() where !names.contains(child) {
            if let identity = known.removeValue(forKey: child) ?? nil { step.changes.append(Self.gone(identity)) }
        }
        for child in names.sorted() where known[child] == nil {
            known[child] = .some(nil)
            step.requests.append(.getData("\(path)/\(child)", isWatched: true))
        }
        services[service] = known
        return step
    }

    private mutating func take(_ record: ZooKeeperRecord, at parts: [String]) -> Step {
        // It may have gone with its service in the meantime.
        guard let known = services[parts[0]]?[parts[1]] else { return Step() }
        let found = record.record.flatMap { name == nil || $0.name == name ? $0 : nil }
        let identity = found.map { Identity(service: $0.name, node: $0.nodes[0].id) }
        services[parts[0]]?[parts[1]] = record == .missing ? nil : .some(identity)
        var step = Step()
        if let known, known != identity { step.changes.append(Self.gone(known)) }
        if let found { step.changes.append(RegistryEvent(.update, found)) }
        return step
    }

    private mutating func forget(_ service: String) -> Step {
        let nodes = services.removeValue(forKey: service) ?? [:]
        return Step(changes: nodes.sorted { $0.key < $1.key }.compactMap { $0.value.map(Self.gone) })
    }

    private static func gone(_ identity: Identity) -> RegistryEvent {
        RegistryEvent(
            .delete,
            ServiceRecord(name: identity.service, nodes: [Node(id: identity.node, address: "")])
        )
    }
}
