import ArgumentParser
import MicroKit

/// The registries that can be named.
enum RegistryName: String, CaseIterable, Sendable { case mdns, memory }

/// The transports that can be named.
enum TransportName: String, CaseIterable, Sendable { case http }

/// The brokers that can be named.
enum BrokerName: String, CaseIterable, Sendable { case http }

/// The protocols that can be named.
enum ProtocolName: String, CaseIterable, Sendable {
    case auto, mucp, grpc, http

    /// The protocol to call every node with; nil to choose for each.
    var wanted: RPCProtocol? {
        switch self {
        case .auto: nil
        case .mucp: .mucp
        case .grpc: .grpc
        case .http: .http
        }
    }
}

/// How services are found and reached. Every command that talks to one takes these, on either side of its name.
struct ConnectionOptions: ParsableArguments {
    @Option(
        name: [.long],
        help: ArgumentHelp("Registry to ask: mdns or memory. [$MICRO_REGISTRY] (default: mdns)", valueName: "name"),
        completion: .list(RegistryName.allCases.map(\.rawValue))
    )
    var registry: String?

    @Option(
        name: [.long, .customLong("registry_address")],
        help: ArgumentHelp(
            "Where the registry is, comma-separated. For mdns: names or addresses of the network interfaces to use. "
                + "[$MICRO_REGISTRY_ADDRESS] (default: all interfaces)",
            valueName: "address"
        )
    )
    var registryAddress: String?

    @Option(
        name: [.long],
        help: ArgumentHelp(
            "Longest time to wait for the registry's answers; they end sooner when enough have come. (default: 500ms)",
            valueName: "time"
        )
    )
    var discoveryTimeout: String?

    @Option(
        name: [.long],
        help: ArgumentHelp("Broker of publish and subscribe: http. [$MICRO_BROKER] (default: http)", valueName: "name"),
        completion: .list(BrokerName.allCases.map(\.rawValue))
    )
    var broker: String?

    @Option(
        name: [.long, .customLong("broker_address")],
        help: ArgumentHelp(
            "For the http broker: where a subscriber listens, host:port. [$MICRO_BROKER_ADDRESS] (default: :0, every "
                + "interface and any port)",
            valueName: "address"
        )
    )
    var brokerAddress: String?

    @Option(
        name: [.long],
        help: ArgumentHelp("Transport to use: http. [$MICRO_TRANSPORT] (default: http)", valueName: "name"),
        completion: .list(TransportName.allCases.map(\.rawValue))
    )
    var transport: String?

    @Option(
        name: [.customLong("protocol"), .customLong("client")],
        help: ArgumentHelp(
            "Protocol to call with: mucp, grpc, http, or auto for what each node speaks. [$MICRO_PROTOCOL, $MICRO_CLIENT] "
                + "(default: auto)",
            valueName: "name"
        ),
        completion: .list(ProtocolName.allCases.map(\.rawValue))
    )
    var rpcProtocol: String?

    @Option(
        name: [.long],
        help: ArgumentHelp(
            "Order of nodes: random or roundrobin. [$MICRO_SELECTOR] (default: random)",
            valueName: "name"
        ),
        completion: .list(SelectionStrategy.allCases.map(\.rawValue))
    )
    var selector: String?

    @Option(
        name: [.long, .customLong("client_request_timeout"), .customLong("client-request-timeout")],
        parsing: .unconditional,
        help: ArgumentHelp(
            "Time for a whole call: discovery, connecting, writing, waiting. A bare number is seconds. "
                + "[$MICRO_CLIENT_REQUEST_TIMEOUT] (default: 5s)",
            valueName: "time"
        )
    )
    var timeout: String?

    @Option(
        name: [.long],
        parsing: .unconditional,
        help: ArgumentHelp("Time for opening one connection, within --timeout. (default: 2s)", valueName: "time")
    )
    var connectTimeout: String?

    @Option(
        name: [.long, .customLong("client_retries"), .customLong("client-retries")],
        parsing: .unconditional,
        help: ArgumentHelp(
            "Further attempts when no node could be reached. [$MICRO_CLIENT_RETRIES] (default: 1)",
            valueName: "count"
        )
    )
    var retries: String?

    @Option(
        name: [.long],
        help: ArgumentHelp("Largest message to send or accept, such as 16MiB. (default: 4MiB)", valueName: "size")
    )
    var maxMessageSize: String?

    @OptionGroup(title: "TLS") var tls: TLSOptions
}

/// What ``ConnectionOptions`` and the environment together say.
struct ConnectionSettings: Sendable {
    var registry: RegistryName
    var registryAddresses: [String]
    var discoveryTimeout: Duration
    var broker: BrokerName
    var brokerAddress: String
    var transport: TransportName
    var rpcProtocol: ProtocolName
    var selector: SelectionStrategy
    var timeout: Duration
    var connectTimeout: Duration
    var retries: Int
    var maximumMessageSize: Int
    /// How to speak TLS to services; nil for plaintext.
    var tls: ClientTLS?
    /// The environment variables that name files of TLS's, by the files' paths.
    var tlsVariables: [String: String] = [:]
}

extension ConnectionOptions {
    /// Option before environment before default.
    /// - Throws: ``Failure`` `usage` for a wrong option, `configuration` for a wrong environment variable.
    func resolve(_ environment: [String: String]) throws -> ConnectionSettings {
        func setting(_ option: String?, _ name: StaticString, _ variable: String?) -> Setting? {
            if let option { return Setting(text: option, origin: "--\(name)", failure: .usage) }
            guard let variable, let text = environment[variable], !text.isEmpty else { return nil }
            return Setting(text: text, origin: "$\(variable)", failure: .configuration)
        }
        // The second variable is the one of go-micro's own programs.
        let rpcProtocol =
            setting(rpcProtocol, "protocol", "MICRO_PROTOCOL") ?? setting(nil, "protocol", "MICRO_CLIENT")
        let addresses = setting(registryAddress, "registry-address", "MICRO_REGISTRY_ADDRESS")?.text ?? ""
        let timeout = try setting(timeout, "timeout", "MICRO_CLIENT_REQUEST_TIMEOUT")?.time()
        return ConnectionSettings(
            registry: try setting(registry, "registry", "MICRO_REGISTRY")?.choice("registry") ?? .mdns,
            registryAddresses: addresses.split(separator: ",").map { $0.trimmingSpaces() },
            discoveryTimeout: try setting(discoveryTimeout, "discovery-timeout", nil)?.time()
                ?? MDNSRegistry.Configuration().discoveryTimeout,
            broker: try setting(broker, "broker", "MICRO_BROKER")?.choice("broker") ?? .http,
            brokerAddress: try setting(brokerAddress, "broker-address", "MICRO_BROKER_ADDRESS")?.listeningAddress()
                ?? ":0",
            transport: try setting(transport, "transport", "MICRO_TRANSPORT")?.choice("transport") ?? .http,
            rpcProtocol: try rpcProtocol?.choice("protocol", synonyms: ["rpc": .mucp]) ?? .auto,
            selector: try setting(selector, "selector", "MICRO_SELECTOR")?
                .choice("selector", synonyms: ["default": .random, "registry": .random]) ?? .random,
            timeout: timeout ?? .seconds(5),
            connectTimeout: try setting(connectTimeout, "connect-timeout", nil)?.time() ?? .seconds(2),
            retries: try setting(retries, "retries", "MICRO_CLIENT_RETRIES")?.count() ?? 1,
            maximumMessageSize: try setting(maxMessageSize, "max-message-size", nil)?.size()
                ?? TransportLimits().messageSize,
            tls: try tls.resolve(environment),
            tlsVariables: tls.variables(environment)
        )
    }
}

/// One setting's text and where it came from.
private struct Setting {
    var text: String
    var origin: String
    var failure: ExitReason

    func time() throws -> Duration {
        try GoDuration(text, of: origin, else: failure).duration
    }

    func size() throws -> Int {
        guard let count = ByteCount(text) else {
            throw Failure(failure, "\(origin): '\(text)' is no size", hint: "write it as 512KiB, 16MiB or in bytes")
        }
        return count.bytes
    }

    func listeningAddress() throws -> String {
        do throws(MicroError) {
            _ = try HostPort(parsing: text)
            return text
        } catch {
            throw Failure(failure, "\(origin): \(error.message)", hint: error.hint)
        }
    }

    func count() throws -> Int {
        guard let count = Int(text), (0...100).contains(count) else {
            throw Failure(failure, "\(origin): '\(text)' must be a number from 0 to 100")
        }
        return count
    }

    /// The one of an enum's names, or of the names that older generations have for one.
    func choice<Name: RawRepresentable & CaseIterable>(
        _ kind: String,
        synonyms: [String: Name] = [:]
    ) throws -> Name where Name.RawValue == String {
        if let name = Name(rawValue: text) ?? synonyms[text] { return name }
        let place = failure == .usage ? nil : origin
        throw Failure.unknown("unknown \(kind)", text, in: place, of: Name.self, status: failure)
    }
}

extension StringProtocol {
    /// Without spaces and tabs at both ends.
    func trimmingSpaces() -> String {
        var text = self[...]
        while let first = text.first, first == " " || first == "\t" { text = text.dropFirst() }
        while let last = text.last, last == " " || last == "\t" { text = text.dropLast() }
        return String(text)
    }
}
