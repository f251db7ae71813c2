/// How services are called in the DNS.
struct DNSServiceNames: Sendable {
    /// What stands behind the names of services; the root where nothing does.
    let domain: DNSName

    /// Reads a domain, such as `service.consul`; nil when it is none. Empty is the root.
    init?(domain text: String) {
        guard !text.isEmpty, text != "." else {
            domain = DNSName()
            return
        }
        guard let domain = DNSName(dotted: text) else { return nil }
        self.domain = domain
    }

    /// The names that a service's records may have, that which counts first: `_greeter._tcp.` and the domain (RFC 2782),
    /// for which go-micro asks (go-micro `client/selector/dns/dns.go`), and `greeter.` and the domain. A name that ends
    /// in a dot is complete as it is. None for a name that the DNS can't hold.
    func candidates(_ service: String) -> [DNSName] {
        if service.hasSuffix(".") { return [DNSName(dotted: service)].compactMap(\.self) }
        guard !service.isEmpty else { return [] }
        return ["_\(service)._tcp", service].compactMap { DNSName($0, before: domain) }
    }

    /// Where a domain may list its services (RFC 6763 9).
    var listing: DNSName? { DNSName("_services._dns-sd._udp", before: domain) }

    /// The service that an entry of the listing names: `greeter` for `_greeter._tcp.` and the domain.
    func service(listed entry: DNSName) -> String? {
        guard let text = entry.folded.text(before: domain.folded), text.hasSuffix("._tcp"), text.hasPrefix("_") else {
            return nil
        }
        let name = text.dropFirst().dropLast("._tcp".count)
        return name.isEmpty ? nil : String(name)
    }
}
