import MicroKit

/// What can be set of a connection: by an option of this name, by environment variables, in a context and in the
/// configuration file.
enum SettingName: String, CaseIterable, Sendable {
    case registry
    case registryAddress = "registry-address"
    case registryUsername = "registry-username"
    case registryPassword = "registry-password"
    case registryToken = "registry-token"
    case registryCredentials = "registry-credentials"
    case registryNamespace = "registry-namespace"
    case registryDatacenter = "registry-datacenter"
    case registryTLS = "registry-tls"
    case registryCacert = "registry-cacert"
    case registryCert = "registry-cert"
    case registryKey = "registry-key"
    case registryServerName = "registry-server-name"
    case registryInsecure = "registry-insecure"
    case discoveryTimeout = "discovery-timeout"
    case broker
    case brokerAddress = "broker-address"
    case transport
    case rpcProtocol = "protocol"
    case selector
    case timeout
    case connectTimeout = "connect-timeout"
    case retries
    case maxMessageSize = "max-message-size"
    case tls
    case cacert
    case cert
    case key
    case serverName = "server-name"
    case insecure
}

extension SettingName {
    /// The part of a registry that it sets; nil where it is about something else, or chooses the registry.
    var ofRegistry: RegistrySetting? {
        let prefix = "registry-"
        return rawValue.hasPrefix(prefix) ? RegistrySetting(rawValue: String(rawValue.dropFirst(prefix.count))) : nil
    }

    /// The name of a part of a registry.
    init?(_ part: RegistrySetting) { self.init(rawValue: "registry-\(part.rawValue)") }

    /// Whether its value must not be shown.
    var isSecret: Bool { ofRegistry?.isSecret ?? false }

    /// Whether naming it is enough to have it.
    var isFlag: Bool { [.registryTLS, .registryInsecure, .tls, .insecure].contains(self) }

    /// What sets it on a command line, for people.
    var option: String {
        guard let part = ofRegistry, part != .address else { return "--\(rawValue)" }
        return "--registry-option \(part.rawValue)"
    }

    /// Whether its value is the path of a file.
    var isPath: Bool { ofRegistry?.isPath ?? [.cacert, .cert, .key].contains(self) }

    /// The environment variables that say it; the first that is set counts. A registry's own programs may have others.
    var variables: [String] {
        switch self {
        case .registry: ["MICRO_REGISTRY"]
        case .broker: ["MICRO_BROKER"]
        case .brokerAddress: ["MICRO_BROKER_ADDRESS"]
        case .transport: ["MICRO_TRANSPORT"]
        // The second variable is the one of go-micro's own programs.
        case .rpcProtocol: ["MICRO_PROTOCOL", "MICRO_CLIENT"]
        case .selector: ["MICRO_SELECTOR"]
        case .timeout: ["MICRO_CLIENT_REQUEST_TIMEOUT"]
        case .retries: ["MICRO_CLIENT_RETRIES"]
        case .tls: ["MICRO_TLS"]
        case .cacert: ["MICRO_TLS_CACERT"]
        case .cert: ["MICRO_TLS_CERT"]
        case .key: ["MICRO_TLS_KEY"]
        case .serverName: ["MICRO_TLS_SERVER_NAME"]
        case .insecure: ["MICRO_TLS_INSECURE"]
        default: ofRegistry?.variables ?? []
        }
    }

    /// What counts where nobody says anything, for people; nil for nothing.
    var fallback: String? {
        switch self {
        case .registry: "mdns"
        case .broker, .transport: "http"
        case .brokerAddress: ":0"
        case .rpcProtocol: "auto"
        case .selector: "random"
        case .timeout: "5s"
        case .connectTimeout: "2s"
        case .retries: "1"
        case .maxMessageSize: "4 MiB"
        default: nil
        }
    }
}
