import ArgumentParser
import MicroKit

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

    @Option(
        name: [.long],
        help: ArgumentHelp(
            "Settings to start from, by the name that 'micro context add' gave them; default for none. [$MICRO_CONTEXT, "
                + "$MICRO_ENV] (default: the one of 'micro context use')",
            valueName: "name"
        ),
        completion: .contexts
    )
    var context: String?

    @Flag(help: "Say of every setting where its value comes from, on stderr, and go on.")
    var explain = false

    @OptionGroup(title: "Registry") var registry: RegistryOptions
    @OptionGroup(title: "TLS") var tls: TLSOptions
}

extension ConnectionOptions {
    /// What the command line says, by the settings' names.
    /// - Throws: ``Failure`` `usage` for what is no setting.
    func given() throws -> [SettingName: String] {
        var given = try registry.given().merging(tls.given) { $1 }
        given[.broker] = broker
        given[.brokerAddress] = brokerAddress
        given[.transport] = transport
        given[.rpcProtocol] = rpcProtocol
        given[.selector] = selector
        given[.timeout] = timeout
        given[.connectTimeout] = connectTimeout
        given[.retries] = retries
        given[.maxMessageSize] = maxMessageSize
        return given
    }

    /// What counts: option before environment before context before configuration file before default.
    /// - Throws: ``Failure`` `usage` for a wrong option, `configuration` for what is wrong elsewhere.
    func resolve(_ environment: [String: String]) throws -> ConnectionSettings {
        try ConnectionSettings(layers(environment))
    }

    /// The same for a command that is run, which may explain it.
    func resolve(in context: CommandContext) throws -> ConnectionSettings {
        let layers = try layers(context.environment)
        if let file = layers.file, file.hasSecrets, ConfigurationFile.isReadableByOthers(file.source.path) {
            context.note("warning: \(file.source.path) holds secrets that others can read; protect it with chmod 600")
        }
        if explain {
            let path = ConfigurationFile.path(context.environment)
            let explanation = SettingsExplanation(layers, path: path).text.rendered(color: false)
            // As with a note, that nobody can read it does not stop the command itself.
            try? context.errorOutput.write(Array(explanation.utf8))
        }
        return try ConnectionSettings(layers)
    }

    /// The places that settings come from.
    func layers(_ environment: [String: String]) throws -> SettingLayers {
        let file = try ConfigurationFile.read(environment)
        return SettingLayers(
            options: try given(),
            environment: environment,
            file: file,
            context: try file.chosenContext(context, environment)
        )
    }
}
