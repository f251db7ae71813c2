import Synchronization

/// A server's stream over mucp (go-micro `server/rpc_stream.go`).
final class MucpServerStream: Sendable {
    private let connection: any TransportStream
    private let call: MucpServerCall
    private let framing: MucpServerFraming
    private let hasEnded = Mutex(false)

    /// - Parameters:
    ///   - connection: Carries the messages behind the one that opened the stream.
    ///   - call: What that one says.
    ///   - framing: How bodies are read and written.
    init(connection: any TransportStream, call: MucpServerCall, framing: MucpServerFraming) {
        self.connection = connection
        self.call = call
        self.framing = framing
    }

    /// The stream for the handler.
    var stream: ServerStream { ServerStream(receive: receive, send: send) }

    @Sendable private func receive() async throws -> [UInt8]? {
        if hasEnded.withLock({ $0 }) { return nil }
        guard let message = try await connection.receive() else {
            throw MicroError(.connectionLost, "the client has gone without an end of the stream")
        }
        guard let text = message.headers[MucpHeader.error], !text.isEmpty else {
            return try framing.open(message.body).body
        }
        hasEnded.withLock { $0 = true }
        if text == ServiceError.endOfStream { return nil }
        throw ServiceError(headerValue: text)
    }

    @Sendable private func send(_ body: [UInt8]) async throws {
        var message = TransportMessage(headers: call.replyHeaders(), body: try framing.seal(body, id: call.id))
        // Servers before v4.10 send it, and clients know by it that no end may come; from here one does.
        message.headers[MucpServerCall.LegacyName.id] = nil
        try await connection.send(message, isLast: false)
    }
}
