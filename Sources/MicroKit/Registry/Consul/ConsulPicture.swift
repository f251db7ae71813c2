/// What somebody who follows all services of Consul has to ask for again after an answer.
struct ConsulPicture: Sendable {
    /// What is to be asked for again.
    struct Outdated: Sendable, Hashable {
        /// Services that have changed.
        var services: Set<String> = []
        /// Whether any other may have changed too.
        var isRestUnknown = false
    }

    private var catalog: [String: Set<String>]
    private var critical: Set<ConsulCheck>

    /// Begins with the first answers.
    init(catalog: [String: [String]], critical: Set<ConsulCheck>) {
        self.catalog = catalog.mapValues(Set.init)
        self.critical = critical
    }

    /// The names of all services.
    var names: Set<String> { Set(catalog.keys) }

    /// Takes the names with their tags. Those with other tags have changed; but an instance may also have come that has
    /// the tags of its siblings, which only its service can tell.
    mutating func take(catalog new: [String: [String]]) -> Outdated {
        let new = new.mapValues(Set.init)
        defer { catalog = new }
        let names = Set(new.keys).union(catalog.keys)
        return Outdated(services: names.filter { new[$0] != catalog[$0] }, isRestUnknown: true)
    }

    /// Takes the critical checks. Those that became so or no longer are concern their service; those of an agent, any.
    mutating func take(critical new: Set<ConsulCheck>) -> Outdated {
        defer { critical = new }
        let changed = new.symmetricDifference(critical)
        return Outdated(
            services: Set(changed.compactMap(\.service)),
            isRestUnknown: changed.contains { $0.service == nil }
        )
    }
}
