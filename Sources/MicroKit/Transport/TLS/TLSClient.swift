import NIOCore
import NIOSSL

/// A client's TLS, its files read: what new connections are made with.
struct TLSClient: Sendable {
    private let context: NIOSSLContext
    private let settings: ClientTLS
    private let protocols: [TLSApplicationProtocol]

    /// Reads the files.
    /// - Parameters:
    ///   - settings: Whom to trust and what to show.
    ///   - protocols: What may be spoken inside, the preferred first.
    /// - Throws: ``MicroError`` `invalidArgument` or `fileUnreadable`, naming the file that can't be used.
    init(_ settings: ClientTLS, protocols: [TLSApplicationProtocol]) throws(MicroError) {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        // Nothing inside depends on TLS's own end, and a peer that hangs shall not hold up whoever closes.
        configuration.shutdownTimeout = .milliseconds(250)
        configuration.applicationProtocols = protocols.map(\.rawValue)
        if settings.verification == .none { configuration.certificateVerification = .none }
        if let path = settings.authorities {
            configuration.trustRoots = .certificates(try TLSFile.certificates(path, for: "the authorities to trust"))
        }
        let identity = try Self.identity(settings)
        identity?.add(to: &configuration)
        context = try NIOSSLContext.make(configuration, showing: identity)
        self.settings = settings
        self.protocols = protocols
    }

    private static func identity(_ settings: ClientTLS) throws(MicroError) -> TLSIdentity? {
        switch (settings.certificate, settings.privateKey) {
        case (nil, nil): return nil
        case (let certificate?, let key?): return try TLSIdentity(certificate: certificate, privateKey: key)
        case (let path?, nil):
            throw MicroError(.invalidArgument, "the certificate in \(path) is of no use without its private key")
        case (nil, let path?):
            throw MicroError(.invalidArgument, "the private key in \(path) is of no use without its certificate")
        }
    }

    /// The name that is asked for instead of the host of the address.
    var serverName: String? { settings.serverName }

    /// Makes the handlers for one connection: the first one nearest to the socket.
    /// - Parameters:
    ///   - target: What is connected to.
    ///   - loop: Of the connection; call there.
    /// - Returns: The TLS handler and, to stand behind it, what watches it.
    /// - Throws: ``MicroError`` `invalidArgument` for a server name that is none.
    func handlers(
        for target: HostPort,
        on loop: any EventLoop
    ) throws(MicroError) -> (tls: NIOSSLClientHandler, handshake: TLSHandshakeHandler) {
        let name = settings.serverName ?? target.host
        do {
            // An IP address is not asked for by name; it is looked for in the certificate as what was connected to.
            let isAddress = HostPort(host: name, port: 0).socketAddress != nil
            if isAddress, name != target.host {
                throw MicroError(.invalidArgument, "the server name \(name) is an address other than the one called")
            }
            let tls = try NIOSSLClientHandler(context: context, serverHostname: isAddress ? nil : name)
            let peer = TLSPeer(
                address: target.description,
                name: name,
                isVerifiedByName: !isAddress && settings.verification == .full,
                hasOwnCertificate: settings.certificate != nil,
                protocols: protocols
            )
            return (tls, TLSHandshakeHandler(tls: tls, peer: peer, completion: loop.makePromise()))
        } catch let error as MicroError {
            throw error
        } catch {
            throw MicroError(.invalidArgument, "\"\(name)\" is no name of a server: \(error)", cause: error)
        }
    }
}
