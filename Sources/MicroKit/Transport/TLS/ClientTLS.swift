/// How a client speaks TLS to services: whom it trusts and what it shows of itself.
///
/// A server is verified unless ``verification`` says otherwise, and nothing is ever sent in plaintext to a peer that was
/// to be spoken to with TLS.
public struct ClientTLS: Sendable, Hashable {
    /// What is demanded of a server's certificate.
    public enum Verification: String, Sendable, CaseIterable {
        /// A trusted authority's signature, the server's name and a time that is not over.
        case full
        /// Nothing: anyone can pose as the server. go-micro's own clients are content with this.
        case none
    }

    /// What is demanded of a server's certificate.
    public var verification = Verification.full
    /// Path of a PEM file with the certificates of the authorities to trust; nil for those of the system.
    public var authorities: String?
    /// Path of a PEM file with the client's own certificate, the intermediate ones behind it; nil to show none.
    public var certificate: String?
    /// Path of a PEM file with the key of ``certificate``, not encrypted.
    public var privateKey: String?
    /// The name that is asked for and must stand in the server's certificate; nil for the host of the address.
    public var serverName: String?

    /// Full verification against the authorities of the system, without a certificate of one's own.
    public init() {}
}
