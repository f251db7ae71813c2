/// Posts messages to subscribers over kept connections.
struct HTTPBrokerPoster: Sendable {
    private let transport: HTTPTransport
    private let pool = ConnectionPool(limit: 2, maximumAge: .seconds(60))

    /// - Parameter transport: How to connect.
    init(transport: HTTPTransport) { self.transport = transport }

    /// Posts a document and waits until the subscriber has handled it.
    /// - Parameters:
    ///   - document: What to post; see ``HTTPBrokerDialect/document(_:topic:)``.
    ///   - target: Where to.
    ///   - connectDeadline: When to give up connecting.
    ///   - deadline: When to give up.
    /// - Throws: ``MicroError`` `invalidArgument` (the node's address), `unreachable`, `timeout`, `connectionLost`,
    ///   `protocolMismatch`, `subscriberFailed`, `noSubscriber` when it has gone, `cancelled`.
    func post(
        _ document: [UInt8],
        to target: HTTPBrokerTarget,
        connectDeadline: ContinuousClock.Instant,
        deadline: ContinuousClock.Instant
    ) async throws {
        let node = target.node
        guard node.metadata[HTTPBrokerRoute.MetadataKey.secure] != "true" else {
            throw MicroError(
                .protocolMismatch,
                "the subscriber \(node.id) wants TLS, which this broker does not speak yet",
                address: node.address
            )
        }
        var message = TransportMessage(headers: ["Content-Type": ContentType.json.rawValue], body: document)
        message.target = target.path
        do {
            try await post(message, node, connectDeadline, deadline)
        } catch let error as MicroError {
            throw Self.told(error, node, isLate: deadline <= .now)
        }
    }

    private func post(
        _ message: TransportMessage,
        _ node: Node,
        _ connectDeadline: ContinuousClock.Instant,
        _ deadline: ContinuousClock.Instant
    ) async throws {
        let key = ConnectionPool.Key(address: node.address, contentType: "")
        if let lease = await pool.take(key) {
            do {
                return try await post(message, lease, deadline)
            } catch let error as MicroError where error.code == .connectionLost && error.phase == .write {
                // Closed while it was idle, and nothing went out: a new connection may do.
            }
        }
        let connection = try await transport.dial(node.address, deadline: connectDeadline)
        try await post(message, ConnectionPool.Lease(key: key, connection: connection), deadline)
    }

    private func post(
        _ message: TransportMessage,
        _ lease: ConnectionPool.Lease,
        _ deadline: ContinuousClock.Instant
    ) async throws {
        do {
            _ = try await lease.connection.roundTrip(message, deadline: deadline, sent: {})
        } catch {
            await lease.connection.close()
            throw error
        }
        await pool.put(lease)
    }

    /// Closes idle connections.
    func close() async { await pool.drain() }

    /// What a reply other than 200 means, see ``HTTPBrokerReply``.
    private static func told(_ error: MicroError, _ node: Node, isLate: Bool) -> MicroError {
        guard let refusal = error.cause as? HTTPRefusal else {
            var told = error
            // Not to have connected by the end of all the time is one way not to be in time.
            if isLate, error.code == .unreachable { told.code = .timeout }
            return told
        }
        let reply = ServiceError(headerValue: String(decoding: refusal.body, as: UTF8.self))
        guard reply.code != 0 else { return error }
        var told = MicroError(
            refusal.status == 404 ? .noSubscriber : .subscriberFailed,
            "the subscriber \(node.id) failed: \(reply.detail)",
            phase: .wait,
            address: node.address,
            cause: reply
        )
        if refusal.status == 404 { told.message = "\(node.id) does not subscribe any more" }
        return told
    }
}
