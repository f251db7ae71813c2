import MicroTestSupport
import Synchronization
import Testing

@testable import MicroKit

/// The HTTP broker as a publisher, against subscribers of other making.
@Suite(.timeLimit(.minutes(5))) struct HTTPBrokerPublishingTests {
    private static let ok = Array("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".utf8)

    private func register(
        _ registry: MemoryRegistry,
        _ address: String,
        id: String = "x",
        _ dialect: HTTPBrokerDialect = .current,
        queue: String = "ff.http.broadcast",
        secure: String = "false"
    ) async throws {
        let node = Node(id: id, address: address, metadata: ["broker": "http", "topic": "a", "secure": secure])
        try await registry.register(ServiceRecord(name: dialect.serviceName, version: queue, nodes: [node]), ttl: nil)
    }

    private func publish(_ registry: MemoryRegistry, timeout: Duration = .seconds(20)) async throws -> BrokerDelivery {
        let broker = HTTPBroker.onLoopback(registry)
        let delivery = try await broker.publish(
            BrokerMessage(topic: "a", metadata: ["X-User": "1"], body: [1, 2]),
            to: "a",
            timeout: timeout
        )
        await broker.close()
        return delivery
    }

    /// The same request that go-micro makes but for who makes it.
    @Test(.serialized, arguments: BrokerRecording.all) func postsAsGoDoes(_ recording: BrokerRecording) async throws {
        let server = try await ScriptedServer.start(.reply(Self.ok))
        let dialect: HTTPBrokerDialect = recording.target.hasPrefix("/_sub") ? .v1 : .current
        let node = Node(
            id: recording.id,
            address: server.address,
            metadata: ["broker": "http", "topic": "golab.events"]
        )
        let registry = MemoryRegistry()
        let record = ServiceRecord(name: dialect.serviceName, version: "ff.http.broadcast", nodes: [node])
        try await registry.register(record, ttl: nil)
        let broker = HTTPBroker.onLoopback(registry)
        let message = try BrokerEnvelope.decode(recording.body)
        try await broker.publish(message, to: "golab.events", timeout: .seconds(20))
        await broker.close()
        await server.close()
        let ours = try MucpRecording.parts(try #require(server.requests.first))
        let gos = try MucpRecording.parts(recording.request)
        #expect(ours.start == gos.start)
        #expect(ours.body == gos.body)
        // Go's client would take compressed replies.
        let names = gos.headers.map(\.name).filter { $0 != "Accept-Encoding" }
        #expect(ours.headers.map(\.name) == names)
    }

    /// A publisher that remembers who subscribes: who left since is no failure, and who came instead is served.
    @Test(arguments: ["ff.http.broadcast", "q"]) func noticesWhoLeftAndWhoCame(queue: String) async throws {
        let registry = MemoryRegistry()
        let broker = HTTPBroker(registry: registry, lookupAge: .seconds(600))
        let message = BrokerMessage(topic: "a", body: [1])
        let (first, second) = (
            try await ScriptedServer.start(.reply(Self.ok)), try await ScriptedServer.start(.replyAndClose(Self.ok))
        )
        let others = queue == "q" ? "q2" : queue
        try await register(registry, first.address, id: "first", queue: queue)
        try await register(registry, second.address, id: "second", queue: others)
        let both = try await broker.publish(message, to: "a", timeout: .seconds(20))
        #expect(both.delivered.map(\.id).sorted() == ["first", "second"])
        await second.close()
        // Who is still registered and can't be reached has failed.
        let partial = try await broker.publish(message, to: "a", timeout: .seconds(20))
        #expect(partial.delivered.map(\.id) == ["first"] && partial.failed.map(\.node.id) == ["second"])
        let gone = Node(id: "second", address: second.address)
        let name = HTTPBrokerDialect.current.serviceName
        try await registry.deregister(ServiceRecord(name: name, version: others, nodes: [gone]))
        let third = try await ScriptedServer.start(.reply(Self.ok))
        try await register(registry, third.address, id: "third", queue: others)
        let whole = try await broker.publish(message, to: "a", timeout: .seconds(20))
        #expect(whole.delivered.map(\.id).sorted() == ["first", "third"] && whole.failed.isEmpty)
        #expect(first.requests.count == 3 && third.requests.count == 1)
        await broker.close()
        await first.close()
        await third.close()
    }

    struct Peer: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var reply: String?
        var closes = false
        let code: MicroError.Code
        let says: String
    }

    @Test(
        .serialized,
        arguments: [
            Peer(
                testDescription: "a subscriber of ours that fails",
                reply: error(500, "Internal Server Error", "no such user"),
                code: .subscriberFailed,
                says: "no such user"
            ),
            Peer(
                testDescription: "one that left",
                reply: error(404, "Not Found", "x"),
                code: .noSubscriber,
                says: "any more"
            ),
            Peer(
                testDescription: "an error page",
                reply: "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 4\r\n\r\noops",
                code: .protocolMismatch,
                says: "502"
            ),
            Peer(
                testDescription: "TLS",
                reply: "\u{15}\u{3}\u{3}\0\u{2}\u{2}\u{46}",
                code: .protocolMismatch,
                says: "TLS"
            ),
            Peer(testDescription: "closes", reply: nil, closes: true, code: .connectionLost, says: "ended"),
        ]
    )
    func tellsWhatFailed(_ peer: Peer) async throws {
        let step: ScriptedServer.Step =
            peer.reply.map { .reply(Array($0.utf8)) } ?? (peer.closes ? .close : .silence)
        let (bad, good) = (try await ScriptedServer.start(step), try await ScriptedServer.start(.reply(Self.ok)))
        let registry = MemoryRegistry()
        try await register(registry, bad.address, id: "bad")
        try await register(registry, good.address, id: "good")
        let delivery = try await publish(registry)
        #expect(delivery.delivered.map(\.id) == ["good"])
        #expect(delivery.failed.map(\.node.id) == ["bad"])
        #expect(delivery.failed.first?.error.code == peer.code)
        #expect(delivery.failed.first?.error.message.contains(peer.says) == true, "\(delivery.failed)")
        await bad.close()
        await good.close()
    }

    private static func error(_ status: Int, _ reason: String, _ detail: String) -> String {
        let json = #"{"id":"go.micro.broker","code":\#(status),"detail":"\#(detail)","status":"\#(reason)"}"#
        return "HTTP/1.1 \(status) \(reason)\r\nContent-Length: \(json.utf8.count)\r\n\r\n\(json)"
    }

    @Test func tellsOfThoseItCannotCall() async throws {
        let refusing = try RefusingAddress()
        let registry = MemoryRegistry()
        try await register(registry, refusing.address, id: "1-away")
        try await register(registry, "nonsense", id: "2-nonsense")
        try await register(registry, "127.0.0.1:0", id: "3-port")
        try await register(registry, "a\r\nb:1", id: "4-crlf")
        try await register(registry, refusing.address, id: "5-secure", secure: "true")
        let delivery = try await publish(registry)
        #expect(delivery.delivered.isEmpty)
        #expect(
            delivery.failed.map(\.error.code) == [
                .unreachable, .invalidArgument, .invalidArgument, .invalidArgument, .protocolMismatch,
            ]
        )
        #expect(delivery.failed.last?.error.message.contains("TLS") == true)
    }

    /// Of a queue that spans generations one gets the message, though others be away.
    @Test func findsSomeoneInAQueue() async throws {
        let refusing = try RefusingAddress()
        let server = try await ScriptedServer.start(.reply(Self.ok))
        let registry = MemoryRegistry()
        for number in 0..<5 { try await register(registry, refusing.address, id: "away\(number)", queue: "q") }
        try await register(registry, server.address, id: "here", .v1, queue: "q")
        let delivery = try await publish(registry)
        #expect(delivery.delivered.map(\.id) == ["here"])
        #expect(delivery.failed.isEmpty)
        #expect(server.requests.count == 1)
        await server.close()
    }

    /// Messages to one subscriber share a connection, and one that was closed meanwhile is replaced.
    @Test func keepsConnections() async throws {
        let server = try await ScriptedServer.start(.reply(Self.ok), .reply(Self.ok), .replyAndClose(Self.ok))
        let registry = MemoryRegistry()
        try await register(registry, server.address)
        let broker = HTTPBroker.onLoopback(registry)
        var delivered = 0
        for _ in 0..<5 {
            let delivery = try await broker.publish(BrokerMessage(topic: "a", body: []), to: "a", timeout: .seconds(20))
            delivered += delivery.delivered.count
        }
        #expect(delivered >= 3)
        #expect(server.connections < server.requests.count)
        await broker.close()
        await server.close()
    }

    @Test func refusesWhatIsTooLarge() async throws {
        let broker = HTTPBroker.onLoopback(MemoryRegistry(), limits: TransportLimits(messageSize: 10))
        let message = BrokerMessage(topic: "a", body: [UInt8](repeating: 0, count: 11))
        let error = await #expect(throws: MicroError.self) {
            try await broker.publish(message, to: "a", timeout: .seconds(20))
        }
        #expect(error?.code == .messageTooLarge)
    }

    private func failure(_ registry: any Registry, timeout: Duration) async -> MicroError? {
        await #expect(throws: MicroError.self) {
            _ = try await HTTPBroker.onLoopback(registry)
                .publish(BrokerMessage(topic: "a", body: []), to: "a", timeout: timeout)
        }
    }

    @Test func needsTheRegistry() async throws {
        let closed = MemoryRegistry()
        await closed.close()
        #expect(await failure(closed, timeout: .seconds(20))?.code == .registryUnavailable)
        // Nobody answers there, for longer than a publisher has.
        let silent = try LoopbackMDNS().registry(timeout: .seconds(600))
        let late = await failure(silent, timeout: .milliseconds(50))
        #expect(late?.code == .timeout && late?.phase == .discovery)
        await silent.close()
    }

    @Test func namesTheTopicsThatThereAre() async throws {
        let registry = MemoryRegistry()
        try await register(registry, "127.0.0.1:1")
        let broker = HTTPBroker.onLoopback(registry)
        let error = await #expect(throws: MicroError.self) {
            try await broker.publish(BrokerMessage(topic: "b", body: []), to: "b", timeout: .seconds(20))
        }
        #expect(error?.code == .noSubscriber && error?.message.contains("others subscribe to a") == true)
    }
}
