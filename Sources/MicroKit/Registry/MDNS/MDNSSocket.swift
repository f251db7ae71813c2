import NIOCore
import NIOPosix

#if canImport(Darwin)
    import Darwin
#endif

/// A UDP socket for one interface and one family.
///
/// One socket an interface, where go-micro has one for all: the interface that a packet leaves through is a property
/// of the socket, so that a packet which waits for the socket can't leave through another interface, and an interface
/// that fails takes no other with it.
struct MDNSSocket: Sendable {
    /// What a socket is for.
    enum Role: Hashable, Sendable {
        /// Asks from a free port and reads what is sent there. Replies go to the port that asked, in all generations,
        /// so that a look-up need not listen on 5353, where it would hear all announcements and might not be let in.
        case asking
        /// Belongs to the group at port 5353.
        case listening
    }

    /// Its number among those of its owner, from 0 in the order of the interfaces that were asked for.
    let number: Int
    /// The interface.
    let interface: MDNSInterface
    /// The group's address.
    let group: SocketAddress
    /// The socket.
    let channel: any Channel

    /// Sends a packet to the group.
    func multicast(_ packet: [UInt8]) -> EventLoopFuture<Void> {
        send(packet, to: group)
    }

    /// Sends a packet to one peer.
    func send(_ packet: [UInt8], to peer: SocketAddress) -> EventLoopFuture<Void> {
        channel.writeAndFlush(AddressedEnvelope(remoteAddress: peer, data: ByteBuffer(bytes: packet)))
    }
}

/// The sockets that could be opened, and what became of the others.
struct MDNSSockets: Sendable {
    /// Those that work. At first never empty; a socket that the system closes later is taken out by its owner.
    var open: [MDNSSocket] = []
    /// Interface and system error of the others.
    var failures: [String] = []

    /// Opens a socket for each interface, numbered from `first` on.
    /// - Returns: Fails with ``MicroError`` `registryUnavailable` when no interface works.
    static func open(
        _ role: MDNSSocket.Role,
        on interfaces: [MDNSInterface],
        numberedFrom first: Int = 0,
        loop: any EventLoop,
        receive: @escaping @Sendable (_ packet: [UInt8], _ number: Int, _ peer: SocketAddress) -> Void
    ) -> EventLoopFuture<MDNSSockets> {
        let attempts = interfaces.enumerated().map { offset, interface in
            let number = first + offset
            return MDNSSocket.open(role, on: interface, number: number, loop: loop) { receive($0, number, $1) }
        }
        return EventLoopFuture.whenAllComplete(attempts, on: loop).flatMapThrowing { results in
            var sockets = MDNSSockets()
            for (result, interface) in zip(results, interfaces) {
                switch result {
                case .success(let socket): sockets.open.append(socket)
                case .failure(let error): sockets.failures.append("\(interface.description): \(systemText(error))")
                }
            }
            guard sockets.open.isEmpty else { return sockets }
            throw unavailable(role, sockets.failures)
        }
    }

    /// The failure of all interfaces.
    static func unavailable(_ role: MDNSSocket.Role, _ failures: [String]) -> MicroError {
        let tried = failures.isEmpty ? "this host has no network interface" : failures.joined(separator: "; ")
        switch role {
        case .asking:
            return MicroError(
                .registryUnavailable,
                "mDNS can't send to 224.0.0.251:5353 on any interface: \(tried)",
                hint: "name an interface that can do multicast, use another registry, or call the service by address"
            )
        case .listening:
            return MicroError(
                .registryUnavailable,
                "mDNS can't listen on port 5353 on any interface: \(tried)",
                hint: "look for a program that holds UDP port 5353 for itself, or use another registry"
            )
        }
    }

    /// The system's words for an error, without NIO's names of functions.
    static func systemText(_ error: any Error) -> String {
        (error as? IOError).map { SystemTexts.error($0.errnoCode) } ?? "\(error)"
    }

    /// Closes all sockets.
    func close() {
        for socket in open { socket.channel.close(promise: nil) }
    }
}

extension MDNSSocket {
    /// The largest datagram that is read.
    static let receiveSize = 65_536

    fileprivate static func open(
        _ role: Role,
        on interface: MDNSInterface,
        number: Int,
        loop: any EventLoop,
        receive: @escaping @Sendable ([UInt8], SocketAddress) -> Void
    ) -> EventLoopFuture<MDNSSocket> {
        guard let group = interface.group, let address = localAddress(role, interface) else {
            return loop.makeFailedFuture(MicroError(.internal, "no address for \(interface.description)"))
        }
        return bootstrap(role, interface, loop: loop, receive: receive).bind(to: address).flatMap { channel in
            prepare(channel, role, interface).map {
                MDNSSocket(number: number, interface: interface, group: group, channel: channel)
            }.flatMapError { error in
                channel.close().flatMapThrowing { throw error }
            }
        }
    }

    private static func localAddress(_ role: Role, _ interface: MDNSInterface) -> SocketAddress? {
        switch role {
        case .asking:
            var address = interface.address
            address.port = 0
            return address
        case .listening:
            return try? SocketAddress(ipAddress: interface.isIPv4 ? "0.0.0.0" : "::", port: 5353)
        }
    }

    private static func bootstrap(
        _ role: Role,
        _ interface: MDNSInterface,
        loop: any EventLoop,
        receive: @escaping @Sendable ([UInt8], SocketAddress) -> Void
    ) -> DatagramBootstrap {
        // Replies of many nodes come at once, and some have tens of KB; the system lowers the size as it likes.
        var bootstrap = DatagramBootstrap(group: loop)
            .channelOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: receiveSize))
            .channelOption(.socketOption(.so_rcvbuf), value: 1 << 20)
            .channelOption(.socketOption(.so_sndbuf), value: 1 << 18)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(MDNSDatagramHandler(receive: receive))
                }
            }
        guard role == .listening else { return bootstrap }
        bootstrap = bootstrap.channelOption(.socketOption(.so_reuseaddr), value: 1)
        #if canImport(Darwin)
            bootstrap = bootstrap.channelOption(.socketOption(NIOBSDSocket.Option(rawValue: SO_REUSEPORT)), value: 1)
        #endif
        if !interface.isIPv4 {
            let only = ChannelOptions.Types.SocketOption(level: .ipv6, name: .ipv6_v6only)
            bootstrap = bootstrap.channelOption(only, value: 1)
        }
        return bootstrap
    }

    /// Ties the socket to its interface.
    private static func prepare(
        _ channel: any Channel,
        _ role: Role,
        _ interface: MDNSInterface
    ) -> EventLoopFuture<Void> {
        guard let options = channel as? any SocketOptionProvider, let address = IPAddress(interface.address),
            let group = interface.group.flatMap({ IPAddress($0) })
        else {
            return channel.eventLoop.makeFailedFuture(MicroError(.internal, "no options for \(interface.description)"))
        }
        let settings = MulticastSettings(group: group, address: address, index: interface.index)
        let sending = settings.send(options)
        return role == .asking ? sending : sending.flatMap { settings.join(options) }
    }
}

/// Hands datagrams on and outlives errors of single ones.
private final class MDNSDatagramHandler: ChannelInboundHandler {
    typealias InboundIn = AddressedEnvelope<ByteBuffer>
    private let receive: @Sendable ([UInt8], SocketAddress) -> Void

    init(receive: @escaping @Sendable ([UInt8], SocketAddress) -> Void) {
        self.receive = receive
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let envelope = unwrapInboundIn(data)
        receive(Array(envelope.data.readableBytesView), envelope.remoteAddress)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // An ICMP message about one peer must not end the conversation with the others.
    }
}
