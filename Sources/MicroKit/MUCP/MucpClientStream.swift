import Synchronization

/// A client's stream over mucp: what a ``ClientStream`` does, and its close.
final class MucpClientStream: Sendable {
    private let node: Node
    private let connection: any TransportStreamConnection
    private let format: MucpStreamFormat
    private let state = Mutex(MucpStreamState())

    /// Takes over a connection on which the stream has been opened.
    init(node: Node, connection: any TransportStreamConnection, format: MucpStreamFormat) {
        self.node = node
        self.connection = connection
        self.format = format
    }

    /// The stream for the caller.
    var stream: ClientStream {
        ClientStream(
            node: node,
            lacksEnd: { self.state.withLock { $0.lacksEnd } },
            send: send,
            finish: finish,
            receive: receive
        )
    }

    @Sendable private func send(_ body: [UInt8]) async throws {
        guard state.withLock({ $0.maySend }) else {
            let text = "no message can be sent on a stream that was finished"
            throw MicroError(.invalidArgument, text, phase: .write, address: node.address)
        }
        try await connection.send(try format.message(body), isLast: false)
    }

    @Sendable private func finish() async throws {
        guard state.withLock({ $0.finish() }) else { return }
        try await connection.send(format.end, isLast: true)
    }

    @Sendable private func receive() async throws -> [UInt8]? {
        if let end = state.withLock({ $0.end }) { return try end.get() }
        do {
            let message = try await connection.receive()
            return try state.withLock { $0.received(message, format) }.get()
        } catch let error as MicroError {
            if error.code != .cancelled { state.withLock { $0.failed(error) } }
            throw error
        }
    }

    /// Tells the service that the stream is over, if it does not know yet, and closes the connection.
    func close() async {
        await connection.close(sending: state.withLock { $0.close() } ? format.end : nil)
    }
}
