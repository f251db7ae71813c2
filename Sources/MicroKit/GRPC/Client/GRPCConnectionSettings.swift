import NIOHTTP2
import Synchronization

/// How connections of the gRPC client behave.
package struct GRPCConnectionSettings: Sendable, Hashable {
    /// What a peer may send.
    package var limits: TransportLimits
    /// When a silent peer is asked whether it is still there.
    package var keepAlive: GRPCKeepAlive
    /// How many bytes of one stream may be on the way or wait to be taken, in bytes; at least 64 KiB.
    package var streamWindow: Int
    /// The same for all streams of a connection together.
    package var connectionWindow: Int

    /// Windows of 512 KiB and 8 MiB.
    package init(
        limits: TransportLimits = TransportLimits(),
        keepAlive: GRPCKeepAlive = GRPCKeepAlive(),
        streamWindow: Int = 512 << 10,
        connectionWindow: Int = 8 << 20
    ) {
        self.limits = limits
        self.keepAlive = keepAlive
        self.streamWindow = streamWindow
        self.connectionWindow = connectionWindow
    }

    /// What `NIOHTTP2Handler` is made with.
    ///
    /// Its limits on frames are meant for servers: a server of grpc-go sends a PING with nearly each reply while it
    /// measures the connection (grpc-go `internal/transport/bdp_estimator.go`) and an RST_STREAM behind each status
    /// that comes before the client's end. What is buffered for a peer that sends much and takes nothing stays limited.
    var http2: NIOHTTP2Handler.Configuration {
        var configuration = NIOHTTP2Handler.Configuration()
        configuration.connection.initialSettings = [
            HTTP2Setting(parameter: .enablePush, value: 0),
            HTTP2Setting(parameter: .initialWindowSize, value: streamWindow),
            HTTP2Setting(parameter: .maxHeaderListSize, value: limits.headerSize),
        ]
        configuration.connection.maximumSequentialEmptyDataFrames = 16
        configuration.connection.maximumRecentlyResetStreams = 1024
        configuration.connection.controlFrameRateLimit.maximumCount = .max
        configuration.stream.streamResetFrameRateLimit.maximumCount = .max
        return configuration
    }
}

/// What is known of a connection outside of its event loop.
final class GRPCConnectionStatus: Sendable {
    private let isClosed = Atomic(false)
    private let calls = Atomic(0)
    private let capacity = Atomic(100)

    /// Whether a call may begin.
    var isOpen: Bool { !isClosed.load(ordering: .relaxed) }
    /// How many calls are in progress.
    var load: Int { calls.load(ordering: .relaxed) }
    /// Whether a further call would have to wait for another one to end.
    var isFull: Bool { load >= capacity.load(ordering: .relaxed) }

    func close() { isClosed.store(true, ordering: .relaxed) }

    func count(_ calls: Int) { self.calls.store(calls, ordering: .relaxed) }

    func setCapacity(_ capacity: Int) { self.capacity.store(capacity, ordering: .relaxed) }
}
