/// What each of several registries knows, for who follows all of them: the pure part of their common watch.
struct MultiRegistryView: Sendable {
    private var known: [[RegistryView.Key: ServiceRecord]]

    /// Knows nothing yet of so many registries.
    init(count: Int) { known = Array(repeating: [:], count: count) }

    /// Everything that is known, each node as a record of its own, as the first registry has it that has it.
    var records: [ServiceRecord] {
        known.reduce(into: [:]) { all, own in all.merge(own) { first, _ in first } }.values.map(\.self)
    }

    /// Takes the whole picture of one registry.
    mutating func replace(_ place: Int, with records: [ServiceRecord]) {
        known[place] = RegistryView.nodes(of: records)
    }

    /// Takes a change in one registry.
    /// - Returns: What is known of its nodes now: a node is gone when no registry has it any more.
    mutating func take(_ event: RegistryEvent, of place: Int) -> [RegistryEvent] {
        RegistryView.nodes(of: [event.service]).sorted { $0.key < $1.key }.map { key, record in
            known[place][key] = event.action == .delete ? nil : record
            let present = known.lazy.compactMap { $0[key] }.first
            return present.map { RegistryEvent(.update, $0) } ?? RegistryEvent(.delete, record)
        }
    }
}
