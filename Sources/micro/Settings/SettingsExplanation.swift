import MicroKit

/// Every setting with its value and where it comes from: what `--explain` shows.
struct SettingsExplanation: Report {
    /// One setting.
    struct Row: Sendable, Hashable {
        var name: String
        /// Its value, a secret one masked; empty for none.
        var value: String
        /// Where it comes from.
        var origin: String
    }

    var rows: [Row]

    /// Explains what counts, and why other places do not.
    init(_ layers: SettingLayers, path: String?) {
        var rows = [
            Row(name: "configuration file", value: path ?? "", origin: layers.file == nil ? "not there" : "read"),
            Row(name: "context", value: layers.context?.name ?? "", origin: layers.context?.origin ?? "none"),
        ]
        let registries = layers.registries
        for name in SettingName.allCases {
            let fallback = Row(name: name.rawValue, value: name.fallback(for: registries) ?? "", origin: "default")
            guard let part = name.ofRegistry else {
                rows.append(layers[name].map { Row(name.rawValue, $0, of: name) } ?? fallback)
                continue
            }
            guard !part.takers(among: registries).isEmpty else {
                guard layers.isGiven(part) else { continue }
                let names = registries.map(\.rawValue).joined(separator: ", ")
                rows.append(Row(name: name.rawValue, value: "", origin: "\(names) has no use for it"))
                continue
            }
            let found = layers.settings(part)
            if found.isEmpty { rows.append(fallback) }
            for (registry, setting) in found {
                let whose = registries.count > 1 ? "\(name.rawValue) (\(registry.rawValue))" : name.rawValue
                rows.append(Row(whose, setting, of: name))
            }
        }
        self.rows = rows
    }

    /// The table, whose cells are escaped.
    var text: TerminalText { TerminalText(stringLiteral: table.rendered(width: nil)) }
    var table: Table {
        Table(headings: ["setting", "value", "from"], rows: rows.map { [$0.name, $0.value, $0.origin] })
    }
    var json: JSONValue {
        .array(
            rows.map {
                .object([
                    .init("name", .string($0.name)), .init("value", .string($0.value)),
                    .init("from", .string($0.origin)),
                ])
            }
        )
    }
}

extension SettingsExplanation.Row {
    fileprivate init(_ title: String, _ setting: Setting, of name: SettingName) {
        self.init(name: title, value: name.shown(setting.text), origin: setting.origin.description)
    }
}

extension SettingName {
    /// A value as it may be shown.
    func shown(_ text: String) -> String {
        if self == .registryAddress { return SecretText.masked(addresses: text) }
        // Where a secret stands is none.
        let isFile = text.hasPrefix("@") && !text.hasPrefix("@@")
        return isSecret && !isFile ? SecretText.mask : text
    }

    /// What counts where nobody says anything, with some registries.
    func fallback(for registries: [RegistryName]) -> String? {
        guard self == .discoveryTimeout else { return fallback }
        return registries.lazy.compactMap(\.answersWithin).first.map { GoDuration($0).description }
    }
}
