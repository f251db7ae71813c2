import Logging
import Synchronization

/// Reads services from a ZooKeeper over a client, and passes over what it can't read.
struct ZooKeeperReading: Sendable {
    let client: ZooKeeperClient
    let warnings: ZooKeeperWarnings

    /// The nodes of a service, each as a record; none when there is no such service.
    func nodes(of name: String) async throws -> [ServiceRecord] {
        guard let path = ZooKeeperPaths.service(name), let service = ZooKeeperPaths.component(name) else { return [] }
        guard let children = try await children(of: [path], isFirst: true).first ?? [] else { throw denied(path) }
        let records = try await records(children.map { (service, $0) }) { $0 }
        let own = records.compactMap(\.record).filter { $0.name == name }
        if own.isEmpty, records.contains(.denied) { throw denied(path) }
        return own
    }

    /// The names of all services that have a node.
    func names() async throws -> Set<String> {
        let root = ZooKeeperPaths.root
        guard let services = try await children(of: [root], isFirst: true).first ?? [] else { throw denied(root) }
        let nodes = try await children(of: services.map { "\(root)/\($0)" }, isFirst: false)
        var names: Set<String> = []
        var first: [(String, String)] = []
        var rest: [(String, String)] = []
        for case (let service, let children?) in zip(services, nodes) {
            // The first node's name is that of all others, unless a part of it may have been another character.
            let isCertain = !service.utf8.contains(UInt8(ascii: "-"))
            first += children.prefix(isCertain ? 1 : children.count).map { (service, $0) }
            if isCertain { rest += children.dropFirst().map { (service, $0) } }
        }
        var isDenied = nodes.contains(nil)
        func take(_ places: [(String, String)]) async throws {
            for found in try await records(places, { (name: $0.record?.name, isDenied: $0 == .denied) }) {
                if let name = found.name { names.insert(name) }
                isDenied = isDenied || found.isDenied
            }
        }
        try await take(first)
        rest.removeAll { names.contains($0.0) }
        try await take(rest)
        // What is for others is passed over, since anybody may put it there. Where there is nothing else, that is why.
        if names.isEmpty, isDenied { throw denied(root) }
        return names
    }

    private func denied(_ path: String) -> MicroError { client.settings.refused(.noAuth, path) }

    /// The children of several znodes, none for one that is not there and nil for one that only others may read.
    /// - Parameters:
    ///   - paths: The znodes.
    ///   - isFirst: Whether to wait for what others have registered so far: a server may lag behind the others.
    /// - Returns: The names of the children of each.
    /// - Throws: ``MicroError``, also when the server refuses a request.
    private func children(of paths: [String], isFirst: Bool) async throws -> [[String]?] {
        let requests = paths.map { ZooKeeperRequest.getChildren($0, isWatched: false) }
        let sync = isFirst ? [ZooKeeperRequest.sync(ZooKeeperPaths.root)] : []
        let (settings, warnings) = (client.settings, warnings)
        let all: [[String]?] = try await client.perform(sync + requests) { index, reply in
            switch reply {
            case .children(let children, _): return children
            case .failed(.noAuth) where index >= sync.count:
                warnings.note(.denied, at: paths[index - sync.count])
                return nil
            case .failed(let code) where code != .noNode && index >= sync.count:
                throw settings.refused(code, paths[index - sync.count])
            default: return []
            }
        }
        return Array(all.dropFirst(sync.count))
    }

    /// What is to be kept of the nodes at several places.
    private func records<Result: Sendable>(
        _ places: [(service: String, child: String)],
        _ keep: @escaping @Sendable (ZooKeeperRecord) -> Result
    ) async throws -> [Result] {
        let paths = places.map { "\(ZooKeeperPaths.root)/\($0.service)/\($0.child)" }
        let (settings, warnings) = (client.settings, warnings)
        return try await client.perform(paths.map { .getData($0, isWatched: false) }) { index, reply in
            do {
                let place = places[index]
                let record = try ZooKeeperRecord(reply, service: place.service, child: place.child)
                warnings.note(record, at: paths[index])
                return keep(record)
            } catch let refusal as ZooKeeperRefusal {
                throw settings.refused(refusal.code, paths[index])
            }
        }
    }
}

/// Says once of each znode that it can't be read.
final class ZooKeeperWarnings: Sendable {
    /// The most znodes that are spoken of.
    private static let limit = 1000

    private let logger: Logger
    private let paths = Mutex(Set<String>())

    init(_ logger: Logger) { self.logger = logger }

    /// Warns of a record that can't be read.
    func note(_ record: ZooKeeperRecord, at path: String) {
        let reason: String
        switch record {
        case .unreadable(let complaint): reason = complaint
        case .denied: reason = "its access control list does not let this user in"
        case .node, .folder, .missing: return
        }
        let isNew = paths.withLock { $0.count < Self.limit && $0.insert(path).inserted }
        guard isNew else { return }
        logger.warning("a record is passed over", metadata: ["key": "\(path)", "reason": "\(reason)"])
    }
}
