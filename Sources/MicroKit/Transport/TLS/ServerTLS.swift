/// How a service speaks TLS to its clients.
public struct ServerTLS: Sendable, Hashable {
    /// Path of a PEM file with the service's certificate, the intermediate ones behind it.
    public var certificate: String
    /// Path of a PEM file with the key of ``certificate``, not encrypted.
    public var privateKey: String
    /// Path of a PEM file with the certificates of the authorities that a client's certificate must come from; nil to
    /// ask clients for none.
    public var clientAuthorities: String?

    /// Shows a certificate.
    /// - Parameters:
    ///   - certificate: Path of the PEM file with the certificate, the intermediate ones behind it.
    ///   - privateKey: Path of the PEM file with its key.
    ///   - clientAuthorities: Path of a PEM file with the authorities of clients, each of which must then have a
    ///     certificate.
    public init(certificate: String, privateKey: String, clientAuthorities: String? = nil) {
        self.certificate = certificate
        self.privateKey = privateKey
        self.clientAuthorities = clientAuthorities
    }
}
