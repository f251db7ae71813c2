/// One thing that can be set of a registry, under the name that it has on command lines and behind `registry-` in files.
public enum RegistrySetting: String, CaseIterable, Sendable {
    /// Where it is, comma-separated. With several registries each as `etcd=10.0.0.1:2379`.
    case address
    /// Who asks.
    case username
    /// The user's password, or `@` and the path of a file with it; a text that begins with `@` has it twice.
    case password
    /// Stands for user and password; written as ``password``.
    case token
    /// Path of a file with credentials, in the format that the registry has for it.
    case credentials
    /// What the registry's names begin with; for mDNS the domain.
    case namespace
    /// Which of several data centres.
    case datacenter
    /// Path of a PEM file with the authorities to trust.
    case cacert
    /// Path of a PEM file with the client's certificate.
    case cert
    /// Path of a PEM file with the certificate's key.
    case key
    /// The name that the server's certificate must be for.
    case serverName = "server-name"
    /// Whether any certificate of the server will do.
    case insecure
    /// Whether TLS is spoken; so it is also with any of the five above.
    case tls
}

extension RegistrySetting {
    /// All that has to do with TLS.
    public static let ofTLS: Set<RegistrySetting> = [.cacert, .cert, .key, .serverName, .insecure, .tls]

    /// Whether it must not be shown.
    public var isSecret: Bool { self == .password || self == .token }

    /// Whether it says who asks, which is meant for one server and for no other.
    package var saysWhoAsks: Bool { [.username, .password, .token, .credentials].contains(self) }

    /// Whether it is the path of a file.
    package var isPath: Bool { [.credentials, .cacert, .cert, .key].contains(self) }

    /// Those of some registries that can use it.
    package func takers(among registries: [RegistryName]) -> [RegistryName] {
        registries.filter { $0.settings.contains(self) }
    }

    /// The environment variables that say it for any registry; the first that is set counts.
    ///
    /// `MICRO_REGISTRY_ADDRESS` is go-micro's, `MICRO_REGISTRY_TLS_CA` and its like are micro v3's (micro
    /// `cmd/cmd.go@v3.19.0`).
    package var variables: [String] {
        let name = "MICRO_REGISTRY_" + rawValue.uppercased().replacing("-", with: "_")
        return switch self {
        case .cacert: [name, "MICRO_REGISTRY_TLS_CA"]
        case .cert: [name, "MICRO_REGISTRY_TLS_CERT"]
        case .key: [name, "MICRO_REGISTRY_TLS_KEY"]
        default: [name]
        }
    }
}
