import NIOCore
import NIOPosix
import Synchronization

/// Passes TCP connections of 127.0.0.1 on to a server, until it is told otherwise: a network that can be slow or cut.
package final class TCPRelay: Sendable {
    private struct State {
        var channels: [any Channel] = []
        var isHeld = false
        var isCut = false
    }

    /// `127.0.0.1:port`
    package let address: String
    private let listener: any Channel
    private let state: Box

    private init(_ listener: any Channel, _ state: Box) {
        self.listener = listener
        self.state = state
        address = "127.0.0.1:\(listener.localAddress?.port ?? 0)"
    }

    /// Listens on a port of its own.
    /// - Parameters:
    ///   - target: `host:port` of the server.
    ///   - delay: How long all bytes are under way, in each direction; connecting takes no time.
    /// - Returns: The listening relay.
    /// - Throws: When no port can be bound.
    package static func start(to target: String, delay: Duration? = nil) async throws -> TCPRelay {
        let state = Box()
        let delay = delay.map(TimeAmount.init)
        let parts = target.split(separator: ":")
        let (host, port) = (parts.dropLast().joined(separator: ":"), Int(parts.last ?? "") ?? 0)
        let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { inbound in
                guard state.note(inbound) else { return inbound.close() }
                return ClientBootstrap(group: inbound.eventLoop)
                    .channelInitializer { outbound in
                        outbound.eventLoop.makeCompletedFuture {
                            guard state.note(outbound) else { throw ChannelError.alreadyClosed }
                            try outbound.pipeline.syncOperations.addHandler(Pipe(to: inbound, state, delay))
                        }
                    }
                    .connect(host: host, port: port)
                    .flatMap { outbound in inbound.pipeline.addHandler(Pipe(to: outbound, state, delay)) }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        return TCPRelay(listener, state)
    }

    /// Lets nothing pass any more, while connections stay: nobody is told that the network is gone.
    package func hold() { state.value.withLock { $0.isHeld = true } }

    /// Ends the connections that were held, and lets others pass.
    package func heal() async {
        let channels = state.value.withLock { state in
            state.isHeld = false
            defer { state.channels = [] }
            return state.channels
        }
        for channel in channels { try? await channel.close() }
    }

    /// Ends all connections and refuses others.
    package func cut() async {
        let channels = state.value.withLock { state in
            state.isCut = true
            defer { state.channels = [] }
            return state.channels
        }
        try? await listener.close()
        for channel in channels { try? await channel.close() }
    }

    private final class Box: Sendable {
        let value = Mutex(State())

        func note(_ channel: any Channel) -> Bool {
            value.withLock { state in
                guard !state.isCut else { return false }
                state.channels.append(channel)
                return true
            }
        }
    }

    private final class Pipe: ChannelInboundHandler, Sendable {
        typealias InboundIn = ByteBuffer

        private let partner: any Channel
        private let state: Box
        private let delay: TimeAmount?

        init(to partner: any Channel, _ state: Box, _ delay: TimeAmount?) {
            self.partner = partner
            self.state = state
            self.delay = delay
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            guard !state.value.withLock(\.isHeld) else { return }
            let bytes = unwrapInboundIn(data)
            later { $0.writeAndFlush(bytes, promise: nil) }
        }

        func channelInactive(context: ChannelHandlerContext) { later { $0.close(promise: nil) } }

        /// Does something to the other connection, which is on the same event loop, in the order of calls.
        private func later(_ action: @escaping @Sendable (any Channel) -> Void) {
            guard let delay else { return action(partner) }
            partner.eventLoop.scheduleTask(in: delay) { [partner] in action(partner) }
        }
    }
}
