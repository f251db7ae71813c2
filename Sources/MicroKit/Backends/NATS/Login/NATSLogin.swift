/// Credentials made ready, and the `CONNECT` that shows them.
struct NATSLogin: Sendable {
    private enum Proof {
        case none
        case user(String, password: String)
        case token(String)
        case key(NATSKey)
        case jwt(String, NATSKey)
    }

    private let proof: Proof
    /// What it is, for the words of a refusal.
    private let words: String
    /// What servers list the connection as.
    private let name: String

    /// Reads what there is to read.
    /// - Throws: ``MicroError`` `invalidArgument` for a seed that is none, and a file that can't be used;
    ///   `fileUnreadable` for one that can't be read.
    init(_ credentials: NATSCredentials, name: String) throws(MicroError) {
        self.name = name
        words = credentials.description
        switch credentials {
        case .none: proof = .none
        case .user(let name, let password): proof = .user(name, password: password)
        case .token(let token): proof = .token(token)
        case .nkeyFile(let path): proof = .key(try NATSCredentialsFile.seed(path))
        case .file(let path):
            let (jwt, key) = try NATSCredentialsFile.userJWT(path)
            proof = .jwt(jwt, key)
        case .nkey(let seed):
            guard let key = NATSKey(seed: seed), key.kind == .user else {
                throw MicroError(
                    .invalidArgument,
                    "the nkey's seed can't be used",
                    hint: "a user's seed has 58 letters and digits and begins with SU"
                )
            }
            proof = .key(key)
        }
    }

    /// Whether there is nothing to show.
    var isEmpty: Bool {
        if case .none = proof { true } else { false }
    }

    /// The words of a refusal by a server.
    func refusal(by peer: String, _ reason: String) -> String {
        isEmpty ? "\(peer) wants credentials" : "\(peer) refuses \(words): \(reason)"
    }

    /// The JSON behind `CONNECT`.
    /// - Parameters:
    ///   - info: What the server said of itself.
    ///   - isSecure: Whether TLS is spoken.
    /// - Returns: The bytes.
    /// - Throws: ``MicroError`` `accessDenied` for a server that asks for no signature where there is only a key.
    func options(for info: NATSServerInfo, isSecure: Bool) throws(MicroError) -> [UInt8] {
        var members: [JSONValue.Member] = [
            .init("verbose", .bool(false)),
            .init("pedantic", .bool(false)),
            .init("tls_required", .bool(isSecure)),
            .init("name", .string(name)),
            .init("lang", .string("swift")),
            .init("version", .string("1")),
            .init("protocol", .number("1")),
            .init("echo", .bool(true)),
            .init("headers", .bool(info.hasHeaders)),
            .init("no_responders", .bool(info.hasHeaders)),
        ]
        members += try shown(to: info).map { .init($0, .string($1)) }
        return JSONValue.object(members).utf8()
    }

    private func shown(to info: NATSServerInfo) throws(MicroError) -> [(String, String)] {
        switch proof {
        case .none: return []
        case .user(let name, let password): return [("user", name), ("pass", password)]
        case .token(let token): return [("auth_token", token)]
        case .key(let key): return [("nkey", key.publicKey), ("sig", try sign(info, with: key))]
        case .jwt(let jwt, let key): return [("jwt", jwt), ("sig", try sign(info, with: key))]
        }
    }

    private func sign(_ info: NATSServerInfo, with key: NATSKey) throws(MicroError) -> String {
        guard let nonce = info.nonce else {
            throw MicroError(.accessDenied, "the server asks for no signature, so that \(words) is of no use")
        }
        return try key.signature(of: Array(nonce.utf8))
    }
}
