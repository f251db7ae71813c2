/// The first packet of a connection (`zookeeper.jute`, `ConnectRequest`): opens a session, or goes on with one.
struct ZooKeeperGreeting: Hashable, Sendable {
    /// The last transaction that this side has heard of; a server that lags behind it refuses the connection.
    var lastTransaction: Int64 = 0
    /// How long the session shall outlive its connection, in milliseconds.
    var timeout: Int32
    /// The session, 0 for a new one.
    var session: Int64 = 0
    /// What proves that the session is this side's.
    var password: [UInt8] = Self.noPassword

    static let noPassword = [UInt8](repeating: 0, count: 16)

    /// Writes it as a packet.
    func write(to writer: inout JuteWriter) {
        writer.writePacket { writer in
            writer.write(Int32(0))
            writer.write(lastTransaction)
            writer.write(timeout)
            writer.write(session)
            writer.write(password)
            // A server without a quorum is of no use.
            writer.write(false)
        }
    }
}

/// The answer to a ``ZooKeeperGreeting`` (`zookeeper.jute`, `ConnectResponse`).
struct ZooKeeperWelcome: Hashable, Sendable {
    /// How long the session outlives its connection, in milliseconds: what was asked for, within the server's bounds.
    var timeout: Int32
    /// The session.
    var session: Int64
    /// What proves that the session is this side's.
    var password: [UInt8]

    /// Whether the session that was to go on has expired.
    var hasExpired: Bool { timeout <= 0 || session == 0 }

    /// Reads it; servers before 3.4 don't say whether they are read-only.
    init(from reader: inout JuteReader) throws(JuteReader.Failure) {
        _ = try reader.int32()
        timeout = try reader.int32()
        session = try reader.int64()
        password = try reader.data()
        guard password.count <= 256 else { throw .invalidLength }
    }
}

/// Who speaks, by ZooKeeper's scheme `digest` (`DigestAuthenticationProvider.java`).
struct ZooKeeperCredentials: Hashable, Sendable {
    var user: String
    var password: String

    /// Writes them as a packet (`zookeeper.jute`, `AuthPacket`).
    func write(to writer: inout JuteWriter) {
        writer.writePacket { writer in
            writer.writeHeader(ZooKeeperXid.auth, .auth)
            writer.write(Int32(0))
            writer.write("digest")
            writer.write(Array("\(user):\(password)".utf8))
        }
    }
}

/// The numbers of packets that are no requests of a caller (`ClientCnxn.java`).
enum ZooKeeperXid {
    static let notification: Int32 = -1
    static let ping: Int32 = -2
    static let auth: Int32 = -4
    static let setWatches: Int32 = -8
}
