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

    /// Makes the transport on the process's shared event loops.
    public init(limits: TransportLimits = TransportLimits()) {
        self.init(group: MultiThreadedEventLoopGroup.singleton, limits: limits)
    }

    /// Makes the transport on given event loops.
    package init(group: any EventLoopGroup, limits: TransportLimits = TransportLimits()) {
        self.group = group
        self.limits = limits
    }

    /// Opens a connection; see ``Transport/dial(_:deadline:)``.
    public func dial(_ address: String, deadline: ContinuousClock.Instant) async throws -> any TransportConnection {
        try await HTTPConnection.dial(address, deadline: deadline, on: group, limits: limits, success: success)
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
        let (text, limits) = (target.description, limits)
        return try await TCPDialer(target: target, deadline: deadline, loop: group.any()).connect { channel in
            try HTTPStreamConnection(address: text, limits: limits, channel: channel)
        }
    }

    /// Listens; see ``Transport/listen(_:_:)``.
    public func listen(
        _ address: String,
        _ accept: @escaping @Sendable (TransportRequest) async -> TransportMessage?
    ) async throws -> any TransportListener {
        try await HTTPListener.bind(address, on: group, limits: limits, accept: accept)
    }
}
