import NIOCore
import Synchronization

/// The sessions of a registry: one for asking, and one for each time that registrations last, since the znodes of a
/// process that is gone go with their session.
final class ZooKeeperSessions: Sendable {
    private struct Holder {
        let client: ZooKeeperClient
        /// The znodes that go with the session, and those that are about to.
        var paths: Set<String> = []
    }

    private struct State {
        var asking: ZooKeeperClient?
        var holders: [Duration: Holder] = [:]
        var isClosed = false
    }

    private let settings: ZooKeeperSettings
    private let tls: TLSClient?
    private let loop: any EventLoop
    private let state = Mutex(State())

    /// - Parameters:
    ///   - settings: Of the session for asking.
    ///   - tls: What connections are secured with; nil for plaintext.
    ///   - loop: Of all connections.
    init(_ settings: ZooKeeperSettings, tls: TLSClient?, loop: any EventLoop) {
        self.settings = settings
        self.tls = tls
        self.loop = loop
    }

    /// What closed registries throw.
    static var closedError: MicroError {
        MicroError(.registryUnavailable, "the zookeeper registry has been closed", phase: .discovery)
    }

    /// The client for asking, and for znodes that stay.
    func asking() throws -> ZooKeeperClient {
        try state.withLock { state in
            guard !state.isClosed else { throw Self.closedError }
            if let client = state.asking { return client }
            let client = ZooKeeperClient(settings, tls: tls, loop: loop)
            state.asking = client
            return client
        }
    }

    /// A client of its own, whose session is kept until it is closed.
    func make(sessionTimeout: Duration) -> ZooKeeperClient {
        var settings = settings
        settings.isKept = true
        settings.sessionTimeout = sessionTimeout
        return ZooKeeperClient(settings, tls: tls, loop: loop)
    }

    /// The client whose session znodes are to go with; its session outlives the process by less than `ttl`, where the
    /// server lets it.
    func holder(of paths: [String], ttl: Duration) throws -> ZooKeeperClient {
        try state.withLock { state in
            guard !state.isClosed else { throw Self.closedError }
            // The server looks for expired sessions every two seconds or so.
            let client = state.holders[ttl]?.client ?? make(sessionTimeout: ttl * 2 / 3)
            state.holders[ttl, default: Holder(client: client)].paths.formUnion(paths)
            return client
        }
    }

    /// The client that holds one of the znodes, else the one for asking.
    func any(of paths: [String]) throws -> ZooKeeperClient {
        let holder = state.withLock { state in
            state.holders.values.first { holder in paths.contains { holder.paths.contains($0) } }
        }
        return try holder?.client ?? asking()
    }

    /// Forgets znodes that are gone, or go with another session now, and ends sessions that hold nothing any more.
    /// - Parameters:
    ///   - paths: The znodes.
    ///   - ttl: The time of the session that they go with; nil for none.
    func release(_ paths: [String], except ttl: Duration? = nil) async {
        let idle = state.withLock { state in
            var idle: [ZooKeeperClient] = []
            for key in state.holders.keys where key != ttl {
                state.holders[key]?.paths.subtract(paths)
                guard let holder = state.holders[key], holder.paths.isEmpty else { continue }
                idle.append(holder.client)
                state.holders[key] = nil
            }
            return idle
        }
        for client in idle { await client.close() }
    }

    /// Ends all sessions; there are no more.
    func close() async {
        let clients = state.withLock { state in
            state.isClosed = true
            defer { (state.asking, state.holders) = (nil, [:]) }
            return state.holders.values.map(\.client) + [state.asking].compactMap(\.self)
        }
        for client in clients { await client.close() }
    }
}
