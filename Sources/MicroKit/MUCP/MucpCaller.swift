import Synchronization

/// Calls nodes over mucp (go-micro `client/rpc_client.go`).
///
/// Connections are kept after a reply and closed after everything else, a service's error included, as go-micro's own
/// client does.
final class MucpCaller: NodeCaller {
    private let transport: any Transport
    private let grpcTransport: GRPCTransportClient?
    private let pool: ConnectionPool
    private let sequence = Atomic<UInt64>(0)

    /// - Parameters:
    ///   - transport: How to reach nodes.
    ///   - grpcTransport: How to reach those that advertise go-micro's gRPC transport; nil to reach them as the others.
    ///   - pool: Keeps connections.
    init(transport: any Transport, grpcTransport: GRPCTransportClient?, pool: ConnectionPool) {
        self.transport = transport
        self.grpcTransport = grpcTransport
        self.pool = pool
    }

    func call(_ request: CallRequest, at node: Node, _ trace: inout InvocationTrace) async throws -> CallReply {
        let codec = try MucpRequest.codec(for: request.contentType, framing: MucpFraming(for: node))
        var message = try MucpRequest.message(request, id: nextID(), timeout: trace.remaining, codec: codec)
        let key = ConnectionPool.Key(address: node.address, contentType: codec.contentType.rawValue)
        var lease = try await connect(node, key, &trace)
        var reply: TransportMessage
        do {
            reply = try await send(&message, on: lease, &trace)
        } catch let error as MicroError where lease.reused && error.code == .connectionLost && error.phase == .write {
            // It had been closed while idle and has not seen a byte of this request.
            lease = try await connect(node, key, fresh: true, &trace)
            reply = try await send(&message, on: lease, &trace)
        }
        return try await read(reply, codec, lease, node)
    }

    private func connect(
        _ node: Node,
        _ key: ConnectionPool.Key,
        fresh: Bool = false,
        _ trace: inout InvocationTrace
    ) async throws -> ConnectionPool.Lease {
        try await pool.connect(node, key, fresh: fresh, &trace) { [transport, tunnel = tunnel(to: node)] in
            if let tunnel { return try await tunnel.dial(node, deadline: $0) }
            return try await transport.dial(node.address, deadline: $0)
        }
    }

    /// The gRPC transport, if that is what a node advertises to carry mucp. Those that speak gRPC itself name it too.
    private func tunnel(to node: Node) -> GRPCTransportClient? {
        guard node.metadata[Node.MetadataKey.transport] == GRPCTransportClient.name else { return nil }
        if case .known(.grpc) = RPCProtocol.advertised(by: node) { return nil }
        return grpcTransport
    }

    private func send(
        _ message: inout TransportMessage,
        on lease: ConnectionPool.Lease,
        _ trace: inout InvocationTrace
    ) async throws -> TransportMessage {
        message.headers[MucpHeader.timeout] = String(trace.remaining.clampedNanoseconds)
        return try await lease.roundTrip(message, &trace)
    }

    private func read(
        _ message: TransportMessage,
        _ codec: any Codec,
        _ lease: ConnectionPool.Lease,
        _ node: Node
    ) async throws -> CallReply {
        do {
            let body = try MucpReply.body(of: message, codec: codec, address: node.address)
            await pool.put(lease)
            let type = message.headers[MucpHeader.contentType] ?? codec.contentType.rawValue
            return CallReply(headers: message.headers, contentType: type, body: body, node: node)
        } catch {
            // A service's error is a complete reply, yet go-micro's own client drops the connection after it, so no
            // server was ever proven to go on behind one, and those of v4.10 and later share one socket state among
            // all requests of a connection. A handshake after an error costs less than a lost reply.
            await lease.connection.close()
            throw error
        }
    }

    func open(_ request: StreamRequest, at node: Node, _ trace: inout InvocationTrace) async throws -> OpenStream {
        let codec = try MucpRequest.codec(for: request.contentType, framing: MucpFraming(for: node))
        let format = MucpStreamFormat(request, id: nextID(), codec: codec, address: node.address)
        let opening = try format.opening()
        let connection: any TransportStreamConnection = try await trace.connecting(to: node) {
            [transport, tunnel = tunnel(to: node)] in
            if let tunnel { return try await tunnel.dial(node, deadline: $0) }
            return try await transport.dialStream(node.address, deadline: $0)
        }
        do {
            try await trace.writing(opening, to: node) { try await connection.send(opening, isLast: false) }
        } catch {
            await connection.close(sending: nil)
            throw error
        }
        let stream = MucpClientStream(node: node, connection: connection, format: format)
        return OpenStream(stream: stream.stream, close: stream.close)
    }

    /// What a call would send; its `Micro-Id` is the one the next call would get.
    func prepare(_ request: CallRequest, at node: Node, timeout: Duration) throws -> PreparedCall {
        let codec = try MucpRequest.codec(for: request.contentType, framing: MucpFraming(for: node))
        let id = sequence.load(ordering: .relaxed)
        let message = try MucpRequest.message(request, id: id, timeout: timeout, codec: codec)
        return PreparedCall(node: node, message: message)
    }

    func close() async { await pool.drain() }

    /// The next `Micro-Id`: from 0, one more with each message.
    private func nextID() -> UInt64 {
        sequence.wrappingAdd(1, ordering: .relaxed).oldValue
    }
}
