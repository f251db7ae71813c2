import NIOCore

/// Which name servers are asked, and how patiently: what `/etc/resolv.conf` says (resolv.conf(5)).
struct ResolverConfiguration: Sendable, Equatable {
    /// The name servers in the order in which they are tried.
    var servers: [SocketAddress]
    /// The domains that a name which is not complete is looked for in.
    var search: [String] = []
    /// How long one server is waited for.
    var timeout: Duration = .seconds(5)
    /// How often each server is tried.
    var attempts = 2

    /// The most servers and domains, as the C library has them.
    private static let (maximumServers, maximumDomains) = (3, 6)

    /// Given servers.
    init(servers: [SocketAddress]) { self.servers = servers }

    /// Reads the text of a `resolv.conf`. What is not understood is passed over, as everywhere; without any server it
    /// is the one of this host.
    init(parsing text: String) {
        servers = []
        for line in text.split(whereSeparator: \.isNewline) {
            let words = line.prefix { $0 != "#" && $0 != ";" }.split { $0 == " " || $0 == "\t" }.map(String.init)
            guard let keyword = words.first, words.count > 1 else { continue }
            switch keyword {
            case "nameserver":
                guard servers.count < Self.maximumServers else { continue }
                if let server = try? SocketAddress(ipAddress: words[1], port: 53) { servers.append(server) }
            case "domain", "search":
                // The last one counts.
                search = words.dropFirst().prefix(Self.maximumDomains).filter { $0 != "." }
            case "options": for option in words.dropFirst() { take(option) }
            default: continue
            }
        }
        if servers.isEmpty, let local = try? SocketAddress(ipAddress: "127.0.0.1", port: 53) { servers = [local] }
    }

    private mutating func take(_ option: String) {
        let parts = option.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, let number = Int(parts[1]), number > 0 else { return }
        switch parts[0] {
        case "timeout": timeout = .seconds(min(number, 30))
        case "attempts": attempts = min(number, 5)
        default: break
        }
    }

    /// Reads addresses of servers, each an IP address with or without a port, which is 53 otherwise.
    /// - Throws: ``MicroError`` `invalidArgument`.
    static func servers(_ addresses: [String]) throws(MicroError) -> [SocketAddress] {
        var servers: [SocketAddress] = []
        for text in addresses {
            if let address = IPAddress(text), let server = try? SocketAddress(ipAddress: address.text, port: 53) {
                servers.append(server)
                continue
            }
            guard let parsed = try? HostPort(dialling: text), let server = parsed.socketAddress else {
                throw MicroError(
                    .invalidArgument,
                    "\"\(text)\" is no address of a name server",
                    address: text,
                    hint: "write an IP address, with a port if it is not 53: 127.0.0.1:8600"
                )
            }
            servers.append(server)
        }
        return servers
    }
}
