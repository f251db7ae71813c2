import MicroKit

/// The certificates that `Fixtures/tls/make.sh` makes.
enum TLSFixture {
    static func path(_ name: String) -> String { Fixture.path("tls/\(name).pem") }

    static func server(_ name: String = "server", clients: String? = nil) -> ServerTLS {
        ServerTLS(certificate: path(name), privateKey: path("\(name)-key"), clientAuthorities: clients.map(path))
    }

    static func client(
        trusting authority: String? = "authority",
        showing own: String? = nil,
        serverName: String? = nil
    ) -> ClientTLS {
        var tls = ClientTLS()
        tls.authorities = authority.map(path)
        tls.certificate = own.map(path)
        tls.privateKey = own.map { path("\($0)-key") }
        tls.serverName = serverName
        return tls
    }
}
