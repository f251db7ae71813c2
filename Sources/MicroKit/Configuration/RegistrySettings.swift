public import Logging
package import NIOCore
import NIOPosix

/// Which registry a program uses, where it is and who asks: what `MICRO_REGISTRY` and its like say.
///
/// ```swift
/// let settings = try RegistrySettings(environment: ProcessInfo.processInfo.environment)
/// let service = MicroService(name: "greeter", registry: try settings.makeRegistry())
/// ```
///
/// A service without a registry of its own reads the environment in the same way.
public struct RegistrySettings: Sendable, Hashable {
    /// Which; several are asked as one. Never empty.
    public var names: [RegistryName] = [.mdns]
    /// Where each is: `host:port`, or for mDNS the names or addresses of network interfaces. None for its default.
    public var addresses: [RegistryName: [String]] = [:]
    /// Who asks.
    public var username: String?
    /// The user's password.
    public var password: String?
    /// Stands for user and password.
    public var token: String?
    /// Path of a file with credentials.
    public var credentials: String?
    /// What the registry's names begin with; for mDNS the domain.
    public var namespace: String?
    /// Which of several data centres.
    public var datacenter: String?
    /// How to speak TLS to it; nil for plaintext.
    public var tls: ClientTLS?
    /// The longest time for an answer; nil for the registry's default.
    public var timeout: Duration?
    /// How long the caller waits for everything; shortens the registry's default.
    package var patience: Duration?

    /// Multicast DNS on all interfaces.
    public init() {}

    /// Where one of the registries is; empty for its default.
    public func addresses(of name: RegistryName) -> [String] { addresses[name] ?? [] }
}

// MARK: From texts

extension RegistrySettings {
    /// What environment variables say: `MICRO_REGISTRY`, `MICRO_REGISTRY_ADDRESS` and so on, one for each
    /// ``RegistrySetting``. What a registry can't use is passed over.
    /// - Parameter environment: The variables. Empty ones count as none.
    /// - Throws: ``MicroError`` `invalidArgument`, which names the variable.
    public init(environment: [String: String]) throws(MicroError) {
        self.init()
        if let given = environment["MICRO_REGISTRY"], !given.isEmpty {
            do { names = try Self.names(given) } catch { throw error.said(of: "$MICRO_REGISTRY") }
        }
        for setting in RegistrySetting.allCases where isUsed(setting) {
            guard let given = setting.given(in: environment, for: names) else { continue }
            do { try set(setting, to: given.text) } catch { throw error.said(of: "$\(given.variable)") }
        }
        try validate()
    }

    /// Names of registries, comma-separated, each once.
    /// - Throws: ``MicroError`` `invalidArgument`, which names those that can be given.
    package static func names(_ text: String) throws(MicroError) -> [RegistryName] {
        var names: [RegistryName] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let word = part.trimmingSpaces()
            guard let name = RegistryName(rawValue: word) else {
                let known = RegistryName.allCases.map(\.rawValue).joined(separator: ", ")
                throw MicroError(.invalidArgument, "unknown registry '\(word)' (choose from \(known))")
            }
            if !names.contains(name) { names.append(name) }
        }
        return names
    }

    /// Whether one of the registries can use a setting.
    package func isUsed(_ setting: RegistrySetting) -> Bool {
        !setting.takers(among: names).isEmpty
    }

    /// Sets one thing. ``names`` are to be set before.
    /// - Throws: ``MicroError`` `invalidArgument`, which does not say where the text comes from.
    package mutating func set(_ setting: RegistrySetting, to text: String) throws(MicroError) {
        switch setting {
        case .address: addresses = try addresses(in: text)
        case .username: username = text
        case .password: password = try SecretText.read(text)
        case .token: token = try SecretText.read(text)
        case .credentials: credentials = text
        case .namespace: namespace = text
        case .datacenter: datacenter = text
        case .cacert: tls = with { $0.authorities = text }
        case .cert: tls = with { $0.certificate = text }
        case .key: tls = with { $0.privateKey = text }
        case .serverName: tls = with { $0.serverName = text }
        case .insecure: if try Bool(setting: text) { tls = with { $0.verification = .none } }
        // The others ask for it too, and what is meant to be secret is not sent in plaintext because one place says no.
        case .tls: if try Bool(setting: text) { tls = tls ?? ClientTLS() }
        }
    }

    private func with(_ change: (inout ClientTLS) -> Void) -> ClientTLS {
        var changed = tls ?? ClientTLS()
        change(&changed)
        return changed
    }

    private func addresses(in text: String) throws(MicroError) -> [RegistryName: [String]] {
        let takers = RegistrySetting.address.takers(among: names)
        var found: [RegistryName: [String]] = [:]
        for part in text.split(separator: ",") {
            let word = part.trimmingSpaces()
            guard !word.isEmpty else { continue }
            let equals = word.firstIndex(of: "=")
            if let equals, let name = RegistryName(rawValue: String(word[..<equals])) {
                // That of another registry, which may be asked another time.
                if takers.contains(name) { found[name, default: []].append(String(word[word.index(after: equals)...])) }
            } else if takers.count == 1 {
                found[takers[0], default: []].append(word)
            } else if let first = takers.first {
                throw MicroError(
                    .invalidArgument,
                    "'\(SecretText.masked(addresses: word))' does not say which of \(takers.map(\.rawValue).joined(separator: ", ")) is there",
                    hint: "write it as \(first.rawValue)=\(SecretText.masked(addresses: word))"
                )
            }
        }
        return found
    }

    /// Checks what belongs together.
    /// - Throws: ``MicroError`` `invalidArgument`.
    package func validate() throws(MicroError) {
        guard (tls?.certificate == nil) == (tls?.privateKey == nil) else {
            throw MicroError(
                .invalidArgument,
                "the registry's client certificate and its key belong together",
                hint: "give the file of the other one too",
                cause: ContradictingSettings(settings: [.cert, .key])
            )
        }
        if password != nil, username == nil {
            throw MicroError(
                .invalidArgument,
                "the registry's password needs a username",
                hint: "give the name too",
                cause: ContradictingSettings(settings: [.password])
            )
        }
        if names.contains(.nats), [username, token, credentials].count(where: { $0 != nil }) > 1 {
            throw MicroError(
                .invalidArgument,
                "NATS takes one of username, token and credentials, and more than one is given",
                hint: "leave out the others",
                cause: ContradictingSettings(settings: [.username, .token, .credentials])
            )
        }
        for address in names.flatMap(addresses(of:)) where tls != nil && address.lowercased().hasPrefix("http://") {
            throw MicroError(
                .invalidArgument,
                "the address \(SecretText.masked(addresses: address)) says http, while TLS is asked for",
                hint: "write it with https, or leave the scheme out",
                cause: ContradictingSettings(settings: [.address])
            )
        }
    }
}

extension RegistrySettings {
    /// Makes the registry, which opens nothing before it is needed.
    /// - Parameter logger: Told what goes wrong behind a caller's back.
    /// - Returns: The registry, which is to be closed.
    /// - Throws: ``MicroError`` `invalidArgument` for settings that a registry can't have.
    public func makeRegistry(logger: Logger = Logger(label: "micro.registry")) throws -> any Registry {
        try makeRegistry(logger: logger, group: MultiThreadedEventLoopGroup.singleton)
    }

    /// Makes the registry on loops of NIOPosix; see ``makeRegistry(logger:)``.
    package func makeRegistry(logger: Logger, group: any EventLoopGroup) throws -> any Registry {
        if names.count == 1 { return try makeRegistry(names[0], logger: logger, group: group) }
        return MultiRegistry(try names.map { try makeRegistry($0, logger: logger, group: group) }, logger: logger)
    }
}

/// The cause when settings don't go together.
package struct ContradictingSettings: Error {
    /// Those that don't.
    package let settings: [RegistrySetting]
}

extension RegistrySettings: CustomStringConvertible {
    /// The registries and where they are, without secrets: `etcd at 10.0.0.1:2379`.
    public var description: String { names.map { text(of: $0) }.joined(separator: " and ") }

    /// One of the registries and where it is, without secrets.
    package func text(of name: RegistryName) -> String {
        let addresses = addresses(of: name).map { SecretText.masked(addresses: $0) }
        return addresses.isEmpty ? name.rawValue : "\(name.rawValue) at \(addresses.joined(separator: ", "))"
    }
}

extension MicroError {
    /// The same, said of a setting.
    fileprivate func said(of origin: String) -> MicroError {
        MicroError(code, "\(origin): \(message)", hint: hint)
    }
}
