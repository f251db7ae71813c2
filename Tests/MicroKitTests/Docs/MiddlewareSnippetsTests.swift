import MicroKit
import MicroTestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct MiddlewareSnippetsTests {
    private actor Tokens {
        private(set) var count = 0

        func current() throws -> String {
            count += 1
            return "open sesame"
        }
    }

    @Test func middlewareOfBothSides() async throws {
        let registry = MemoryRegistry()
        var service = MicroService.onLoopback(name: "greeter", registry: registry)
        let logger = service.logger
        let secret = "open sesame"
        @Sendable func tenant(of context: RequestContext) -> String { "\(context.metadata["Tenant"] ?? "nobody")!" }
        service.handle("Say.Hello") { (request: HelloRequest, context) in
            HelloReply(msg: "Hello \(request.name) of \(context.metadata["Tenant"] ?? "nowhere")")
        }
        // snippet: server-middleware
        service.use(
            .logging(logger),
            .authentication { $0.bearerToken == secret ? .granted : .unauthenticated() },
            ServerMiddleware { context, next in
                var context = context
                context.metadata["Tenant"] = tenant(of: context)
                return try await next(context)
            }
        )
        // end
        let tokens = Tokens()
        try await withRunning(service) { _ in
            // snippet: client-middleware
            let client = ServiceClient(registry: registry).using(
                .logging(logger),
                .authentication { try await tokens.current() },
                ClientMiddleware { request, next in
                    var request = request
                    request.metadata["Tenant"] = "acme"
                    return try await next(request)
                }
            )
            // end
            let request = HelloRequest(name: "John")
            let patient = CallOptions(timeout: .seconds(50))
            let reply = try await client.call("greeter", "Say.Hello", request, as: HelloReply.self, options: patient)
            #expect(reply.msg == "Hello John of acme!")
            let stranger = ServiceClient(registry: registry)
            let error = await #expect(throws: ServiceError.self) {
                try await stranger.call("greeter", "Say.Hello", request, as: HelloReply.self, options: patient)
            }
            #expect(error?.code == 401)
            await stranger.close()
            await client.close()
        }
        #expect(await tokens.count == 1)
    }
}
