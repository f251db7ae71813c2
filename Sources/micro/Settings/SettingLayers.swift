import MicroKit

/// The places where settings come from, in the order in which they count: option, environment, context, configuration
/// file.
struct SettingLayers: Sendable {
    /// What the command line says.
    var options: [SettingName: String] = [:]
    /// The process's environment variables.
    var environment: [String: String] = [:]
    /// The configuration file, where there is one.
    var file: ConfigurationFile?
    /// The context that counts, one of the file's.
    var context: ChosenContext?

    /// A context and who chose it.
    struct ChosenContext: Sendable, Hashable {
        var name: String
        /// `--context`, `$MICRO_CONTEXT` or the configuration file.
        var origin: String
    }

    private enum Place: CaseIterable {
        case option, environment
        /// The environment variables of the registries' own programs.
        case programs
        case context, file
    }

    /// What counts of a setting that is of no registry; nil where nobody says anything.
    subscript(_ name: SettingName) -> Setting? {
        Place.allCases.lazy.compactMap { setting(name, in: $0) }.first
    }

    /// The registries that count; mDNS where nobody names any, or the names are wrong.
    var registries: [RegistryName] { (try? self[.registry]?.registries()) ?? [.mdns] }

    /// What counts of a part of a registry's settings, for each of the registries that can use it and of which somebody
    /// says anything. Where it is wrong, that is left out.
    func settings(_ part: RegistrySetting) -> [(registry: RegistryName, setting: Setting)] {
        part.takers(among: registries).compactMap { registry in
            (try? setting(part, of: registry)).flatMap { setting in setting.map { (registry, $0) } }
        }
    }

    /// Whether any place says anything of a part of a registry's settings, for whichever registry.
    func isGiven(_ part: RegistrySetting) -> Bool {
        guard let name = SettingName(part) else { return false }
        return Place.allCases.contains { setting(name, in: $0) != nil }
    }

    /// What counts of a part of one registry's settings, nil where nobody says anything.
    ///
    /// What a place says of its registries, such as an address or a password, counts for no other registry. Who asks
    /// counts only at the address that the place names, if it names any. So no password goes to a server that it was not
    /// meant for.
    /// - Throws: ``Failure`` for an address that may be of several registries.
    func setting(_ part: RegistrySetting, of registry: RegistryName) throws -> Setting? {
        guard part.saysWhoAsks else { return try first(part, of: registry, in: Place.allCases) }
        let address = try setting(.address, of: registry)?.text
        let places = Place.allCases.filter { place in
            // A wrong address is none at which anybody asks; where it counts, it has been told of above.
            guard let own = try? named(of: registry, beside: place) else { return false }
            return own == .nowhere || own == .at(address)
        }
        // NATS takes one kind: that of the place with the most weight.
        if registry == .nats {
            for place in places {
                let kinds = try Self.kinds.filter { kind in
                    try kind.contains { try setting($0, of: registry, in: place) != nil }
                }
                if kinds.contains(where: { $0.contains(part) }) { break }
                guard kinds.isEmpty else { return nil }
            }
        }
        return try first(part, of: registry, in: places)
    }

    private enum NamedAddress: Equatable {
        /// The place names no address at all.
        case nowhere
        /// It names this one, or addresses of other registries alone.
        case at(String?)
    }

    /// The address of a registry that a place names. All environment variables are one place in this.
    private func named(of registry: RegistryName, beside place: Place) throws -> NamedAddress {
        let places: [Place] =
            switch place {
            case .environment: [.environment, .programs]
            case .programs: [.programs, .environment]
            default: [place]
            }
        if let found = try first(.address, of: registry, in: places) { return .at(found.text) }
        let isElsewhere = places.contains { setting(.registryAddress, in: $0) != nil && owns(registry, $0) }
        return isElsewhere ? .at(nil) : .nowhere
    }

    private func owns(_ registry: RegistryName, _ place: Place) -> Bool {
        guard let named = setting(.registry, in: place) else { return true }
        return (try? named.registries())?.contains(registry) == true
    }

    private func first(_ part: RegistrySetting, of registry: RegistryName, in places: [Place]) throws -> Setting? {
        for place in places { if let found = try setting(part, of: registry, in: place) { return found } }
        return nil
    }

    /// What of who asks belongs together.
    private static let kinds: [[RegistrySetting]] = [[.username, .password], [.token], [.credentials]]

    /// What a place says of a registry.
    private func setting(_ part: RegistrySetting, of registry: RegistryName, in place: Place) throws -> Setting? {
        var own = (try? setting(.registry, in: place)?.registries() ?? registries) ?? []
        var found = SettingName(part).flatMap { setting($0, in: place) }
        if place == .programs { (own, found) = ([registry], variable(registry.variables(of: part))) }
        guard own.contains(registry), var found else { return nil }
        guard part == .address else { return found }
        let addresses = try found.use { text throws(MicroError) in try registry.addresses(in: text, among: own) }
        guard let addresses else { return nil }
        found.text = addresses
        return found
    }

    private func variable(_ names: [String]) -> Setting? {
        guard let name = names.first(where: { environment[$0]?.isEmpty == false }) else { return nil }
        return environment[name].map { Setting(text: $0, origin: .environment(name)) }
    }

    private func setting(_ name: SettingName, in place: Place) -> Setting? {
        switch place {
        case .option:
            return options[name].map { Setting(text: $0, origin: .option(name)) }
        case .environment:
            return variable(name.variables)
        case .programs:
            return nil
        case .context:
            guard let file, let context, let text = file.contexts[context.name]?[name] else { return nil }
            return Setting(text: text, origin: .context(name, name: context.name, file.source))
        case .file:
            guard let file, let text = file.settings[name] else { return nil }
            return Setting(text: text, origin: .file(name, file.source))
        }
    }
}
