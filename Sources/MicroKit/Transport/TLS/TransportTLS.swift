/// What a transport does with TLS on either side.
public struct TransportTLS: Sendable, Hashable {
    /// For connections that it opens; nil opens them in plaintext.
    public var client: ClientTLS?
    /// For connections that it accepts; nil accepts them in plaintext.
    public var server: ServerTLS?

    /// TLS on the sides that are given, plaintext on the other.
    public init(client: ClientTLS? = nil, server: ServerTLS? = nil) {
        self.client = client
        self.server = server
    }
}

/// What is spoken inside of TLS, by its name in the negotiation (RFC 7301 section 6).
package enum TLSApplicationProtocol: String, Sendable {
    /// HTTP/1.1, which carries mucp and plain JSON.
    case http1 = "http/1.1"
    /// HTTP/2, which carries gRPC.
    case http2 = "h2"
}
