/// The names that go-micro uses within one registry domain (go-micro `util/mdns/zone.go`).
struct MDNSNames: Hashable, Sendable {
    /// `micro.` unless configured otherwise; other domains do not see each other.
    let domain: DNSName
    /// `_services.micro.`: below it stands every service's name.
    let listing: DNSName
    /// `_services._dns-sd._udp.micro.`: RFC 6763's list of kinds, which go-micro answers too.
    let kinds: DNSName

    /// Nil when the domain is no DNS name or leaves no room before it.
    init?(domain text: String) {
        guard let domain = DNSName(dotted: text), let listing = DNSName("_services", before: domain),
            let kinds = DNSName("_services._dns-sd._udp", before: domain)
        else { return nil }
        self.domain = domain
        self.listing = listing
        self.kinds = kinds
    }

    /// The name under which a service's nodes are asked for; nil when DNS can't hold it.
    func browse(_ service: String) -> DNSName? {
        DNSName(service, before: domain)
    }
}
