import Logging
import MicroKit
import MicroTestSupport
import SwiftProtobuf
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(5))) struct ServerMiddlewareTests {
    static let transports: [any Transport] = [HTTPTransport(), MemoryTransport()]

    /// Notes where it is passed on the way in and out.
    private func noting(_ name: String, _ notes: NotedLogs) -> ServerMiddleware {
        ServerMiddleware { context, next in
            notes.logger.info("\(name) \(context.kind) \(context.endpoint)")
            let answer = try await next(context)
            notes.logger.info("\(name) done")
            return answer
        }
    }

    @Test(arguments: transports.indices) func runsInTheOrderGivenAroundCallsAndStreams(_ index: Int) async throws {
        let notes = NotedLogs()
        let (first, second, third) = (noting("a", notes), noting("b", notes), noting("c", notes))
        try await withLab(
            Self.transports[index],
            {
                $0.use(first, second); $0.use(third)
            }
        ) { client in
            _ = try await client.call("helloworld", "Say.Hello", Helloworld_Request(), as: Helloworld_Response.self)
            try await client.count(to: 2)
        }
        let way = { (what: String) in ["a \(what)", "b \(what)", "c \(what)", "c done", "b done", "a done"] }
        #expect(notes.lines.map(\.message) == way("call Say.Hello") + way("stream Say.Count"))
    }

    @Test(arguments: transports.indices) func handsAChangedContextOn(_ index: Int) async throws {
        let adding = ServerMiddleware { context, next in
            var context = context
            context.metadata["X-Tenant"] = "acme"
            return try await next(context)
        }
        try await withLab(Self.transports[index], { $0.use(adding) }) { client in
            let reply = try await client.call(
                "helloworld",
                "Say.Meta",
                Helloworld_Request(),
                as: Helloworld_MetaResponse.self
            )
            #expect(reply.metadata["X-Tenant"] == "acme")
        }
    }

    /// A call, a stream and an unknown endpoint are refused alike, before anything is looked up.
    @Test(arguments: transports.indices) func refuses(_ index: Int) async throws {
        let refusing = ServerMiddleware { context, _ in
            throw ServiceError(id: context.service, code: 418, detail: "no \(context.endpoint)")
        }
        try await withLab(Self.transports[index], { $0.use(refusing) }) { client in
            for endpoint in ["Say.Hello", "Nobody.Knows"] {
                let error = await #expect(throws: ServiceError.self) {
                    try await client.call("helloworld", endpoint, Helloworld_Request(), as: Helloworld_Response.self)
                }
                #expect(error?.code == 418 && error?.id == "helloworld" && error?.detail == "no \(endpoint)")
            }
            let error = await #expect(throws: ServiceError.self) { try await client.count(to: 2) }
            #expect(error?.code == 418 && error?.detail == "no Say.Count")
        }
    }

    @Test func seesUnknownEndpoints() async throws {
        let codes = NotedLogs()
        let seeing = ServerMiddleware { context, next in
            do { return try await next(context) } catch let error as MicroError {
                codes.logger.info("\(error.code)")
                throw error
            }
        }
        try await withLab(HTTPTransport(), { $0.use(seeing) }) { client in
            let error = await #expect(throws: ServiceError.self) {
                try await client.call("helloworld", "Nobody.Knows", Helloworld_Request(), as: Helloworld_Response.self)
            }
            #expect(error?.detail == "rpc: can't find service Nobody")
        }
        #expect(codes.lines.map(\.message) == ["endpointNotFound"])
    }

    @Test func answersInPlaceOfTheHandler() async throws {
        let answering = ServerMiddleware { context, next in
            switch context.endpoint {
            case "Say.Hello": .reply(Array(#"{"msg":"cached"}"#.utf8))
            case "Say.Meta", "Say.Count": context.kind == .call ? .done : .reply([])
            default: try await next(context)
            }
        }
        try await withLab(HTTPTransport(), { $0.use(answering) }) { client in
            let request = CallRequest(service: "helloworld", endpoint: "Say.Hello", body: Array("{}".utf8))
            let reply = try await client.call(request, options: CallOptions(), observer: nil)
            #expect(String(decoding: reply.body, as: UTF8.self).contains("cached"))
            // An answer that can't be one.
            var error = await #expect(throws: ServiceError.self) {
                try await client.call("helloworld", "Say.Meta", Helloworld_Request(), as: Helloworld_Response.self)
            }
            #expect(error?.code == 500)
            error = await #expect(throws: ServiceError.self) { try await client.count(to: 2) }
            #expect(error?.code == 500)
        }
    }

    /// Neither credentials nor a free place are needed to ask whether a service is well.
    @Test func leavesTheBuiltInHealthOut() async throws {
        let refusing = ServerMiddleware { context, _ in throw ServiceError(id: "x", code: 401, detail: "who?") }
        try await withLab(HTTPTransport(), { $0.use(refusing) }) { client in
            let health = CallRequest(service: "helloworld", endpoint: "Debug.Health", body: Array("{}".utf8))
            let reply = try await client.call(health, options: CallOptions(), observer: nil)
            #expect(String(decoding: reply.body, as: UTF8.self).contains("ok"))
            let stats = CallRequest(service: "helloworld", endpoint: "Debug.Stats", body: Array("{}".utf8))
            let error = await #expect(throws: ServiceError.self) {
                try await client.call(stats, options: CallOptions(), observer: nil)
            }
            #expect(error?.code == 401)
        }
    }

    @Test func wrapsSubscribers() async throws {
        let (notes, broker) = (NotedLogs(), MemoryBroker())
        var service = MicroService.onLoopback()
        service.broker = broker
        service.use(noting("a", notes))
        service.use(
            ServerMiddleware { context, next in
                if context.endpoint == "refused" { throw ServiceError(id: "x", code: 403, detail: "not for us") }
                var context = context
                context.metadata["X-Tenant"] = "acme"
                return try await next(context)
            }
        )
        for topic in ["taken", "refused"] {
            service.subscribeBytes(to: topic) { _, context in
                notes.logger.info("handler \(context.metadata["X-Tenant"] ?? "")")
            }
        }
        try await withRunning(service) { _ in
            try await broker.publish(["a": 1], to: "taken")
            let delivery = try await broker.publish(["a": 1], to: "refused")
            #expect(delivery.failed.count == 1)
        }
        #expect(
            notes.lines.map(\.message)
                == ["a message taken", "handler acme", "a done", "a message refused"]
        )
    }
}

/// Runs the lab's service on a transport while `body` calls it.
func withLab(
    _ transport: any Transport = HTTPTransport(),
    _ change: (inout MicroService) -> Void = { _ in },
    _ body: @escaping @Sendable (MiddlewareClient) async throws -> Void
) async throws {
    let registry = MemoryRegistry()
    var service = MicroService.onLoopback(registry: registry)
    service.transport = transport
    LabService.addHandlers(to: &service)
    change(&service)
    let client = ServiceClient(registry: registry, transport: transport).using(.patient)
    try await withRunning(service) { _ in try await body(client) }
    await client.close()
}

extension Client {
    /// Takes the numbers up to `last` from the lab's service.
    @discardableResult
    func count(to last: Int64, metadata: Metadata = [:]) async throws -> [Int64] {
        try await withStream(
            "helloworld",
            "Say.Count",
            sending: Helloworld_CountRequest.self,
            receiving: Helloworld_StreamResponse.self,
            metadata: metadata
        ) { stream in
            try await stream.send(.with { $0.to = last })
            var numbers: [Int64] = []
            for try await reply in stream.replies { numbers.append(reply.seq) }
            return numbers
        }
    }
}
