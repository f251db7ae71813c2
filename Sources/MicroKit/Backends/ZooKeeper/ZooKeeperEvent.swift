/// What became of a znode that was watched (`zookeeper.jute`, `WatcherEvent`). A watch tells one event and is over.
struct ZooKeeperEvent: Hashable, Sendable {
    /// What happened (`Watcher.java`, `EventType`).
    enum Kind: Int32, Sendable {
        case created = 1
        case deleted = 2
        case dataChanged = 3
        case childrenChanged = 4
    }

    var kind: Kind
    var path: String

    init(_ kind: Kind, _ path: String) {
        self.kind = kind
        self.path = path
    }

    /// Reads what stands behind the header of a notification; nil for those that are about no znode.
    init?(from reader: inout JuteReader) throws(JuteReader.Failure) {
        let kind = Kind(rawValue: try reader.int32())
        _ = try reader.int32()
        let path = try reader.string()
        guard let kind else { return nil }
        self.init(kind, path)
    }
}
