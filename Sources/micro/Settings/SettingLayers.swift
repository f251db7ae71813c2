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

    private enum Place: CaseIterable { case option, environment, context, file }

    /// What counts of a setting, nil where nobody says anything.
    ///
    /// What a place says of its registry, such as an address or a password, counts for no other registry: where a place
    /// of more weight names another one, it is passed over. So is who asks where a place of more weight names another
    /// address. So no password goes to a server it was not meant for.
    subscript(_ name: SettingName) -> Setting? {
        guard name.ofRegistry != nil else {
            return Place.allCases.lazy.compactMap { setting(name, in: $0, []) }.first
        }
        let registries = registries
        guard let kind = Self.identityKinds[name] else {
            return Place.allCases.lazy.compactMap { ofRegistry(name, in: $0, registries) }.first
        }
        let address = self[.registryAddress]?.text
        let places = Place.allCases.filter { place in
            ofRegistry(.registryAddress, in: place, registries).map { $0.text == address } ?? true
        }
        // NATS takes one kind: that of the place with the most weight. In a Kubernetes they don't exclude each other.
        if registries.contains(.nats), !registries.contains(.kubernetes) {
            let kinds = places.lazy.map { place in
                Self.identityKinds.filter { ofRegistry($0.key, in: place, registries) != nil }.values
            }
            guard kinds.first(where: { !$0.isEmpty })?.contains(kind) == true else { return nil }
        }
        return places.lazy.compactMap { ofRegistry(name, in: $0, registries) }.first
    }

    /// What says who asks, and which of it belongs together.
    private static let identityKinds: [SettingName: Int] = [
        .registryUsername: 0, .registryPassword: 0, .registryToken: 1, .registryCredentials: 2,
    ]

    /// The registries that count; mDNS where nobody names any, or the names are wrong.
    private var registries: [RegistryName] {
        (try? self[.registry]?.registries()) ?? [.mdns]
    }

    /// What a place says of these registries.
    private func ofRegistry(_ name: SettingName, in place: Place, _ registries: [RegistryName]) -> Setting? {
        guard let named = setting(.registry, in: place, []) else { return setting(name, in: place, registries) }
        let own = (try? named.registries()) ?? []
        if Set(own) == Set(registries) { return setting(name, in: place, registries) }
        if fits(place, own, registries) {
            guard var setting = setting(name, in: place, registries) else { return nil }
            let takers = RegistrySetting.address.takers(among: own)
            if name == .registryAddress, takers.count == 1 {
                setting.text = takers[0].naming(addresses: setting.text)
            }
            return setting
        }
        // The variables of a registry's own programs count for it, whatever MICRO_REGISTRY names.
        return place == .environment ? variable(name, registries, ofPrograms: true) : nil
    }

    /// Whether what a place says of its own registries can count where others are asked beside one of them, or some of
    /// them are not: when each part of it is for the same ones as before. All of it or nothing, so that no password goes
    /// out in plaintext for want of the settings that stand beside it.
    private func fits(_ place: Place, _ own: [RegistryName], _ registries: [RegistryName]) -> Bool {
        guard !Set(own).isDisjoint(with: registries) else { return false }
        return SettingName.allCases.allSatisfy { name in
            guard let part = name.ofRegistry, part != .address else { return true }
            guard setting(name, in: place, own) != nil else { return true }
            return Set(part.takers(among: own)) == Set(part.takers(among: registries))
        }
    }

    private func variable(_ name: SettingName, _ registries: [RegistryName], ofPrograms: Bool = false) -> Setting? {
        let found =
            name.ofRegistry.map { $0.given(in: environment, for: registries, ofPrograms: ofPrograms) }
            ?? name.variables.first { environment[$0]?.isEmpty == false }.map { ($0, environment[$0] ?? "") }
        return found.map { Setting(text: $0.text, origin: .environment($0.variable)) }
    }

    private func setting(_ name: SettingName, in place: Place, _ registries: [RegistryName]) -> Setting? {
        switch place {
        case .option:
            return options[name].map { Setting(text: $0, origin: .option(name)) }
        case .environment:
            return variable(name, registries)
        case .context:
            guard let file, let context, let text = file.contexts[context.name]?[name] else { return nil }
            return Setting(text: text, origin: .context(name, name: context.name, file.source))
        case .file:
            guard let file, let text = file.settings[name] else { return nil }
            return Setting(text: text, origin: .file(name, file.source))
        }
    }
}
