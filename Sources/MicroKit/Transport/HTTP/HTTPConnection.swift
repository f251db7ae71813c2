import NIOCore
import NIOPosix
import Synchronization

/// A client's connection of the HTTP transport: one POST and one 200 at a time on a kept TCP connection.
///
/// One request at a time because servers of v4.10 and later lose replies otherwise (go-micro
/// `transport/http_transport.go`).
final class HTTPConnection: TransportConnection {
    private let address: String
    private let limits: TransportLimits
    private let channel: any Channel
    private let handler: NIOLoopBound<HTTPConnectionHandler>
    private let calls = Atomic<Int>(0)
    private let isOver = Atomic<Bool>(false)

    /// Sets up a channel's pipeline; call on its event loop.
    private init(
        address: String,
        limits: TransportLimits,
        success: HTTPReplyReader.Success,
        isSecure: Bool,
        channel: any Channel
    ) throws {
        let handler = HTTPConnectionHandler(address: address, limits: limits, success: success, isSecure: isSecure)
        try Self.addHandlers(to: channel, handler, limits: limits)
        self.address = address
        self.limits = limits
        self.channel = channel
        self.handler = NIOLoopBound(handler, eventLoop: channel.eventLoop)
    }

    /// A connection that nobody holds any more would otherwise stay open on its event loop.
    deinit { channel.close(promise: nil) }

    /// Connects to `host:port`.
    ///
    /// An IP address is connected to directly. Only a name takes the resolver with its threads.
    /// - Throws: ``MicroError`` `invalidArgument`, and as ``TCPDialer/connect(_:)``.
    static func dial(
        _ address: String,
        deadline: ContinuousClock.Instant,
        on group: any EventLoopGroup,
        limits: TransportLimits,
        success: HTTPReplyReader.Success = .ok,
        tls: TLSClient? = nil
    ) async throws -> HTTPConnection {
        let target = try HostPort(dialling: address)
        let text = target.description
        return try await TCPDialer(target: target, deadline: deadline, loop: group.any(), tls: tls).connect { channel in
            try HTTPConnection(
                address: text,
                limits: limits,
                success: success,
                isSecure: tls != nil,
                channel: channel
            )
        }
    }

    /// Puts the HTTP codec before a handler; call on the channel's event loop.
    static func addHandlers(
        to channel: any Channel,
        _ handler: HTTPConnectionHandler,
        limits: TransportLimits
    ) throws {
        let pipeline = channel.pipeline.syncOperations
        try pipeline.addHandler(HTTPClientCodec(limits: limits))
        try pipeline.addHandler(handler)
    }

    /// TLS takes a moment to close, in which the channel is still active.
    var isOpen: Bool { !isOver.load(ordering: .relaxed) && channel.isActive }

    func roundTrip(
        _ message: TransportMessage,
        deadline: ContinuousClock.Instant,
        sent: @Sendable () -> Void
    ) async throws -> TransportMessage {
        let loop = channel.eventLoop
        let call = HTTPConnectionHandler.Call(
            id: calls.wrappingAdd(1, ordering: .relaxed).newValue,
            head: try HTTPRequestHeadWriter.head(for: message, host: address, limits: limits),
            body: message.body,
            deadline: deadline,
            written: loop.makePromise(),
            reply: loop.makePromise()
        )
        let handler = handler
        return try await withTaskCancellationHandler {
            loop.executeOrRun { handler.value.start(call) }
            do {
                if (try? await call.written.futureResult.get()) != nil { sent() }
                // Both promises fail with the same error.
                return try await call.reply.futureResult.get()
            } catch {
                isOver.store(true, ordering: .relaxed)
                throw error
            }
        } onCancel: {
            loop.execute { handler.value.cancel(call.id) }
        }
    }

    func close() async {
        isOver.store(true, ordering: .relaxed)
        let handler = handler
        channel.eventLoop.executeOrRun { handler.value.close() }
        try? await channel.closeFuture.get()
    }
}

extension EventLoop {
    /// Runs the work at once when this is the loop's thread, otherwise soon.
    func executeOrRun(_ work: @escaping @Sendable () -> Void) {
        if inEventLoop { work() } else { execute(work) }
    }
}
