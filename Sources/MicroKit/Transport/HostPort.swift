import NIOCore

/// A `host:port` address, the host an IP address or a name.
package struct HostPort: Sendable, Hashable, CustomStringConvertible {
    /// An IPv4 address, an IPv6 address without its brackets, or a name.
    package var host: String
    /// 0...65535; 0 is of use to listeners only.
    package var port: Int

    /// Makes an address.
    package init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// Reads `host:port` or `[IPv6]:port`. An empty host is kept.
    /// - Throws: ``MicroError`` `invalidArgument`, saying what is wrong with the text.
    package init(parsing text: String) throws(MicroError) {
        if let scheme = text.firstRange(of: "://") {
            throw Self.invalid(text, "it is a URL", hint: "leave out \(text[..<scheme.upperBound])")
        }
        guard let colon = text.utf8.lastIndex(of: UInt8(ascii: ":")) else {
            throw Self.invalid(text, "it has no port", hint: "write host:port")
        }
        let hostText = text[..<colon]
        let portText = text[text.utf8.index(after: colon)...]
        guard !portText.isEmpty, portText.utf8.count <= 5, portText.utf8.allSatisfy(Self.isDigit),
            let port = Int(portText), port <= 65535
        else {
            throw Self.invalid(text, "the port must be a number up to 65535")
        }
        self.init(host: try Self.host(hostText, in: text), port: port)
    }

    /// Reads an address to connect to; an empty host is this machine, as in Go.
    /// - Throws: ``MicroError`` `invalidArgument`.
    init(dialling text: String) throws(MicroError) {
        try self.init(parsing: text)
        if host.isEmpty { host = "127.0.0.1" }
        if port == 0 { throw Self.invalid(text, "port 0") }
    }

    private static func host(_ text: Substring, in address: String) throws(MicroError) -> String {
        var host = text
        let bracketed = host.hasPrefix("[") && host.hasSuffix("]") && host.count > 2
        if bracketed { host = host.dropFirst().dropLast() }
        if host.utf8.contains(UInt8(ascii: "@")) { throw invalid(address, "a user can't stand in it") }
        if !bracketed, host.utf8.contains(UInt8(ascii: ":")) {
            throw invalid(address, "an IPv6 address must stand in brackets", hint: "write [::1]:8080")
        }
        // The host also goes into the Host header, so nothing may pass that could end that line.
        guard host.utf8.allSatisfy({ isHostByte($0, bracketed: bracketed) }) else {
            throw invalid(address, "the host holds a character that no host name or IP address has")
        }
        return String(host)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }

    private static func isHostByte(_ byte: UInt8, bracketed: Bool) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
            true
        case UInt8(ascii: ":"), UInt8(ascii: "%"): bracketed
        default: false
        }
    }

    private static func invalid(_ text: String, _ reason: String, hint: String? = nil) -> MicroError {
        MicroError(.invalidArgument, "\"\(text)\" is no address to connect to: \(reason)", address: text, hint: hint)
    }

    /// `host:port`, IPv6 in brackets.
    package var description: String {
        host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]:\(port)" : "\(host):\(port)"
    }

    /// The socket address of a literal IP, nil for a name, which needs a resolver.
    var socketAddress: SocketAddress? {
        try? SocketAddress(ipAddress: host, port: port)
    }
}
