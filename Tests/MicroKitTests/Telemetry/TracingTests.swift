import InMemoryTracing
import MicroTestSupport
import Synchronization
import Testing
import Tracing

@testable import MicroKit

@Suite(.timeLimit(.minutes(5))) struct TracingTests {
    private static let parent = TraceHeadersTests.parent
    private static let headers: Metadata = [
        "traceparent": parent, "tracestate": "a=b", "Micro-Trace-Id": "t", "Micro-Span-Id": "s",
    ]

    /// Adds an endpoint that calls `Say.Meta`, opens a stream and publishes, and returns what those got.
    private static func addChain(_ service: inout MicroService, _ client: some Client, _ broker: MemoryBroker) {
        service.handle("Chain.Call") { (_: JSONValue, _: RequestContext) in
            let reply = try await client.call(
                "helloworld",
                "Say.Meta",
                Helloworld_Request(),
                as: Helloworld_MetaResponse.self
            )
            _ = try await client.count(to: 1)
            try await broker.publish(["a": 1], to: "events")
            return .object(reply.metadata.sorted { $0.key < $1.key }.map { .init($0.key, .string($0.value)) })
        }
    }

    private struct Chain {
        var reply: JSONValue
        var message: Metadata
    }

    private func chain(_ metadata: Metadata) async throws -> Chain {
        let (broker, registry) = (MemoryBroker(), MemoryRegistry())
        let client = ServiceClient(registry: registry).using(.patient)
        var service = MicroService.onLoopback(registry: registry)
        LabService.addHandlers(to: &service)
        Self.addChain(&service, client, broker)
        service.broker = broker
        let message = Mutex<Metadata>([:])
        service.subscribeBytes(to: "events") { _, context in message.withLock { $0 = context.metadata } }
        let reply = try await withRunning(service) { _ in
            try await client.call(
                "helloworld",
                "Chain.Call",
                JSONValue.object([]),
                as: JSONValue.self,
                metadata: metadata
            )
        }
        await client.close()
        return Chain(reply: reply, message: message.withLock { $0 })
    }

    /// Without a tracer a trace still goes through the service.
    @Test func passesTraceHeadersOn() async throws {
        let chain = try await chain(Self.headers)
        for (name, text) in Self.headers {
            #expect(chain.reply[Metadata.canonicalName(name)]?.stringValue == text)
            #expect(chain.message[name] == text)
        }
        let other = try await self.chain(["traceparent": "garbage"])
        #expect(other.reply["Traceparent"] == nil && other.message["traceparent"] == nil)
    }

    @Test func givesTheCallersOwnHeadersPrecedence() async throws {
        var context = ServiceContext.topLevel
        context.traceHeaders = TraceHeaders(passingOn: Self.headers, includesContext: true)
        try await withLab { [context] client in
            let reply = try await ServiceContext.$current.withValue(context) {
                try await client.call(
                    "helloworld",
                    "Say.Meta",
                    Helloworld_Request(),
                    as: Helloworld_MetaResponse.self,
                    metadata: ["Micro-Trace-Id": "mine"]
                )
            }
            #expect(reply.metadata["Micro-Trace-Id"] == "mine" && reply.metadata["Micro-Span-Id"] == "s")
        }
    }

    /// One trace of client and server spans, each below the one that made it.
    @Test func makesSpans() async throws {
        let tracer = InMemoryTracer()
        let chain = try await withTracer(tracer) { try await self.chain(Self.headers) }
        let spans = tracer.finishedSpans
        func span(_ name: String, _ kind: SpanKind) throws -> FinishedInMemorySpan {
            try #require(spans.first { $0.operationName == name && $0.kind == kind })
        }
        let outer = try span("helloworld.Chain.Call", .client)
        let chained = try span("helloworld.Chain.Call", .server)
        #expect(outer.parentSpanID == nil && chained.parentSpanID == outer.spanID)
        for name in ["helloworld.Say.Meta", "helloworld.Say.Count"] {
            let (client, server) = (try span(name, .client), try span(name, .server))
            #expect(client.parentSpanID == chained.spanID && server.parentSpanID == client.spanID)
        }
        #expect(try span("process events", .consumer).parentSpanID == chained.spanID)
        #expect(Set(spans.map(\.traceID)).count == 1 && spans.count == 7)
        let attributes = chained.attributes
        #expect(attributes.get("rpc.system") == .string("go-micro"))
        #expect(attributes.get("rpc.method") == .string("Chain.Call"))
        #expect(attributes.get("client.address") == .string("127.0.0.1"))
        #expect(outer.attributes.get("server.port") != nil)
        // The tracer has its own way to tell of a trace; go-micro's goes on beside it.
        #expect(chain.reply["Micro-Trace-Id"]?.stringValue == "t" && chain.reply["Traceparent"] == nil)
    }

    @Test(arguments: [(404, true, false), (500, true, true)])
    func marksFailures(_ code: Int, _ clientFailed: Bool, _ serverFailed: Bool) async throws {
        let tracer = InMemoryTracer()
        try await withTracer(tracer) {
            let configure: (inout MicroService) -> Void = {
                $0.handle("A.B") { (_: JSONValue, _: RequestContext) -> JSONValue in
                    throw ServiceError(id: "x", code: code, detail: "no")
                }
            }
            try await withLab(HTTPTransport(), configure) { client in
                await #expect(throws: ServiceError.self) {
                    try await client.call("helloworld", "A.B", JSONValue.object([]), as: JSONValue.self)
                }
            }
        }
        for (kind, failed) in [(SpanKind.client, clientFailed), (.server, serverFailed)] {
            let span = try #require(tracer.finishedSpans.first { $0.kind == kind })
            #expect((span.status?.code == .error) == failed && span.errors.isEmpty == !failed)
            #expect(span.attributes.get("error.type") == .string("\(code)"))
        }
    }
}
