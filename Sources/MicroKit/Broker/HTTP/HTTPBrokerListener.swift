import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The listener that all subscriptions of a broker share: open while there is one.
final class HTTPBrokerListener: Sendable {
    /// The most connections at once; further ones are closed at once.
    static let maximumConnections = 1024

    private struct State {
        var users = 0
        var socket: EventLoopFuture<any Channel>?
        /// The end of the socket before, whose port may be wanted again.
        var closing: EventLoopFuture<Void>?
        var connections: [ObjectIdentifier: any Channel] = [:]
    }

    private let address: String
    private let group: any EventLoopGroup
    private let limits: TransportLimits
    private let patience: HTTPBrokerPatience
    private let subscribers: HTTPBrokerSubscribers
    private let state = Mutex(State())

    /// - Parameters:
    ///   - address: `host:port`; an empty host is every interface, port 0 picks one.
    ///   - group: Where to listen and read.
    ///   - limits: On requests.
    ///   - patience: With peers.
    ///   - subscribers: Who the messages are for.
    init(
        _ address: String,
        on group: any EventLoopGroup,
        limits: TransportLimits,
        patience: HTTPBrokerPatience,
        subscribers: HTTPBrokerSubscribers
    ) {
        self.address = address
        self.group = group
        self.limits = limits
        self.patience = patience
        self.subscribers = subscribers
    }

    /// Opens the socket unless it is open. Each call needs one of ``release()``, unless it throws.
    /// - Returns: The bound address, `host:port`.
    /// - Throws: ``MicroError`` `invalidArgument` for an address that is none, `unreachable`.
    func open() async throws -> String {
        let target = try HostPort(parsing: address)
        let socket = state.withLock { state in
            state.users += 1
            if let socket = state.socket { return socket }
            let socket = (state.closing ?? group.any().makeSucceededVoidFuture()).flatMap { self.bind(target) }
            state.socket = socket
            return socket
        }
        do {
            return try await socket.get().localAddress?.hostPort ?? address
        } catch {
            await release()
            throw MicroError(
                .unreachable,
                "can't listen on \(address): \(ErrnoText.of(error))",
                address: address,
                cause: error
            )
        }
    }

    /// Closes the socket when nobody else uses it, idle connections at once and the others after a moment for their
    /// replies to go out.
    func release() async {
        let closing = state.withLock { state -> EventLoopFuture<Void>? in
            state.users -= 1
            guard state.users == 0, let socket = state.socket else { return nil }
            let closing = socket.flatMap { $0.close() }.flatMapErrorThrowing { _ in }
            state.socket = nil
            state.closing = closing
            return closing
        }
        guard let closing else { return }
        try? await closing.get()
        // Taken out, so that each is told to end once however soon the socket is opened again.
        let open = state.withLock { state in
            defer { state.connections = [:] }
            return Array(state.connections.values)
        }
        await Self.end(open, within: .seconds(1))
    }

    private static func end(_ connections: [any Channel], within time: Duration) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                for channel in connections {
                    channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
                    try? await channel.closeFuture.get()
                }
            }
            group.addTask { try? await Task.sleep(for: time) }
            await group.next()
            for channel in connections { channel.close(promise: nil) }
            group.cancelAll()
        }
    }

    // MARK: Sockets

    /// An empty host is every interface of both address families, as in Go; of IPv4 alone on hosts without IPv6.
    private func bind(_ target: HostPort) -> EventLoopFuture<any Channel> {
        guard target.host.isEmpty else { return bootstrap().bind(host: target.host, port: target.port) }
        return bootstrap().bind(host: "::", port: target.port).flatMapError { error in
            guard let code = (error as? IOError)?.errnoCode, [EAFNOSUPPORT, EADDRNOTAVAIL].contains(code) else {
                return self.group.any().makeFailedFuture(error)
            }
            return self.bootstrap().bind(host: "0.0.0.0", port: target.port)
        }
    }

    private func bootstrap() -> ServerBootstrap {
        ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 256)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.socketOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try self.configure(channel) }
            }
    }

    private func configure(_ channel: any Channel) throws {
        guard note(channel) else {
            channel.close(promise: nil)
            return
        }
        var decoding = NIOHTTPDecoderLimitConfiguration()
        decoding.maxHeaderFieldSize = limits.headerSize
        decoding.maxHeaderListSize = limits.headerSize
        decoding.maxHeaderFieldCount = limits.headerCount
        let decoder = HTTPRequestDecoder(leftOverBytesStrategy: .dropBytes, limitConfiguration: decoding)
        try channel.pipeline.syncOperations.addHandlers([
            HTTPResponseEncoder(),
            // What the decoder can't use yet is a request's line or one header.
            ByteToMessageHandler(decoder, maximumBufferSize: limits.headerSize + 128 << 10),
            HTTPServerPipelineHandler(),
            HTTPBrokerConnection(subscribers: subscribers, limit: limits.messageSize, patience: patience),
        ])
    }

    /// Whether the connection may stay.
    private func note(_ channel: any Channel) -> Bool {
        let key = ObjectIdentifier(channel)
        let fits = state.withLock { state in
            guard state.socket != nil, state.connections.count < Self.maximumConnections else { return false }
            state.connections[key] = channel
            return true
        }
        if fits {
            channel.closeFuture.whenComplete { _ in _ = self.state.withLock { $0.connections.removeValue(forKey: key) }
            }
        }
        return fits
    }
}
