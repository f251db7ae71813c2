/// The nodes of one record as znodes, and how they come to be what they should be.
struct ZooKeeperRegistration: Sendable {
    /// A znode and what it is to hold.
    struct Znode: Hashable, Sendable {
        var path: String
        var data: [UInt8]
    }

    /// What is there of a znode.
    enum State: Hashable, Sendable {
        case missing
        /// With its data and the session that it goes with, 0 for none.
        case there([UInt8], owner: Int64)
    }

    /// The service's znode.
    let parent: String
    let znodes: [Znode]

    /// Lays a record out.
    /// - Throws: ``MicroError`` `invalidRecord` for what ZooKeeper can't hold.
    init(_ record: ServiceRecord) throws {
        try record.validateForRegistration()
        guard let parent = ZooKeeperPaths.service(record.name) else {
            throw MicroError(.invalidRecord, "ZooKeeper can't hold a service of the name \"\(record.name)\"")
        }
        var paths: Set<String> = []
        self.parent = parent
        znodes = try record.nodes.map { node in
            guard let path = ZooKeeperPaths.node(node.id, of: record.name) else {
                throw MicroError(.invalidRecord, "ZooKeeper can't hold a node of the id \"\(node.id)\"")
            }
            guard paths.insert(path).inserted else {
                throw MicroError(.invalidRecord, "two nodes of \(record.name) would be the same znode \(path)")
            }
            var single = record
            single.nodes = [node]
            let znode = Znode(path: path, data: Array(single.jsonValue.text().utf8))
            let size = ZooKeeperRequest.replace(path, znode.data, isEphemeral: true).size
            guard size <= ZooKeeperRequest.sizeLimit else {
                throw MicroError(
                    .invalidRecord,
                    "the record of node \(node.id) is too large for ZooKeeper: \(size) bytes of at most"
                        + " \(ZooKeeperRequest.sizeLimit)",
                    hint: "describe fewer endpoints, or shorter metadata"
                )
            }
            return znode
        }
    }

    /// What is to be done that a znode is as it should be; nil when it is.
    /// - Parameters:
    ///   - znode: What should be.
    ///   - state: What is there.
    ///   - session: The session that it shall go with, 0 for one that is still to be opened; nil for none.
    /// - Returns: A request that fails when something else is there by then.
    static func request(for znode: Znode, _ state: State, session: Int64?) -> ZooKeeperRequest? {
        switch state {
        case .missing: .create(znode.path, znode.data, isEphemeral: session != nil)
        case .there(let data, let owner) where owner == session ?? 0 && session != 0:
            data == znode.data ? nil : .setData(znode.path, znode.data)
        // Whose a znode is can't be changed.
        case .there: .replace(znode.path, znode.data, isEphemeral: session != nil)
        }
    }

    /// Sees to it that all znodes are as they should be, whatever is there.
    /// - Parameters:
    ///   - client: The client whose session the znodes shall go with.
    ///   - isEphemeral: Whether they shall go with it.
    /// - Throws: ``MicroError``, also when others change the znodes all the time.
    func carryOut(on client: ZooKeeperClient, isEphemeral: Bool) async throws {
        var refusal: MicroError?
        // Others may change the same znodes meanwhile.
        for _ in 0..<5 {
            let states = try await states(on: client)
            let session = isEphemeral ? await client.id : nil
            let requests = zip(znodes, states).compactMap { Self.request(for: $0, $1, session: session) }
            refusal = try await write(requests, on: client)
            guard refusal != nil else { return }
        }
        if let refusal { throw refusal }
    }

    private func states(on client: ZooKeeperClient) async throws -> [State] {
        let requests = znodes.map { ZooKeeperRequest.getData($0.path, isWatched: false) }
        return try await client.perform(requests) { index, reply in
            switch reply {
            case .data(let data, let stat): return .there(data, owner: stat.owner)
            case .failed(let code) where code != .noNode:
                throw client.settings.refused(code, requests[index].path)
            default: return .missing
            }
        }
    }

    /// Writes, with the znodes above where they are missing.
    /// - Returns: What was refused because it was not as it had been read.
    private func write(_ requests: [ZooKeeperRequest], on client: ZooKeeperClient) async throws -> MicroError? {
        let codes = try await client.perform(requests) { $1.failure }
        var refusal: MicroError?
        for (request, code) in zip(requests, codes) {
            guard let code else { continue }
            guard [.noNode, .nodeExists].contains(code) else { throw client.settings.refused(code, request.path) }
            refusal = client.settings.refused(code, request.path)
        }
        guard codes.contains(.noNode) else { return refusal }
        let parents = [ZooKeeperPaths.root, parent].map { ZooKeeperRequest.create($0, [], isEphemeral: false) }
        _ = try await client.perform(parents) { index, reply in
            guard let code = reply.failure, code != .nodeExists else { return }
            throw client.settings.refused(code, parents[index].path)
        }
        return refusal
    }
}
