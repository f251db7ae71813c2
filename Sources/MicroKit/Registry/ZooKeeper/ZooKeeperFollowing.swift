/// One watch over one session.
struct ZooKeeperFollowing: Sendable {
    let client: ZooKeeperClient
    let warnings: ZooKeeperWarnings
    /// The service that is followed; nil for all.
    let name: String?

    /// The most requests whose answers are kept at the same time.
    private static let portion = 1024

    /// Follows until the session is over, and throws why; see ``RegistryWatches/Follow``.
    func run(_ tell: (RegistryUpdate) async throws -> Void) async throws {
        var tree = ZooKeeperTree(name)
        var picture: [ServiceRecord] = []
        // The server that is asked may lag behind the one on which somebody has just registered.
        _ = try await client.perform([.sync(ZooKeeperPaths.root)]) { _, _ in }
        try await ask(tree.begin(), &tree) { picture += $0.map(\.service) }
        try await tell(.all(picture))
        picture = []
        while true {
            let events = try await client.nextEvents()
            var requests: [ZooKeeperRequest] = []
            var seen: Set<ZooKeeperRequest> = []
            for event in events {
                requests += tree.requests(after: event).filter { seen.insert($0).inserted }
            }
            try await ask(requests, &tree) { changes in
                for change in changes { try await tell(.change(change)) }
            }
        }
    }

    /// Asks, and asks whatever follows from the answers.
    private func ask(
        _ requests: [ZooKeeperRequest],
        _ tree: inout ZooKeeperTree,
        _ take: ([RegistryEvent]) async throws -> Void
    ) async throws {
        var queue = requests
        while !queue.isEmpty {
            let portion = Array(queue.suffix(Self.portion))
            queue.removeLast(portion.count)
            let findings = try await findings(portion)
            var changes: [RegistryEvent] = []
            for (request, finding) in zip(portion, findings) {
                let step = tree.take(finding, to: request)
                queue += step.requests
                changes += step.changes
            }
            try await take(changes)
        }
    }

    private func findings(_ requests: [ZooKeeperRequest]) async throws -> [ZooKeeperTree.Finding] {
        let (settings, warnings, name) = (client.settings, warnings, name)
        return try await client.perform(requests) { index, reply in
            let path = requests[index].path
            switch (requests[index], reply) {
            case (.getData, _):
                let parts = path.split(separator: "/").suffix(2).map(String.init)
                guard let service = parts.first, let child = parts.dropFirst().first else { return .record(.missing) }
                do {
                    let record = try ZooKeeperRecord(reply, service: service, child: child)
                    warnings.note(record, at: path)
                    return .record(record)
                } catch let refusal as ZooKeeperRefusal {
                    throw settings.refused(refusal.code, path)
                }
            case (_, .children(let children, _)): return .children(children)
            case (.exists, .failed(.noNode)): return .existence(false)
            case (_, .failed(.noNode)): return .children(nil)
            case (_, .failed(.noAuth)) where path != ZooKeeperPaths.root && name == nil:
                warnings.note(.denied, at: path)
                return .children(nil)
            case (_, .failed(let code)): throw settings.refused(code, path)
            default: return .existence(true)
            }
        }
    }
}
