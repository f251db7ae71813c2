import Testing

@testable import MicroKit

@Suite struct TLSFileTests {
    /// Settings that can't be used, and what is said of them.
    @Test(arguments: [
        (
            TLSFixture.client(trusting: "missing"), MicroError.Code.fileUnreadable,
            "missing.pem as the authorities to trust: there is no such file"
        ),
        (folder(), .fileUnreadable, "as the authorities to trust: it can't be read"),
        (
            TLSFixture.client(trusting: "server-key"), .invalidArgument,
            "server-key.pem as the authorities to trust: it holds no PEM"
        ),
        (TLSFixture.client(showing: "make"), .fileUnreadable, "make.pem as a certificate: there is no such file"),
        (pair("server", "other-key"), .invalidArgument, "other-key.pem does not belong to the certificate in "),
        (pair("server", "server"), .invalidArgument, "server.pem as a private key: it holds no PEM private key"),
        (pair("server", nil), .invalidArgument, "is of no use without its private key"),
        (pair(nil, "server-key"), .invalidArgument, "is of no use without its certificate"),
    ])
    func tellsWhichFileCantBeUsed(_ settings: ClientTLS, _ code: MicroError.Code, _ words: String) {
        let error = #expect(throws: MicroError.self) { try TLSClient(settings, protocols: [.http1]) }
        #expect(error?.code == code)
        #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    }

    @Test func tellsWhichFileOfAServerCantBeUsed() {
        var tls = TLSFixture.server()
        tls.privateKey = TLSFixture.path("other-key")
        let error = #expect(throws: MicroError.self) { try HTTPTransport(tls: TransportTLS(server: tls)) }
        #expect(error?.message.contains("does not belong to") == true)
        tls = TLSFixture.server(clients: "none")
        let missing = #expect(throws: MicroError.self) { try HTTPTransport(tls: TransportTLS(server: tls)) }
        #expect(missing?.message.contains("none.pem as the authorities of clients: there is no such file") == true)
    }

    private static func folder() -> ClientTLS {
        var tls = ClientTLS()
        tls.authorities = "/"
        return tls
    }

    private static func pair(_ certificate: String?, _ key: String?) -> ClientTLS {
        var tls = ClientTLS()
        tls.certificate = certificate.map(TLSFixture.path)
        tls.privateKey = key.map(TLSFixture.path)
        return tls
    }
}
