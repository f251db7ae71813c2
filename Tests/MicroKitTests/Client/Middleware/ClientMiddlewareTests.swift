import Logging
import MicroKit
import MicroTestSupport
import SwiftProtobuf
import Testing

@Suite(.timeLimit(.minutes(5))) struct ClientMiddlewareTests {
    private func noting(_ name: String, _ notes: NotedLogs) -> ClientMiddleware {
        ClientMiddleware { request, next in
            notes.logger.info("\(name) \(request.kind) \(request.endpoint)")
            let answer = try await next(request)
            notes.logger.info("\(name) done")
            return answer
        }
    }

    @Test func runsInTheOrderGivenAroundCallsAndStreams() async throws {
        let notes = NotedLogs()
        let (first, second, third) = (noting("a", notes), noting("b", notes), noting("c", notes))
        try await withLab { client in
            let client = client.using(second, third).using(first)
            _ = try await client.call("helloworld", "Say.Hello", Helloworld_Request(), as: Helloworld_Response.self)
            #expect(try await client.count(to: 2) == [1, 2])
        }
        let way = { (what: String) in ["a \(what)", "b \(what)", "c \(what)", "c done", "b done", "a done"] }
        #expect(notes.lines.map(\.message) == way("call Say.Hello") + way("stream Say.Count"))
    }

    @Test func handsAChangedRequestOn() async throws {
        let changing = ClientMiddleware { request, next in
            var request = request
            request.service = "helloworld"
            request.metadata["X-Tenant"] = "acme"
            if request.kind == .call { request.endpoint = "Say.Meta" }
            return try await next(request)
        }
        try await withLab { client in
            let client = client.using(changing)
            let reply = try await client.call("?", "?", Helloworld_Request(), as: Helloworld_MetaResponse.self)
            #expect(reply.metadata["X-Tenant"] == "acme")
            #expect(try await client.count(to: 1) == [1])
        }
    }

    /// A middleware may try again, and answer by itself.
    @Test func looksAtTheOutcome() async throws {
        let again = ClientMiddleware { request, next in
            do { return try await next(request) } catch is ServiceError {
                var request = request
                request.endpoint = "Say.Hello"
                return try await next(request)
            }
        }
        let node = Node(id: "cache", address: "cache:1")
        let cached = ClientMiddleware { request, next in
            guard request.endpoint == "Cached" else { return try await next(request) }
            return .reply(CallReply(headers: [:], contentType: request.contentType, body: [], node: node))
        }
        try await withLab { client in
            let client = client.using(again, cached)
            let reply = try await client.call(
                "helloworld",
                "Nobody.Knows",
                Helloworld_Request.with { $0.name = "Jo" },
                as: Helloworld_Response.self
            )
            #expect(reply.msg == "Hello Jo")
            let request = CallRequest(service: "x", endpoint: "Cached", body: [])
            #expect(try await client.call(request, options: CallOptions(), observer: nil).node == node)
        }
    }

    @Test func toldWhatAMiddlewareDidWrong() async throws {
        let lazy = ClientMiddleware { _, _ in .done }
        let client = ServiceClient(registry: nil).using(lazy)
        let request = CallRequest(service: "x", endpoint: "A.B", body: [])
        var error = await #expect(throws: MicroError.self) {
            try await client.call(request, options: CallOptions(), observer: nil)
        }
        #expect(error?.code == .internal)
        error = await #expect(throws: MicroError.self) { try await client.count(to: 1) }
        #expect(error?.code == .internal)
    }

    @Test(arguments: [(nil, "Bearer t1"), ("Basic x", "Basic x")] as [(String?, String)])
    func addsCredentials(_ own: String?, _ sent: String) async throws {
        try await withLab { client in
            let client = client.using(.authentication { "t1" })
            let reply = try await client.call(
                "helloworld",
                "Say.Meta",
                Helloworld_Request(),
                as: Helloworld_MetaResponse.self,
                metadata: own.map { ["Authorization": $0] } ?? [:]
            )
            #expect(reply.metadata["Authorization"] == sent)
        }
    }

    @Test func logsWhatBecameOfCalls() async throws {
        let logs = NotedLogs()
        try await withLab { client in
            let client = client.using(.logging(logs.logger))
            _ = try await client.call("helloworld", "Say.Hello", Helloworld_Request(), as: Helloworld_Response.self)
            _ = try await client.count(to: 1)
            _ = try? await client.call("helloworld", "No.Such", Helloworld_Request(), as: Helloworld_Response.self)
            _ = try? await client.call("nobody", "A.B", Helloworld_Request(), as: Helloworld_Response.self)
        }
        let lines = logs.lines
        #expect(lines.map(\.message) == ["called", "streamed", "failed", "failed"])
        #expect(lines.map(\.level) == [.debug, .debug, .warning, .warning])
        #expect(lines[0].metadata["node"]?.hasPrefix("127.0.0.1:") == true)
        #expect(lines.map { $0.metadata["code"] } == [nil, nil, "other", "serviceNotFound"])
        #expect(lines.map { $0.metadata["kind"] } == ["call", "stream", "call", "call"])
    }
}
