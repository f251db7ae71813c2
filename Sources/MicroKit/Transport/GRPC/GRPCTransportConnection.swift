import Synchronization

/// A stream of go-micro's gRPC transport as a connection (go-micro `transport/grpc/socket.go`).
///
/// It shares its HTTP/2 connection with others, which stay when it is closed.
final class GRPCTransportConnection: TransportConnection, TransportStreamConnection {
    /// How long a last message may take.
    private static let closingTime = Duration.seconds(1)

    private let stream: OpenStream
    private let limits: TransportLimits
    private let isClosed = Atomic(false)

    /// - Parameters:
    ///   - stream: The gRPC stream that carries the messages.
    ///   - limits: For messages of the peer.
    init(_ stream: OpenStream, limits: TransportLimits) {
        self.stream = stream
        self.limits = limits
    }

    var isOpen: Bool { !isClosed.load(ordering: .relaxed) }

    func roundTrip(
        _ message: TransportMessage,
        deadline: ContinuousClock.Instant,
        sent: @Sendable () -> Void
    ) async throws -> TransportMessage {
        do {
            try await withDeadline(deadline, expired: { [address] in Self.late(.write, address) }) {
                do {
                    try await self.send(message, isLast: false)
                } catch let error as MicroError where error.code == .connectionLost {
                    // The peer has ended the stream before: its status tells why.
                    while try await self.receive() != nil {}
                    throw error
                }
            }
            sent()
            let reply = try await withDeadline(deadline, expired: { [address] in Self.late(.wait, address) }) {
                try await self.receive()
            }
            guard let reply else {
                let text = "\(address) ended the stream without a reply"
                throw MicroError(.connectionLost, text, phase: .wait, address: address)
            }
            return reply
        } catch {
            await close()
            throw error
        }
    }

    /// Go's clients never say that no message follows, and its servers take it for the end of the conversation, so that
    /// it is kept back until the stream is closed.
    func send(_ message: TransportMessage, isLast: Bool) async throws {
        do {
            try await stream.stream.send(GRPCTransportMessage.encode(message))
        } catch let error as MicroError where error.code == .connectionLost {
            isClosed.store(true, ordering: .relaxed)
            throw error
        }
    }

    func receive() async throws -> TransportMessage? {
        // Goes on where the one before has stopped.
        var replies = stream.stream.replies.makeAsyncIterator()
        guard let bytes = try await replies.next() else {
            isClosed.store(true, ordering: .relaxed)
            return nil
        }
        return try GRPCTransportMessage.decode(bytes, limits: limits, from: address)
    }

    func close() async { await close(sending: nil) }

    func close(sending last: TransportMessage?) async {
        guard !isClosed.exchange(true, ordering: .relaxed) else { return await stream.close() }
        if let last {
            // A task of its own, since the one that closes may be cancelled, and the peer is to be told all the same.
            await Task { [address] in
                try? await withDeadline(.now + Self.closingTime, expired: { Self.late(.write, address) }) {
                    try await self.send(last, isLast: true)
                    try await self.stream.stream.finish()
                }
            }.value
        }
        await stream.close()
    }

    private var address: String { stream.stream.node.address }

    private static func late(_ phase: MicroError.Phase, _ address: String) -> MicroError {
        MicroError(.timeout, "\(address) did not answer in time", phase: phase, address: address)
    }
}
