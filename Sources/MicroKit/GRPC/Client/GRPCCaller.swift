import NIOCore
import NIOHPACK
import Synchronization

/// Calls nodes over gRPC (go-micro `client/grpc/grpc.go`), go-micro's own and any other.
///
/// All calls to an address share a connection. A service's error leaves it as it is.
final class GRPCCaller: NodeCaller {
    private let pool: GRPCConnectionPool
    private let limits: TransportLimits
    private let compression: GRPCCompression

    /// - Parameters:
    ///   - transport: Whose event loops, limits and TLS count.
    ///   - limit: The most connections to one address that are kept; 0 keeps none.
    ///   - connectionAge: How long after its creation a connection may begin another call.
    ///   - compression: How requests are compressed.
    ///   - keepAlive: When a silent peer is asked whether it is still there.
    init(
        transport: HTTPTransport,
        limit: Int,
        connectionAge: Duration,
        compression: GRPCCompression = .identity,
        keepAlive: GRPCKeepAlive = GRPCKeepAlive()
    ) {
        let settings = GRPCConnectionSettings(limits: transport.limits, keepAlive: keepAlive)
        pool = GRPCConnectionPool(
            group: transport.group,
            tls: transport.http2Client,
            settings: settings,
            limit: limit,
            maximumAge: connectionAge
        )
        limits = transport.limits
        self.compression = compression
    }

    func call(_ request: CallRequest, at node: Node, _ trace: inout InvocationTrace) async throws -> CallReply {
        let head = try head(request.service, request.endpoint, request.contentType, request.metadata)
        let body = try encoder.encode(request.body)
        var (connection, reused) = try await pool.connect(node, &trace)
        do {
            return try await reply(to: head, request, body, on: connection, node, &trace)
        } catch let error as MicroError where error.code == .unreachable && reused {
            // The peer was about to close the connection and has not looked at the call.
            (connection, _) = try await pool.connect(node, &trace, insteadOf: connection)
            return try await reply(to: head, request, body, on: connection, node, &trace)
        }
    }

    private func reply(
        to head: GRPCRequestHead,
        _ request: CallRequest,
        _ body: ByteBuffer,
        on connection: GRPCClientConnection,
        _ node: Node,
        _ trace: inout InvocationTrace
    ) async throws -> CallReply {
        trace.phase = .write
        let (authority, isSecure) = connection.authority
        let headers = try head.headers(authority: authority, isSecure: isSecure, timeout: trace.remaining)
        let start = ContinuousClock.now
        let sent = trace.observer.map { observer in
            let message = TransportMessage(headers: GRPCRequestHead.shown(headers), body: request.body)
            return { @Sendable in observer(.sent(message, start.duration(to: .now))) }
        }
        let outcome = await connection.unary(headers, body, deadline: trace.deadline, sent: sent)
        let end = ContinuousClock.now
        trace.add(.write, start.duration(to: outcome.written ?? end))
        if let written = outcome.written {
            trace.phase = .wait
            trace.add(.wait, written.duration(to: end))
        }
        let reply = Self.reply(try outcome.result.get(), head.encoding, node)
        trace.observer?(.received(TransportMessage(headers: reply.headers, body: reply.body), start.duration(to: end)))
        return reply
    }

    /// The reply as callers get it: trailers are headers like others, and the content type is that of the body alone.
    private static func reply(_ reply: GRPCReply, _ encoding: BodyEncoding, _ node: Node) -> CallReply {
        var metadata = Metadata()
        let type = reply.headers.first(name: "content-type") ?? ""
        metadata["content-type"] = type
        GRPCMetadata.add(reply.headers, to: &metadata)
        GRPCMetadata.add(reply.trailers, to: &metadata)
        // A reply that does not say how it is encoded is encoded as the request.
        let isPlain = !type.utf8.contains(UInt8(ascii: "+"))
        let encoding = isPlain ? encoding : GRPCContentType.parse(type) ?? encoding
        return CallReply(
            headers: metadata,
            contentType: encoding.contentType.rawValue,
            body: reply.message,
            node: node
        )
    }

    func open(_ request: StreamRequest, at node: Node, _ trace: inout InvocationTrace) async throws -> OpenStream {
        let head = try head(request.service, request.endpoint, request.contentType, request.metadata)
        var (connection, reused) = try await pool.connect(node, &trace)
        do {
            return try await open(head, on: connection, node, &trace)
        } catch let error as MicroError where error.code == .unreachable && reused {
            (connection, _) = try await pool.connect(node, &trace, insteadOf: connection)
            return try await open(head, on: connection, node, &trace)
        }
    }

    private func open(
        _ head: GRPCRequestHead,
        on connection: GRPCClientConnection,
        _ node: Node,
        _ trace: inout InvocationTrace
    ) async throws -> OpenStream {
        let (authority, isSecure) = connection.authority
        let headers = try head.headers(authority: authority, isSecure: isSecure, timeout: nil)
        trace.phase = .write
        let start = ContinuousClock.now
        let deadline = trace.deadline
        let opened = await Result.catching { try await connection.open(headers, deadline: deadline) }
        let duration = trace.add(.write, since: start)
        let stream = try opened.get()
        trace.observer?(.sent(TransportMessage(headers: GRPCRequestHead.shown(headers)), duration))
        return OpenStream(
            stream: ClientStream(node: node, send: stream.send, finish: stream.finish, receive: stream.receive),
            close: stream.close
        )
    }

    func prepare(_ request: CallRequest, at node: Node, timeout: Duration) throws -> PreparedCall {
        let head = try head(request.service, request.endpoint, request.contentType, request.metadata)
        _ = try encoder.encode(request.body)
        let headers = try head.headers(authority: node.address, isSecure: false, timeout: timeout)
        var message = TransportMessage(headers: GRPCRequestHead.shown(headers), body: request.body)
        message.target = head.path.text
        return PreparedCall(node: node, message: message)
    }

    private func head(
        _ service: String,
        _ endpoint: String,
        _ contentType: String,
        _ metadata: Metadata
    ) throws(MicroError) -> GRPCRequestHead {
        try GRPCRequestHead(
            service: service,
            endpoint: endpoint,
            contentType: contentType,
            metadata: metadata,
            compression: compression
        )
    }

    private var encoder: GRPCMessageEncoder { GRPCMessageEncoder(compression: compression) }

    func close() async { pool.drain() }
}
