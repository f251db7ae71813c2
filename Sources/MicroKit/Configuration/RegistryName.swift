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
    package func variables(of setting: RegistrySetting) -> [String] { traits.variables[setting] ?? [] }

    /// The addresses of this registry in a text that may hold those of others, each as `etcd=10.0.0.1:2379`.
    /// - Parameters:
    ///   - text: The addresses, comma-separated.
    ///   - names: The registries that the text is about.
    /// - Returns: Those of this one, comma-separated; nil for none.
    /// - Throws: ``MicroError`` `invalidArgument` when an address may be of several, or is empty behind its name.
    package func addresses(in text: String, among names: [RegistryName]) throws(MicroError) -> String? {
        let takers = RegistrySetting.address.takers(among: names)
        var found: [String] = []
        for part in text.split(separator: ",") {
            let word = part.trimmingSpaces()
            let equals = word.firstIndex(of: "=")
            if let equals, let name = RegistryName(rawValue: String(word[..<equals])) {
                let address = word[word.index(after: equals)...].trimmingSpaces()
                guard !address.isEmpty else {
                    let hint = "leave it out for the default"
                    throw MicroError(.invalidArgument, "'\(word)' names no address", hint: hint)
                }
                if name == self { found.append(address) }
            } else if takers == [self], !word.isEmpty {
                found.append(word)
            } else if takers.count > 1, !word.isEmpty {
                let shown = SecretText.masked(addresses: word)
                throw MicroError(
                    .invalidArgument,
                    "'\(shown)' does not say which of \(takers.map(\.rawValue).joined(separator: ", ")) is there",
                    hint: "write it as \(takers[0].rawValue)=\(shown)"
                )
            }
        }
        return found.isEmpty ? nil : found.joined(separator: ",")
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
