import NIOCore

/// The address under which a listener is registered (go-micro `util/addr/addr.go`).
enum AdvertisedAddress {
    /// The address to register.
    /// - Parameters:
    ///   - wish: What the owner wants to advertise, `host:port` or just a host; empty for what is listened on.
    ///   - bound: The address of the listener. Verbatim where it is no `host:port`, as with queues.
    ///   - interfaces: The addresses of this host's interfaces, one of which stands in for "every interface".
    /// - Returns: `host:port`, IPv6 in brackets.
    static func choose(wish: String, bound: String, interfaces: [String]) -> String {
        guard let listening = try? HostPort(parsing: bound) else { return wish.isEmpty ? bound : wish }
        var address = listening
        if let wished = try? HostPort(parsing: wish) {
            address.host = wished.host
            if wished.port != 0 { address.port = wished.port }
        } else if !wish.isEmpty {
            address.host = wish
        }
        if ["", "0.0.0.0", "::"].contains(address.host) { address.host = best(of: interfaces) }
        return address.description
    }

    /// A private address rather than a public one, IPv4 rather than IPv6, loopback last.
    private static func best(of interfaces: [String]) -> String {
        interfaces.compactMap { text in rank(text).map { ($0, text) } }.min { $0.0 < $1.0 }?.1 ?? "127.0.0.1"
    }

    /// Nil for addresses that nobody else can use: link-local ones, which need an interface's name, and unspecified.
    private static func rank(_ text: String) -> Int? {
        if text.contains(":") { return rankIPv6(text.lowercased()) }
        let parts = text.split(separator: ".").compactMap { UInt8($0) }
        guard parts.count == 4 else { return nil }
        switch (parts[0], parts[1]) {
        case (10, _), (172, 16...31), (192, 168), (100, 64...127): return 0
        case (127, _): return 4
        case (0, _), (169, 254): return nil
        default: return 2
        }
    }

    private static func rankIPv6(_ text: String) -> Int? {
        if text == "::1" { return 5 }
        if text == "::" || text.contains("%") || text.hasPrefix("fe8") { return nil }
        return text.hasPrefix("fd") || text.hasPrefix("fc") ? 1 : 3
    }

    /// The addresses of this host's interfaces.
    static func interfaces() -> [String] {
        let devices = (try? System.enumerateDevices()) ?? []
        return devices.compactMap(\.address?.ipAddress)
    }
}
