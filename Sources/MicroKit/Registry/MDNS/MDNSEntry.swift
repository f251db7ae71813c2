/// What is known of one instance, collected from one or more packets.
struct MDNSEntry: Sendable {
    /// Where it listens.
    private(set) var port: UInt16?
    /// The IPv4 address, preferred as every generation can use it.
    private(set) var ipv4: IPAddress?
    /// The IPv6 address.
    private(set) var ipv6: IPAddress?
    /// The strings of the TXT record.
    private(set) var txt: [[UInt8]]?
    private var target: DNSName?

    /// `host:port`, nil while one of them is missing.
    var hostPort: String? {
        guard let port, let address = ipv4 ?? ipv6 else { return nil }
        return address.hostPort(port)
    }

    /// Takes what the records say of `instance`. The address is that of the SRV record's target in the same packet:
    /// nodes share their host's name, but not always an address. What is known already stays.
    mutating func merge(_ records: [DNSRecord], instance: DNSName) {
        for record in records where record.owner == instance {
            switch record.data {
            case .srv(_, _, let port, let target) where self.port == nil && port > 0:
                self.port = port
                self.target = target
            case .txt(let strings) where txt == nil:
                txt = strings
            default:
                break
            }
        }
        for record in records where record.owner == target {
            guard case .address(let address) = record.data else { continue }
            if address.isIPv4 { ipv4 = ipv4 ?? address } else { ipv6 = ipv6 ?? address }
        }
    }
}
