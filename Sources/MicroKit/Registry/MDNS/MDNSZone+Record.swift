extension MDNSZone {
    /// The most bytes of a UDP datagram's payload over IPv4.
    static let maximumPacketSize = 65_507

    /// The zone of a service's name in the listing: port 9999, address 0.0.0.0 and an empty TXT record (go-micro
    /// `util/mdns/zone.go`).
    static func listing(_ service: String, names: MDNSNames, host: DNSName) -> MDNSZone? {
        guard let instance = DNSName(service, before: names.listing), let nowhere = IPAddress(bytes: [0, 0, 0, 0])
        else {
            return nil
        }
        return MDNSZone(
            service: names.listing,
            instance: instance,
            host: host,
            port: 9999,
            address: nowhere,
            txt: [],
            kinds: names.kinds
        )
    }

    /// The zone of a node.
    /// - Throws: ``MicroError`` `invalidRecord` when mDNS can't carry it: names that are no DNS names, an address
    ///   that is no IP literal with a port, more endpoints than fit into a datagram.
    init(_ node: Node, of record: ServiceRecord, names: MDNSNames, host: DNSName) throws {
        guard let service = names.browse(record.name), DNSName(record.name, before: names.listing) != nil else {
            throw Self.invalid("the service name \(record.name)", "mDNS splits names at their dots", Self.labelRule)
        }
        guard let instance = DNSName(node.id, before: service) else {
            throw Self.invalid("the node id \(node.id)", "mDNS splits ids at their dots", Self.labelRule)
        }
        let (address, port) = try Self.endpoint(of: node)
        let payload = MDNSPayload(
            service: record.name,
            version: record.version,
            metadata: node.metadata,
            endpoints: record.endpoints
        )
        guard let txt = payload.strings else { throw MicroError(.internal, "zlib could not compress a record") }
        self.init(service: service, instance: instance, host: host, port: port, address: address, txt: txt)
        let size = probe(id: 0).encoded(compressed: false).count
        guard size <= Self.maximumPacketSize else {
            throw Self.invalid(
                "the record of \(record.name) with \(record.endpoints.count) endpoints",
                "it needs \(size) bytes",
                "one datagram holds \(Self.maximumPacketSize)"
            )
        }
    }

    private static let labelRule = "each part needs 1 to 63 bytes, and all together hardly more than 240"

    private static func endpoint(of node: Node) throws -> (IPAddress, UInt16) {
        let text = node.address
        let colon = text.lastIndex(of: ":") ?? text.startIndex
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            host = ""
        }
        guard let port = UInt16(text[colon...].dropFirst()), port > 0, let address = IPAddress(String(host)) else {
            throw Self.invalid("the address \(text) of node \(node.id)", "mDNS carries IP addresses", "write ip:port")
        }
        return (address, port)
    }

    private static func invalid(_ what: String, _ why: String, _ rule: String) -> MicroError {
        MicroError(.invalidRecord, "\(what) can't be registered with mDNS: \(why)", hint: rule)
    }
}
