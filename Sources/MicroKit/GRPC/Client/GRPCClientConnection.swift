import NIOCore
import NIOHPACK
import NIOHTTP2
import NIOPosix

/// A client's HTTP/2 connection, shared by many calls at a time.
///
/// Dropping it lets the calls on it end, since they hold it, and closes it then.
final class GRPCClientConnection: Sendable {
    /// `host:port` of the peer.
    let address: String
    /// What requests name as the server, and whether they go over TLS.
    let authority: (name: String, isSecure: Bool)
    let created = ContinuousClock.now
    let status = GRPCConnectionStatus()
    private let channel: any Channel
    private let handler: NIOLoopBound<GRPCClientHandler>

    /// Sets up a channel's pipeline; call on its event loop.
    private init(address: String, tls: TLSClient?, settings: GRPCConnectionSettings, channel: any Channel) throws {
        let handler = GRPCClientHandler(
            address: address,
            isSecure: tls != nil,
            settings: settings,
            status: status
        )
        let pipeline = channel.pipeline.syncOperations
        let http2 = settings.http2
        try pipeline.addHandlers(
            GRPCFirstBytesHandler(),
            NIOHTTP2Handler(
                mode: .client,
                connectionConfiguration: http2.connection,
                streamConfiguration: http2.stream
            ),
            handler
        )
        self.address = address
        authority = (tls?.serverName ?? address, tls != nil)
        self.channel = channel
        self.handler = NIOLoopBound(handler, eventLoop: channel.eventLoop)
    }

    /// What was written last, such as the end of a stream, goes out before.
    deinit {
        channel.flush()
        channel.close(promise: nil)
    }

    /// Connects to `host:port`. Nothing of the peer is waited for: whether it speaks HTTP/2 shows with the first call.
    /// - Throws: ``MicroError`` as ``TCPDialer/connect(_:)``, and `invalidArgument` for an address that is none.
    static func dial(
        _ address: String,
        deadline: ContinuousClock.Instant,
        on group: any EventLoopGroup,
        tls: TLSClient? = nil,
        settings: GRPCConnectionSettings
    ) async throws -> GRPCClientConnection {
        let target = try HostPort(dialling: address)
        let text = target.description
        return try await TCPDialer(target: target, deadline: deadline, loop: group.any(), tls: tls).connect { channel in
            try GRPCClientConnection(address: text, tls: tls, settings: settings, channel: channel)
        }
    }

    /// Whether another call may begin.
    var isOpen: Bool { status.isOpen && channel.isActive }

    /// Makes a unary call.
    /// - Parameters:
    ///   - headers: The request's headers.
    ///   - body: Its message with the prefix.
    ///   - deadline: When to give up.
    ///   - sent: Called once the request has been handed to the operating system; nil if nobody wants to know.
    /// - Returns: The reply or why there is none.
    func unary(
        _ headers: HPACKHeaders,
        _ body: ByteBuffer,
        deadline: ContinuousClock.Instant,
        sent: (@Sendable () -> Void)?
    ) async -> GRPCOutcome {
        let loop = channel.eventLoop
        let reply = loop.makePromise(of: GRPCOutcome.self)
        let written = sent.map { _ in loop.makePromise(of: Void.self) }
        let call = GRPCCall(headers: headers, body: body, deadline: deadline, sink: .unary(reply), written: written)
        do {
            return try await withTaskCancellationHandler {
                start(call)
                if let sent, let written {
                    try await written.futureResult.get()
                    sent()
                }
                return try await reply.futureResult.get()
            } onCancel: {
                cancel(call)
            }
        } catch {
            return GRPCOutcome(written: nil, result: .failure(error))
        }
    }

    /// Opens a stream; returns when the request's headers are written.
    /// - Throws: ``MicroError`` `unreachable`, `connectionLost`, `protocolMismatch`, `timeout`, `cancelled`, or a
    ///   ``ServiceError`` if the peer was that quick.
    func open(_ headers: HPACKHeaders, deadline: ContinuousClock.Instant) async throws -> GRPCClientStream {
        let stream = GRPCClientStream(connection: self, headers: headers, deadline: deadline, loop: channel.eventLoop)
        try await stream.open()
        return stream
    }

    func start(_ call: GRPCCall) { onLoop { $0.start(call) } }

    /// Ends a call whose task was cancelled.
    func cancel(_ call: GRPCCall) {
        call.cancel()
        let handler = handler
        // Never at once: the loop's thread may be the one that is about to start the call.
        channel.eventLoop.execute { handler.value.cancel(call) }
    }

    /// Does something with the handler on its event loop.
    func onLoop(_ work: @escaping @Sendable (GRPCClientHandler) -> Void) {
        let handler = handler
        channel.eventLoop.executeOrRun { work(handler.value) }
    }

    /// Closes the connection; calls on it fail.
    func close() async {
        onLoop { $0.close() }
        try? await channel.closeFuture.get()
    }
}
