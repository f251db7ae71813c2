import MicroKit
import MicroTestSupport
import SwiftProtobuf
import Testing

/// Our client and our service together, over every transport.
@Suite(.timeLimit(.minutes(5))) struct MicroServiceCallTests {
    static let transports: [any Transport] = [HTTPTransport(), MemoryTransport()]

    struct Greeting: Codable { var name: String }

    private func run(
        _ transport: any Transport,
        _ body: @escaping @Sendable (MiddlewareClient) async throws -> Void
    ) async throws {
        let registry = MemoryRegistry()
        var service = MicroService.onLoopback(registry: registry)
        service.transport = transport
        LabService.addHandlers(to: &service)
        service.handle("Say.Typed") { (request: Greeting, _) in Greeting(name: "Hello \(request.name)") }
        let client = ServiceClient(registry: registry, transport: transport).using(.patient)
        try await withRunning(service) { _ in try await body(client) }
        await client.close()
    }

    @Test(arguments: transports.indices) func answers(_ index: Int) async throws {
        try await run(Self.transports[index]) { client in
            let typed = try await client.call("helloworld", "Say.Typed", Greeting(name: "John"), as: Greeting.self)
            #expect(typed.name == "Hello John")
            let request = Helloworld_Request.with { $0.name = "John" }
            let reply = try await client.call("helloworld", "Say.Hello", request, as: Helloworld_Response.self)
            #expect(reply.msg == "Hello John")
        }
    }

    @Test(arguments: transports.indices) func fails(_ index: Int) async throws {
        try await run(Self.transports[index]) { client in
            let request = Helloworld_FailRequest.with { $0.code = 404 }
            do {
                _ = try await client.call("helloworld", "Say.Fail", request, as: Helloworld_Response.self)
                Issue.record("no error")
            } catch let error as ServiceError {
                #expect(error.id == "go.lab.notfound" && error.code == 404)
            }
        }
    }

    @Test(arguments: transports.indices) func takesManyCallsAtOnce(_ index: Int) async throws {
        try await run(Self.transports[index]) { client in
            try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<200 {
                    group.addTask {
                        let reply = try await client.call(
                            "helloworld",
                            "Say.Typed",
                            Greeting(name: "\(number)"),
                            as: Greeting.self,
                            options: CallOptions(timeout: .seconds(50))
                        )
                        return reply.name == "Hello \(number)"
                    }
                }
                for try await right in group { #expect(right) }
            }
        }
    }

    /// The longest time that fits the header must not overflow a clock.
    @Test func takesEndlessTimeouts() async throws {
        var service = MicroService.onLoopback()
        LabService.addHandlers(to: &service)
        try await withRunning(service) { record in
            let client = try await RawClient.connect(to: record.nodes[0].address)
            for timeout in ["18446744073709551615", "9223372036854775807", "1000000000000000000"] {
                let head = "POST / HTTP/1.1\r\nMicro-Endpoint: Say.Hello\r\nContent-Type: application/json\r\n"
                try await client.send("\(head)Timeout: \(timeout)\r\nContent-Length: 2\r\n\r\n{}")
                #expect(await client.replies().first?.text == "{\"msg\":\"Hello \"}\n")
            }
            await client.close()
        }
    }

    @Test func answersAtTheDeadline() async throws {
        var service = MicroService.onLoopback()
        service.handle("Say.Forever") { (request: JSONValue, _: RequestContext) in
            try await Task.sleep(for: .seconds(600))
            return request
        }
        try await withRunning(service) { record in
            let client = try await RawClient.connect(to: record.nodes[0].address)
            let head = "POST / HTTP/1.1\r\nMicro-Endpoint: Say.Forever\r\nContent-Type: application/json\r\n"
            try await client.send("\(head)Timeout: 10000000\r\n\r\n")
            let error = await client.replies().first?["Micro-Error"]
            #expect(ServiceError(headerValue: error ?? "").code == 408)
            await client.close()
        }
    }
}
