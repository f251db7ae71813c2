import Synchronization

/// A server's stream over mucp (go-micro `server/rpc_stream.go`).
final class MucpServerStream: ServerStreamSession {
    private let connection: any TransportStream
    private let call: MucpServerCall
    private let framing: MucpServerFraming
    private let state = Mutex(State())

    private struct State {
        var hasEnded = false
        var isLost = false
    }

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

    /// Whether the handler has been told that the client is gone.
    var isLost: Bool { state.withLock { $0.isLost } }

    @Sendable private func receive() async throws -> [UInt8]? {
        if state.withLock({ $0.hasEnded }) { return nil }
        let message = try await noting {
            guard let message = try await connection.receive() else {
                throw MicroError(.connectionLost, "the client has gone without an end of the stream")
            }
            return message
        }
        guard let text = message.headers[MucpHeader.error], !text.isEmpty else {
            return try framing.open(message.body).body
        }
        state.withLock { $0.hasEnded = true }
        if text == ServiceError.endOfStream { return nil }
        throw ServiceError(headerValue: text)
    }

    @Sendable private func send(_ body: [UInt8]) async throws {
        var message = TransportMessage(headers: call.replyHeaders(), body: try framing.seal(body, id: call.id))
        // Servers before v4.10 send it, and clients know by it that no end may come; from here one does.
        message.headers[MucpServerCall.LegacyName.id] = nil
        try await noting { [message] in try await connection.send(message, isLast: false) }
    }

    private func noting<Result>(_ operation: () async throws -> Result) async throws -> Result {
        do {
            return try await operation()
        } catch let error as MicroError where error.code == .connectionLost {
            state.withLock { $0.isLost = true }
            throw error
        }
    }
}
