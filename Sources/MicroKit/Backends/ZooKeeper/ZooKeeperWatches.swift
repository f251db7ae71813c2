/// The watches of a session: what a server that takes it over has to be told.
struct ZooKeeperWatches: Hashable, Sendable {
    private(set) var data: Set<String> = []
    /// Those for znodes that are not there.
    private(set) var missing: Set<String> = []
    private(set) var children: Set<String> = []

    /// Whether there are none.
    var isEmpty: Bool { data.isEmpty && missing.isEmpty && children.isEmpty }

    /// Notes the watch that a request may have set.
    mutating func note(_ request: ZooKeeperRequest, _ reply: ZooKeeperReply) {
        switch (request, reply) {
        case (.exists(let path, isWatched: true), .failed(.noNode)): missing.insert(path)
        case (_, .failed): break
        case (.exists(let path, isWatched: true), _), (.getData(let path, isWatched: true), _): data.insert(path)
        case (.getChildren(let path, isWatched: true), _): children.insert(path)
        default: break
        }
    }

    /// Forgets the watches that an event ends.
    mutating func note(_ event: ZooKeeperEvent) {
        if event.kind != .childrenChanged {
            data.remove(event.path)
            missing.remove(event.path)
        }
        if event.kind == .childrenChanged || event.kind == .deleted { children.remove(event.path) }
    }

    /// About how many bytes of paths a packet may have (`ClientCnxn.java`, `SET_WATCHES_MAX_LENGTH`).
    static let packetSize = 128 << 10

    /// Writes packets that set the watches again (`zookeeper.jute`, `SetWatches`); the server tells then of what has
    /// happened since a transaction.
    /// - Returns: How many packets.
    func write(since transaction: Int64, to writer: inout JuteWriter) -> Int {
        var packets = 0
        var lists: [[String]] = [[], [], []]
        var size = 0
        func flush() {
            guard size > 0 else { return }
            writer.writePacket { writer in
                writer.writeHeader(ZooKeeperXid.setWatches, .setWatches)
                writer.write(transaction)
                for list in lists { writer.write(list) }
            }
            (lists, size) = ([[], [], []], 0)
            packets += 1
        }
        for (index, paths) in [data, missing, children].enumerated() {
            for path in paths.sorted() {
                lists[index].append(path)
                size += path.utf8.count + 4
                if size >= Self.packetSize { flush() }
            }
        }
        flush()
        return packets
    }
}
