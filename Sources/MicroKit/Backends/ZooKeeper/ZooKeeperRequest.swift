import NIOCore

/// What can be asked of a ZooKeeper server within a session (`zookeeper.jute`, `ZooDefs.java`).
enum ZooKeeperRequest: Hashable, Sendable {
    /// Makes a znode that everybody may change; an ephemeral one goes with the session.
    case create(String, [UInt8], isEphemeral: Bool)
    /// Deletes a znode, whatever its version.
    case delete(String)
    /// Puts a new znode in the place of one, in one step.
    case replace(String, [UInt8], isEphemeral: Bool)
    /// Replaces a znode's data, whatever its version.
    case setData(String, [UInt8])
    case exists(String, isWatched: Bool)
    case getData(String, isWatched: Bool)
    /// Asks for a znode's children, and what is known of it itself.
    case getChildren(String, isWatched: Bool)
    /// Lets the server learn what the others have decided so far, for the requests behind this one.
    case sync(String)

    /// The znode that it is about.
    var path: String {
        switch self {
        case .create(let path, _, _), .delete(let path), .replace(let path, _, _), .setData(let path, _),
            .exists(let path, _), .getData(let path, _), .getChildren(let path, _), .sync(let path):
            path
        }
    }

    /// The most bytes of a packet that servers take unless they are told otherwise (`jute.maxbuffer`).
    static let sizeLimit = 0xFFFFF

    /// The number of a kind of packet.
    enum Kind: Int32 {
        case create = 1
        case delete = 2
        case exists = 3
        case getData = 4
        case setData = 5
        case sync = 9
        case ping = 11
        case getChildren2 = 12
        case multi = 14
        case auth = 100
        case setWatches = 101
        case closeSession = -11
    }

    private var kind: Kind {
        switch self {
        case .create: .create
        case .delete: .delete
        case .replace: .multi
        case .setData: .setData
        case .exists: .exists
        case .getData: .getData
        case .getChildren: .getChildren2
        case .sync: .sync
        }
    }

    /// Writes the request as a packet.
    func write(as xid: Int32, to writer: inout JuteWriter) {
        writer.writePacket { writer in
            writer.writeHeader(xid, kind)
            switch self {
            case .create(let path, let data, let isEphemeral): writer.writeCreate(path, data, isEphemeral)
            case .delete(let path): writer.writeDelete(path)
            case .replace(let path, let data, let isEphemeral):
                writer.writeMultiHeader(.delete)
                writer.writeDelete(path)
                writer.writeMultiHeader(.create)
                writer.writeCreate(path, data, isEphemeral)
                writer.writeMultiHeader(nil)
            case .setData(let path, let data):
                writer.write(path)
                writer.write(data)
                writer.write(ZooKeeperRequest.anyVersion)
            case .exists(let path, let isWatched), .getData(let path, let isWatched),
                .getChildren(let path, let isWatched):
                writer.write(path)
                writer.write(isWatched)
            case .sync(let path): writer.write(path)
            }
        }
    }

    /// How many bytes the packet has without its length.
    var size: Int {
        var writer = JuteWriter()
        write(as: 0, to: &writer)
        return writer.bytes.readableBytes - 4
    }

    fileprivate static let anyVersion: Int32 = -1
}

extension JuteWriter {
    /// `RequestHeader`
    mutating func writeHeader(_ xid: Int32, _ kind: ZooKeeperRequest.Kind) {
        write(xid)
        write(kind.rawValue)
    }

    /// `CreateRequest`, with every right for everybody, as go-micro's znodes have (go-plugins
    /// `registry/zookeeper/util.go`).
    fileprivate mutating func writeCreate(_ path: String, _ data: [UInt8], _ isEphemeral: Bool) {
        write(path)
        write(data)
        write(Int32(1))
        write(Int32(0x1F))
        write("world")
        write("anyone")
        write(Int32(isEphemeral ? 1 : 0))
    }

    fileprivate mutating func writeDelete(_ path: String) {
        write(path)
        write(ZooKeeperRequest.anyVersion)
    }

    /// `MultiHeader`; nil is the last one.
    fileprivate mutating func writeMultiHeader(_ kind: ZooKeeperRequest.Kind?) {
        write(kind?.rawValue ?? -1)
        write(kind == nil)
        write(Int32(-1))
    }
}
