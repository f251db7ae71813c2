import MicroKit
import MicroTestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct TLSTransportTests {
    private func transport(
        _ client: ClientTLS? = TLSFixture.client(),
        _ server: ServerTLS? = TLSFixture.server()
    ) throws -> HTTPTransport {
        try HTTPTransport(tls: TransportTLS(client: client, server: server))
    }

    @Test(.serialized, arguments: TransportConformance.allCases)
    func conforms(_ rule: TransportConformance) async throws { try await rule.check(try transport()) }

    @Test(.serialized, arguments: TransportStreamConformance.allCases)
    func carriesStreams(_ rule: TransportStreamConformance) async throws { try await rule.check(try transport()) }

    /// A client and a server that get along.
    @Test(
        .serialized,
        arguments: [
            (TLSFixture.client(), TLSFixture.server()),
            (TLSFixture.client(serverName: "localhost"), TLSFixture.server()),
            (TLSFixture.client(serverName: "other.example"), TLSFixture.server("other")),
            (TLSFixture.client(trusting: "selfsigned"), TLSFixture.server("selfsigned")),
            (TLSFixture.client(showing: "client"), TLSFixture.server(clients: "authority")),
            (unverified(), TLSFixture.server("expired")),
            (unverified(), TLSFixture.server("selfsigned")),
        ]
    )
    func connects(_ client: ClientTLS, _ server: ServerTLS) async throws {
        #expect(try await call(transport(client, server), transport(client, server)) == [1, 2, 3])
    }

    /// What goes wrong between a client and a server, and the words for it.
    @Test(
        .serialized,
        arguments: [
            (TLSFixture.client(), TLSFixture.server("expired"), MicroError.Code.untrusted, "has expired on 2020-01-01"),
            (TLSFixture.client(), TLSFixture.server("selfsigned"), .untrusted, "is self-signed and not among"),
            (
                TLSFixture.client(trusting: "stranger"), TLSFixture.server(), .untrusted,
                "is from an authority that is not trusted, Test Authority"
            ),
            (TLSFixture.client(trusting: nil), TLSFixture.server(), .untrusted, "is not trusted, Test Authority"),
            (
                TLSFixture.client(serverName: "greeter.example"), TLSFixture.server(), .untrusted,
                "is not for greeter.example; it is for localhost, 127.0.0.1, ::1"
            ),
            (
                TLSFixture.client(), TLSFixture.server("other"), .untrusted,
                "is not for 127.0.0.1; it is for other.example, 192.0.2.1"
            ),
            (
                TLSFixture.client(), TLSFixture.server(clients: "authority"), .certificateRefused,
                "wants a certificate of the client"
            ),
            (
                TLSFixture.client(showing: "stranger"), TLSFixture.server(clients: "authority"), .certificateRefused,
                "refuses the certificate that this client shows"
            ),
            (TLSFixture.client(), nil, .protocolMismatch, "does not speak TLS"),
            (nil, TLSFixture.server(), .protocolMismatch, "this port speaks TLS"),
        ] as [(ClientTLS?, ServerTLS?, MicroError.Code, String)]
    )
    func refuses(_ client: ClientTLS?, _ server: ServerTLS?, _ code: MicroError.Code, _ words: String) async throws {
        let error = await #expect(throws: MicroError.self) {
            _ = try await call(transport(client, nil), transport(nil, server))
        }
        #expect(error?.code == code, "\(error.map(String.init(describing:)) ?? "")")
        #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    }

    @Test func saysThatASilentPeerIsLate() async throws {
        let server = try await ScriptedServer.start(.silence)
        let error = await #expect(throws: MicroError.self) {
            _ = try await transport().dial(server.address, deadline: .now + .milliseconds(100))
        }
        #expect(error?.code == .unreachable)
        await server.close()
    }

    @Test func saysThatAPeerClosesAtOnce() async throws {
        let server = try await ScriptedServer.start(closesAtOnce: true, .close)
        let error = await #expect(throws: MicroError.self) {
            _ = try await transport().dial(server.address, deadline: .now + .seconds(30))
        }
        #expect([.protocolMismatch, .unreachable].contains(error?.code), "\(error?.message ?? "")")
        await server.close()
    }

    /// Calls an echo.
    private func call(_ client: HTTPTransport, _ server: HTTPTransport) async throws -> [UInt8] {
        let listener = try await server.listen("127.0.0.1:0") { $0.message }
        defer { Task { await listener.close(grace: .zero) } }
        let connection = try await client.dial(listener.address, deadline: .now + .seconds(30))
        return try await connection.roundTrip(TransportMessage(body: [1, 2, 3]), deadline: .now + .seconds(30)) {}.body
    }
}

private func unverified() -> ClientTLS {
    var tls = ClientTLS()
    tls.verification = .none
    return tls
}
