import NIOCore
import NIOHPACK
import Synchronization

/// One gRPC stream of a client, on a connection that it shares with others.
final class GRPCClientStream: Sendable {
    private let connection: GRPCClientConnection
    private let call: GRPCCall
    private let inbox: StreamInbox
    private let opened: EventLoopPromise<Void>
    private let loop: any EventLoop
    private let encoder: GRPCMessageEncoder
    private let hasFinished = Atomic(false)

    /// Makes a stream; ``open()`` is to follow.
    init(
        connection: GRPCClientConnection,
        headers: HPACKHeaders,
        deadline: ContinuousClock.Instant,
        loop: any EventLoop
    ) {
        let resumer = Resumer()
        inbox = StreamInbox { resumer.resume() }
        opened = loop.makePromise()
        call = GRPCCall(headers: headers, body: nil, deadline: deadline, sink: .stream(inbox, opened: opened))
        encoder = GRPCMessageEncoder(
            compression: headers.first(name: "grpc-encoding").flatMap(GRPCCompression.init(rawValue:)) ?? .identity
        )
        self.connection = connection
        self.loop = loop
        resumer.connect(call, connection)
    }

    /// Tells the connection that the inbox has room. Made before the call, which the inbox is part of.
    private final class Resumer: Sendable {
        private struct Target {
            weak var call: GRPCCall?
            weak var connection: GRPCClientConnection?
        }

        private let target = Mutex(Target())

        func connect(_ call: GRPCCall, _ connection: GRPCClientConnection) {
            target.withLock { $0 = Target(call: call, connection: connection) }
        }

        func resume() {
            let (call, connection) = target.withLock { ($0.call, $0.connection) }
            if let call, let connection { connection.onLoop { $0.resume(call) } }
        }
    }

    /// Writes the request's headers.
    func open() async throws {
        try await withTaskCancellationHandler {
            connection.start(call)
            try await opened.futureResult.get()
        } onCancel: {
            connection.cancel(call)
        }
    }

    /// Sends a message and waits until the connection has taken it, which the peer's windows decide.
    /// - Throws: As ``ClientStream/send(_:)``.
    func send(_ body: [UInt8]) async throws {
        guard !hasFinished.load(ordering: .relaxed) else {
            let text = "no message can be sent on a stream that was finished"
            throw MicroError(.invalidArgument, text, phase: .write, address: connection.address)
        }
        try await write(try encoder.encode(body), isLast: false)
    }

    /// Tells the peer that no message follows; further calls do nothing.
    func finish() async throws {
        guard !hasFinished.exchange(true, ordering: .relaxed) else { return }
        try await write(nil, isLast: true)
    }

    private func write(_ message: ByteBuffer?, isLast: Bool) async throws {
        let ticket = GRPCSendTicket()
        let promise = loop.makePromise(of: Void.self)
        let call = call
        try await withTaskCancellationHandler {
            connection.onLoop { $0.send(call, message, isLast: isLast, ticket, promise) }
            try await promise.futureResult.get()
        } onCancel: {
            ticket.cancel()
            loop.execute { [connection] in
                connection.onLoop { $0.abandonSending(call, ticket) }
            }
        }
    }

    /// Waits for the next message, nil at the end.
    /// - Throws: As ``ClientStream/replies``.
    func receive() async throws -> [UInt8]? { try await inbox.next()?.body }

    /// Ends the stream, with RST_STREAM unless the peer has ended it. Cancellation is no obstacle.
    func close() async {
        let call = call
        connection.onLoop { $0.closeStream(call) }
    }
}

/// One message on its way from a task to the event loop.
final class GRPCSendTicket: Sendable {
    private let cancelled = Atomic(false)

    /// Whether the task was cancelled, possibly before the message reached the event loop.
    var isCancelled: Bool { cancelled.load(ordering: .relaxed) }

    func cancel() { cancelled.store(true, ordering: .relaxed) }
}
