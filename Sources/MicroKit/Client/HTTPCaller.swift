/// Calls nodes by one plain HTTP request each (go-micro `plugins/client/http/http.go`).
///
/// The body is the request alone, and the reply's body the reply. Any status from 200 to 299 is a reply, unless it is
/// the error of a mucp service or a web page; go-micro's client takes everything for one and fails to decode it.
final class HTTPCaller: NodeCaller {
    private let transport: HTTPTransport
    private let pool: ConnectionPool

    /// - Parameters:
    ///   - transport: How to connect.
    ///   - pool: Keeps connections.
    init(transport: HTTPTransport, pool: ConnectionPool) {
        self.transport = transport.acceptingEverySuccess
        self.pool = pool
    }

    func call(_ request: CallRequest, at node: Node, _ trace: inout InvocationTrace) async throws -> CallReply {
        let message = message(request, timeout: trace.remaining)
        let key = ConnectionPool.Key(address: node.address, contentType: "")
        var lease = try await connect(node, key, &trace)
        do {
            return try await reply(to: message, on: lease, node, &trace)
        } catch let error as MicroError where lease.reused && error.code == .connectionLost && error.phase == .write {
            // It had been closed while idle and has not seen a byte of this request.
            lease = try await connect(node, key, fresh: true, &trace)
            return try await reply(to: message, on: lease, node, &trace)
        }
    }

    private func connect(
        _ node: Node,
        _ key: ConnectionPool.Key,
        fresh: Bool = false,
        _ trace: inout InvocationTrace
    ) async throws -> ConnectionPool.Lease {
        try await pool.connect(node, key, fresh: fresh, &trace) { [transport] in
            try await transport.dial(node.address, deadline: $0)
        }
    }

    private func reply(
        to message: TransportMessage,
        on lease: ConnectionPool.Lease,
        _ node: Node,
        _ trace: inout InvocationTrace
    ) async throws -> CallReply {
        do {
            let reply = try await lease.roundTrip(message, &trace)
            let asked = Self.bare(message.headers[MucpHeader.contentType] ?? "")
            let type = reply.headers[MucpHeader.contentType].map(Self.bare) ?? asked
            if let mismatch = Self.mismatch(in: reply, of: type, asked, node.address) {
                await lease.connection.close()
                throw mismatch
            }
            await pool.put(lease)
            return CallReply(headers: reply.headers, contentType: type, body: reply.body, node: node)
        } catch let error as MicroError {
            throw (error.cause as? HTTPRefusal).map { Self.serviceError($0) ?? error } ?? error
        }
    }

    /// Why a reply of good status is none: mucp services answer everything with 200 and say in a header that they have
    /// not understood, and web servers may have a page for every path.
    private static func mismatch(
        in reply: TransportMessage,
        of type: String,
        _ asked: String,
        _ address: String
    ) -> MicroError? {
        if let error = MucpReply.error(of: reply) {
            return MicroError(
                .protocolMismatch,
                "\(address) speaks mucp, not plain HTTP; it says: \(error.detail)",
                phase: .wait,
                address: address,
                cause: PeerMismatch(peer: .service(.mucp))
            )
        }
        guard type == "text/html", type != asked else { return nil }
        let start = String(decoding: reply.body.prefix(200), as: UTF8.self).prefix { !$0.isNewline }
        return MicroError(
            .protocolMismatch,
            "\(address) replied \(type) where \(asked) was asked for" + (start.isEmpty ? "" : ": \(start)"),
            phase: .wait,
            address: address,
            hint: "it may be a web server or a proxy"
        )
    }

    /// The content type without parameters, as web servers add them.
    private static func bare(_ type: String) -> String {
        String(type.prefix { $0 != ";" }.reversed().drop { $0 == " " }.reversed()).lowercased()
    }

    /// The error that a refusal stands for; nil for what is the business of the connection, such as 101.
    private static func serviceError(_ refusal: HTTPRefusal) -> (any Error)? {
        guard refusal.status >= 300 else { return nil }
        let text = String(decoding: refusal.body, as: UTF8.self)
        let error = ServiceError(headerValue: text)
        if error.code != 0 { return error }
        let line = String(text.drop { $0.isWhitespace }.prefix { !$0.isNewline })
        return ServiceError(
            id: "",
            code: refusal.status,
            detail: line.isEmpty ? refusal.reason : line,
            status: refusal.reason
        )
    }

    func open(_ request: StreamRequest, at node: Node, _ trace: inout InvocationTrace) async throws -> OpenStream {
        throw MicroError(
            .protocolMismatch,
            "\(node.address) is called by plain HTTP, which has no streams",
            phase: .connect,
            address: node.address
        )
    }

    func prepare(_ request: CallRequest, at node: Node, timeout: Duration) throws -> PreparedCall {
        PreparedCall(node: node, message: message(request, timeout: timeout))
    }

    private func message(_ request: CallRequest, timeout: Duration) -> TransportMessage {
        var message = TransportMessage(headers: request.metadata, body: request.body)
        message.headers[MucpHeader.contentType] = request.contentType
        message.headers[MucpHeader.timeout] = String(timeout.clampedNanoseconds)
        message.target = request.endpoint.hasPrefix("/") ? request.endpoint : "/\(request.endpoint)"
        return message
    }

    func close() async { await pool.drain() }
}
