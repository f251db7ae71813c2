import NIOCore
import Synchronization

/// The connections of a gRPC client: one an address, shared by all calls to it, and a few more only where the peer
/// allows fewer calls at a time than there are.
///
/// A connection takes new calls for a minute from its creation, as in go-micro (`client/grpc/grpc_pool.go`), and ends
/// with its last one: a node that moved is noticed even by a busy client.
final class GRPCConnectionPool: Sendable {
    private struct Entry {
        var connections: [GRPCClientConnection] = []
        /// Lets one task connect at a time, so that those who come meanwhile share what it gets.
        let gate = Turnstile(places: 1)
        /// Who waits for the gate or connects.
        var waiting = 0
        /// How the last attempt failed, for those who were waiting for it.
        var failure: (at: ContinuousClock.Instant, error: any Error)?
    }

    /// The most connections to one address; calls beyond what they take wait.
    private static let widest = 8

    private let group: any EventLoopGroup
    private let tls: TLSClient?
    private let settings: GRPCConnectionSettings
    private let limit: Int
    private let maximumAge: Duration
    private let entries = Mutex<[String: Entry]>([:])

    /// - Parameters:
    ///   - group: The event loops of the connections.
    ///   - tls: What they are secured with; nil for plaintext.
    ///   - settings: How they behave.
    ///   - limit: The most connections to one address that are kept; with 0 each call gets one of its own.
    ///   - maximumAge: How long after its creation a connection may begin another call.
    init(
        group: any EventLoopGroup,
        tls: TLSClient?,
        settings: GRPCConnectionSettings,
        limit: Int,
        maximumAge: Duration
    ) {
        self.group = group
        self.tls = tls
        self.settings = settings
        self.limit = min(limit, Self.widest)
        self.maximumAge = maximumAge
    }

    /// The connection for a call, tells the trace's observer and counts the time.
    /// - Parameters:
    ///   - node: To whom.
    ///   - trace: Limits the time, and takes what happens.
    ///   - old: A connection that has turned out closed and won't do.
    /// - Returns: The connection, and whether it stood already.
    /// - Throws: As ``GRPCClientConnection/dial(_:deadline:on:tls:settings:)``.
    func connect(
        _ node: Node,
        _ trace: inout InvocationTrace,
        insteadOf old: GRPCClientConnection? = nil
    ) async throws -> (connection: GRPCClientConnection, reused: Bool) {
        trace.phase = .connect
        if let connection = take(node.address, insteadOf: old) {
            if let observer = trace.observer {
                observer(.connected(node, trace.add(.connect, .zero), reused: true))
            }
            return (connection, true)
        }
        let connection = try await trace.connecting(to: node) { deadline in
            try await self.dial(node.address, deadline: deadline)
        }
        return (connection, false)
    }

    /// A connection that may take the call, nil when there should be a further one.
    private func take(_ address: String, insteadOf old: GRPCClientConnection? = nil) -> GRPCClientConnection? {
        let now = ContinuousClock.now
        return entries.withLock { entries in
            guard let connections = entries[address]?.connections else { return nil }
            // Nearly always there is one and it has room.
            if connections.count == 1, isGood(connections[0], now), connections[0] !== old,
                !connections[0].status.isFull
            {
                return connections[0]
            }
            let good = connections.filter { isGood($0, now) && $0 !== old }
            if good.count != connections.count { entries[address]?.connections = good }
            if let free = good.first(where: { !$0.status.isFull }) { return free }
            return good.count >= limit ? good.min { $0.status.load < $1.status.load } : nil
        }
    }

    private func isGood(_ connection: GRPCClientConnection, _ now: ContinuousClock.Instant) -> Bool {
        connection.isOpen && connection.created.duration(to: now) < maximumAge
    }

    private func dial(_ address: String, deadline: ContinuousClock.Instant) async throws -> GRPCClientConnection {
        guard limit > 0 else { return try await dialAlone(address, deadline) }
        let start = ContinuousClock.now
        let gate = entries.withLock { entries in
            sweep(&entries, start)
            entries[address, default: Entry()].waiting += 1
            return entries[address, default: Entry()].gate
        }
        defer { entries.withLock { $0[address]?.waiting -= 1 } }
        let place = try await enter(gate, address, deadline)
        defer { place.leave() }
        // Whoever was before may have got what this task came for, or learnt that it can't be had.
        if let connection = take(address) { return connection }
        if let failure = entries.withLock({ $0[address]?.failure }), failure.at >= start { throw failure.error }
        do {
            let connection = try await dialAlone(address, deadline)
            entries.withLock { $0[address, default: Entry()].connections.append(connection) }
            return connection
        } catch let error as MicroError where error.code == .unreachable && ContinuousClock.now < deadline {
            entries.withLock { $0[address]?.failure = (.now, error) }
            throw error
        }
    }

    private func enter(
        _ gate: Turnstile,
        _ address: String,
        _ deadline: ContinuousClock.Instant
    ) async throws -> Turnstile.Place {
        if let place = gate.enterAtOnce() { return place }
        let text = "can't connect to \(address): nobody answered in the time for connecting"
        let late = MicroError(.unreachable, text, phase: .connect, address: address)
        do {
            return try await withDeadline(deadline, expired: { late }) { try await gate.enter() }
        } catch is CancellationError {
            throw MicroError(.cancelled, "connecting to \(address) was cancelled", phase: .connect, address: address)
        }
    }

    private func dialAlone(_ address: String, _ deadline: ContinuousClock.Instant) async throws -> GRPCClientConnection
    {
        try await GRPCClientConnection.dial(address, deadline: deadline, on: group, tls: tls, settings: settings)
    }

    /// Connections to addresses that are never called again would stay for ever without this.
    private func sweep(_ entries: inout [String: Entry], _ now: ContinuousClock.Instant) {
        for (address, entry) in entries {
            let good = entry.connections.filter { isGood($0, now) }
            if good.isEmpty, entry.waiting == 0 {
                entries[address] = nil
            } else if good.count != entry.connections.count {
                entries[address]?.connections = good
            }
        }
    }

    /// Forgets all connections; each closes when its last call has ended.
    func drain() {
        let dropped = entries.withLock { entries in
            defer { for address in entries.keys { entries[address]?.connections = [] } }
            return entries.values.map(\.connections)
        }
        // Let go of outside the lock, since closing takes what it takes.
        _ = dropped
    }
}
