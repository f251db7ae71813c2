import MicroKit
import MicroTestSupport
import ServiceLifecycle
import Testing

@Suite(.timeLimit(.minutes(5))) struct MicroServiceTests {
    private func service(_ registry: NotedRegistry) -> MicroService {
        var service = MicroService.onLoopback(name: "lab", registry: registry)
        service.handle("Say.B") { (request: JSONValue, _: RequestContext) in request }
        service.handle("Say.A") { (request: JSONValue, _: RequestContext) in request }
        service.handle("Box.Z") { (request: JSONValue, _: RequestContext) in request }
        return service
    }

    @Test func registersAsGoMicroDoes() async throws {
        let registry = NotedRegistry()
        var service = service(registry)
        service.metadata = ["lab": "1", "protocol": "odd"]
        let record = try await withRunning(service) { $0 }
        #expect(record.name == "lab")
        #expect(record.version == "latest")
        #expect(record.endpoints.map(\.name) == ["Box.Z", "Say.A", "Say.B"])
        let node = record.nodes[0]
        #expect(node.id.hasPrefix("lab-") && node.id.count == 40)
        #expect(node.address.hasPrefix("127.0.0.1:"))
        #expect(
            node.metadata == [
                "lab": "1", "transport": "http", "broker": "http", "server": "mucp", "protocol": "mucp",
                "registry": "noted",
            ]
        )
        #expect(registry.notes == [.register(record, ttl: .seconds(60)), .deregister(record)])
    }

    @Test func renewsItsRegistration() async throws {
        let registry = NotedRegistry()
        var service = service(registry)
        service.registerInterval = .milliseconds(5)
        let record = try await withRunning(service) { record in
            var count = 0
            for await _ in registry.stream {
                count += 1
                if count == 3 { break }
            }
            return record
        }
        #expect(registry.notes.filter { $0 == .register(record, ttl: .seconds(60)) }.count >= 3)
        #expect(registry.notes.last == .deregister(record))
    }

    @Test(arguments: [(2, true), (3, false)]) func triesThreeTimes(_ failures: Int, _ succeeds: Bool) async throws {
        let service = service(NotedRegistry(failures: failures))
        do {
            _ = try await withRunning(service) { $0 }
            #expect(succeeds)
        } catch let error as MicroError {
            #expect(error.code == .registryUnavailable && !succeeds)
        }
    }

    @Test(arguments: ["Say", "Say.", ".A", "a.b.c", ""]) func refusesOddEndpoints(_ name: String) async throws {
        var service = service(NotedRegistry())
        service.handle(name) { (request: JSONValue, _: RequestContext) in request }
        do {
            try await service.run()
            Issue.record("runs")
        } catch let error as MicroError {
            #expect(error.code == .invalidArgument)
        }
    }

    /// A call in progress is answered after the service has gone from the registry.
    @Test func deregistersFirstThenDrains() async throws {
        let registry = NotedRegistry()
        var service = service(registry)
        let (begun, beginner) = AsyncStream.makeStream(of: Void.self)
        service.handle("Say.Slow") { (request: JSONValue, _: RequestContext) in
            beginner.yield()
            for await note in registry.stream {
                if case .deregister = note { return .string("late") }
            }
            return .null
        }
        let (ready, continuation) = AsyncStream.makeStream(of: ServiceRecord.self)
        service.onReady = { continuation.yield($0) }
        let group = ServiceGroup(services: [service], gracefulShutdownSignals: [], logger: service.logger)
        async let running: Void = group.run()
        let record = try #require(await ready.first { _ in true })
        let client = try await RawClient.connect(to: record.nodes[0].address)
        try await client.send("POST / HTTP/1.1\r\nMicro-Endpoint: Say.Slow\r\nContent-Type: application/json\r\n\r\n")
        for await _ in begun { break }
        await group.triggerGracefulShutdown()
        #expect(RawReply.parse(await client.readToEnd()).map(\.text) == ["\"late\"\n"])
        try await running
    }

    struct Greeting: Codable { var name: String }

    @Test func answersTypedValues() async throws {
        var service = service(NotedRegistry())
        service.handle("Say.Hello") { (request: Greeting, _) in Greeting(name: "Hello \(request.name)") }
        let replies = try await withRunning(service) { record in
            let client = try await RawClient.connect(to: record.nodes[0].address)
            for body in [#"{"name":"John"}"#, #"{"name":5}"#] {
                let head = "POST / HTTP/1.1\r\nMicro-Endpoint: Say.Hello\r\nContent-Type: application/json\r\n"
                try await client.send("\(head)Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
            }
            return await client.replies(2)
        }
        #expect(replies[0].text == "{\"name\":\"Hello John\"}\n")
        #expect(replies[1]["Micro-Error"]?.hasPrefix("request of Say.Hello: name: ") == true)
    }
}
