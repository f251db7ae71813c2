import MicroTestSupport
import NIOPosix
import NIOSSL
import Synchronization
import Testing

@testable import MicroKit

@Suite(.timeLimit(.minutes(5))) struct HTTPAPITests {
    private func api(
        _ addresses: String...,
        tls: ClientTLS? = nil,
        timeout: Duration = .seconds(60),
        maximumBody: Int = 1 << 20
    ) throws -> HTTPAPI {
        let endpoints = try addresses.map { try HTTPAPIEndpoint(parsing: $0, defaultPort: 1, isSecure: tls != nil) }
        var settings = HTTPAPISettings(server: "Lab", endpoints: endpoints, timeout: timeout)
        if let tls { settings.tls = HTTPAPITLS(tls) }
        settings.maximumBody = maximumBody
        return HTTPAPI(settings, group: MultiThreadedEventLoopGroup.singleton)
    }

    private func failure(_ api: HTTPAPI, _ request: HTTPAPIRequest = HTTPAPIRequest(.get, "x")) async -> MicroError? {
        let error = await #expect(throws: MicroError.self) { try await api.send(request) }
        await api.close()
        return error
    }

    @Test func sendsAndReceives() async throws {
        let server = try await StandInHTTPServer.start { request in
            let text = "\(request.method) \(request.target) \(request.query) \(request.headers["x-token"] ?? "")"
            return StandInReply(201, text + String(decoding: request.body, as: UTF8.self), headers: [("X-Index", "7")])
        }
        let api = try api(server.address)
        var request = HTTPAPIRequest(.put, "a", "b c")
        request.query = [("q", "1")]
        request.headers = [("X-Token", "to\r\nken")]
        request.body = .object([.init("k", .null)])
        let reply = try await api.send(request)
        #expect(reply.status == 201)
        #expect(reply.header("x-index") == "7")
        #expect(String(decoding: reply.body, as: UTF8.self) == #"PUT /a/b c ["q": "1"] to  ken{"k":null}"#)
        await api.close()
        let error = await failure(api)
        #expect(error?.code == .registryUnavailable)
        await server.close()
    }

    @Test func triesTheNextAddressAfterGateways() async throws {
        let busy = try await StandInHTTPServer.start { _ in StandInReply(503, #"{"message":"overloaded"}"#) }
        let count = Mutex(0)
        let server = try await StandInHTTPServer.start { _ in
            count.withLock { $0 += 1 }
            return StandInReply(500)
        }
        let api = try api(busy.address, server.address)
        for _ in 0..<3 { #expect(try await api.send(HTTPAPIRequest(.get)).status == 500) }
        #expect(count.withLock { $0 } == 3)
        await api.close()
        let alone = await failure(try self.api(busy.address))
        #expect(alone?.message == "Lab at \(busy.address) can't be used: it answers 503, overloaded")
        #expect(alone?.hint == "it or what is behind it is overloaded or starting; try again")
        await busy.close()
        await server.close()
    }

    @Test func survivesAConnectionThatWasClosedMeanwhile() async throws {
        let server = try await StandInHTTPServer.start { _ in StandInReply() }
        let api = try api(server.address)
        for _ in 0..<20 {
            #expect(try await api.send(HTTPAPIRequest(.get)).status == 200)
            server.breakConnections()
        }
        await api.close()
        await server.close()
    }

    @Test func limitsTimeAndSize() async throws {
        let silent = try await ScriptedServer.start(.silence)
        let late = await failure(try api(silent.address, timeout: .milliseconds(50)))
        #expect(late?.code == .registryUnavailable)
        #expect(late?.message == "Lab at \(silent.address) can't be reached: it did not answer within 50 ms")
        let big = try await StandInHTTPServer.start { _ in StandInReply(200, String(repeating: "x", count: 3 << 20)) }
        let large = await failure(try api(big.address))
        #expect(large?.message.hasSuffix("its answer is larger than 1 MiB") == true)
        await silent.close()
        await big.close()
    }

    @Test func knowsWhatIsNotHTTP() async throws {
        let server = try await ScriptedServer.start(.replyAndClose(Array("220 smtp.example ESMTP\r\n".utf8)))
        let error = await failure(try api(server.address, timeout: .seconds(5)))
        #expect(error?.code == .registryUnavailable)
        let mute = try await ScriptedServer.start(.close)
        // Whether the end of a connection is seen before it is used is up to chance, and the client then waits for another.
        let closed = await failure(try api(mute.address, timeout: .seconds(5)))
        let reasons = ["it closed the connection without an answer", "it did not answer within 5 s"]
        #expect(reasons.contains { closed?.message.hasSuffix($0) == true }, "\(closed?.message ?? "")")
        await server.close()
        await mute.close()
    }

    @Test func canBeCancelled() async throws {
        let (arrivals, arrival) = AsyncStream.makeStream(of: Void.self)
        let server = try await StandInHTTPServer.start { _ in
            arrival.yield()
            try? await Task.sleep(for: .seconds(3600))
            return StandInReply()
        }
        let api = try api(server.address)
        let work = Task { try await api.send(HTTPAPIRequest(.get)) }
        _ = await arrivals.first { _ in true }
        work.cancel()
        let error = await #expect(throws: MicroError.self) { _ = try await work.value }
        #expect(error?.code == .cancelled)
        await api.close()
        await server.close()
    }

    @Test func canBeForgottenWithoutBeingClosed() async throws {
        let server = try await StandInHTTPServer.start { _ in StandInReply() }
        for _ in 0..<3 { _ = try await api(server.address).send(HTTPAPIRequest(.get)) }
        await server.close()
    }

    @Test func followsNoRedirection() async throws {
        let server = try await StandInHTTPServer.start { _ in
            StandInReply(307, headers: [("Location", "http://elsewhere.example/")])
        }
        let api = try api(server.address)
        let reply = try await api.send(HTTPAPIRequest(.get))
        let error = reply.refusal(from: "Lab", of: "listing", credentials: nil)
        #expect(error.hint == "give the address it leads to, http://elsewhere.example/")
        await api.close()
        await server.close()
    }

    // MARK: TLS

    private func secureServer(
        _ certificate: String = "server",
        clients: String? = nil
    ) async throws -> StandInHTTPServer {
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: try NIOSSLCertificate.fromPEMFile(TLSFixture.path(certificate)).map { .certificate($0) },
            privateKey: .privateKey(try NIOSSLPrivateKey(file: TLSFixture.path("\(certificate)-key"), format: .pem))
        )
        if let clients {
            configuration.trustRoots = .file(TLSFixture.path(clients))
            configuration.certificateVerification = .noHostnameVerification
        }
        return try await StandInHTTPServer.start(tls: NIOSSLContext(configuration: configuration)) { _ in StandInReply()
        }
    }

    @Test func speaksTLS() async throws {
        let server = try await secureServer()
        for tls in [TLSFixture.client(), TLSFixture.client(serverName: "localhost")] {
            let api = try api(server.address, tls: tls)
            #expect(try await api.send(HTTPAPIRequest(.get)).status == 200)
            await api.close()
        }
        let unknown = await failure(try api(server.address, tls: ClientTLS()))
        #expect(unknown?.code == .untrusted)
        await server.close()
        // NIOSSL is content with a certificate for the address, whatever the name; this one is for neither.
        let other = try await secureServer("other")
        for tls in [TLSFixture.client(), TLSFixture.client(serverName: "localhost")] {
            #expect(await failure(try api(other.address, tls: tls))?.code == .untrusted)
        }
        await other.close()
    }

    @Test func showsACertificate() async throws {
        let server = try await secureServer(clients: "authority")
        let api = try api(server.address, tls: TLSFixture.client(showing: "client"))
        #expect(try await api.send(HTTPAPIRequest(.get)).status == 200)
        await api.close()
        let missing = await failure(try self.api(server.address, tls: TLSFixture.client()))
        #expect(missing?.code == .certificateRefused)
        await server.close()
    }

    @Test func tellsOfPlaintext() async throws {
        let server = try await StandInHTTPServer.start { _ in StandInReply() }
        let error = await failure(try api(server.address, tls: TLSFixture.client()))
        #expect(error?.code == .registryUnavailable)
        #expect(error?.message.contains("does not speak TLS") == true)
        await server.close()
    }

    @Test func namesFilesThatCannotBeUsed() async throws {
        var tls = ClientTLS()
        tls.authorities = "/nowhere/ca.pem"
        let error = await failure(try api("127.0.0.1:1", tls: tls))
        #expect(error?.code == .fileUnreadable)
        let mixed = HTTPAPITLS.PEM.bytes(Array("no PEM".utf8), origin: "the kubeconfig")
        var settings = HTTPAPITLS()
        settings.authorities = mixed
        let wrong = #expect(throws: MicroError.self) { try settings.configuration() }
        #expect(wrong?.message.contains("the kubeconfig") == true)
    }
}
