import NIOCore
import NIOPosix

/// A client's stream of the HTTP transport: POSTs out, and 200s in that pair with none of them.
final class HTTPStreamConnection: TransportStreamConnection {
    /// How long a last message may take.
    private static let closingTime = TimeAmount.seconds(1)

    private let address: String
    private let limits: TransportLimits
    private let channel: any Channel
    private let inbox: StreamInbox

    /// Sets up a channel's pipeline; call on its event loop.
    init(address: String, limits: TransportLimits, isSecure: Bool, channel: any Channel) throws {
        let loop = channel.eventLoop
        let handler = NIOLoopBoundBox<HTTPStreamHandler?>(nil, eventLoop: loop)
        let inbox = StreamInbox { loop.executeOrRun { handler.value?.resumeReading() } }
        let codec = HTTPClientCodec(limits: limits, pairing: .none)
        let made = HTTPStreamHandler(
            address: address,
            limits: limits,
            isSecure: isSecure,
            inbox: inbox,
            codec: codec
        )
        handler.value = made
        // Inbox and handler hold each other while the channel lives.
        channel.closeFuture.whenComplete { _ in handler.value = nil }
        try channel.pipeline.syncOperations.addHandlers([codec, made])
        self.address = address
        self.limits = limits
        self.channel = channel
        self.inbox = inbox
    }

    /// A connection that nobody holds any more would otherwise stay open on its event loop.
    deinit { channel.close(promise: nil) }

    func send(_ message: TransportMessage, isLast: Bool) async throws {
        var message = message
        // From v4.10 on a server waits for its handler then, and closes when all is sent (go-micro `server/rpc_server.go`).
        if isLast { message.headers["Connection"] = "close" }
        let (request, channel) = (try bytes(of: message), channel)
        do {
            try await channel.eventLoop.waitForWrite { channel.writeAndFlush(request, promise: $0) }
        } catch is CancellationError {
            throw MicroError(.cancelled, "sending to \(address) was cancelled", phase: .write, address: address)
        } catch {
            throw MicroError(
                .connectionLost,
                "the connection to \(address) is closed: the message can't be sent",
                phase: .write,
                address: address,
                cause: error
            )
        }
    }

    func receive() async throws -> TransportMessage? { try await inbox.next() }

    func close(sending last: TransportMessage?) async {
        let request = last.flatMap { try? bytes(of: $0) }
        let channel = channel
        channel.eventLoop.executeOrRun {
            guard let request, channel.isActive else { return channel.close(promise: nil) }
            let timer = channel.eventLoop.scheduleTask(in: Self.closingTime) { channel.close(promise: nil) }
            channel.writeAndFlush(request).whenComplete { _ in
                timer.cancel()
                channel.close(promise: nil)
            }
        }
        try? await channel.closeFuture.get()
    }

    private func bytes(of message: TransportMessage) throws -> ByteBuffer {
        let head = try HTTPRequestHeadWriter.head(for: message, host: address, limits: limits)
        return HTTPRequestHeadWriter.request(head, body: message.body, allocator: channel.allocator)
    }
}

extension EventLoop {
    /// Begins a write on the loop and waits until the system has taken all of it.
    ///
    /// A cancellation ends the waiting and not the write, since half a message would break the connection.
    /// - Parameter write: Begins it; completes the promise.
    /// - Throws: `CancellationError`, or what the write fails with.
    func waitForWrite(_ write: @escaping @Sendable (EventLoopPromise<Void>) -> Void) async throws {
        let waited = makePromise(of: Void.self)
        try await withTaskCancellationHandler {
            executeOrRun {
                let written = self.makePromise(of: Void.self)
                written.futureResult.cascade(to: waited)
                write(written)
            }
            try await waited.futureResult.get()
        } onCancel: {
            waited.fail(CancellationError())
        }
    }
}
