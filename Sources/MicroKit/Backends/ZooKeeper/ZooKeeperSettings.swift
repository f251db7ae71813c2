/// How a client speaks to the servers of one ZooKeeper.
struct ZooKeeperSettings: Sendable {
    /// The servers, each `host:port`; at least one.
    var addresses: [String]
    /// How long the session shall outlive its connection. Servers have bounds of their own, by default from 4 to 40
    /// seconds.
    var sessionTimeout: Duration
    /// How long a server may take to answer.
    var timeout: Duration
    /// Who speaks; nil for nobody in particular.
    var credentials: ZooKeeperCredentials?
    /// Whether the session is kept when there is nothing to ask. Else it is given up after some time, and the next
    /// request opens another.
    var isKept: Bool

    /// The servers in words.
    var text: String { "ZooKeeper at \(addresses.joined(separator: ", "))" }

    /// The time for one server to let this side in: all together get twice the time of an answer.
    var attemptTime: Duration { addresses.count == 1 ? timeout : max(.seconds(1), timeout * 2 / addresses.count) }

    /// The session's time as the protocol has it.
    var sessionMilliseconds: Int32 {
        let (seconds, attoseconds) = sessionTimeout.components
        return Int32(clamping: max(1, min(max(seconds, 0), 2_000_000) * 1000 + attoseconds / 1_000_000_000_000_000))
    }
}
