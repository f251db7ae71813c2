/// Reads announcements and goodbyes of others (go-micro `registry/mdns_registry.go` watcher).
enum MDNSWatching {
    /// The changes that a message tells of: nodes that came, or went if their TTL is 0.
    ///
    /// Only announcements with a readable TXT record, a service and a version count, as for go-micro.
    static func events(_ message: DNSMessage, names: MDNSNames, counters: inout MDNSCounters) -> [RegistryEvent] {
        guard message.flags.contains(.response) else { return [] }
        var events: [RegistryEvent] = []
        for record in message.answers {
            guard case .txt(let strings) = record.data, record.owner.isBelow(names.domain), !strings.isEmpty else {
                continue
            }
            guard let event = event(record, strings, in: message, names: names) else {
                counters.unreadable += 1
                continue
            }
            events.append(event)
        }
        return events
    }

    private static func event(
        _ record: DNSRecord,
        _ strings: [[UInt8]],
        in message: DNSMessage,
        names: MDNSNames
    ) -> RegistryEvent? {
        guard let payload = MDNSPayload(strings: strings), !payload.service.isEmpty, !payload.version.isEmpty,
            let browse = names.browse(payload.service), let id = record.owner.text(before: browse)
        else { return nil }
        var entry = MDNSEntry()
        // TTL 0 marks every record of a goodbye, whose address is still of use.
        entry.merge(message.answers, instance: record.owner)
        guard let address = entry.hostPort ?? (record.ttl == 0 ? "" : nil) else { return nil }
        let service = ServiceRecord(
            name: payload.service,
            version: payload.version,
            endpoints: payload.endpoints,
            nodes: [Node(id: id, address: address, metadata: payload.metadata)]
        )
        return RegistryEvent(record.ttl == 0 ? .delete : .create, service)
    }
}
