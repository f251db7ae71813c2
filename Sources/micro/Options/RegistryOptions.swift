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
        completion: .list(RegistryName.allCases.map(\.rawValue))
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
            "Longest time to wait for the registry's answers; they end sooner when enough have come. (default: 500ms, of "
                + "registries with servers 5s)",
            valueName: "time"
        )
    )
    var discoveryTimeout: String?

    @Option(
        name: [.customLong("registry-username")],
        help: ArgumentHelp("User of the registry. [$MICRO_REGISTRY_USERNAME]", valueName: "name")
    )
    var username: String?

    @Option(
        name: [.customLong("registry-password")],
        help: ArgumentHelp(
            "The user's password, better as @FILE: others on this host see command lines. [$MICRO_REGISTRY_PASSWORD]",
            valueName: "password"
        )
    )
    var password: String?

    @Option(
        name: [.customLong("registry-token")],
        help: ArgumentHelp("Token for the registry, better as @FILE. [$MICRO_REGISTRY_TOKEN]", valueName: "token")
    )
    var token: String?

    @Option(
        name: [.customLong("registry-credentials")],
        help: ArgumentHelp(
            "File with credentials in the registry's own format. [$MICRO_REGISTRY_CREDENTIALS]",
            valueName: "file"
        ),
        completion: .file()
    )
    var credentials: String?

    @Option(
        name: [.customLong("registry-namespace")],
        help: ArgumentHelp(
            "What the registry's names begin with; for mdns the domain. [$MICRO_REGISTRY_NAMESPACE]",
            valueName: "name"
        )
    )
    var namespace: String?

    @Option(
        name: [.customLong("registry-datacenter")],
        help: ArgumentHelp("Data centre of the registry. [$MICRO_REGISTRY_DATACENTER]", valueName: "name")
    )
    var datacenter: String?

    @Flag(
        name: [.customLong("registry-tls")],
        help: "Speak TLS to the registry; also with any of the options below. [$MICRO_REGISTRY_TLS]"
    )
    var tls = false

    @Option(
        name: [.customLong("registry-cacert")],
        help: ArgumentHelp("PEM file of the authorities to trust. [$MICRO_REGISTRY_CACERT]", valueName: "file"),
        completion: .file()
    )
    var cacert: String?

    @Option(
        name: [.customLong("registry-cert")],
        help: ArgumentHelp("PEM file of the client's certificate. [$MICRO_REGISTRY_CERT]", valueName: "file"),
        completion: .file()
    )
    var cert: String?

    @Option(
        name: [.customLong("registry-key")],
        help: ArgumentHelp("PEM file of the certificate's private key. [$MICRO_REGISTRY_KEY]", valueName: "file"),
        completion: .file()
    )
    var key: String?

    @Option(
        name: [.customLong("registry-server-name")],
        help: ArgumentHelp(
            "Name that the registry's certificate must be for. [$MICRO_REGISTRY_SERVER_NAME]",
            valueName: "name"
        )
    )
    var serverName: String?

    @Flag(
        name: [.customLong("registry-insecure")],
        help: "Trust any certificate of the registry. [$MICRO_REGISTRY_INSECURE]"
    )
    var insecure = false
}

extension RegistryOptions {
    /// What the command line says, by the settings' names.
    var given: [SettingName: String] {
        var given: [SettingName: String] = [:]
        given[.registry] = name
        given[.registryAddress] = address
        given[.discoveryTimeout] = discoveryTimeout
        given[.registryUsername] = username
        given[.registryPassword] = password
        given[.registryToken] = token
        given[.registryCredentials] = credentials
        given[.registryNamespace] = namespace
        given[.registryDatacenter] = datacenter
        given[.registryTLS] = tls ? "true" : nil
        given[.registryCacert] = cacert
        given[.registryCert] = cert
        given[.registryKey] = key
        given[.registryServerName] = serverName
        given[.registryInsecure] = insecure ? "true" : nil
        return given
    }
}
