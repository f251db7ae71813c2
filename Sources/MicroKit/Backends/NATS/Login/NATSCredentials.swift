/// What a client of NATS proves with that it may connect
/// (<https://docs.nats.io/running-a-nats-service/configuration/securing_nats/auth_intro>).
///
/// A user and a password, or a token, can also stand in a server's address, `nats://user:password@host`, where they count
/// for that server in place of this.
public enum NATSCredentials: Sendable, Hashable {
    /// Nothing.
    case none
    /// A user's name with a password.
    case user(String, password: String)
    /// A secret that all clients share.
    case token(String)
    /// The seed of an nkey, which begins with `SU`: it signs what the server asks for and never leaves the process.
    case nkey(seed: String)
    /// Path of a file with nothing but the seed of an nkey.
    case nkeyFile(String)
    /// Path of a credentials file as `nsc` writes it, with a user's JWT and the seed of its nkey.
    case file(String)
}

extension NATSCredentials: CustomStringConvertible, CustomDebugStringConvertible {
    /// What kind it is, without any secret.
    public var description: String {
        switch self {
        case .none: "no credentials"
        case .user(let name, _): "the user '\(name)'"
        case .token: "the token"
        case .nkey, .nkeyFile: "the nkey"
        case .file(let path): "the credentials in \(path)"
        }
    }

    /// The same as ``description``.
    public var debugDescription: String { description }
}
