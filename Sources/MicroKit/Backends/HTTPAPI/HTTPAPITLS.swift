import NIOCore
import NIOSSL

/// The TLS of a client of an HTTP API, whose certificates may stand in files or within a configuration.
struct HTTPAPITLS: Sendable, Hashable {
    /// Where PEM texts come from.
    enum PEM: Sendable, Hashable {
        /// A file, by its path.
        case file(String)
        /// The text itself, and what to call it in errors.
        case bytes([UInt8], origin: String)
    }

    /// What is demanded of the server's certificate.
    var verification = ClientTLS.Verification.full
    /// The authorities to trust; nil for those of the system.
    var authorities: PEM?
    /// The client's own certificate; nil to show none.
    var certificate: PEM?
    /// The key of ``certificate``.
    var privateKey: PEM?
    /// The name that must stand in the server's certificate; nil for the host of the address.
    var serverName: String?

    /// Full verification against the authorities of the system.
    init() {}

    /// What the settings say.
    init(_ tls: ClientTLS) {
        verification = tls.verification
        authorities = tls.authorities.map(PEM.file)
        certificate = tls.certificate.map(PEM.file)
        privateKey = tls.privateKey.map(PEM.file)
        serverName = tls.serverName
    }

    /// Reads the files.
    /// - Throws: ``MicroError`` `invalidArgument`, naming what can't be used.
    func configuration() throws(MicroError) -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        configuration.shutdownTimeout = .milliseconds(250)
        if verification == .none { configuration.certificateVerification = .none }
        if let authorities {
            configuration.trustRoots = .certificates(try authorities.certificates(for: "the authorities to trust"))
        }
        switch (certificate, privateKey) {
        case (nil, nil): break
        case (let certificate?, let key?):
            configuration.certificateChain = try certificate.certificates(for: "a certificate").map {
                .certificate($0)
            }
            configuration.privateKey = .privateKey(try key.privateKey(for: "a private key"))
            try Self.check(configuration, certificate, key)
        default:
            throw MicroError(.invalidArgument, "a client's certificate and its private key are of use together only")
        }
        return configuration
    }

    private static func check(_ configuration: TLSConfiguration, _ certificate: PEM, _ key: PEM) throws(MicroError) {
        do {
            _ = try NIOSSLContext(configuration: configuration)
        } catch {
            throw MicroError(
                .invalidArgument,
                "the private key in \(key.name) does not belong to the certificate in \(certificate.name)",
                cause: error
            )
        }
    }
}

extension HTTPAPITLS.PEM {
    /// What it is called in errors.
    var name: String {
        switch self {
        case .file(let path): path
        case .bytes(_, let origin): origin
        }
    }

    fileprivate func certificates(for purpose: String) throws(MicroError) -> [NIOSSLCertificate] {
        switch self {
        case .file(let path): return try TLSFile.certificates(path, for: purpose)
        case .bytes(let bytes, let origin):
            do {
                return try NIOSSLCertificate.fromPEMBytes(bytes)
            } catch {
                throw MicroError(
                    .invalidArgument,
                    "can't use \(origin) as \(purpose): it holds no PEM certificate that can be read",
                    cause: error
                )
            }
        }
    }

    fileprivate func privateKey(for purpose: String) throws(MicroError) -> NIOSSLPrivateKey {
        switch self {
        case .file(let path): return try TLSFile.privateKey(path, for: purpose)
        case .bytes(let bytes, let origin):
            do {
                return try NIOSSLPrivateKey(bytes: bytes, format: .pem)
            } catch {
                throw MicroError(
                    .invalidArgument,
                    "can't use \(origin) as \(purpose): it holds no PEM private key that can be read",
                    cause: error
                )
            }
        }
    }
}
