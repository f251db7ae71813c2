import MicroKit

/// How services are found and reached, as all places that say so together have it.
struct ConnectionSettings: Sendable {
    var registry: RegistrySettings
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
    /// The settings that name files of TLS's and are no options, by the files' paths.
    var tlsFiles: [String: Setting] = [:]
    /// Addresses and files of the registry that stand elsewhere than on the command line, for failures to name the place.
    var registryPlaces: [Setting] = []
}

extension ConnectionSettings {
    /// - Throws: ``Failure`` `usage` for a wrong option, `configuration` for what is wrong elsewhere.
    init(_ layers: SettingLayers) throws {
        self.init(
            registry: try RegistrySettings(layers),
            broker: try layers[.broker]?.choice("broker") ?? .http,
            brokerAddress: try layers[.brokerAddress]?.listeningAddress() ?? ":0",
            transport: try layers[.transport]?.choice("transport") ?? .http,
            rpcProtocol: try layers[.rpcProtocol]?.choice("protocol", synonyms: ["rpc": .mucp]) ?? .auto,
            selector: try layers[.selector]?
                .choice("selector", synonyms: ["default": .random, "registry": .random]) ?? .random,
            timeout: try layers[.timeout]?.time() ?? .seconds(5),
            connectTimeout: try layers[.connectTimeout]?.time() ?? .seconds(2),
            retries: try layers[.retries]?.count() ?? 1,
            maximumMessageSize: try layers[.maxMessageSize]?.size() ?? TransportLimits().messageSize,
            tls: try ClientTLS(layers),
            tlsFiles: Self.tlsFiles(layers),
            registryPlaces: RegistrySetting.allCases.filter { $0 == .address || $0.isPath }
                .flatMap(layers.settings).map(\.setting).filter { $0.failure != .usage }
        )
    }

    /// Which files do not come from options, for their failures to say so.
    private static func tlsFiles(_ layers: SettingLayers) -> [String: Setting] {
        let named = [SettingName.cacert, .cert, .key].compactMap { layers[$0] }
        return Dictionary(named.filter { $0.failure != .usage }.map { ($0.text, $0) }) { first, _ in first }
    }

    /// The registry and, where it answers bit by bit, how long it may take, for notes and errors.
    var registryText: String {
        let time = registry.names.lazy.compactMap(\.answersWithin).first.map(registry.time)
        return registry.description + (time.map { " for \(GoDuration($0))" } ?? "")
    }
}

extension RegistrySettings {
    /// What all places together say of the registry.
    ///
    /// An option that the registry has no use for is an error, since it was meant for this very command. What stands
    /// elsewhere may be for other commands and is passed over.
    /// - Throws: ``Failure`` as above.
    init(_ layers: SettingLayers) throws {
        self.init()
        if let given = layers[.registry] { names = try given.registries() }
        timeout = try layers[.discoveryTimeout]?.time()
        patience = try layers[.timeout]?.time()
        for name in SettingName.allCases {
            guard let part = name.ofRegistry, layers.options[name] != nil, part.takers(among: names).isEmpty else {
                continue
            }
            let registries = names.map(\.rawValue).joined(separator: ", ")
            let takers = part.takers(among: RegistryName.allCases).map(\.rawValue)
            throw Failure.usage(
                "\(name.option) has no meaning for the registry \(registries)",
                hint: takers.isEmpty ? nil : "it is for \(takers.joined(separator: ", "))"
            )
        }
        if let given = layers.options[.registryAddress], !given.isEmpty {
            let own = try names.compactMap { try layers.setting(.address, of: $0) }
            guard own.contains(where: { $0.failure == .usage }) else {
                let registries = names.map(\.rawValue).joined(separator: ", ")
                throw Failure.usage("--registry-address names no address of the registry \(registries)")
            }
        }
        for name in names {
            for part in RegistrySetting.allCases where name.settings.contains(part) {
                guard let setting = try layers.setting(part, of: name) else { continue }
                try setting.use { text throws(MicroError) in try self[name].set(part, to: text) }
            }
            do throws(MicroError) {
                try self[name].validate(for: name)
            } catch {
                let parts = (error.cause as? ContradictingSettings)?.settings ?? []
                let places = try parts.compactMap { try layers.setting($0, of: name) }
                let place = places.first { $0.failure != .usage }
                throw place?.fail(error.message, hint: error.hint) ?? Failure(.usage, error.message, hint: error.hint)
            }
        }
    }
}

extension ClientTLS {
    /// How to speak TLS to services; nil for plaintext. Each of its settings asks for it, so that nothing that was meant
    /// to be secret goes out in plaintext.
    /// - Throws: ``Failure`` `usage` for settings that don't go together, `configuration` for a wrong variable.
    init?(_ layers: SettingLayers) throws {
        self.init()
        authorities = layers[.cacert]?.text
        certificate = layers[.cert]?.text
        privateKey = layers[.key]?.text
        serverName = layers[.serverName]?.text
        if try layers[.insecure]?.flag() == true { verification = .none }
        guard (certificate == nil) == (privateKey == nil) else {
            let message = "a certificate and its key belong together"
            let hint = "give the file of the other one too"
            throw (layers[.cert] ?? layers[.key])?.fail(message, hint: hint) ?? Failure.usage(message, hint: hint)
        }
        guard try layers[.tls]?.flag() == true || self != ClientTLS() else { return nil }
    }
}
