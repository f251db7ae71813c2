import NIOCore

extension SocketAddress {
    /// `host:port` as Go writes it: IPv6 in brackets, IPv4 peers of an IPv6 socket as IPv4. Nil for other families.
    var hostPort: String? {
        guard let host = ipAddress, let port else { return nil }
        let mapped = "::ffff:"
        if host.lowercased().hasPrefix(mapped), host.contains(".") { return "\(host.dropFirst(mapped.count)):\(port)" }
        return host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
}
