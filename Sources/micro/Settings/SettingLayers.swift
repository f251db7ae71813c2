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
    /// of more weight names another one, it is passed over. So no password goes to a server it was not meant for.
    subscript(_ name: SettingName) -> Setting? {
        guard name.ofRegistry != nil else {
            return Place.allCases.lazy.compactMap { setting(name, in: $0, []) }.first
        }
        let registries = registries
        return Place.allCases.lazy
            .filter { place in
                guard let own = setting(.registry, in: place, []) else { return true }
                return (try? own.registries()) == registries
            }
            .compactMap { setting(name, in: $0, registries) }.first
    }

    /// The registries that count; mDNS where nobody names any, or the names are wrong.
    private var registries: [RegistryName] {
        (try? self[.registry]?.registries()) ?? [.mdns]
    }

    private func setting(_ name: SettingName, in place: Place, _ registries: [RegistryName]) -> Setting? {
        switch place {
        case .option:
            return options[name].map { Setting(text: $0, origin: .option(name)) }
        case .environment:
            let variable = name.variables(registries).first { environment[$0]?.isEmpty == false }
            return variable.flatMap { variable in
                environment[variable].map { Setting(text: $0, origin: .environment(variable)) }
            }
        case .context:
            guard let file, let context, let text = file.contexts[context.name]?[name] else { return nil }
            return Setting(text: text, origin: .context(name, name: context.name, file.source))
        case .file:
            guard let file, let text = file.settings[name] else { return nil }
            return Setting(text: text, origin: .file(name, file.source))
        }
    }
}
