/// The records of one node, or of one service name in the listing (go-micro `util/mdns/zone.go`).
struct MDNSZone: Hashable, Sendable {
    /// Seconds that go-micro's records may be kept.
    static let ttl: UInt32 = 120

    /// The name that is asked for: the service's, or `_services.micro.`.
    var service: DNSName
    /// The node's own name below it.
    var instance: DNSName
    /// The host in the SRV record, never to be resolved.
    var host: DNSName
    /// Where the node listens.
    var port: UInt16
    /// Where the node listens.
    var address: IPAddress
    /// The TXT record's strings.
    var txt: [[UInt8]]
    /// Asked for with PTR, it is answered with the service's name; nil for nodes.
    var kinds: DNSName?

    /// The reply's records, in go-micro's order: PTR, SRV, A or AAAA, TXT.
    var records: [DNSRecord] {
        [record(service, .ptr(instance))] + announcedRecords()
    }

    /// The records that answer a question, none for names that are not ours (go-micro `util/mdns/server.go`).
    func answer(_ question: DNSQuestion) -> [DNSRecord] {
        switch (question.name, question.type) {
        case (service, .ptr), (service, .any): records
        case (instance, .any): announcedRecords()
        case (instance, .srv): [server(), addressRecord()]
        case (instance, .txt): [text()]
        case (instance, address.isIPv4 ? .a : .aaaa): [addressRecord()]
        case (let name, .ptr) where name == kinds, (let name, .any) where name == kinds:
            [record(question.name, .ptr(service))]
        default: []
        }
    }

    /// The query that is sent thrice before announcing (go-micro `util/mdns/server.go`).
    func probe(id: UInt16) -> DNSMessage {
        DNSMessage(
            id: id,
            questions: [DNSQuestion(name: instance, type: .ptr)],
            authorities: [
                record(instance, .srv(priority: 0, weight: 0, port: port, target: host)), text(),
            ]
        )
    }

    /// What says that the node is there, or with a `ttl` of 0 that it went: no PTR, no question, not authoritative.
    func announcement(ttl: UInt32 = MDNSZone.ttl) -> DNSMessage {
        DNSMessage(flags: .response, answers: announcedRecords(ttl: ttl))
    }

    private func announcedRecords(ttl: UInt32 = MDNSZone.ttl) -> [DNSRecord] {
        [server(ttl: ttl), addressRecord(ttl: ttl), text(ttl: ttl)]
    }

    private func server(ttl: UInt32 = MDNSZone.ttl) -> DNSRecord {
        record(instance, .srv(priority: 10, weight: 1, port: port, target: host), ttl: ttl)
    }

    private func addressRecord(ttl: UInt32 = MDNSZone.ttl) -> DNSRecord {
        record(host, .address(address), ttl: ttl)
    }

    private func text(ttl: UInt32 = MDNSZone.ttl) -> DNSRecord {
        record(instance, .txt(txt), ttl: ttl)
    }

    private func record(_ owner: DNSName, _ data: DNSData, ttl: UInt32 = MDNSZone.ttl) -> DNSRecord {
        DNSRecord(owner: owner, ttl: ttl, data: data)
    }
}
