import Logging
import MicroKit
import NIOCore

/// Everything outside itself that a command may touch.
struct CommandContext: Sendable {
    /// The process's environment variables.
    var environment: [String: String]
    /// Where a body may come from.
    var input: any InputSource
    /// Results.
    var output: any OutputSink
    /// Notes, progress and errors.
    var errorOutput: any OutputSink
    /// The one event loop of this invocation. Commands run on it.
    var eventLoop: any EventLoop
    /// The mDNS domain; the demo has one of its own, so that it shows its own service and nobody else's.
    var mdnsDomain = "micro"

    /// Puts a note for people on stderr.
    func note(_ text: String) {
        try? errorOutput.write(Array((TerminalText.escaped(text) + "\n").utf8))
    }

    /// The registry that the settings name; several are asked as one.
    /// - Parameters:
    ///   - settings: Which, where, and who asks.
    ///   - level: What it may say on stderr meanwhile.
    /// - Returns: The registry, which is to be closed.
    /// - Throws: ``MicroError`` `invalidArgument` for settings that it can't have.
    func makeRegistry(_ settings: ConnectionSettings, saying level: Logger.Level = .warning) throws -> any Registry {
        try placing(settings) {
            try registrySettings(settings).makeRegistry(logger: registryLogger(level), group: eventLoop)
        }
    }

    /// Lets the failure of a setting that is no option say where it stands.
    private func placing<Result>(_ settings: ConnectionSettings, _ make: () throws -> Result) throws -> Result {
        do {
            return try make()
        } catch let error as MicroError where [.invalidArgument, .fileUnreadable].contains(error.code) {
            let words = Set(
                error.message.split { " \"',;()".contains($0) }.map { $0.hasSuffix(":") ? $0.dropLast() : $0 }
            )
            let place = settings.registryPlaces.first { place in
                place.text.split(separator: ",").contains { part in
                    let shown = SecretText.masked(addresses: part.trimmingSpaces())
                    return words.contains(shown[...]) || shown.contains(" ") && error.message.contains(shown)
                }
            }
            guard let place else { throw error }
            throw place.fail(error.message, hint: error.hint)
        }
    }

    /// The registries that the settings name, one by one.
    /// - Throws: As ``makeRegistry(_:saying:)``.
    func makeRegistries(_ settings: ConnectionSettings) throws -> [NamedRegistry] {
        let own = registrySettings(settings)
        return try own.names.map { name in
            let registry = try placing(settings) {
                try own.makeRegistry(name, logger: registryLogger(.warning), group: eventLoop)
            }
            return NamedRegistry(name: name, registry: registry)
        }
    }

    private func registrySettings(_ settings: ConnectionSettings) -> RegistrySettings {
        var own = settings.registry
        if own.names.contains(.mdns), own[.mdns].namespace == nil { own[.mdns].namespace = mdnsDomain }
        return own
    }

    private func registryLogger(_ level: Logger.Level) -> Logger {
        Logger(label: "micro.registry") { _ in NoteLogHandler(context: self, logLevel: level) }
    }

    /// A client on the settings' registry, transport and selector. It keeps no connection for later: the program ends
    /// before there is another call to the same node.
    /// - Parameters:
    ///   - settings: How nodes are found and reached.
    ///   - registry: Where they are found.
    ///   - transcoder: Turns bodies into what each node takes; nil to send them as they are.
    /// - Returns: The client, which is to be closed.
    /// - Throws: As ``makeTransport(_:)``.
    func makeClient(
        _ settings: ConnectionSettings,
        registry: any Registry,
        transcoder: (any BodyTranscoder)? = nil
    ) throws -> ServiceClient {
        if settings.tls?.verification == ClientTLS.Verification.none {
            note("warning: --insecure: no certificate is checked, so that anyone can pose as the service")
        }
        return ServiceClient(
            registry: registry,
            transport: try makeTransport(settings),
            selector: settings.selector.makeSelector(),
            protocol: settings.rpcProtocol.wanted,
            transcoder: transcoder,
            idleLimit: 0,
            lookupAge: .zero
        )
    }

    /// The broker that the settings name, on a registry. Publishers are told `advertise`, a host or host:port, in place
    /// of the address it listens on; empty to find one.
    func makeBroker(_ settings: ConnectionSettings, registry: any Registry, advertise: String = "") -> any Broker {
        switch settings.broker {
        case .http:
            HTTPBroker(
                registry: registry,
                address: settings.brokerAddress,
                advertise: advertise,
                limits: TransportLimits(messageSize: settings.maximumMessageSize),
                lookupAge: .seconds(1),
                // A message that can't be printed by then stands before a reader that does not read.
                drainTime: .seconds(1),
                logger: Logger(label: "micro.broker") { _ in NoteLogHandler(context: self) },
                group: eventLoop
            )
        }
    }

    /// The transport that the settings name.
    /// - Throws: ``MicroError`` `invalidArgument` and `fileUnreadable` for a file of TLS's that can't be used;
    ///   ``Failure`` of status `configuration` where no option names it.
    func makeTransport(_ settings: ConnectionSettings) throws -> any Transport {
        do {
            return switch settings.transport {
            case .http:
                try HTTPTransport(
                    group: eventLoop,
                    limits: TransportLimits(messageSize: settings.maximumMessageSize),
                    tls: TransportTLS(client: settings.tls)
                )
            }
        } catch let error as MicroError {
            guard let file = error.cause as? UnusableFile, let setting = settings.tlsFiles[file.path] else {
                throw error
            }
            throw setting.fail(error.message, hint: error.hint)
        }
    }
}

/// One of the registries that a command asks.
struct NamedRegistry: Sendable {
    var name: RegistryName
    var registry: any Registry
}

/// Something that bytes can be read from.
protocol InputSource: Sendable {
    /// Whether a person sits at it.
    var isTerminal: Bool { get }
    /// Reads to the end.
    /// - Throws: ``Failure`` when there are more than `limit` bytes or reading fails.
    func readAll(limit: Int) throws -> [UInt8]
    /// What arrives, piece by piece, without holding up the caller's event loop. May be asked for once.
    func chunks() -> InputChunks
}

/// Something that bytes can be written to.
protocol OutputSink: Sendable {
    /// Whether a person looks at it.
    var isTerminal: Bool { get }
    /// Writes all bytes.
    /// - Throws: ``Failure`` of status `inputOutput`; ``ClosedPipe`` when the reader went away.
    func write(_ bytes: [UInt8]) throws
    /// Returns when the reader has gone away, without writing anything, or when the task is cancelled.
    func untilReaderLeaves() async
}

/// The reader of stdout has what it wanted and went away, as `head` does. No failure: the program just ends.
struct ClosedPipe: Error {}
