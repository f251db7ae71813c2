import Synchronization

/// Idle connections, kept for the next call to the same address.
///
/// The most recently used one is taken first, so that surplus ones grow old and go (go-micro `util/pool`). A connection
/// is good for a minute from its creation, as in go-micro: a node that moved is noticed even by a busy client.
final class ConnectionPool: Sendable {
    /// What connections are kept apart by. Servers of v4.10 and later repeat the headers of a connection's *first*
    /// request in every reply, so that calls of one content type only share a connection and its replies are never
    /// taken for something else (go-micro `transport/http_transport.go`).
    struct Key: Sendable, Hashable {
        var address: String
        var contentType: String
    }

    /// A connection in use.
    struct Lease: Sendable {
        let key: Key
        let connection: any TransportConnection
        let created: ContinuousClock.Instant
        /// Whether it has carried a call before.
        let reused: Bool

        init(
            key: Key,
            connection: any TransportConnection,
            created: ContinuousClock.Instant = .now,
            reused: Bool = false
        ) {
            self.key = key
            self.connection = connection
            self.created = created
            self.reused = reused
        }
    }

    private struct State {
        var idle: [Key: [Lease]] = [:]
        var lastSweep = ContinuousClock.now
    }

    private let limit: Int
    private let maximumAge: Duration
    private let state = Mutex(State())

    /// - Parameters:
    ///   - limit: The most idle connections of one address and content type.
    ///   - maximumAge: How long after its creation a connection may still be taken.
    init(limit: Int, maximumAge: Duration) {
        self.limit = limit
        self.maximumAge = maximumAge
    }

    /// Takes an idle connection, nil when there is none that may be used; closes those that may not.
    func take(_ key: Key) async -> Lease? {
        let now = ContinuousClock.now
        var dead: [Lease] = []
        let found: Lease? = state.withLock { state in
            guard var leases = state.idle.removeValue(forKey: key) else { return nil }
            while let lease = leases.popLast() {
                if lease.connection.isOpen, lease.created.duration(to: now) < maximumAge {
                    if !leases.isEmpty { state.idle[key] = leases }
                    return Lease(key: key, connection: lease.connection, created: lease.created, reused: true)
                }
                dead.append(lease)
            }
            return nil
        }
        await Self.close(dead)
        return found
    }

    /// Keeps a connection that may take another message; closes it when there are enough.
    func put(_ lease: Lease) async {
        let now = ContinuousClock.now
        let dead: [Lease] = state.withLock { state in
            let old = sweep(&state, now)
            guard lease.connection.isOpen, state.idle[lease.key, default: []].count < limit else {
                return old + [lease]
            }
            state.idle[lease.key, default: []].append(lease)
            return old
        }
        await Self.close(dead)
    }

    /// Closes all idle connections.
    func drain() async {
        let dead = state.withLock { state in
            defer { state.idle = [:] }
            return state.idle.values.flatMap { $0 }
        }
        await Self.close(dead)
    }

    /// Connections to addresses that are never called again would stay for ever without this.
    private func sweep(_ state: inout State, _ now: ContinuousClock.Instant) -> [Lease] {
        guard state.lastSweep.duration(to: now) >= maximumAge else { return [] }
        state.lastSweep = now
        var dead: [Lease] = []
        for (key, leases) in state.idle {
            let kept = leases.filter { $0.connection.isOpen && $0.created.duration(to: now) < maximumAge }
            dead += leases.filter { !$0.connection.isOpen || $0.created.duration(to: now) >= maximumAge }
            state.idle[key] = kept.isEmpty ? nil : kept
        }
        return dead
    }

    private static func close(_ leases: [Lease]) async {
        for lease in leases { await lease.connection.close() }
    }
}
