/// The registries that can be named: on a command line, in `MICRO_REGISTRY`, in a configuration file.
public enum RegistryName: String, CaseIterable, Sendable {
    /// ``MDNSRegistry``
    case mdns
    /// ``EtcdRegistry``
    case etcd
    /// ``NATSRegistry``
    case nats
    /// ``ConsulRegistry``
    case consul
    /// ``KubernetesRegistry``
    case kubernetes
    /// ``EurekaRegistry``
    case eureka
    /// ``ZooKeeperRegistry``
    case zookeeper
    /// ``DNSRegistry``
    case dns
    /// ``FileRegistry``
    case file
    /// ``StaticRegistry``
    case `static`
    /// ``MemoryRegistry``
    case memory
}

extension RegistryName {
    /// What can be set of it. Anything else would have no effect.
    public var settings: Set<RegistrySetting> { traits.settings }

    /// Whether a record stays when the process that registered it ends.
    package var outlivesProcess: Bool { traits.outlivesProcess }

    /// The most time that it takes for an answer unless told otherwise; nil where it has a server that answers at once
    /// and says so when it can't.
    package var answersWithin: Duration? { traits.answersWithin }

    /// Variables that other programs read for a setting, such as `ETCD_USERNAME`; they count behind our own.
    func variables(of setting: RegistrySetting) -> [String] { traits.variables[setting] ?? [] }

    /// Addresses of this registry as they stand among those of others: `etcd=10.0.0.1:2379`. Those that name one already
    /// stay as they are.
    package func naming(addresses text: String) -> String {
        text.split(separator: ",", omittingEmptySubsequences: false).map { part in
            let word = part.trimmingSpaces()
            let named = word.firstIndex(of: "=").flatMap { RegistryName(rawValue: String(word[..<$0])) }
            return word.isEmpty || named != nil ? word : "\(rawValue)=\(word)"
        }
        .joined(separator: ",")
    }

    /// What is special about each.
    private var traits: Traits {
        switch self {
        case .mdns:
            Traits(
                settings: [.address, .namespace],
                answersWithin: MDNSRegistry.Configuration().discoveryTimeout
            )
        case .etcd:
            Traits(
                settings: RegistrySetting.ofTLS.union([.address, .username, .password, .namespace]),
                outlivesProcess: true,
                variables: [.username: ["ETCD_USERNAME"], .password: ["ETCD_PASSWORD"]]
            )
        case .nats:
            Traits(
                settings: RegistrySetting.ofTLS.union([.address, .username, .password, .token, .credentials]),
                answersWithin: NATSRegistry.Configuration().discoveryTimeout,
                variables: [
                    .address: ["MICRO_NATS_ADDRESS"], .username: ["NATS_USER"], .password: ["NATS_PASSWORD"],
                    .token: ["NATS_TOKEN"], .credentials: ["NATS_CREDS"],
                ]
            )
        case .consul:
            Traits(
                settings: RegistrySetting.ofTLS.union([.address, .token, .datacenter, .namespace]),
                outlivesProcess: true,
                variables: [
                    .address: ["CONSUL_HTTP_ADDR"], .token: ["CONSUL_HTTP_TOKEN"], .namespace: ["CONSUL_NAMESPACE"],
                    .cacert: ["CONSUL_CACERT"], .cert: ["CONSUL_CLIENT_CERT"], .key: ["CONSUL_CLIENT_KEY"],
                    .serverName: ["CONSUL_TLS_SERVER_NAME"],
                ]
            )
        case .kubernetes:
            Traits(
                settings: RegistrySetting.ofTLS.union([.address, .token, .credentials, .namespace]),
                outlivesProcess: true
            )
        case .eureka:
            Traits(settings: RegistrySetting.ofTLS.union([.address, .username, .password]), outlivesProcess: true)
        case .zookeeper:
            Traits(settings: RegistrySetting.ofTLS.union([.address, .username, .password]), outlivesProcess: true)
        case .dns: Traits(settings: [.address, .namespace])
        case .file, .static: Traits(settings: [.address], outlivesProcess: true)
        case .memory: Traits()
        }
    }

    private struct Traits {
        var settings: Set<RegistrySetting> = []
        var outlivesProcess = false
        var answersWithin: Duration?
        var variables: [RegistrySetting: [String]] = [:]
    }
}
