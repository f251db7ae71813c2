import NIOCore
import NIOPosix
import Synchronization

/// A TCP server on the loopback interface that answers complete HTTP requests with bytes given beforehand and keeps
/// what it received.
public final class ScriptedServer: Sendable {
    /// What to do when a request is complete.
    public enum Step: Sendable {
        /// Send the bytes and go on.
        case reply([UInt8])
        /// Send the bytes and close.
        case replyAndClose([UInt8])
        /// Close without a byte.
        case close
        /// Nothing.
        case silence
    }

    private let channel: any Channel
    private let log: Log

    private init(channel: any Channel, log: Log) {
        self.channel = channel
        self.log = log
        self.address = "127.0.0.1:\(channel.localAddress?.port ?? 0)"
    }

    /// `127.0.0.1:port`, also after closing.
    public let address: String

    /// The requests received so far, in order.
    public var requests: [[UInt8]] { log.state.withLock { $0.requests } }

    /// Told of each complete request.
    public var arrivals: AsyncStream<Void> { log.arrivals }

    /// All that a connection has sent, told for each when it ends.
    public var ended: AsyncStream<[UInt8]> { log.ended }

    /// How many connections were accepted so far.
    public var connections: Int { log.state.withLock { $0.connections } }

    /// Starts listening.
    /// - Parameters:
    ///   - greeting: Sent to each connection at once.
    ///   - closesAtOnce: Whether connections are closed as soon as the greeting is sent.
    ///   - steps: One a request, over all connections; the last one is repeated.
    /// - Returns: The listening server.
    /// - Throws: When no port can be bound.
    public static func start(
        greeting: [UInt8] = [],
        closesAtOnce: Bool = false,
        _ steps: Step...
    ) async throws -> ScriptedServer {
        let log = Log()
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    log.state.withLock { $0.connections += 1 }
                    let handler = Handler(log: log, steps: steps, greeting: greeting, closesAtOnce: closesAtOnce)
                    try channel.pipeline.syncOperations.addHandler(handler)
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        return ScriptedServer(channel: channel, log: log)
    }

    /// Stops listening; open connections stay.
    public func close() async { try? await channel.close() }
}

private final class Log: Sendable {
    struct State {
        var requests: [[UInt8]] = []
        var connections = 0
        var next = 0
    }
    let state = Mutex(State())
    let ended: AsyncStream<[UInt8]>
    let end: AsyncStream<[UInt8]>.Continuation
    let arrivals: AsyncStream<Void>
    let arrival: AsyncStream<Void>.Continuation

    init() {
        (ended, end) = AsyncStream.makeStream()
        (arrivals, arrival) = AsyncStream.makeStream()
    }
}

private final class Handler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let log: Log
    private let steps: [ScriptedServer.Step]
    private let greeting: [UInt8]
    private let closesAtOnce: Bool
    private var received: [UInt8] = []
    private var all: [UInt8] = []

    init(log: Log, steps: [ScriptedServer.Step], greeting: [UInt8], closesAtOnce: Bool) {
        self.log = log
        self.steps = steps
        self.greeting = greeting
        self.closesAtOnce = closesAtOnce
    }

    func channelActive(context: ChannelHandlerContext) {
        if !greeting.isEmpty { send(greeting, context) }
        if closesAtOnce { context.close(promise: nil) }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        received += unwrapInboundIn(data).readableBytesView
        all += unwrapInboundIn(data).readableBytesView
        guard Self.isComplete(received) else { return }
        let step = log.state.withLock { [received] state -> ScriptedServer.Step? in
            state.requests.append(received)
            defer { state.next += 1 }
            return state.next < steps.count ? steps[state.next] : steps.last
        }
        received = []
        log.arrival.yield()
        switch step {
        case nil, .silence: break
        case .reply(let bytes): send(bytes, context)
        case .replyAndClose(let bytes):
            send(bytes, context)
            context.close(promise: nil)
        case .close: context.close(promise: nil)
        }
    }

    func channelInactive(context: ChannelHandlerContext) { log.end.yield(all) }

    private func send(_ bytes: [UInt8], _ context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
    }

    /// Enough of HTTP for requests whose framing is one of the two a client of ours uses.
    private static func isComplete(_ bytes: [UInt8]) -> Bool {
        let end = Array("\r\n\r\n".utf8)
        guard let range = bytes.firstRange(of: end) else { return false }
        let head = String(decoding: bytes[..<range.lowerBound], as: UTF8.self)
        for line in head.split(separator: "\r\n") where line.hasPrefix("Content-Length: ") {
            return bytes.count >= range.upperBound + (Int(line.dropFirst("Content-Length: ".count)) ?? 0)
        }
        return bytes[range.upperBound...].elementsEqual("0\r\n\r\n".utf8)
    }
}
