/// Where a server is: `host`, `host:port` or a URL, `nats://user:password@host:port`, with `tls://` for a server that
/// is spoken to through TLS alone.
struct NATSAddress: Sendable, Hashable {
    /// The port of a server where none is given.
    static let defaultPort = 4222

    /// What is connected to.
    var target: HostPort
    /// Whether nothing may be sent in plaintext.
    var isSecure = false
    /// What stands in the URL in front of the host.
    var credentials: NATSCredentials?
    /// The name that the certificate must be for; nil for the host. A server that was learned of from another one is
    /// known by its IP address alone.
    var certificateName: String?

    /// Reads an address.
    /// - Throws: ``MicroError`` `invalidArgument`, in whose words no password stands.
    init(parsing text: String) throws(MicroError) {
        var rest = Substring(text)
        if let scheme = text.firstRange(of: "://") {
            switch text[..<scheme.lowerBound].lowercased() {
            case "nats": break
            case "tls": isSecure = true
            default:
                throw MicroError(
                    .invalidArgument,
                    "\(text[..<scheme.upperBound]) is no scheme of NATS that can be spoken",
                    hint: "write nats://host:4222 or tls://host:4222"
                )
            }
            rest = text[scheme.upperBound...]
            if rest.hasSuffix("/") { rest = rest.dropLast() }
        }
        if let at = rest.lastIndex(of: "@") {
            credentials = try Self.credentials(rest[..<at])
            rest = rest[rest.index(after: at)...]
        }
        target = try Self.target(String(rest))
    }

    /// A server of which another one told.
    init?(told text: String, by other: NATSAddress) {
        guard let target = try? Self.target(text) else { return nil }
        self.target = target
        isSecure = other.isSecure
        credentials = other.credentials
        if target.socketAddress != nil { certificateName = other.certificateName ?? other.target.host }
    }

    /// What TLS is spoken with.
    var certificateTarget: HostPort { HostPort(host: certificateName ?? target.host, port: target.port) }

    private static func target(_ text: String) throws(MicroError) -> HostPort {
        guard !text.isEmpty else { throw MicroError(.invalidArgument, "the NATS address names no host") }
        let isIPv6 = text.hasSuffix("]") || text.utf8.filter { $0 == UInt8(ascii: ":") }.count > 1
        let hasPort = isIPv6 ? text.contains("]:") : text.contains(":")
        let bracketed = isIPv6 && !text.hasPrefix("[") ? "[\(text)]" : text
        return try HostPort(dialling: hasPort ? text : "\(bracketed):\(defaultPort)")
    }

    private static func credentials(_ text: Substring) throws(MicroError) -> NATSCredentials {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        var words: [String] = []
        for part in parts {
            guard let word = unescaped(part) else {
                throw MicroError(
                    .invalidArgument,
                    "the user or the password in the NATS address can't be read",
                    hint: "write % as %25"
                )
            }
            words.append(word)
        }
        return words.count > 1 ? .user(words[0], password: words[1]) : .token(words[0])
    }

    /// RFC 3986 section 2.1; nil for a percent sign without two hexadecimal digits, and what is no UTF-8.
    private static func unescaped(_ text: Substring) -> String? {
        var rest = text.utf8[...]
        var bytes: [UInt8] = []
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            let digits = rest.prefix(2)
            guard digits.count == 2, digits.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }),
                let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
            else { return nil }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
