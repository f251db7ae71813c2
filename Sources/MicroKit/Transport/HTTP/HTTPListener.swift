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

/// The server side of the HTTP transport (go-micro `transport/http_listener.go`, `http_socket.go`).
///
/// It takes any method and path, bodies of known length and chunked ones, and requests sent ahead of their turn.
/// Handlers run on the event loop of their connection: what they do without suspending holds up the other connections
/// of that loop, so work that blocks or computes for long belongs into a task of its own.
///
/// A connection that begins with HTTP/2 carries gRPC, where that is served.
///
/// Each other connection is answered with status 200 and the request's headers repeated. What is no HTTP, or over the
/// limits, gets one plain HTTP error (400, 413, 431) and the connection is closed. A handler that returns nil closes
/// its connection without an answer. A peer that keeps the listener waiting for longer than ``HTTPListenerPatience``
/// is closed too.
final class HTTPListener: TransportListener {
    let address: String

    private let channel: any Channel
    private let connections: HTTPListenerConnections

    private init(channel: any Channel, connections: HTTPListenerConnections) {
        self.channel = channel
        self.connections = connections
        address = channel.localAddress?.hostPort ?? ""
    }

    /// Listens on `address`, see ``Transport/listen(_:_:)``. What comes by HTTP/2 is broken HTTP/1 where no gRPC server
    /// is given.
    static func bind(
        _ address: String,
        on group: any EventLoopGroup,
        limits: TransportLimits,
        patience: HTTPListenerPatience = HTTPListenerPatience(),
        tls: TLSServer? = nil,
        grpc: GRPCServer? = nil,
        accept: @escaping @Sendable (TransportRequest) async -> TransportMessage?
    ) async throws -> HTTPListener {
        let target = try HostPort(parsing: address)
        let connections = HTTPListenerConnections()
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 256)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.socketOption(.tcp_nodelay), value: 1)
            // A stream may be silent for days; its peer should not be gone for as long.
            .childChannelOption(.socketOption(.so_keepalive), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let tls { try channel.pipeline.syncOperations.addHandlers(tls.handlers()) }
                    try configure(channel, limits: limits, patience: patience, grpc: grpc, accept: accept)
                    connections.insert(channel)
                }
            }
        do {
            let channel = try await bind(bootstrap, host: target.host, port: target.port)
            return HTTPListener(channel: channel, connections: connections)
        } catch {
            throw MicroError(
                .unreachable,
                "can't listen on \(address): \(ErrnoText.of(error))",
                address: address,
                cause: error
            )
        }
    }

    /// Closes idle connections at once, the others when they have answered, and all of them after `grace`.
    func close(grace: Duration) async {
        try? await channel.close()
        let open = connections.drain()
        await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                for connection in open { try? await connection.closeFuture.get() }
                return true
            }
            group.addTask {
                try? await Task.sleep(for: grace)
                return false
            }
            if await group.next() == false {
                for connection in open {
                    connection.pipeline.fireUserInboundEventTriggered(HTTPListenerConnection.Event.abort)
                }
            }
            group.cancelAll()
        }
    }

    /// Puts the HTTP server codec and the connection's handler into a channel; call on its event loop.
    static func configure(
        _ channel: any Channel,
        limits: TransportLimits,
        patience: HTTPListenerPatience,
        grpc: GRPCServer? = nil,
        accept: @escaping @Sendable (TransportRequest) async -> TransportMessage?
    ) throws {
        // The decoder's own limits stop it from collecting; ours then judge what it hands on.
        var decoderLimits = NIOHTTPDecoderLimitConfiguration()
        decoderLimits.maxHeaderFieldSize = limits.headerSize
        decoderLimits.maxHeaderListSize = limits.headerSize
        decoderLimits.maxHeaderFieldCount = limits.headerCount
        let decoder = HTTPRequestDecoder(leftOverBytesStrategy: .dropBytes, limitConfiguration: decoderLimits)
        let connection = HTTPListenerConnection(
            listenerAddress: channel.parent?.localAddress?.hostPort ?? "",
            limits: limits,
            patience: patience,
            executor: EventLoopTaskExecutor(channel.eventLoop),
            accept: accept
        )
        let parser = ByteToMessageHandler(decoder)
        if let grpc {
            let change = HTTPVersionSwitch(http1: [parser, connection]) { channel, position in
                try HTTP2Pipeline.configure(channel, at: position, server: grpc, limits: limits)
            }
            try channel.pipeline.syncOperations.addHandler(change)
        }
        try channel.pipeline.syncOperations.addHandlers([parser, connection])
    }

    /// An empty host is every interface of both address families, as in Go; of IPv4 alone on hosts without IPv6.
    private static func bind(_ bootstrap: ServerBootstrap, host: String, port: Int) async throws -> any Channel {
        guard host.isEmpty else { return try await bootstrap.bind(host: host, port: port).get() }
        do {
            return try await bootstrap.bind(to: SocketAddress(ipAddress: "::", port: port)).get()
        } catch let error as IOError where [EAFNOSUPPORT, EADDRNOTAVAIL].contains(error.errnoCode) {
            return try await bootstrap.bind(to: SocketAddress(ipAddress: "0.0.0.0", port: port)).get()
        }
    }
}

/// The open connections of a listener.
private final class HTTPListenerConnections: Sendable {
    private struct State {
        var channels: [ObjectIdentifier: any Channel] = [:]
        var isDraining = false
    }

    private let state = Mutex(State())

    func insert(_ channel: any Channel) {
        let isDraining = state.withLock { state in
            state.channels[ObjectIdentifier(channel)] = channel
            return state.isDraining
        }
        channel.closeFuture.whenComplete { _ in
            self.state.withLock { $0.channels[ObjectIdentifier(channel)] = nil }
        }
        if isDraining { channel.close(promise: nil) }
    }

    /// Tells every connection to finish, and those to come.
    func drain() -> [any Channel] {
        let open = state.withLock { state in
            state.isDraining = true
            return Array(state.channels.values)
        }
        for channel in open {
            channel.pipeline.fireUserInboundEventTriggered(HTTPListenerConnection.Event.drain)
        }
        return open
    }
}
