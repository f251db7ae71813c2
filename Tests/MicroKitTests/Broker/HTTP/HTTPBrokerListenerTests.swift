import MicroTestSupport
import NIOPosix
import Testing

@testable import MicroKit

/// The HTTP broker as a subscriber, against publishers of other making.
@Suite(.timeLimit(.minutes(5))) struct HTTPBrokerListenerTests {
    /// Runs a subscription to `golab.events` whose node `body` gets.
    private func subscribed(
        _ inbox: Inbox = Inbox(),
        limits: TransportLimits = TransportLimits(),
        handler: (@Sendable (BrokerMessage) async throws -> Void)? = nil,
        _ body: @escaping @Sendable (Node) async throws -> Void
    ) async throws {
        let registry = NotedRegistry()
        let broker = HTTPBroker.onLoopback(registry, limits: limits)
        var subscription = inbox.subscription("golab.events")
        if let handler { subscription.handler = handler }
        let (ready, isReady) = AsyncStream.makeStream(of: Void.self)
        try await withThrowingTaskGroup(of: Void.self) { [subscription] group in
            group.addTask { try await broker.subscribe(subscription, onReady: { isReady.finish() }) }
            for await _ in ready {}
            guard case .register(let record, _)? = registry.notes.first else {
                throw MicroError(.internal, "nothing was registered")
            }
            defer { group.cancelAll() }
            try await body(record.nodes[0])
        }
    }

    private static func post(_ target: String, _ body: String, _ headers: String = "") -> String {
        "POST \(target) HTTP/1.1\r\n\(headers)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }

    private static let message = #"{"Header":{"Micro-Topic":"golab.events"},"Body":"aGk="}"#

    /// Our id in place of the recorded subscriber's.
    @Test(.serialized, arguments: BrokerRecording.all) func takesRecordedMessages(_ recording: BrokerRecording)
        async throws
    {
        let inbox = Inbox()
        try await subscribed(inbox) { node in
            let text = String(decoding: recording.request, as: UTF8.self).replacing(recording.id, with: node.id)
            let client = try await RawClient.connect(to: node.address)
            try await client.send(text + text)
            let replies = await client.replies(2)
            #expect(replies.map(\.line) == ["HTTP/1.1 200 OK", "HTTP/1.1 200 OK"])
            #expect(replies.map(\.body) == [[], []])
            await client.close()
        }
        #expect(inbox.messages.count == 2)
        #expect(inbox.messages.first == inbox.messages.last)
        #expect(inbox.messages.first?.headers["Micro-Topic"] == "golab.events")
        #expect(inbox.messages.first?.headers[":topic"] == nil)
    }

    @Test func registersInBothWays() async throws {
        let registry = NotedRegistry()
        let broker = HTTPBroker.onLoopback(registry, registerInterval: .milliseconds(5))
        let subscription = BrokerSubscription(topic: "golab.events", queue: "q") { _ in }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await broker.subscribe(subscription, onReady: nil) }
            // Both, and renewed.
            for await _ in registry.stream.prefix(6) {}
            group.cancelAll()
            try await group.waitForAll()
        }
        let records = Set(
            registry.notes.compactMap { note in
                if case .register(let record, ttl: .seconds(60)) = note { record } else { nil }
            }
        )
        #expect(records.map(\.name).sorted() == ["go.micro.http.broker", "micro.http.broker"])
        #expect(Set(records.map(\.version)) == ["q"])
        let node = try #require(records.first?.nodes.first)
        #expect(Set(records.flatMap(\.nodes)) == [node])
        #expect(node.id.hasPrefix("golab.events-"))
        #expect(node.address.hasPrefix("127.0.0.1:"))
        #expect(node.metadata == ["broker": "http", "secure": "false", "topic": "golab.events"])
        let last = Set(registry.notes.suffix(2))
        #expect(last == Set(records.map { .deregister($0) }))
    }

    @Test(
        .serialized,
        arguments: [
            ("GET /?id=ID HTTP/1.1\r\n\r\n", "405 Method Not Allowed", "Method not allowed"),
            (post("/?id=ID", "{"), "500 Internal Server Error", "Error parsing request body"),
            (post("/?id=ID", #"{"Header":{},"Body":null}"#), "500 Internal Server Error", "Topic not found"),
            (post("/?id=ID", #"{"Header":null,"Body":null}"#), "500 Internal Server Error", "Topic not found"),
            (
                post("/?id=ID", #"{"Header":{"Micro-Topic":"golab.events"},"Body":"?"}"#), "500 Internal Server Error",
                "base64"
            ),
            (post("/?id=other", message), "404 Not Found", "nobody"), (post("/", message), "404 Not Found", "nobody"),
            (post("/?id=ID", #"{"Header":{"Micro-Topic":"b"}}"#), "404 Not Found", "nobody"),
            (
                post("/_sub?id=ID", #"{"Header":{"Micro-Topic":"golab.events",":topic":"b"}}"#), "404 Not Found",
                "nobody"
            ),
            (post("/?id=ID", #"{"Header":{"Micro-Topic":"golab.events",":topic":"b"}}"#), "200 OK", ""),
            ("POST /?id=ID HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n", "413 Payload Too Large", "larger"),
            ("POST /?id=ID HTTP/1.1\r\nContent-Length: x\r\n\r\n", "400 Bad Request", "no HTTP"),
            ("garbage\r\n\r\n", "400 Bad Request", "no HTTP"),
        ]
    )
    func answersBadRequests(_ request: String, _ status: String, _ says: String) async throws {
        try await subscribed { node in
            let client = try await RawClient.connect(to: node.address)
            try await client.send(request.replacing("ID", with: node.id))
            let reply = try #require(await client.replies().first)
            #expect(reply.line == "HTTP/1.1 \(status)")
            #expect(reply.text.contains(says))
            if !says.isEmpty { #expect(ServiceError(headerValue: reply.text).id == "go.micro.broker") }
            await client.close()
            // Whatever came, the next one is served.
            let next = try await RawClient.connect(to: node.address)
            try await next.send(Self.post("/?id=\(node.id)", Self.message))
            #expect(await next.replies().first?.line == "HTTP/1.1 200 OK")
            await next.close()
        }
    }

    /// Bytes without end in every place where they can stand.
    @Test(
        .serialized,
        arguments: [
            "POST /?id=", "POST / HTTP/1.1\r\nA: ", "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2000\r\n",
        ]
    )
    func endsFloods(_ start: String) async throws {
        let limits = TransportLimits(messageSize: 1000, headerCount: 10, headerSize: 1000)
        try await subscribed(limits: limits) { node in
            let client = try await RawClient.connect(to: node.address)
            try? await client.send(start)
            let piece =
                start.contains("chunked")
                ? String(repeating: "x", count: 8192) + "\r\n2000\r\n" : String(repeating: "x", count: 8192)
            // The peer's close or reset ends the writing; a listener that reads on would take all of it.
            var sent = 0
            while sent < 64 << 20, (try? await client.send(piece)) != nil { sent += piece.utf8.count }
            #expect(sent < 64 << 20)
            await client.close()
        }
    }

    @Test func answersInTurn() async throws {
        struct Refused: Error {}
        try await subscribed(handler: { if $0.body == [0x68, 0x69] { throw Refused() } }) { node in
            let bad = Self.post("/?id=\(node.id)", Self.message)
            let good = Self.post("/_sub?id=\(node.id)", Self.message.replacing("aGk=", with: ""))
            let client = try await RawClient.connect(to: node.address)
            // Byte by byte where it hurts.
            for byte in bad.utf8 { try await client.send([byte]) }
            try await client.send(
                good + bad + good + good.replacing("\r\n\r\n", with: "\r\nConnection: close\r\n\r\n")
            )
            let replies = RawReply.parse(await client.readToEnd())
            let lines = replies.map { String($0.line.dropFirst(9).prefix(3)) }
            #expect(lines == ["500", "200", "500", "200", "200"])
            #expect(replies.first?.text.contains("Refused") == true)
            #expect(replies.last?["Connection"] == "close")
        }
    }

    /// A message that was taken is handled to its end, though its publisher does not wait.
    @Test func handlesMessagesOfThoseWhoLeft() async throws {
        let (begun, beginning) = AsyncStream.makeStream(of: Void.self)
        let (released, release) = AsyncStream.makeStream(of: Void.self)
        let (ended, end) = AsyncStream.makeStream(of: Bool.self)
        try await subscribed(handler: { _ in
            beginning.yield()
            for await _ in released {}
            end.yield(Task.isCancelled)
        }) { node in
            let client = try await RawClient.connect(to: node.address)
            try await client.send(Self.post("/?id=\(node.id)", Self.message))
            for await _ in begun { break }
            await client.close()
            release.finish()
            #expect(await ended.first { _ in true } == false)
        }
    }

    @Test func sharesAListenerAndBindsAgain() async throws {
        let registry = MemoryRegistry()
        let probe = HTTPBrokerListener(
            "127.0.0.1:0",
            on: MultiThreadedEventLoopGroup.singleton,
            limits: TransportLimits(),
            patience: HTTPBrokerPatience(),
            subscribers: HTTPBrokerSubscribers()
        )
        let address = try await probe.open()
        #expect(try await probe.open() == address)
        await probe.release()
        await probe.release()
        // A port of its own, which two subscriptions share and those after them use again.
        let broker = HTTPBroker(registry: registry, address: address)
        for _ in 0..<3 {
            let (ready, isReady) = AsyncStream.makeStream(of: Void.self)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for topic in ["a", "b"] {
                    group.addTask {
                        try await broker.subscribe(
                            BrokerSubscription(topic: topic) { _ in },
                            onReady: { isReady.yield() }
                        )
                    }
                }
                for await _ in ready.prefix(2) {}
                let nodes = try await registry.get("micro.http.broker", extent: .complete).flatMap(\.nodes)
                #expect(nodes.map(\.address) == [address, address])
                group.cancelAll()
                try await group.waitForAll()
            }
        }
        await broker.close()
    }

    @Test(.serialized, arguments: [("nonsense", MicroError.Code.invalidArgument), ("192.0.2.1:1", .unreachable)])
    func saysWhyItCannotListen(_ address: String, _ code: MicroError.Code) async throws {
        let broker = HTTPBroker(registry: MemoryRegistry(), address: address)
        let error = await #expect(throws: MicroError.self) {
            try await broker.subscribe(BrokerSubscription(topic: "a") { _ in }, onReady: nil)
        }
        #expect(error?.code == code)
    }

    @Test(.serialized, arguments: [(2, true), (3, false)]) func triesThreeTimes(_ failures: Int, _ succeeds: Bool)
        async throws
    {
        // Both entries are tried at once, and each attempt of either counts.
        let broker = HTTPBroker.onLoopback(NotedRegistry(failures: failures * 2))
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                let (ready, isReady) = AsyncStream.makeStream(of: Void.self)
                group.addTask {
                    defer { isReady.finish() }
                    try await broker.subscribe(BrokerSubscription(topic: "a") { _ in }, onReady: { isReady.finish() })
                }
                for await _ in ready {}
                group.cancelAll()
                try await group.waitForAll()
            }
            #expect(succeeds)
        } catch let error as MicroError {
            #expect(error.code == .registryUnavailable && !succeeds)
        }
    }
}
