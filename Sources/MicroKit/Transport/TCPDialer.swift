import NIOCore
import NIOPosix

/// Opens one TCP connection with a deadline, and gives up promptly when the task is cancelled.
struct TCPDialer: Sendable {
    let target: HostPort
    let deadline: ContinuousClock.Instant
    let loop: any EventLoop
    /// What the connection is secured with; nil for plaintext.
    var tls: TLSClient?
    /// What the other side is called in messages, such as `nats at 127.0.0.1:4222`; nil for its address.
    var peer: String?

    /// Connects.
    /// - Parameter configure: Adds the handlers to a channel and makes the connection's object; runs on the event loop
    ///   before the channel connects, so that nothing is missed of a peer which speaks first and closes at once. A
    ///   name with several addresses makes several channels.
    /// - Returns: What `configure` made for the channel that connected, when a TLS handshake is over too.
    /// - Throws: ``MicroError`` `unreachable` or `cancelled`, both of phase `connect`; with TLS also `invalidArgument`,
    ///   `untrusted`, `certificateRefused`, `protocolMismatch`.
    func connect<Connection: Sendable>(
        _ configure: @escaping @Sendable (any Channel) throws -> Connection
    ) async throws -> Connection {
        let attempt = try begin(configure)
        return try await withTaskCancellationHandler {
            try await attempt.connection.get()
        } onCancel: {
            attempt.abandon()
        }
    }

    /// An attempt to connect for whoever has no task that could wait for it.
    final class Attempt<Connection: Sendable>: Sendable {
        /// What ``TCPDialer/connect(_:)`` returns or throws, on the event loop.
        let connection: EventLoopFuture<Connection>
        /// Gives up; the connection fails as cancelled. Of no effect when it is there already.
        let abandon: @Sendable () -> Void

        fileprivate init(connection: EventLoopFuture<Connection>, abandon: @escaping @Sendable () -> Void) {
            self.connection = connection
            self.abandon = abandon
        }
    }

    /// Begins to connect; see ``connect(_:)``.
    /// - Throws: ``MicroError`` `unreachable` when there is no time left.
    func begin<Connection: Sendable>(
        _ configure: @escaping @Sendable (any Channel) throws -> Connection
    ) throws -> Attempt<Connection> {
        let time = ContinuousClock.now.duration(to: deadline)
        guard time > .zero else { throw expired() }
        let promise = loop.makePromise(of: Connection.self)
        // A name with several addresses makes a few, an address one: not worth a dictionary.
        let made = NIOLoopBoundBox.makeBoxSendingValue(
            [(channel: ObjectIdentifier, connection: Connection, secured: EventLoopFuture<Void>?)](),
            eventLoop: loop
        )
        let bootstrap = ClientBootstrap(group: loop)
            .connectTimeout(TimeAmount(time))
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelOption(.socketOption(.so_keepalive), value: 1)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let secured = try secure(channel)
                    made.value.append((ObjectIdentifier(channel), try configure(channel), secured))
                }
            }
        let attempt =
            target.socketAddress.map { bootstrap.connect(to: $0) }
            ?? bootstrap.connect(host: target.host, port: target.port)
        let abandoned = NIOLoopBoundBox.makeBoxSendingValue(false, eventLoop: loop)
        attempt.whenComplete { result in
            // Nobody waits for a connection that comes up after the cancellation.
            if abandoned.value, case .success(let channel) = result { channel.close(promise: nil) }
            guard !abandoned.value else { return }
            switch result {
            case .failure(let error): promise.fail(error)
            case .success(let channel):
                guard let found = made.value.first(where: { $0.channel == ObjectIdentifier(channel) }) else {
                    return promise.fail(ChannelError.alreadyClosed)
                }
                guard let secured = found.secured else { return promise.succeed(found.connection) }
                secured.map { found.connection }.cascade(to: promise)
                promise.futureResult.whenFailure { _ in channel.close(promise: nil) }
            }
        }
        return Attempt(connection: promise.futureResult.flatMapErrorThrowing { throw failure($0) }) { [loop] in
            loop.execute {
                abandoned.value = true
                promise.fail(CancellationError())
            }
        }
    }

    /// Puts TLS into a channel that is about to connect.
    /// - Returns: What tells the end of the handshake, nil for plaintext.
    private func secure(_ channel: any Channel) throws -> EventLoopFuture<Void>? {
        guard let tls else { return nil }
        let (handler, handshake) = try tls.handlers(for: target, on: loop)
        try channel.pipeline.syncOperations.addHandlers([handler, handshake])
        let bound = NIOLoopBound(handshake, eventLoop: loop)
        let time = TimeAmount(ContinuousClock.now.duration(to: deadline))
        let timer = loop.scheduleTask(in: time) { bound.value.expire(ChannelError.connectTimeout(time)) }
        handshake.completed.whenComplete { _ in timer.cancel() }
        return handshake.completed
    }

    private func failure(_ error: any Error) -> MicroError {
        switch error {
        case let error as MicroError: error
        case is CancellationError:
            MicroError(.cancelled, "connecting to \(target) was cancelled", phase: .connect, address: "\(target)")
        case ChannelError.connectTimeout: expired()
        case let error as NIOConnectionError: unreachable(reason(error), error)
        default: unreachable(ErrnoText.of(error), error)
        }
    }

    /// A name may have several addresses; the last attempt's failure stands for all.
    private func reason(_ error: NIOConnectionError) -> String {
        if let failure = error.connectionErrors.last {
            return (failure.error as? MicroError)?.message ?? ErrnoText.of(failure.error)
        }
        return "the name can't be resolved"
    }

    private func expired() -> MicroError {
        unreachable("nobody answered in the time for connecting", nil)
    }

    private func unreachable(_ reason: String, _ cause: (any Error)?) -> MicroError {
        MicroError(
            .unreachable,
            peer.map { "\($0) can't be reached: \(reason)" } ?? "can't connect to \(target): \(reason)",
            phase: .connect,
            address: "\(target)",
            cause: cause
        )
    }
}
