/// When a client asks with a PING whether the peer is still there, and when it gives up (gRPC "Keepalive").
///
/// Servers close connections that ping more often than every five minutes (grpc-go `keepalive.EnforcementPolicy`), so
/// less is of use only where the server is known to allow it.
package struct GRPCKeepAlive: Sendable, Hashable {
    /// How long nothing may have arrived, while calls are waiting, before a PING is sent.
    package var interval: Duration
    /// How long the answer may take.
    package var timeout: Duration

    /// Six minutes, and twenty seconds for the answer.
    package init(interval: Duration = .seconds(360), timeout: Duration = .seconds(20)) {
        self.interval = interval
        self.timeout = timeout
    }
}

/// The state of keeping one connection alive.
package struct GRPCKeepAliveState {
    /// What to do when the timer fires.
    package enum Action: Equatable {
        /// Look again after that time.
        case wait(Duration)
        /// Send a PING and look again after that time.
        case ping(Duration)
        /// The peer is gone.
        case close
    }

    private let settings: GRPCKeepAlive
    private var hasReceived = false
    private var isWaiting = false

    /// Begins with a connection that has just been opened.
    package init(_ settings: GRPCKeepAlive) { self.settings = settings }

    /// Something arrived, be it the answer to a PING or anything else.
    package mutating func received() { hasReceived = true }

    /// The time that ``Action`` gave has passed.
    /// - Parameter hasCalls: Whether anybody waits for the peer.
    /// - Returns: What to do.
    package mutating func timePassed(hasCalls: Bool) -> Action {
        defer { hasReceived = false }
        if hasReceived || !hasCalls {
            isWaiting = false
            return .wait(settings.interval)
        }
        if isWaiting { return .close }
        isWaiting = true
        return .ping(settings.timeout)
    }
}
