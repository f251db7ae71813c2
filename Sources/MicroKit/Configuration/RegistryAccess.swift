/// Where one registry is, and who asks.
public struct RegistryAccess: Sendable, Hashable {
    /// `host:port`, or for mDNS the names or addresses of network interfaces. None for the registry's default.
    public var addresses: [String] = []
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

    /// The registry at its default address, asked by nobody in particular.
    public init() {}
}

// MARK: From texts

extension RegistryAccess {
    /// Sets one thing.
    /// - Throws: ``MicroError`` `invalidArgument`, which does not say where the text comes from.
    package mutating func set(_ setting: RegistrySetting, to text: String) throws(MicroError) {
        switch setting {
        case .address: addresses = text.split(separator: ",").map { $0.trimmingSpaces() }.filter { !$0.isEmpty }
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

    /// Checks what belongs together.
    /// - Parameter name: Which registry it is.
    /// - Throws: ``MicroError`` `invalidArgument`.
    package func validate(for name: RegistryName) throws(MicroError) {
        guard (tls?.certificate == nil) == (tls?.privateKey == nil) else {
            throw MicroError(
                .invalidArgument,
                "the client certificate for \(name.rawValue) and its key belong together",
                hint: "give the file of the other one too",
                cause: ContradictingSettings(settings: [.cert, .key])
            )
        }
        if password != nil, username == nil {
            throw MicroError(
                .invalidArgument,
                "the password for \(name.rawValue) needs a username",
                hint: "give the name too",
                cause: ContradictingSettings(settings: [.password])
            )
        }
        if name == .nats, [username, token, credentials].count(where: { $0 != nil }) > 1 {
            throw MicroError(
                .invalidArgument,
                "NATS takes one of username, token and credentials, and more than one is given",
                hint: "leave out the others",
                cause: ContradictingSettings(settings: [.username, .token, .credentials])
            )
        }
        for address in addresses where tls != nil && address.lowercased().hasPrefix("http://") {
            throw MicroError(
                .invalidArgument,
                "the address \(SecretText.masked(addresses: address)) says http, while TLS is asked for",
                hint: "write it with https, or leave the scheme out",
                cause: ContradictingSettings(settings: [.address])
            )
        }
    }
}

/// The cause when settings don't go together.
package struct ContradictingSettings: Error {
    /// Those that don't.
    package let settings: [RegistrySetting]
}
