/// One address of an HTTP API: a scheme, a host with its port, and what all of its paths begin with.
struct HTTPAPIEndpoint: Hashable, Sendable, CustomStringConvertible {
    /// Whether TLS is spoken.
    var isSecure: Bool
    /// Where to connect.
    var target: HostPort
    /// Empty, or a path with a slash at its beginning and none at its end.
    var path: String

    /// Reads `host`, `host:port` or a URL of scheme http or https, IPv6 addresses in brackets.
    /// - Parameters:
    ///   - text: What somebody typed.
    ///   - defaultPort: For a text without scheme and port; one with a scheme has the port of the scheme.
    ///   - isSecure: Whether a text without a scheme means TLS.
    /// - Throws: ``MicroError`` `invalidArgument`, saying what is wrong with the text.
    init(parsing text: String, defaultPort: Int, isSecure: Bool) throws(MicroError) {
        var (rest, port) = (text[...], defaultPort)
        self.isSecure = isSecure
        if let end = text.firstRange(of: "://") {
            switch text[..<end.lowerBound].lowercased() {
            case "http": (self.isSecure, port) = (false, 80)
            case "https": (self.isSecure, port) = (true, 443)
            default: throw Self.invalid(text, "its scheme is neither http nor https")
            }
            rest = text[end.upperBound...]
        }
        let authority = rest.prefix { $0 != "/" }
        guard !authority.contains("@") else {
            // The text is not repeated: what stands there is a password.
            throw MicroError(.invalidArgument, "an address may hold no user and password; give them by themselves")
        }
        guard !authority.isEmpty else { throw Self.invalid(text, "it has no host") }
        let hasPort = authority.hasSuffix("]") ? false : authority.contains(":")
        target = try HostPort(dialling: hasPort ? String(authority) : "\(authority):\(port)")
        var path = rest.dropFirst(authority.count)
        while path.hasSuffix("/") { path.removeLast() }
        guard path.utf8.allSatisfy(Self.isPathByte) else {
            throw Self.invalid(text, "its path holds a character that no path has")
        }
        self.path = String(path)
    }

    /// `host:port`, and the path if there is one.
    var description: String { "\(target)\(path)" }

    /// Sub-delimiters are of no use here (RFC 3986 section 3.3).
    private static func isPathByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "/-._~%:".utf8.contains(byte)
        }
    }

    private static func invalid(_ text: String, _ reason: String) -> MicroError {
        MicroError(.invalidArgument, "\"\(text)\" is no address of an HTTP API: \(reason)", address: text)
    }
}
