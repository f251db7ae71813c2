import MicroKit
import MicroTestSupport
import NIOHPACK
import NIOHTTP2
import NIOSSL
import Testing

/// Our client against a peer that plays each frame as a test wants it.
@Suite(.timeLimit(.minutes(5))) struct GRPCCallerTests {
    private typealias Step = GRPCPeer.Step

    private static let request = CallRequest(
        service: "greeter",
        endpoint: "Say.Hello",
        contentType: "application/protobuf",
        metadata: ["Foo": "bar", "blob-bin": "AQI="],
        body: [1, 2]
    )

    private static func options(_ peer: String, timeout: Duration = .seconds(30), retries: Int = 0) -> CallOptions {
        CallOptions(timeout: timeout, connectTimeout: .seconds(30), retries: retries, addresses: [peer])
    }

    private static func client(tls: TransportTLS? = nil) throws -> ServiceClient {
        let transport = try tls.map { try HTTPTransport(tls: $0) } ?? HTTPTransport()
        return ServiceClient(registry: nil, transport: transport, protocol: .grpc)
    }

    /// Calls once and gives the error.
    private static func failure(of steps: [Step], timeout: Duration = .seconds(30)) async throws -> any Error {
        let peer = try await GRPCPeer.start { _ in steps }
        let client = try client()
        let result = await Result.outcome {
            try await client.call(request, options: options(peer.address, timeout: timeout), observer: nil)
        }
        await peer.close()
        switch result {
        case .success: return MicroError(.internal, "the call went well")
        case .failure(let error): return error
        }
    }

    @Test func sendsWhatGoMicroSends() async throws {
        let peer = try await GRPCPeer.start { _ in
            [
                .headers([(":status", "200"), ("content-type", "application/grpc"), ("x", "1")]), .message([3]),
                .headers([("grpc-status", "0"), ("y", "2")], end: true),
            ]
        }
        let reply = try await Self.client().call(Self.request, options: Self.options(peer.address), observer: nil)
        #expect(reply.body == [3])
        #expect(reply.contentType == "application/protobuf")
        #expect(reply.headers["x"] == "1" && reply.headers["y"] == "2")
        let sent = try #require(peer.requests.first)
        #expect(sent.data == [0, 0, 0, 0, 2, 1, 2])
        let expected = [
            ":method": "POST", ":scheme": "http", ":path": "/greeter.Say/Hello", ":authority": peer.address,
            "content-type": "application/grpc+proto", "te": "trailers", "x-content-type": "application/protobuf",
            "foo": "bar", "blob-bin": "AQI", "grpc-accept-encoding": "identity,gzip,deflate",
        ]
        for (name, text) in expected { #expect(sent.headers[name] == [text], "\(name)") }
        let timeout = try #require(sent.headers.first(name: "grpc-timeout").flatMap(GRPCTimeout.parse))
        #expect(timeout > .zero && timeout <= .seconds(30))
        let nanoseconds = try #require(sent.headers.first(name: "timeout").flatMap(Int.init))
        #expect((1...30_000_000_000).contains(nanoseconds))
        await peer.close()
    }

    @Test func sharesOneConnection() async throws {
        let peer = try await GRPCPeer.start { [.head, .message($0.data), .ok] }
        let client = try Self.client()
        try await withThrowingTaskGroup(of: CallReply.self) { group in
            for _ in 0..<64 {
                group.addTask {
                    try await client.call(Self.request, options: Self.options(peer.address), observer: nil)
                }
            }
            for try await reply in group { #expect(reply.body == GRPCPeer.framed([1, 2])) }
        }
        #expect(peer.connections == 1)
        await peer.close()
    }

    @Test(arguments: [
        (0, 500, "INTERNAL"), (2, 500, "INTERNAL"), (8, 499, "CANCELLED"), (11, 429, "RESOURCE_EXHAUSTED"),
        (12, 403, "PERMISSION_DENIED"),
    ])
    func tellsResets(code: Int, status: Int, name: String) async throws {
        let error = try await Self.failure(of: [.head, .reset(HTTP2ErrorCode(networkCode: code))])
        let told = try #require(error as? ServiceError)
        #expect((told.code, told.status) == (status, name))
    }

    @Test(
        arguments: [
            ([Step.reset(.refusedStream)], MicroError.Code.unreachable),
            ([.goAway(.noError, answersThis: false)], .unreachable),
            ([.goAway(.enhanceYourCalm, answersThis: false)], .unreachable),
            ([.goAway(.noError, answersThis: true), .close], .connectionLost),
            ([.close], .connectionLost),
            ([.head, .message([1]), .message([2]), .ok], .invalidReply),
            ([.head, .ok], .invalidReply),
            ([.head, .data([], end: true)], .protocolMismatch),
            ([.headers([(":status", "200"), ("content-type", "text/html")])], .protocolMismatch),
            ([.head, .data([0, 0xFF, 0xFF, 0xFF, 0xFF])], .messageTooLarge),
        ] as [([GRPCPeer.Step], MicroError.Code)]
    )
    func tellsFailures(steps: [GRPCPeer.Step], code: MicroError.Code) async throws {
        let error = try await Self.failure(of: steps)
        #expect((error as? MicroError)?.code == code, "\(error)")
    }

    @Test func tellsGoMicrosErrors() async throws {
        let status = GRPCStatus(ServiceError(id: "greeter", code: 404, detail: "gone"))
        let trailers = status.trailers.map { ($0.name, $0.value) }
        let head = [(":status", "200"), ("content-type", "application/grpc")]
        let error = try await Self.failure(of: [.headers(head + trailers, end: true)])
        #expect(error as? ServiceError == ServiceError(id: "greeter", code: 404, detail: "gone"))
    }

    @Test func takesAnotherConnectionAfterGoAway() async throws {
        // The second call of the first connection is not taken; both get their answer all the same.
        let peer = try await GRPCPeer.start { request in
            request.number == 2 ? [.goAway(.noError, answersThis: false)] : [.head, .message([1]), .ok]
        }
        let client = try Self.client()
        for _ in 0..<3 {
            let reply = try await client.call(Self.request, options: Self.options(peer.address), observer: nil)
            #expect(reply.body == [1])
        }
        #expect(peer.connections == 2)
        await peer.close()
    }

    @Test func repeatsARefusedCall() async throws {
        let peer = try await GRPCPeer.start { request in
            request.number == 1 ? [.reset(.refusedStream)] : [.head, .message([1]), .ok]
        }
        let options = Self.options(peer.address, retries: 1)
        #expect(try await Self.client().call(Self.request, options: options, observer: nil).body == [1])
        await peer.close()
    }

    @Test func tellsThePeerOfACancellation() async throws {
        let peer = try await GRPCPeer.start { _ in [.head] }
        let client = try Self.client()
        let result = await withTaskGroup(of: Result<CallReply, any Error>.self) { group in
            group.addTask {
                await Result.outcome {
                    try await client.call(Self.request, options: Self.options(peer.address), observer: nil)
                }
            }
            for await event in peer.events where event == .written { break }
            group.cancelAll()
            return await group.next()
        }
        #expect(throws: MicroError.self) { try result?.get() }
        for await event in peer.events {
            if case .reset(let code) = event {
                #expect(code == 8)
                break
            }
        }
        // The connection goes on.
        #expect(peer.connections == 1)
        await peer.close()
    }

    @Test func givesUpAtTheDeadline() async throws {
        let peer = try await GRPCPeer.start { _ in [] }
        let client = try Self.client()
        let options = Self.options(peer.address, timeout: .seconds(2))
        let error = await #expect(throws: MicroError.self) {
            try await client.call(Self.request, options: options, observer: nil)
        }
        #expect(error?.code == .timeout)
        #expect(error?.phase == .wait)
        for await event in peer.events {
            if case .reset(let code) = event {
                #expect(code == 8)
                break
            }
        }
        await peer.close()
    }

    @Test func opensAnotherConnectionWhereCallsAreFew() async throws {
        let settings = [HTTP2Setting(parameter: .maxConcurrentStreams, value: 1)]
        let peer = try await GRPCPeer.start(settings: settings) { request in
            request.number == 2 ? [] : [.head, .message([1]), .ok]
        }
        let client = try Self.client()
        // So that the settings are known.
        _ = try await client.call(Self.request, options: Self.options(peer.address), observer: nil)
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                _ = try? await client.call(Self.request, options: Self.options(peer.address), observer: nil)
            }
            var written = 0
            for await event in peer.events where event == .written {
                written += 1
                if written == 2 { break }
            }
            let reply = try? await client.call(Self.request, options: Self.options(peer.address), observer: nil)
            #expect(reply?.body == [1])
            #expect(peer.connections == 2)
            group.cancelAll()
        }
        await peer.close()
    }

    @Test(arguments: [
        (Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8), "speaks HTTP/1"),
        (Array("SSH-2.0-x\r\n".utf8), "speaks SSH"),
        ([21, 3, 3, 0, 2, 2, 40], "speaks TLS"),
        (Array("<!DOCTYPE HTML>\n".utf8), "answered with a web page"),
        (Array("hello, who are you?".utf8), "does not speak HTTP"),
    ])
    func tellsWhoSpeaksSomethingElse(greeting: [UInt8], words: String) async throws {
        let server = try await ScriptedServer.start(greeting: greeting, .silence)
        let client = try Self.client()
        let error = await #expect(throws: MicroError.self) {
            try await client.call(Self.request, options: Self.options(server.address), observer: nil)
        }
        #expect(error?.code == .protocolMismatch)
        #expect(error?.message.contains(words) == true)
        #expect(error?.cause is PeerMismatch)
        await server.close()
    }

    /// A peer that leaves without a word may want TLS; one that has said something, or speaks TLS, does not.
    @Test func guessesThatASilentPeerWantsTLS() async throws {
        let server = try await ScriptedServer.start(closesAtOnce: true)
        let error = await #expect(throws: MicroError.self) {
            try await Self.client().call(Self.request, options: Self.options(server.address), observer: nil)
        }
        // It may be gone before the call or behind it.
        #expect([.connectionLost, .unreachable].contains(error?.code))
        #expect(error?.hint == "it may want TLS")
        await server.close()
        let other = try await Self.failure(of: [.close])
        #expect((other as? MicroError)?.code == .connectionLost)
        #expect((other as? MicroError)?.hint == nil)
    }

    @Test func tellsARefusedConnection() async throws {
        let address = try RefusingAddress()
        let client = try Self.client()
        let error = await #expect(throws: MicroError.self) {
            try await client.call(Self.request, options: Self.options(address.address), observer: nil)
        }
        #expect(error?.code == .unreachable)
    }

    @Test(arguments: [true, false])
    func speaksTLS(isTrusted: Bool) async throws {
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: try NIOSSLCertificate.fromPEMFile(TLSFixture.path("server")).map { .certificate($0) },
            privateKey: .privateKey(try NIOSSLPrivateKey(file: TLSFixture.path("server-key"), format: .pem))
        )
        configuration.applicationProtocols = ["h2"]
        let peer = try await GRPCPeer.start(tls: try NIOSSLContext(configuration: configuration)) { request in
            request.headers[":scheme"] == ["https"] ? [.head, .message([1]), .ok] : [.reset(.cancel)]
        }
        let tls = TLSFixture.client(trusting: isTrusted ? "authority" : "stranger")
        let client = try Self.client(tls: TransportTLS(client: tls))
        let result = await Result.outcome {
            try await client.call(Self.request, options: Self.options(peer.address), observer: nil)
        }
        if isTrusted {
            #expect(try result.get().body == [1])
        } else {
            let error = #expect(throws: MicroError.self) { try result.get() }
            #expect(error?.code == .untrusted)
        }
        await peer.close()
    }
}

extension Result where Failure == any Error {
    /// The outcome of an operation as a value.
    static func outcome(_ body: () async throws -> Success) async -> Self {
        do { return .success(try await body()) } catch { return .failure(error) }
    }
}
