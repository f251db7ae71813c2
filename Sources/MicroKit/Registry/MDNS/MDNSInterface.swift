import NIOCore

/// A place where multicast is sent and received.
struct MDNSInterface: Hashable, Sendable {
    /// The interface's name, such as `eth0`.
    var name: String
    /// Its number, 0 when unknown.
    var index: Int
    /// Its address in that family: the first IPv4 one, or a link-local IPv6 one.
    var address: SocketAddress
    /// Whether other hosts can be reached through it.
    var isLoopback: Bool

    /// The group that go-micro asks and tells (go-micro `util/mdns/zone.go`).
    var group: SocketAddress? {
        isIPv4
            ? try? SocketAddress(ipAddress: "224.0.0.251", port: 5353)
            : try? SocketAddress(ipAddress: "ff02::fb", port: 5353)
    }

    /// Whether it is used with IPv4.
    var isIPv4: Bool { if case .v4 = address { true } else { false } }

    /// For people: name and address.
    var description: String { "\(name) (\(address.ipAddress ?? "?"))" }
}

/// An address of one of this host's network interfaces.
struct MDNSDevice: Hashable, Sendable {
    /// The interface's name.
    var name: String
    /// Its number.
    var index: Int
    /// One of its addresses.
    var address: SocketAddress
    /// Which bits of it are the network's.
    var netmask: SocketAddress?
    /// Whether the system says that it can do multicast. Linux does not say so of the loopback interface, which can.
    var hasMulticast: Bool

    /// All that the system knows; empty when it can't tell.
    static func all() -> [MDNSDevice] {
        let devices = (try? System.enumerateDevices()) ?? []
        return devices.compactMap { device in
            guard let address = device.address else { return nil }
            return MDNSDevice(
                name: device.name,
                index: device.interfaceIndex,
                address: address,
                netmask: device.netmask,
                hasMulticast: device.multicastSupported
            )
        }
    }

    /// Whether the address is 127/8 or ::1.
    var isLoopback: Bool {
        guard let address = IPAddress(address) else { return false }
        return address.isIPv4
            ? address.bytes[0] == 127 : address.bytes.last == 1 && address.bytes.dropLast().allSatisfy { $0 == 0 }
    }

    /// Whether the address is fe80::/10.
    var isLinkLocalIPv6: Bool {
        guard let address = IPAddress(address), !address.isIPv4 else { return false }
        return address.bytes[0] == 0xFE && address.bytes[1] & 0xC0 == 0x80
    }
}

extension MDNSInterface {
    /// The interfaces to use: with no names every one that can do multicast, and 127.0.0.1 in any case; with names
    /// just those, each the name or an address of an interface.
    ///
    /// IPv6 is used through link-local addresses alone, since the group is link-local.
    /// - Throws: ``MicroError`` `registryUnavailable` for a name that no interface has.
    static func choose(_ names: [String], from devices: [MDNSDevice]) throws -> [MDNSInterface] {
        for name in names where !devices.contains(where: { $0.name == name || $0.address.ipAddress == name }) {
            let known = Set(devices.filter { $0.hasMulticast || $0.isLoopback }.map(\.name)).sorted()
            throw MicroError(
                .registryUnavailable,
                "no network interface has the name or address \(name), so mDNS can't use it",
                hint: known.isEmpty ? nil : "choose one of \(known.joined(separator: ", "))"
            )
        }
        let chosen =
            names.isEmpty
            ? withLoopback(devices)
            : devices.filter { device in
                names.contains(device.name) || names.contains(device.address.ipAddress ?? "")
            }
        var interfaces: [MDNSInterface] = []
        for device in chosen where device.hasMulticast || device.isLoopback || !names.isEmpty {
            let isIPv4 = IPAddress(device.address)?.isIPv4 ?? false
            guard isIPv4 || device.isLinkLocalIPv6 else { continue }
            // One address of a family is enough: a packet leaves through the interface, not the address.
            guard !interfaces.contains(where: { $0.name == device.name && $0.isIPv4 == isIPv4 }) else { continue }
            interfaces.append(
                MDNSInterface(
                    name: device.name,
                    index: device.index,
                    address: device.address,
                    isLoopback: device.isLoopback
                )
            )
        }
        return interfaces
    }

    private static func withLoopback(_ devices: [MDNSDevice]) -> [MDNSDevice] {
        guard !devices.contains(where: { $0.isLoopback && IPAddress($0.address)?.isIPv4 == true }),
            let address = try? SocketAddress(ipAddress: "127.0.0.1", port: 0)
        else { return devices }
        return devices + [MDNSDevice(name: "loopback", index: 0, address: address, hasMulticast: false)]
    }
}

extension [MDNSDevice] {
    /// Whether an answer to this address stays near: in a private network or in one that this host belongs to.
    ///
    /// Port 5353 is often reachable from the Internet, and replies are larger than questions: without this a host
    /// with a public address could be made to flood others (RFC 6762 section 11).
    func isNear(_ peer: SocketAddress) -> Bool {
        guard let peer = IPAddress(peer) else { return false }
        return peer.isNear
            || contains { device in
                guard let own = IPAddress(device.address), let mask = device.netmask.flatMap({ IPAddress($0) }) else {
                    return false
                }
                return own.isSameNetwork(as: peer, mask: mask)
            }
    }
}
