import MicroKit
import MicroTestSupport
import NIOCore
import NIOPosix
import ServiceLifecycle
import SwiftProtobuf
import Testing
import UnixSignals

// snippet: greeter
struct HelloRequest: Codable { var name: String }
struct HelloReply: Codable { var msg: String }

func makeGreeter() -> MicroService {
    var service = MicroService(name: "greeter")
    service.handle("Say.Hello") { (request: HelloRequest, context) in
        HelloReply(msg: "Hello \(request.name)")
    }
    return service
}
// end

/// What a program does with the greeter, which would use every network interface of this host.
private func runGreeter() async throws {
    // snippet: run-greeter
    try await makeGreeter().runUntilSignal()
    // end
}

// snippet: accounts
struct AccountRequest: Codable { var id: String }
struct Account: Codable { var id: String, balance: Int64 }

func makeAccounts() -> MicroService {
    let accounts = ["a-1": Account(id: "a-1", balance: 9_007_199_254_740_993)]
    var service = MicroService(name: "accounts")
    service.handle("Account.Read") { (request: AccountRequest, context) in
        guard let account = accounts[request.id] else {
            throw ServiceError(id: "accounts", code: 404, detail: "no account \(request.id)")
        }
        return account
    }
    return service
}
// end

// snippet: greet-by-metadata
@Sendable func greet(_ request: HelloRequest, _ context: RequestContext) async throws -> HelloReply {
    let name = request.name.isEmpty ? context.metadata["User-Name"] ?? "stranger" : request.name
    return HelloReply(msg: "Hello \(name)")
}
// end

/// A computation that is better kept from event loops.
struct DigitsRequest: Codable { var text: String }
struct DigitsReply: Codable { var sum: Int }

private func sumOfDigits(_ text: String) -> Int {
    // An event loop would say which one it is.
    #expect(MultiThreadedEventLoopGroup.currentEventLoop == nil)
    return text.reduce(0) { $0 + ($1.wholeNumberValue ?? 0) }
}

// snippet: counter
struct CountRequest: Codable { var to: Int }
struct Tick: Codable { var number: Int }

func makeCounter() -> MicroService {
    var service = MicroService(name: "counter")
    service.handleStream("Counter.Count") { (request: CountRequest, replies: ReplyWriter<Tick>, context) in
        guard request.to >= 0 else { throw ServiceError(id: "counter", code: 400, detail: "can't count down") }
        for number in 0..<request.to { try await replies.write(Tick(number: number)) }
    }
    service.handleStream("Counter.Double") { (ticks: RequestStream<Tick>, replies: ReplyWriter<Tick>, context) in
        for try await tick in ticks { try await replies.write(Tick(number: tick.number * 2)) }
    }
    return service
}
// end

/// What the subscribers of the articles have seen.
actor Journal {
    private(set) var names: [String] = []

    func note(_ name: String) { names.append(name) }
}

// snippet: subscriber
struct Greeted: Codable { var name: String }

func makeJournal(_ journal: Journal) -> MicroService {
    var service = MicroService(name: "journal")
    service.subscribe(to: "greetings") { (event: Greeted, context) in
        await journal.note(event.name)
    }
    return service
}
// end

@Suite(.timeLimit(.minutes(5))) struct WritingAServiceTests {
    @Test func queues() async throws {
        let journal = Journal()
        var service = MicroService.onLoopback(name: "journal", registry: MemoryRegistry())
        let broker = MemoryBroker()
        service.broker = broker
        // snippet: queue
        service.subscribe(to: "greetings", queue: "journal") { (event: Greeted, context) in
            guard !event.name.isEmpty else { throw ServiceError(id: "journal", code: 400, detail: "no name") }
            await journal.note(event.name)
        }
        // end
        try await withRunning(service) { _ in
            let good = try await broker.publish(Greeted(name: "Ann"), to: "greetings", timeout: .seconds(50))
            #expect(good.delivered.count == 1)
            let bad = try await broker.publish(Greeted(name: ""), to: "greetings", timeout: .seconds(50))
            #expect(bad.failed.map(\.error.code) == [.subscriberFailed])
        }
        #expect(await journal.names == ["Ann"])
    }

    @Test func namedFunctionsAreHandlers() async throws {
        var service = MicroService(name: "greeter")
        // snippet: named-handler
        service.handle("Say.Hello", greet)
        // end
        try await withClient(of: service) { client in
            let request = HelloRequest(name: "")
            let reply = try await client.call(
                "greeter",
                "Say.Hello",
                request,
                as: HelloReply.self,
                metadata: ["user-name": "Ann"]
            )
            #expect(reply.msg == "Hello Ann")
        }
    }

    @Test func protobuf() async throws {
        var service = MicroService(name: "greeter")
        // snippet: protobuf-handler
        service.handle("Say.Hello") { (request: Helloworld_Request, context) in
            Helloworld_Response.with { $0.msg = "Hello \(request.name)" }
        }
        // end
        try await withClient(of: service) { client in
            let request = Helloworld_Request.with { $0.name = "John" }
            let reply = try await client.call("greeter", "Say.Hello", request, as: Helloworld_Response.self)
            #expect(reply.msg == "Hello John")
            let json = HelloRequest(name: "John")
            let jsonReply = try await client.call("greeter", "Say.Hello", json, as: HelloReply.self)
            #expect(jsonReply.msg == "Hello John")
        }
    }

    @Test func jsonAndBytes() async throws {
        var service = MicroService(name: "echo")
        // snippet: json-handler
        service.handle("Echo.JSON") { (request: JSONValue, context: RequestContext) in
            .object([.init("echo", request), .init("caller", .string(context.remoteAddress))])
        }
        // end
        // snippet: bytes-handler
        service.handleBytes("Echo.Bytes") { body, context in
            context.contentType == ContentType.json.rawValue ? body : body.reversed()
        }
        // end
        try await withClient(of: service) { client in
            let json = try await client.call("echo", "Echo.JSON", [1, 2], as: JSONValue.self)
            #expect(json["echo"] == .array([.number("1"), .number("2")]))
            let request = CallRequest(
                service: "echo",
                endpoint: "Echo.Bytes",
                contentType: ContentType.bytes.rawValue,
                body: [1, 2]
            )
            let reply = try await client.call(request, options: CallOptions(), observer: nil)
            #expect(reply.body == [2, 1])
        }
    }

    @Test func computations() async throws {
        var service = MicroService.onLoopback(name: "sums")
        // snippet: computing-handler
        service.handle("Digits.Sum") { (request: DigitsRequest, context) in
            await withTaskExecutorPreference(globalConcurrentExecutor) {
                DigitsReply(sum: sumOfDigits(request.text))
            }
        }
        // end
        try await withRunning(service) { record in
            let client = ServiceClient(registry: nil)
            let options = CallOptions(timeout: .seconds(50), addresses: record.nodes.map(\.address))
            let request = DigitsRequest(text: "1234")
            let reply = try await client.call("sums", "Digits.Sum", request, as: DigitsReply.self, options: options)
            #expect(reply.sum == 10)
            await client.close()
        }
    }

    @Test func settings() throws {
        // snippet: settings
        var service = makeGreeter()
        service.version = "1.4.0"
        service.metadata = ["region": "eu"]
        service.address = "127.0.0.1:9090"
        service.registry = try MDNSRegistry(.init(interfaces: ["lo"]))
        service.onReady = { record in print("\(record.name) listens on \(record.nodes[0].address)") }
        // end
        #expect(service.name == "greeter")
        #expect(service.id.hasPrefix("greeter-"))
    }

    /// Not run: trapping signals would be for all tests in this process.
    @Test func groups() {
        let greeter = makeGreeter()
        // snippet: service-group
        let group = ServiceGroup(
            services: [greeter],
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: greeter.logger
        )
        // end
        _ = group
    }
}
