/// What a look-up has learned so far: instances and what is known of each.
struct MDNSFindings: Sendable {
    /// What is looked for.
    enum Subject: Hashable, Sendable {
        /// The nodes of the service of this name.
        case nodes(String)
        /// The names of all services.
        case names
    }

    /// The most instances that are kept; what comes beyond is dropped and counted.
    static let maximumInstances = 4096

    /// The name that is asked for, which every instance stands below.
    let browse: DNSName
    private let subject: Subject
    private var open: [DNSName: MDNSEntry] = [:]
    private var rejected: Set<DNSName> = []
    private var texts: Set<String> = []
    private var nodes: [DNSName: (payload: MDNSPayload, entry: MDNSEntry, id: String)] = [:]

    /// Nothing is known.
    init(_ subject: Subject, browse: DNSName) {
        self.subject = subject
        self.browse = browse
    }

    /// Takes in a reply.
    /// - Returns: Whether it told of an instance, or completed one, that was not known; and the instances that need
    ///   another question as a port, an address or a text is missing.
    mutating func add(_ message: DNSMessage, counters: inout MDNSCounters) -> (learned: Bool, incomplete: [DNSName]) {
        // Go looks in answers and additionals alike; records with TTL 0 are taken back and count for nothing.
        let records = (message.answers + message.additionals).filter { $0.ttl > 0 }
        var learned = false
        var incomplete: [DNSName] = []
        for instance in instances(in: records) {
            guard subject != .names else {
                learned = insertName(of: instance, counters: &counters) || learned
                continue
            }
            switch insertNode(instance, records, counters: &counters) {
            case .complete: learned = true
            case .incomplete: incomplete.append(instance)
            case .unchanged: break
            }
        }
        return (learned, incomplete)
    }

    private enum Gain { case complete, incomplete, unchanged }

    private func instances(in records: [DNSRecord]) -> [DNSName] {
        var found: [DNSName] = []
        var seen: Set<DNSName> = []
        for record in records {
            let name: DNSName
            switch record.data {
            case .ptr(let target) where record.owner == browse: name = target
            case .srv, .txt: name = record.owner
            default: continue
            }
            if name.isBelow(browse), seen.insert(name).inserted { found.append(name) }
        }
        return found
    }

    private mutating func insertName(of instance: DNSName, counters: inout MDNSCounters) -> Bool {
        guard let name = instance.text(before: browse), !texts.contains(name) else { return false }
        guard texts.count < Self.maximumInstances else {
            counters.dropped += 1
            return false
        }
        return texts.insert(name).inserted
    }

    private mutating func insertNode(
        _ instance: DNSName,
        _ records: [DNSRecord],
        counters: inout MDNSCounters
    ) -> Gain {
        if rejected.contains(instance) { return .unchanged }
        if var known = nodes[instance] {
            // The same node through another interface: an IPv4 address may join an IPv6 one.
            known.entry.merge(records, instance: instance)
            nodes[instance] = known
            return .unchanged
        }
        guard open[instance] != nil || open.count + nodes.count + rejected.count < Self.maximumInstances else {
            counters.dropped += 1
            return .unchanged
        }
        var entry = open[instance] ?? MDNSEntry()
        entry.merge(records, instance: instance)
        open[instance] = entry
        guard entry.hostPort != nil, let txt = entry.txt else { return .incomplete }
        open[instance] = nil
        guard let payload = MDNSPayload(strings: txt), .nodes(payload.service) == subject,
            let id = instance.text(before: browse)
        else {
            counters.unreadable += 1
            rejected.insert(instance)
            return .unchanged
        }
        nodes[instance] = (payload, entry, id)
        return .complete
    }

    /// Whether nothing was found.
    var isEmpty: Bool { nodes.isEmpty && texts.isEmpty }

    /// The names that were found, sorted.
    var names: [String] { texts.sorted() }

    /// The nodes that were found, grouped by version, versions and ids in ascending order.
    ///
    /// Of a version's nodes the first by id says which endpoints there are, as records of one version should agree.
    var services: [ServiceRecord] {
        var versions: [String: ServiceRecord] = [:]
        for record in nodeRecords {
            if versions[record.version] == nil {
                versions[record.version] = record
            } else {
                versions[record.version]?.nodes += record.nodes
            }
        }
        return versions.values.sorted { $0.version < $1.version }
    }

    /// The nodes that were found, each with what it says of itself, ids in ascending order.
    var nodeRecords: [ServiceRecord] {
        guard case .nodes(let name) = subject else { return [] }
        return nodes.values.sorted { $0.id < $1.id }.map { found in
            ServiceRecord(
                name: name,
                version: found.payload.version,
                endpoints: found.payload.endpoints,
                nodes: [Node(id: found.id, address: found.entry.hostPort ?? "", metadata: found.payload.metadata)]
            )
        }
    }
}
