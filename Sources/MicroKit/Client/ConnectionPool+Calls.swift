import Synchronization

extension ConnectionPool {
    /// Takes an idle connection or opens one.
    /// - Parameters:
    ///   - node: To whom.
    ///   - key: What connections are kept apart by.
    ///   - fresh: Whether an idle one won't do.
    ///   - trace: Limits the time, and takes what happens.
    ///   - dial: Connects by the given time.
    /// - Returns: The connection, lent for one call.
    /// - Throws: What `dial` throws; ``MicroError`` `timeout` and `cancelled`.
    func connect(
        _ node: Node,
        _ key: Key,
        fresh: Bool = false,
        _ trace: inout InvocationTrace,
        _ dial: (ContinuousClock.Instant) async throws -> any TransportConnection
    ) async throws -> Lease {
        trace.phase = .connect
        let start = ContinuousClock.now
        if !fresh, let lease = await take(key) {
            trace.observer?(.connected(node, trace.add(.connect, since: start), reused: true))
            return lease
        }
        let connection = try await trace.connecting(to: node, dial)
        return Lease(key: key, connection: connection, created: start)
    }
}

extension ConnectionPool.Lease {
    /// Sends a message and waits for the answer; the connection is closed when that fails.
    func roundTrip(_ message: TransportMessage, _ trace: inout InvocationTrace) async throws -> TransportMessage {
        trace.phase = .write
        let (observer, deadline) = (trace.observer, trace.deadline)
        let start = ContinuousClock.now
        let sent = Mutex<ContinuousClock.Instant?>(nil)
        let result = await Result.catching {
            try await connection.roundTrip(message, deadline: deadline) {
                let now = ContinuousClock.now
                sent.withLock { $0 = now }
                observer?(.sent(message, start.duration(to: now)))
            }
        }
        let end = ContinuousClock.now
        let written = sent.withLock { $0 }
        trace.add(.write, start.duration(to: written ?? end))
        if let written {
            trace.phase = .wait
            trace.add(.wait, written.duration(to: end))
        }
        if case .success(let reply) = result { observer?(.received(reply, start.duration(to: end))) }
        if case .failure = result { await connection.close() }
        return try result.get()
    }
}

extension Result where Failure == any Error {
    /// The outcome of an operation as a value, so that what follows happens either way.
    package static func catching(_ body: () async throws -> Success) async -> Self {
        do { return .success(try await body()) } catch { return .failure(error) }
    }
}
