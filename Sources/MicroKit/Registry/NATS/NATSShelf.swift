/// The nodes that this process has registered, and what it answers of them, as a value.
///
/// Times are counted from any fixed moment.
struct NATSShelf: Sendable {
    private struct Entry: Sendable {
        /// With just the one node.
        var record: ServiceRecord
        var expiry: Duration?
    }

    /// By service and node.
    private var entries: [String: [String: Entry]] = [:]
    /// The answers to a question for a service, one for each version, as they are sent.
    private var answers: [String: [[UInt8]]] = [:]

    /// Whether nothing is registered.
    var isEmpty: Bool { entries.isEmpty }

    /// Whether a node is registered.
    func contains(_ node: String, of service: String) -> Bool { entries[service]?[node] != nil }

    /// Takes nodes, or what is new of them.
    /// - Returns: What changed, an event for all nodes that came and one for all that are known otherwise or again.
    mutating func register(_ service: ServiceRecord, until expiry: Duration?) -> [RegistryEvent] {
        var (new, old) = (service, service)
        (new.nodes, old.nodes) = ([], [])
        var hasChanged = false
        for node in service.nodes {
            var record = service
            record.nodes = [node]
            let before = entries[service.name, default: [:]].updateValue(
                Entry(record: record, expiry: expiry),
                forKey: node.id
            )
            if before == nil { new.nodes.append(node) } else { old.nodes.append(node) }
            if let before, before.record != record { hasChanged = true }
        }
        answers[service.name] = nil
        // That a node still lives is told as go-micro does.
        let events = [RegistryEvent(.create, new), RegistryEvent(hasChanged ? .update : .create, old)]
        return events.filter { !$0.service.nodes.isEmpty }
    }

    /// Forgets nodes.
    /// - Returns: What to say of them, with all that was known of each. Of nodes that were not there it is what was given.
    mutating func deregister(_ service: ServiceRecord) -> [RegistryEvent] {
        var records: [ServiceRecord] = []
        for node in service.nodes {
            var record = service
            record.nodes = [node]
            records.append(entries[service.name]?.removeValue(forKey: node.id)?.record ?? record)
        }
        if entries[service.name]?.isEmpty == true { entries[service.name] = nil }
        answers[service.name] = nil
        return records.merged().map { RegistryEvent(.delete, $0) }
    }

    /// Everything that is registered, as what has come.
    func events(at now: Duration) -> [RegistryEvent] {
        entries.values.flatMap { living($0, now) }.merged().map { RegistryEvent(.create, $0) }
    }

    /// What to answer to a question; nothing to one that is none, or for a service that others have.
    mutating func answers(to question: NATSRegistryMessage, at now: Duration) -> [[UInt8]] {
        switch question {
        case .get(let name): answers(for: name, now)
        case .list: entries.keys.sorted().flatMap { answers(for: $0, now) }
        case .event: []
        }
    }

    private mutating func answers(for name: String, _ now: Duration) -> [[UInt8]] {
        guard let nodes = entries[name] else { return [] }
        let living = living(nodes, now)
        if living.count == nodes.count, let known = answers[name] { return known }
        let made = living.merged().map { $0.jsonValue.utf8() }
        if living.count == nodes.count { answers[name] = made }
        return made
    }

    /// The records of nodes whose time has not passed.
    private func living(_ nodes: [String: Entry], _ now: Duration) -> [ServiceRecord] {
        nodes.values.filter { $0.expiry.map { $0 > now } ?? true }.map(\.record)
            .sorted { ($0.nodes.first?.id ?? "") < ($1.nodes.first?.id ?? "") }
    }
}
