import Logging
import MicroKit
import MicroTestSupport
import ServiceLifecycle
import SwiftProtobuf
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(5))) struct MicroServiceSubscribersTests {
    struct Greeting: Codable { var name: String }

    private struct Refused: Error {}

    private func failure(of service: MicroService) async -> MicroError? {
        await #expect(throws: MicroError.self) { try await service.run() }
    }

    @Test func registersAsGoMicroDoes() async throws {
        let registry = MemoryRegistry()
        var service = MicroService.onLoopback(registry: registry)
        service.subscribe(to: "a.topic") { (_: Greeting, _) in }
        service.subscribe(to: "z.topic", endpoint: "Events.Created") { (_: Helloworld_Event, _) in }
        service.subscribeBytes(to: "a.topic", queue: "q", endpoint: "Events.Bytes") { _, _ in }
        service.handle("Zoo.Last") { (request: JSONValue, _: RequestContext) in request }
        let record = try await withRunning(service) { record in
            // The service can be found before its subscribers, whose messages may make it call itself.
            let found = try await registry.list()
            #expect(found == ["go.micro.http.broker", "helloworld", "micro.http.broker"])
            return record
        }
        #expect(record.nodes[0].metadata["broker"] == "http")
        #expect(record.endpoints.map(\.name) == ["Zoo.Last", "Events.Created", "Func", "Events.Bytes"])
        let func0 = record.endpoints[2]
        #expect(func0.metadata == ["topic": "a.topic", "subscriber": "true"])
        #expect(func0.isSubscriber && func0.response == nil)
        #expect(func0.request?.values.map(\.name) == ["name"])
        #expect(record.endpoints[1].request?.values.map(\.name) == ["id", "timestamp", "message", "attrs"])
        #expect(record.endpoints[3].request == nil)
        #expect(try await registry.list() == [])
    }

    @Test func takesMessagesOfTheDefaultBroker() async throws {
        let registry = MemoryRegistry()
        let names = Mutex<[String]>([])
        var service = MicroService.onLoopback(registry: registry)
        service.subscribe(to: "a") { (event: Greeting, context) in
            names.withLock { $0.append("\(event.name) \(context.topic) \(context.contentType)") }
        }
        service.subscribe(to: "b") { (event: Helloworld_Request, context) in
            names.withLock { $0.append("\(event.name) \(context.metadata["X-User"] ?? "")") }
        }
        service.subscribeBytes(to: "c") { bytes, context in names.withLock { $0.append("\(bytes)") } }
        try await withRunning(service) { _ in
            let broker = HTTPBroker(registry: registry, address: "127.0.0.1:0")
            try await broker.publish(Greeting(name: "Jo"), to: "a", timeout: .seconds(30))
            try await broker.publish(
                Helloworld_Request.with { $0.name = "Bo" },
                to: "b",
                metadata: ["X-User": "1"],
                timeout: .seconds(30)
            )
            try await broker.publish(Greeting(name: "Mo"), to: "b", timeout: .seconds(30))
            let bytes = BrokerMessage(topic: "c", contentType: "image/png", body: [0, 255])
            try await broker.publish(bytes, to: "c", timeout: .seconds(20))
            await broker.close()
        }
        #expect(names.withLock { $0 } == ["Jo a application/json", "Bo 1", "Mo ", "[0, 255]"])
    }

    @Test func tellsOfEventsItCannotRead() async throws {
        let (registry, broker) = (MemoryRegistry(), MemoryBroker())
        var service = MicroService.onLoopback(registry: registry)
        service.broker = broker
        service.subscribe(to: "a") { (_: Greeting, _) in }
        try await withRunning(service) { record in
            #expect(record.nodes[0].metadata["broker"] == "memory")
            let delivery = try await broker.publish(["name": 5], to: "a", timeout: .seconds(30))
            #expect(delivery.failed.first?.error.message.contains("name: ") == true)
        }
        // A broker that was given stays open.
        let error = await #expect(throws: MicroError.self) {
            _ = try await broker.publish(["name": 5], to: "a", timeout: .seconds(30))
        }
        #expect(error?.code == .noSubscriber)
    }

    /// Messages that are sent to the service itself and not to a broker (go-micro `server/rpc_server.go`, `ServeConn`).
    @Test func takesMessagesAtItsOwnAddress() async throws {
        let names = Mutex<[String]>([])
        var service = MicroService.onLoopback()
        service.broker = MemoryBroker()
        for number in 0..<2 {
            service.subscribe(to: "a", endpoint: "Func") { (event: Greeting, _) in
                names.withLock { $0.append("\(event.name)\(number)") }
                if event.name == "bad" { throw Refused() }
            }
        }
        let replies = try await withRunning(service) { record in
            let client = try await RawClient.connect(to: record.nodes[0].address)
            for (topic, name) in [("a", "Jo"), ("b", "Bo"), ("a", "bad")] {
                let body = #"{"name":"\#(name)"}"#
                let head = "POST / HTTP/1.1\r\nMicro-Topic: \(topic)\r\nMicro-Endpoint: Say.Hello\r\nX-User: 1\r\n"
                let type = "Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
                try await client.send(head + type + body)
            }
            let replies = await client.replies(3)
            await client.close()
            return replies
        }
        #expect(names.withLock { $0 } == ["Jo0", "Jo1", "bad0", "bad1"])
        #expect(replies.map(\.line) == Array(repeating: "HTTP/1.1 200 OK", count: 3))
        #expect(replies.map { $0["X-User"] } == ["1", "1", "1"])
        #expect(replies.map(\.body) == [[], [], []])
        #expect(replies.map { $0["Micro-Error"] == nil } == [true, true, false])
        let error = ServiceError(headerValue: replies.last?["Micro-Error"] ?? "")
        #expect(error.id == "go.micro.server" && error.code == 500)
        #expect(error.detail.hasPrefix("subscriber error: Refused"))
    }

    @Test(arguments: [("", "Func"), ("a\nb", "Func"), ("a", ""), ("a", "a.b.c"), ("a", ".b")])
    func refusesOddNames(_ topic: String, _ endpoint: String) async throws {
        var service = MicroService.onLoopback()
        service.subscribe(to: topic, endpoint: endpoint) { (_: Greeting, _) in }
        let error = await failure(of: service)
        #expect(error?.code == .invalidArgument)
    }

    /// A subscription that can't be made fails the service, which leaves nothing behind.
    @Test func failsWithItsBroker() async throws {
        let registry = MemoryRegistry()
        let broker = MemoryBroker()
        await broker.close()
        var service = MicroService.onLoopback(registry: registry)
        service.broker = broker
        service.subscribe(to: "a") { (_: Greeting, _) in }
        let error = await failure(of: service)
        #expect(error?.code == .unreachable)
        #expect(try await registry.list() == [])
    }

    /// A message in progress is handled to its end when the service is told to stop. Calls end in the same time, so that
    /// no more of them are taken meanwhile.
    @Test func drainsMessages() async throws {
        let registry = MemoryRegistry()
        var service = MicroService.onLoopback(registry: registry)
        let (begun, beginner) = AsyncStream.makeStream(of: Void.self)
        let (released, release) = AsyncStream.makeStream(of: Void.self)
        service.subscribe(to: "a") { (_: Greeting, _) in
            beginner.yield()
            for await _ in released {}
            try Task.checkCancellation()
        }
        let (ready, isReady) = AsyncStream.makeStream(of: String.self)
        service.onReady = { isReady.yield($0.nodes[0].address) }
        let group = ServiceGroup(services: [service], gracefulShutdownSignals: [], logger: service.logger)
        async let running: Void = group.run()
        let address = try #require(await ready.first { _ in true })
        let broker = HTTPBroker(registry: registry, address: "127.0.0.1:0")
        async let delivery = broker.publish(Greeting(name: "Jo"), to: "a", timeout: .seconds(30))
        for await _ in begun { break }
        await group.triggerGracefulShutdown()
        while let client = try? await RawClient.connect(to: address) { await client.close() }
        release.finish()
        #expect(try await delivery.delivered.count == 1)
        try await running
        #expect(try await registry.list() == [])
        await broker.close()
    }
}
