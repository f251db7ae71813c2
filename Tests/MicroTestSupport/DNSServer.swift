import NIOCore
import NIOPosix
import Synchronization

/// A name server on 127.0.0.1, over UDP and TCP on one port, that answers from a zone, or with whatever a test wants.
package final class DNSServer: Sendable {
    /// A question that came.
    package struct Query: Sendable {
        /// Its number over all, from 0.
        package var number: Int
        /// The whole packet.
        package var bytes: [UInt8]
        /// The name in small letters, without a dot at the end.
        package var name: String
        /// The type: 1 A, 5 CNAME, 12 PTR, 28 AAAA, 33 SRV.
        package var type: UInt16
        /// Whether it came over TCP.
        package var isTCP: Bool
        /// Whether it says that more than 512 bytes may be sent (RFC 6891).
        package var isExtended: Bool
        /// What the zone answers.
        package var answer: [UInt8]
    }

    /// What to send for a query: any number of packets.
    package typealias Script = @Sendable (Query) -> [[UInt8]]

    /// `127.0.0.1:port`
    package let address: String
    private let state: Mutex<State>
    private let script: Script
    private let channels: [any Channel]

    private struct State {
        var zone: DNSServerZone
        var queries: [Query] = []
    }

    /// Starts a server.
    /// - Parameters:
    ///   - zone: What it knows.
    ///   - hasTCP: Whether it answers over TCP.
    ///   - script: What to send in place of the zone's answer.
    /// - Returns: The listening server.
    /// - Throws: When no port can be bound.
    package static func start(
        _ zone: DNSServerZone = DNSServerZone(),
        hasTCP: Bool = true,
        script: @escaping Script = { [$0.answer] }
    ) async throws -> DNSServer {
        let box = ServerBox()
        let group = MultiThreadedEventLoopGroup.singleton
        for attempt in 0... {
            let tcp = try await ServerBootstrap(group: group)
                .childChannelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(StreamHandler(box: box))
                    }
                }
                .bind(host: "127.0.0.1", port: 0).get()
            let port = tcp.localAddress?.port ?? 0
            do {
                let udp = try await DatagramBootstrap(group: group)
                    .channelOption(.socketOption(.so_reuseaddr), value: 0)
                    .channelInitializer { channel in
                        channel.eventLoop.makeCompletedFuture {
                            try channel.pipeline.syncOperations.addHandler(DatagramHandler(box: box))
                        }
                    }
                    .bind(host: "127.0.0.1", port: port).get()
                if !hasTCP { try await tcp.close() }
                let server = DNSServer(zone, script, hasTCP ? [udp, tcp] : [udp], "127.0.0.1:\(port)")
                box.server.withLock { $0 = server }
                return server
            } catch {
                // Somebody has the port for UDP alone.
                try await tcp.close()
                guard attempt < 20 else { throw error }
            }
        }
        throw ChannelError.alreadyClosed
    }

    private init(_ zone: DNSServerZone, _ script: @escaping Script, _ channels: [any Channel], _ address: String) {
        state = Mutex(State(zone: zone))
        self.script = script
        self.channels = channels
        self.address = address
    }

    /// What the server knows; may be changed at any time.
    package var zone: DNSServerZone {
        get { state.withLock { $0.zone } }
        set { state.withLock { $0.zone = newValue } }
    }

    /// The questions that came so far, in order.
    package var queries: [Query] { state.withLock { $0.queries } }

    /// Stops listening.
    package func close() async {
        for channel in channels { try? await channel.close() }
    }

    fileprivate func packets(for bytes: [UInt8], isTCP: Bool) -> [[UInt8]] {
        let query: Query? = state.withLock { state in
            guard var query = state.zone.query(bytes, isTCP: isTCP) else { return nil }
            query.number = state.queries.count
            state.queries.append(query)
            return query
        }
        return query.map(script) ?? []
    }
}

/// Where handlers find their server once it is made.
private final class ServerBox: Sendable {
    let server = Mutex<DNSServer?>(nil)

    func packets(for bytes: [UInt8], isTCP: Bool) -> [[UInt8]] {
        server.withLock { $0 }?.packets(for: bytes, isTCP: isTCP) ?? []
    }
}

private final class DatagramHandler: ChannelInboundHandler {
    typealias InboundIn = AddressedEnvelope<ByteBuffer>
    typealias OutboundOut = AddressedEnvelope<ByteBuffer>
    private let box: ServerBox

    init(box: ServerBox) { self.box = box }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let envelope = unwrapInboundIn(data)
        for packet in box.packets(for: Array(envelope.data.readableBytesView), isTCP: false) {
            let reply = AddressedEnvelope(remoteAddress: envelope.remoteAddress, data: ByteBuffer(bytes: packet))
            context.write(wrapOutboundOut(reply), promise: nil)
        }
        context.flush()
    }
}

private final class StreamHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer
    private let box: ServerBox
    private var received: [UInt8] = []

    init(box: ServerBox) { self.box = box }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        received += unwrapInboundIn(data).readableBytesView
        while received.count >= 2 {
            let end = 2 + Int(received[0]) << 8 + Int(received[1])
            guard received.count >= end else { return }
            for packet in box.packets(for: Array(received[2..<end]), isTCP: true) {
                let length = [UInt8(packet.count >> 8), UInt8(packet.count & 0xFF)]
                context.write(wrapOutboundOut(ByteBuffer(bytes: length + packet)), promise: nil)
            }
            context.flush()
            received.removeFirst(end)
        }
    }
}
