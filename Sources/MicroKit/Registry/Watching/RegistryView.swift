/// A registry's nodes as somebody knows them who follows it, and how that changes: the pure part of a watch.
///
/// The first whole picture is where it starts from. What later pictures hold otherwise, and what single changes say that
/// is new, are the events, so that a watch that had to begin again tells of what it missed and nothing twice.
struct RegistryView: Sendable {
    /// What tells nodes apart.
    struct Key: Hashable, Comparable, Sendable {
        var service: String
        var node: String

        static func < (one: Key, other: Key) -> Bool { (one.service, one.node) < (other.service, other.node) }
    }

    /// The nodes, each as a record of its own.
    private var nodes: [Key: ServiceRecord]?

    /// Knows nothing yet.
    init() {}

    /// Whether a whole picture has been seen.
    var isComplete: Bool { nodes != nil }

    /// Takes what a registry says.
    /// - Returns: What it changes, each event with one node: those that came, then those of which something else is
    ///   known, then those that went, each in the order of names and ids. Of the first picture nothing.
    mutating func take(_ update: RegistryUpdate) -> [RegistryEvent] {
        switch update {
        case .all(let records): replace(with: records) { _ in true }
        case .service(let name, let records): replace(with: records) { $0.service == name }
        case .change(let event): change(event)
        case .resumed: []
        }
    }

    private mutating func replace(with records: [ServiceRecord], where isMeant: (Key) -> Bool) -> [RegistryEvent] {
        var current = Self.nodes(of: records).filter { isMeant($0.key) }
        guard var known = nodes else {
            nodes = current
            return []
        }
        var (came, changed, went): ([Key], [Key], [Key]) = ([], [], [])
        var gone: [Key: ServiceRecord] = [:]
        for (key, old) in known where isMeant(key) {
            guard let new = current.removeValue(forKey: key) else {
                went.append(key)
                gone[key] = known.removeValue(forKey: key)
                continue
            }
            guard new != old else { continue }
            known[key] = new
            changed.append(key)
        }
        for (key, new) in current {
            known[key] = new
            came.append(key)
        }
        nodes = known
        func events(_ action: RegistryEvent.Action, _ keys: [Key], _ records: [Key: ServiceRecord]) -> [RegistryEvent] {
            keys.sorted().compactMap { key in records[key].map { RegistryEvent(action, $0) } }
        }
        return events(.create, came, known) + events(.update, changed, known) + events(.delete, went, gone)
    }

    private mutating func change(_ event: RegistryEvent) -> [RegistryEvent] {
        guard var known = nodes else { return [] }
        // Or each change would copy all that is known.
        nodes = nil
        defer { nodes = known }
        return Self.nodes(of: [event.service]).sorted { $0.key < $1.key }.compactMap { key, record in
            guard event.action != .delete else {
                // What was known says more than a goodbye.
                return known.removeValue(forKey: key).map { RegistryEvent(.delete, $0) }
            }
            guard let old = known.updateValue(record, forKey: key) else { return RegistryEvent(.create, record) }
            return old == record ? nil : RegistryEvent(.update, record)
        }
    }

    /// The nodes of records, each as a record of its own; of two that claim to be the same the last.
    static func nodes(of records: [ServiceRecord]) -> [Key: ServiceRecord] {
        var nodes: [Key: ServiceRecord] = [:]
        for record in records {
            for node in record.nodes {
                var single = record
                single.nodes = [node]
                nodes[Key(service: record.name, node: node.id)] = single
            }
        }
        return nodes
    }
}

/// What a registry says to somebody who follows it.
enum RegistryUpdate: Sendable {
    /// Everything that is there, of all that is followed.
    case all([ServiceRecord])
    /// Everything that is there of one service.
    case service(String, [ServiceRecord])
    /// That something changed.
    case change(RegistryEvent)
    /// That what follows goes on from where the connection before ended: nothing was missed. Never the first.
    case resumed
}
