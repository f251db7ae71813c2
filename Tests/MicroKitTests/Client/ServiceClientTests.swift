import MicroKit
import MicroTestSupport
import Synchronization
import Testing

@Suite struct ServiceClientTests {
    static let request = CallRequest(service: "greeter", endpoint: "Say.Hello", body: Array("{}".utf8))

    static func reply(_ body: String, _ headers: String = "Content-Type: application/json\r\n") -> [UInt8] {
        Array("HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\(headers)\r\n\(body)".utf8)
    }

    static func options(_ addresses: String..., change: (inout CallOptions) -> Void = { _ in }) -> CallOptions {
        var options = CallOptions(timeout: .seconds(60), connectTimeout: .seconds(30), addresses: addresses)
        change(&options)
        return options
    }

    private func failure(
        _ options: CallOptions,
        _ client: ServiceClient = ServiceClient(registry: nil),
        _ request: CallRequest = request
    ) async -> MicroError? {
        await #expect(throws: MicroError.self) {
            _ = try await client.call(request, options: options, observer: nil)
        }
    }

    // MARK: Peers

    @Test func badPeers() async throws {
        let peers: [(ScriptedServer, MicroError.Code, String)] = [
            (try await .start(closesAtOnce: true), .connectionLost, ""),
            (try await .start(.close), .connectionLost, "before the reply began"),
            (try await .start(greeting: [21, 3, 1, 0, 2, 2, 70], .silence), .protocolMismatch, "speaks TLS"),
            (
                try await .start(greeting: [0, 0, 6, 4, 0, 0, 0, 0, 0, 0, 5, 0, 0, 64, 0], closesAtOnce: true),
                .protocolMismatch, "gRPC"
            ),
            (
                try await .start(.reply(Array("HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno".utf8))),
                .protocolMismatch, "404 Not Found: no"
            ),
            (try await .start(.reply(Self.reply("{}", "Content-Type: text/html\r\n"))), .protocolMismatch, "text/html"),
            (
                try await .start(.reply(Self.reply("unsupported content-type: x", "Content-Type: text/plain\r\n"))),
                .unsupportedContentType, "application/json"
            ),
        ]
        for (server, code, text) in peers {
            let error = await failure(Self.options(server.address), ServiceClient(registry: nil, protocol: .mucp))
            // A peer that closes at once may do so before or after the request is out.
            #expect(error?.code == code)
            #expect(error?.message.contains(text) == true, "\(error?.message ?? "")")
            #expect(error?.address == server.address)
            await server.close()
        }
    }

    @Test func silenceTimesOutInTheWaitPhase() async throws {
        let server = try await ScriptedServer.start(.silence)
        let error = await failure(Self.options(server.address) { $0.timeout = .milliseconds(50) })
        #expect(error?.code == .timeout)
        #expect(error?.phase == .wait)
        #expect(error?.spans.map(\.phase) == [.connect, .write, .wait])
        #expect(error?.message.contains("timed out after 50 ms while waiting for the reply of") == true)
        await server.close()
    }

    @Test func refusedConnectionsNameTheAddress() async throws {
        let server = try RefusingAddress()
        let error = await failure(Self.options(server.address))
        #expect(error?.code == .unreachable)
        #expect(error?.phase == .connect)
        #expect(error?.message == "can't connect to \(server.address): connection refused")
    }

    @Test(arguments: ["localhost", "127.0.0.1", ""]) func namesAndAddresses(_ host: String) async throws {
        let server = try await ScriptedServer.start(.reply(Self.reply("{}")))
        let address = host + server.address.drop { $0 != ":" }
        let reply = try await ServiceClient(registry: nil).call(
            Self.request,
            options: Self.options(address),
            observer: nil
        )
        #expect(reply.body == Array("{}".utf8))
        await server.close()
    }

    @Test(
        arguments: [
            (["X": "a\r\nb"], "greeter"), (["a b": "x"], "greeter"), ([:], "gree\nter"),
        ] as [(Metadata, String)]
    )
    func nothingIsSentWithABadHeader(_ metadata: Metadata, _ service: String) async throws {
        let server = try await ScriptedServer.start(.reply(Self.reply("{}")))
        var request = Self.request
        request.metadata = metadata
        request.service = service
        let error = await failure(Self.options(server.address), ServiceClient(registry: nil), request)
        #expect(error?.code == .invalidArgument)
        #expect(server.requests.isEmpty)
        await server.close()
    }

    // MARK: Attempts

    @Test func goesOnWithTheNextNode() async throws {
        let dead = try RefusingAddress()
        let server = try await ScriptedServer.start(.reply(Self.reply("{}")))
        let events = Events()
        let options = Self.options(dead.address, server.address) { $0.retries = 0 }
        let reply = try await ServiceClient(registry: nil).call(Self.request, options: options, observer: events.note)
        #expect(reply.node.address == server.address)
        #expect(events.names == ["selected", "retrying", "selected", "connected", "sent", "received", "finished"])
        dead.close()
        await server.close()
    }

    @Test func allNodesDownIsOneError() async throws {
        let (first, second) = (try RefusingAddress(), try RefusingAddress())
        let error = await failure(Self.options(first.address, second.address))
        #expect(error?.code == .unreachable)
        #expect(error?.message.hasPrefix("none of the 2 nodes of greeter can be reached: ") == true)
        first.close()
        second.close()
    }

    struct Retry: Sendable {
        var error: String?
        var on: Set<RetryCondition>
        var requests: Int
    }

    @Test(arguments: [
        Retry(error: #"{"id":"x","code":500,"detail":"d"}"#, on: [], requests: 1),
        Retry(error: #"{"id":"x","code":500,"detail":"d"}"#, on: [.timeout, .connectionLost], requests: 1),
        Retry(error: #"{"id":"x","code":500,"detail":"d"}"#, on: [.serverError], requests: 3),
        Retry(error: #"{"id":"x","code":408,"detail":"d"}"#, on: [.timeout], requests: 3),
        Retry(error: #"{"id":"x","code":404,"detail":"d"}"#, on: Set(RetryCondition.allCases), requests: 1),
        Retry(error: nil, on: [], requests: 1),
        Retry(error: nil, on: [.connectionLost], requests: 3),
    ])
    func repeatsOnlyWhatMayBeRepeated(_ retry: Retry) async throws {
        let step = retry.error.map { ScriptedServer.Step.reply(Self.reply("", "Micro-Error: \($0)\r\n")) } ?? .close
        let server = try await ScriptedServer.start(step)
        let options = Self.options(server.address) { options in
            options.retries = 2
            options.retryOn = retry.on
        }
        let client = ServiceClient(registry: nil)
        await #expect(throws: (any Error).self) { try await client.call(Self.request, options: options, observer: nil) }
        #expect(server.requests.count == retry.requests)
        await server.close()
    }

    // MARK: Pool

    @Test func keepsConnectionsApartByContentType() async throws {
        let server = try await ScriptedServer.start(.reply(Self.reply("{}", "")))
        let client = ServiceClient(registry: nil)
        for type in [ContentType.json, .json, .bytes, .json, .bytes] {
            var request = Self.request
            request.contentType = type.rawValue
            _ = try await client.call(request, options: Self.options(server.address), observer: nil)
        }
        #expect(server.connections == 2)
        await client.close()
        _ = try await client.call(Self.request, options: Self.options(server.address), observer: nil)
        #expect(server.connections == 3)
        await server.close()
    }

    @Test(arguments: [(0, 60.0), (100, 0.0)]) func keepsNoMoreThanAllowed(_ limit: Int, _ age: Double) async throws {
        let server = try await ScriptedServer.start(.reply(Self.reply("{}")))
        let client = ServiceClient(registry: nil, idleLimit: limit, connectionAge: .seconds(age))
        for _ in 0..<3 { _ = try await client.call(Self.request, options: Self.options(server.address), observer: nil) }
        #expect(server.connections == 3)
        await server.close()
    }

    @Test func dropsConnectionsAfterErrors() async throws {
        let server = try await ScriptedServer.start(
            .reply(Self.reply("", "Micro-Error: no\r\n")),
            .reply(Self.reply("{}"))
        )
        let client = ServiceClient(registry: nil)
        await #expect(throws: ServiceError.self) {
            try await client.call(Self.request, options: Self.options(server.address), observer: nil)
        }
        _ = try await client.call(Self.request, options: Self.options(server.address), observer: nil)
        #expect(server.connections == 2)
        await server.close()
    }

    @Test func countsItsRequests() async throws {
        let server = try await ScriptedServer.start(.reply(Self.reply("{}")))
        let client = ServiceClient(registry: nil)
        for _ in 0..<3 { _ = try await client.call(Self.request, options: Self.options(server.address), observer: nil) }
        let ids = try server.requests.map { request in
            try MucpRecording.parts(request).headers.first { $0.name == "Micro-Id" }?.text
        }
        #expect(ids == ["0", "1", "2"])
        await server.close()
    }

    // MARK: Discovery

    @Test func findsNodesInTheRegistry() async throws {
        let server = try await ScriptedServer.start(.reply(Self.reply("{}")))
        let registry = StubRegistry(address: server.address)
        let client = ServiceClient(registry: registry)
        let events = Events()
        _ = try await client.call(Self.request, options: Self.options(), observer: events.note)
        #expect(
            events.names == ["resolving", "resolved", "selected", "connected", "sent", "received", "finished"]
        )
        let narrowed = Self.options { $0.filter.nodeID = "greeter-1" }
        _ = try await client.call(Self.request, options: narrowed, observer: nil)
        #expect(registry.asked.withLock { $0 } == [.enough, .complete])
        await server.close()
    }

    /// That a remembered answer has no such node does not say that there is none.
    @Test func asksAgainBeforeItSaysThatThereIsNoSuchNode() async throws {
        let server = try await ScriptedServer.start(.reply(Self.reply("{}")))
        let registry = MemoryRegistry()
        let client = ServiceClient(registry: registry, lookupAge: .seconds(600))
        for version in ["1", "2"] {
            let node = Node(id: "greeter-\(version)", address: server.address, metadata: ["protocol": "mucp"])
            try await registry.register(ServiceRecord(name: "greeter", version: version, nodes: [node]), ttl: nil)
            let options = Self.options { $0.filter.version = version }
            let reply = try await client.call(Self.request, options: options, observer: nil)
            #expect(reply.node.id == node.id)
        }
        #expect(await failure(Self.options { $0.filter.version = "3" }, client)?.code == .nodeNotFound)
        await server.close()
    }

    @Test func unknownServicesAreNotFound() async {
        let client = ServiceClient(registry: StubRegistry(address: nil))
        let error = await failure(Self.options(), client)
        #expect(error?.code == .serviceNotFound)
        #expect(error?.spans.map(\.phase) == [.discovery])
    }

    @Test func discoverySharesTheDeadline() async {
        let client = ServiceClient(registry: StubRegistry(address: "127.0.0.1:1", answers: false))
        let error = await failure(Self.options { $0.timeout = .milliseconds(30) }, client)
        #expect(error?.code == .timeout)
        #expect(error?.phase == .discovery)
    }

    @Test func aRecordWithABadAddressIsUnreachable() async {
        let client = ServiceClient(registry: StubRegistry(address: "queue-name"))
        let error = await failure(Self.options(), client)
        #expect(error?.code == .unreachable)
        #expect(error?.address == "queue-name")
    }

    @Test func preparesWithoutSending() async throws {
        let server = try await ScriptedServer.start(.reply(Self.reply("{}")))
        let client = ServiceClient(registry: StubRegistry(address: server.address))
        let prepared = try await client.prepare(Self.request, options: Self.options())
        #expect(prepared.node.address == server.address)
        #expect(prepared.message.headers["Micro-Id"] == "0")
        #expect(prepared.message.body == Array("{}\n".utf8))
        #expect(server.connections == 0)
        await server.close()
    }

    @Test func cancellationEndsTheCall() async throws {
        let server = try await ScriptedServer.start(.silence)
        let client = ServiceClient(registry: nil)
        let (sent, send) = AsyncStream<Void>.makeStream()
        let error = await withTaskGroup(of: MicroError?.self) { group in
            group.addTask {
                do {
                    _ = try await client.call(Self.request, options: Self.options(server.address)) { event in
                        if case .sent = event { send.yield() }
                    }
                    return nil
                } catch {
                    return error as? MicroError
                }
            }
            for await _ in sent { break }
            group.cancelAll()
            return await group.next() ?? nil
        }
        #expect(error?.code == .cancelled)
        await server.close()
    }

    @Test func typedCalls() async throws {
        struct Hello: Codable { var name: String }
        let server = try await ScriptedServer.start(
            .reply(Self.reply("{\"name\":\"John\"}\n")),
            .reply(Self.reply("[]"))
        )
        let client = ServiceClient(registry: nil)
        let options = Self.options(server.address)
        let reply = try await client.call("greeter", "Say.Hello", Hello(name: "x"), as: Hello.self, options: options)
        #expect(reply.name == "John")
        let error = await #expect(throws: MicroError.self) {
            try await client.call("greeter", "Say.Hello", Hello(name: "x"), as: Hello.self, options: options)
        }
        #expect(error?.code == .invalidReply)
        await server.close()
    }
}

/// The names of an invocation's events in order.
final class Events: Sendable {
    private let list = Mutex<[String]>([])

    var names: [String] { list.withLock { $0 } }

    @Sendable func note(_ event: InvocationEvent) {
        let name = String(describing: event).prefix { $0 != "(" }
        list.withLock { $0.append(String(name)) }
    }
}

/// A registry with one node of `greeter`, or none, or one that does not answer.
final class StubRegistry: Registry {
    let name = "stub"
    let address: String?
    let answers: Bool
    let asked = Mutex<[LookupExtent]>([])

    init(address: String?, answers: Bool = true) {
        self.address = address
        self.answers = answers
    }

    func get(_ name: String, extent: LookupExtent) async throws -> [ServiceRecord] {
        asked.withLock { $0.append(extent) }
        if !answers { try await Task.sleep(for: .seconds(600)) }
        guard let address else { return [] }
        let node = Node(id: "greeter-1", address: address, metadata: ["protocol": "mucp"])
        return [ServiceRecord(name: name, version: "1", nodes: [node])]
    }

    func register(_ service: ServiceRecord, ttl: Duration?) async throws {}
    func deregister(_ service: ServiceRecord) async throws {}
    func list() async throws -> [String] { [] }
    func watch(_ name: String?) async throws -> AsyncThrowingStream<RegistryEvent, any Error> { .init { $0.finish() } }
    func close() async {}
}
