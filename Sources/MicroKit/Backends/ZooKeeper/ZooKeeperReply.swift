/// What a server answers to a ``ZooKeeperRequest``.
enum ZooKeeperReply: Hashable, Sendable {
    /// It was not carried out.
    case failed(ZooKeeperCode)
    /// It was, and there is nothing to tell.
    case done
    /// A znode that exists, or whose data was replaced.
    case znode(ZooKeeperStat)
    /// A znode's data.
    case data([UInt8], ZooKeeperStat)
    /// The names of a znode's children, in no order.
    case children([String], ZooKeeperStat)

    /// Why it was not carried out; nil when it was.
    var failure: ZooKeeperCode? {
        if case .failed(let code) = self { code } else { nil }
    }

    /// Reads what stands behind the header of a reply without an error.
    init(to request: ZooKeeperRequest, from reader: inout JuteReader) throws(JuteReader.Failure) {
        switch request {
        case .create, .sync:
            _ = try reader.string()
            self = .done
        case .delete: self = .done
        case .replace: self = try Self.multi(from: &reader)
        case .setData, .exists: self = .znode(try ZooKeeperStat(from: &reader))
        case .getData:
            let data = try reader.data()
            self = .data(data, try ZooKeeperStat(from: &reader))
        case .getChildren:
            let children = try reader.strings()
            self = .children(children, try ZooKeeperStat(from: &reader))
        }
    }

    /// `MultiResponse.java`: a transaction is carried out as a whole, or one of its results is the reason why not and
    /// the others are runtime inconsistencies (-2).
    private static func multi(from reader: inout JuteReader) throws(JuteReader.Failure) -> ZooKeeperReply {
        var failure: ZooKeeperCode?
        while true {
            let kind = try reader.int32()
            let isDone = try reader.bool()
            _ = try reader.int32()
            if isDone { return failure.map { .failed($0) } ?? .done }
            switch kind {
            case ZooKeeperRequest.Kind.create.rawValue: _ = try reader.string()
            case ZooKeeperRequest.Kind.delete.rawValue: break
            case -1:
                let code = ZooKeeperCode(rawValue: try reader.int32())
                if code != .ok, code.rawValue != -2 { failure = failure ?? code }
            default: throw .invalidLength
            }
        }
    }
}

/// What a server knows of a znode (`zookeeper.jute`, `Stat`).
struct ZooKeeperStat: Hashable, Sendable {
    /// The transaction that made it.
    var created: Int64
    /// The transaction that changed its data last.
    var modified: Int64
    /// Bytes of data.
    var dataLength: Int32
    /// How many children it has.
    var childCount: Int32
    /// The session that it goes with; 0 for one that stays.
    var owner: Int64

    /// Reads one.
    init(from reader: inout JuteReader) throws(JuteReader.Failure) {
        created = try reader.int64()
        modified = try reader.int64()
        // Times of creation and change, versions of data, children and access control list.
        for _ in 0..<2 { _ = try reader.int64() }
        for _ in 0..<3 { _ = try reader.int32() }
        owner = try reader.int64()
        dataLength = try reader.int32()
        childCount = try reader.int32()
        // The transaction that changed its children last.
        _ = try reader.int64()
    }
}
