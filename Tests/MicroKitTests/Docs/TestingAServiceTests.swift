// snippet: with-client
import Logging
import MicroKit
import Testing

/// Runs the service in this process, without a socket, while `body` calls it.
func withClient(of service: MicroService, _ body: (ServiceClient) async throws -> Void) async throws {
    let (registry, transport) = (MemoryRegistry(), MemoryTransport())
    var service = service
    service.logger.logLevel = .warning
    service.registry = registry
    service.transport = transport
    let (ready, isReady) = AsyncStream.makeStream(of: ServiceRecord.self)
    service.onReady = { isReady.yield($0) }
    try await withThrowingTaskGroup(of: Void.self) { [service] group in
        group.addTask {
            defer { isReady.finish() }
            try await service.run()
        }
        if await ready.first(where: { _ in true }) != nil {
            try await body(ServiceClient(registry: registry, transport: transport))
            group.cancelAll()
        }
        try await group.waitForAll()
    }
}
// end

@Suite(.timeLimit(.minutes(5))) struct TestingAServiceTests {
    // snippet: test-greeting
    @Test func greets() async throws {
        try await withClient(of: makeGreeter()) { client in
            let reply = try await client.call("greeter", "Say.Hello", HelloRequest(name: "John"), as: HelloReply.self)
            #expect(reply.msg == "Hello John")
        }
    }
    // end

    // snippet: test-error
    @Test func refusesTheUnknown() async throws {
        try await withClient(of: makeAccounts()) { client in
            let error = await #expect(throws: ServiceError.self) {
                try await client.call("accounts", "Account.Read", AccountRequest(id: "x"), as: Account.self)
            }
            #expect(error?.code == 404)
        }
    }
    // end

    // snippet: test-handler
    @Test func greetsByMetadata() async throws {
        let context = RequestContext(endpoint: "Say.Hello", metadata: ["User-Name": "Ann"])
        let reply = try await greet(HelloRequest(name: ""), context)
        #expect(reply.msg == "Hello Ann")
    }
    // end

    // snippet: test-loopback
    @Test func answersOverHTTP() async throws {
        var service = makeGreeter()
        service.address = "127.0.0.1:0"
        service.registry = MemoryRegistry()
        let (ready, isReady) = AsyncStream.makeStream(of: ServiceRecord.self)
        service.onReady = { isReady.yield($0) }
        try await withThrowingTaskGroup(of: Void.self) { [service] group in
            group.addTask {
                defer { isReady.finish() }
                try await service.run()
            }
            for await record in ready.prefix(1) {
                let client = ServiceClient(registry: nil)
                let reply = try await client.call(
                    "greeter",
                    "Say.Hello",
                    HelloRequest(name: "John"),
                    as: HelloReply.self,
                    options: CallOptions(timeout: .seconds(50), addresses: record.nodes.map(\.address))
                )
                #expect(reply.msg == "Hello John")
                await client.close()
                group.cancelAll()
            }
            try await group.waitForAll()
        }
    }
    // end

    // snippet: test-mdns
    @Test func isFoundOnLoopback() async throws {
        let domain = "test\(UInt64.random(in: 0 ... .max))"
        let registry = try MDNSRegistry(
            .init(interfaces: ["127.0.0.1"], domain: domain, discoveryTimeout: .seconds(60))
        )
        let node = Node(id: "greeter-1", address: "127.0.0.1:9090")
        try await registry.register(ServiceRecord(name: "greeter", nodes: [node]), ttl: nil)
        let records = try await registry.get("greeter", extent: .enough)
        #expect(records.flatMap(\.nodes) == [node])
        await registry.close()
    }
    // end

    // snippet: test-subscriber
    @Test func notesGreetings() async throws {
        let journal = Journal()
        let broker = MemoryBroker()
        var service = makeJournal(journal)
        service.broker = broker
        try await withClient(of: service) { _ in
            let delivery = try await broker.publish(Greeted(name: "Ann"), to: "greetings")
            #expect(delivery.failed.isEmpty)
            #expect(await journal.names == ["Ann"])
        }
    }
    // end
}
