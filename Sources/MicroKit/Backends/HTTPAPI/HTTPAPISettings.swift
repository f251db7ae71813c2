import Logging

/// Where an HTTP API is and how to speak to it.
struct HTTPAPISettings: Sendable {
    /// What the server is called in messages, such as `Consul`.
    var server: String
    /// Its addresses, at least one.
    var endpoints: [HTTPAPIEndpoint]
    /// How TLS is spoken at addresses that want it.
    var tls = HTTPAPITLS()
    /// How long an answer may take, connecting included.
    var timeout: Duration
    /// The most bytes of an answer.
    var maximumBody = 64 << 20
    /// What to try when nobody answers.
    var hint: String?

    /// The endpoint as TLS knows it, for the words of failures.
    func peer(at endpoint: HTTPAPIEndpoint) -> TLSPeer {
        let name = tls.serverName ?? endpoint.target.host
        return TLSPeer(
            address: "\(endpoint.target)",
            name: name,
            isVerifiedByName: tls.verification == .full,
            hasOwnCertificate: tls.certificate != nil
        )
    }
}
