import NIOCore

/// The socket options of multicast on one interface (ip(7), RFC 3493 5.2).
struct MulticastSettings: Sendable {
    private let group: IPAddress
    private let address: IPAddress
    private let index: UInt32

    /// - Parameters:
    ///   - group: The group's address, of the same family as `address`.
    ///   - address: The interface's address, which names it for IPv4.
    ///   - index: The interface's number, which names it for IPv6.
    init(group: IPAddress, address: IPAddress, index: Int) {
        self.group = group
        self.address = address
        self.index = UInt32(clamping: index)
    }

    /// Sends multicast through the interface.
    func send(_ options: any SocketOptionProvider) -> EventLoopFuture<Void> {
        group.isIPv4
            ? options.unsafeSetSocketOption(level: .ip, name: .ip_multicast_if, value: Self.word(address.bytes))
            : options.unsafeSetSocketOption(level: .ipv6, name: .ipv6_multicast_if, value: index)
    }

    /// Receives the group through the interface.
    func join(_ options: any SocketOptionProvider) -> EventLoopFuture<Void> {
        let joined: EventLoopFuture<Void>
        if group.isIPv4 {
            let request = IPv4Request(group: Self.word(group.bytes), interface: Self.word(address.bytes))
            joined = options.unsafeSetSocketOption(level: .ip, name: .ip_add_membership, value: request)
        } else {
            let words = stride(from: 0, to: 16, by: 4).map { Self.word(Array(group.bytes[$0..<$0 + 4])) }
            let request = IPv6Request(group: (words[0], words[1], words[2], words[3]), interface: index)
            joined = options.unsafeSetSocketOption(level: .ipv6, name: .ipv6_join_group, value: request)
        }
        return joined.flatMap { onlyOwnGroups(options) ?? joined }
    }

    /// On Linux a socket hears every group that any socket of the host has joined, on any interface, unless
    /// IP_MULTICAST_ALL (49) or IPV6_MULTICAST_ALL (29, from 4.20 on) is off. With it on each packet would come once
    /// for each of our sockets, and from interfaces that were not chosen. Old kernels go on as they can.
    private func onlyOwnGroups(_ options: any SocketOptionProvider) -> EventLoopFuture<Void>? {
        #if os(Linux)
            let name = NIOBSDSocket.Option(rawValue: group.isIPv4 ? 49 : 29)
            let set = options.unsafeSetSocketOption(level: group.isIPv4 ? .ip : .ipv6, name: name, value: CInt(0))
            return set.flatMapError { _ in set.eventLoop.makeSucceededVoidFuture() }
        #else
            return nil
        #endif
    }

    /// Four bytes in the order in which they are to lie in memory.
    private static func word(_ bytes: [UInt8]) -> UInt32 {
        UInt32(bigEndian: bytes.reduce(0) { $0 << 8 | UInt32($1) })
    }

    /// `struct ip_mreq`.
    private struct IPv4Request: Sendable {
        var group: UInt32
        var interface: UInt32
    }

    /// `struct ipv6_mreq`.
    private struct IPv6Request: Sendable {
        var group: (UInt32, UInt32, UInt32, UInt32)
        var interface: UInt32
    }
}
