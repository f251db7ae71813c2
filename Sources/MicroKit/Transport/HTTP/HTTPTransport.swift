package import NIOCore
import NIOPosix

/// go-micro's default transport: one HTTP/1.1 POST a message on a kept connection (go-micro
/// `transport/http_transport.go`).
public struct HTTPTransport: Transport {
    /// `http`
    public var name: String { "http" }

    let group: any EventLoopGroup
    let limits: TransportLimits
    private var success = HTTPReplyReader.Success.ok
    /// The TLS settings that were given.
    let settings: TransportTLS
    private let client: TLSClient?
    /// The same for HTTP/2 inside.
    let http2Client: TLSClient?
    private let server: TLSServer?

    /// Makes the transport on the process's shared event loops.
    public init(limits: TransportLimits = TransportLimits()) {
        self.init(group: MultiThreadedEventLoopGroup.singleton, limits: limits)
    }

    /// Makes the transport with TLS, on the process's shared event loops.
    /// - Parameters:
    ///   - limits: On what peers may send.
    ///   - tls: The settings of either side, whose files are read here and once.
    /// - Throws: ``MicroError`` `invalidArgument` or `fileUnreadable` for a file that can't be used, naming it.
    public init(limits: TransportLimits = TransportLimits(), tls: TransportTLS) throws {
        try self.init(group: MultiThreadedEventLoopGroup.singleton, limits: limits, tls: tls)
    }

    /// Makes the transport on given event loops.
    package init(group: any EventLoopGroup, limits: TransportLimits = TransportLimits()) {
        self.group = group
        self.limits = limits
        client = nil
        http2Client = nil
        server = nil
        settings = TransportTLS()
    }

    /// Makes the transport with TLS on given event loops; see ``init(limits:tls:)``.
    package init(group: any EventLoopGroup, limits: TransportLimits = TransportLimits(), tls: TransportTLS) throws {
        self.group = group
        self.limits = limits
        client = try tls.client.map { try TLSClient($0, protocols: [.http1]) }
        http2Client = try tls.client.map { try TLSClient($0, protocols: [.http2]) }
        // Who takes either gets HTTP/1.1, over which browsers and curl find plain JSON; gRPC's clients ask for h2 alone.
        server = try tls.server.map { try TLSServer($0, protocols: [.http1, .http2]) }
        settings = tls
    }

    /// Opens a connection; see ``Transport/dial(_:deadline:)``.
    public func dial(_ address: String, deadline: ContinuousClock.Instant) async throws -> any TransportConnection {
        try await HTTPConnection.dial(
            address,
            deadline: deadline,
            on: group,
            limits: limits,
            success: success,
            tls: client
        )
    }

    /// The same for replies of any status from 200 to 299.
    var acceptingEverySuccess: HTTPTransport {
        var transport = self
        transport.success = .any2xx
        return transport
    }

    /// Opens a connection for a stream; see ``Transport/dialStream(_:deadline:)``.
    public func dialStream(
        _ address: String,
        deadline: ContinuousClock.Instant
    ) async throws -> any TransportStreamConnection {
        let target = try HostPort(dialling: address)
        let (text, limits, isSecure) = (target.description, limits, client != nil)
        return try await TCPDialer(target: target, deadline: deadline, loop: group.any(), tls: client).connect {
            channel in
            try HTTPStreamConnection(address: text, limits: limits, isSecure: isSecure, channel: channel)
        }
    }

    /// Listens; see ``Transport/listen(_:_:)``.
    public func listen(
        _ address: String,
        _ accept: @escaping @Sendable (TransportRequest) async -> TransportMessage?
    ) async throws -> any TransportListener {
        try await HTTPListener.bind(address, on: group, limits: limits, tls: server, accept: accept)
    }

    /// Listens for HTTP/1 and, by the first bytes of a connection, gRPC over HTTP/2.
    func listen(
        _ address: String,
        grpc: GRPCServer,
        _ accept: @escaping @Sendable (TransportRequest) async -> TransportMessage?
    ) async throws -> any TransportListener {
        try await HTTPListener.bind(address, on: group, limits: limits, tls: server, grpc: grpc, accept: accept)
    }
}
