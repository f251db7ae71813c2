import ArgumentParser
import MicroKit

/// Which registry is asked, where it is and who asks.
struct RegistryOptions: ParsableArguments {
    @Option(
        name: [.customLong("registry")],
        help: ArgumentHelp(
            "Registry to ask, or several with commas: \(RegistryName.allCases.map(\.rawValue).joined(separator: ", ")). "
                + "[$MICRO_REGISTRY] (default: mdns)",
            valueName: "name"
        ),
        completion: .registries
    )
    var name: String?

    @Option(
        name: [.customLong("registry-address"), .customLong("registry_address")],
        help: ArgumentHelp(
            "Where the registry is, comma-separated; with several registries each as name=address. For mdns: names or "
                + "addresses of the network interfaces to use. [$MICRO_REGISTRY_ADDRESS] (default: all interfaces)",
            valueName: "address"
        )
    )
    var address: String?

    @Option(
        name: [.long],
        help: ArgumentHelp(
            "Longest time to wait for the registry's answers; they end sooner when enough have come. (default: 500ms "
                + "of mdns and nats, 5s of the others, or a shorter --timeout)",
            valueName: "time"
        )
    )
    var discoveryTimeout: String?

    @Option(
        name: [.customLong("registry-option")],
        help: ArgumentHelp(
            "One more setting of the registry; may be repeated. Names: \(Self.furtherNames.joined(separator: ", ")). "
                + "[$MICRO_REGISTRY_USERNAME and so on]",
            discussion: "A password or token is better given as @FILE: others on this host see command lines.",
            valueName: "name=value"
        ),
        completion: .list(Self.furtherNames.map { "\($0)=" })
    )
    var further: [String] = []

    /// What ``further`` can set.
    static let furtherNames = RegistrySetting.allCases.filter { $0 != .address }.map(\.rawValue)
}

extension RegistryOptions {
    /// What the command line says, by the settings' names.
    /// - Throws: ``Failure`` `usage` for what is no setting.
    func given() throws -> [SettingName: String] {
        var given: [SettingName: String] = [:]
        given[.registry] = name
        given[.registryAddress] = address
        given[.discoveryTimeout] = discoveryTimeout
        for text in further {
            let equals = text.firstIndex(of: "=")
            let word = String(text[..<(equals ?? text.endIndex)])
            guard Self.furtherNames.contains(word), let setting = SettingName(rawValue: "registry-\(word)") else {
                throw Failure.usage(
                    "--registry-option: a registry has no setting '\(word)' "
                        + "(choose from \(Self.furtherNames.joined(separator: ", ")))"
                )
            }
            guard let value = equals.map({ text[text.index(after: $0)...] }) ?? (setting.isFlag ? "true" : nil) else {
                throw Failure.usage("--registry-option \(word) needs a value", hint: "write it as \(word)=VALUE")
            }
            given[setting] = String(value)
        }
        return given
    }
}
