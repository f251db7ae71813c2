import MicroKit
import MicroTestSupport
import Testing

@Suite(.serialized) struct HTTPCallerTests {
    private static func answer(
        _ status: String,
        _ body: String,
        type: String = "application/json",
        _ headers: String = ""
    ) -> [UInt8] {
        let head = "HTTP/1.1 \(status)\r\nContent-Type: \(type)\r\nContent-Length: \(body.utf8.count)\r\n\(headers)\r\n"
        return Array((head + body).utf8)
    }

    private func call(
        _ server: ScriptedServer,
        _ endpoint: String = "greeter/hello",
        client: ServiceClient = ServiceClient(registry: nil, protocol: .http)
    ) async throws -> CallReply {
        let request = CallRequest(
            service: "greeter",
            endpoint: endpoint,
            metadata: ["X-Trace": "1"],
            body: Array(#"{"name":"x"}"#.utf8)
        )
        let options = CallOptions(timeout: .seconds(60), connectTimeout: .seconds(30), addresses: [server.address])
        return try await client.call(request, options: options, observer: nil)
    }

    @Test(arguments: [("greeter/hello", "/greeter/hello"), ("/v1/hello", "/v1/hello"), ("Say.Hello", "/Say.Hello")])
    func postsTheBodyAlone(_ endpoint: String, _ path: String) async throws {
        let server = try await ScriptedServer.start(
            .reply(Self.answer("201 Created", #"{"a":1}"#, type: "application/json; charset=utf-8"))
        )
        let reply = try await call(server, endpoint)
        #expect(String(decoding: reply.body, as: UTF8.self) == #"{"a":1}"#)
        #expect(reply.contentType == "application/json")
        let sent = String(decoding: try #require(server.requests.first), as: UTF8.self)
        #expect(sent.hasPrefix("POST \(path) HTTP/1.1\r\n"))
        #expect(sent.contains("Content-Type: application/json\r\n"))
        #expect(sent.contains("X-Trace: 1\r\n"))
        #expect(sent.hasSuffix("\r\n\r\n{\"name\":\"x\"}"))
        #expect(!sent.contains("Micro-"))
        await server.close()
    }

    @Test(arguments: [
        ("404 Not Found", "page not found", ServiceError(id: "", code: 404, detail: "page not found")),
        ("503 Service Unavailable", "", ServiceError(id: "", code: 503, detail: "Service Unavailable")),
        (
            "409 Conflict", #"{"id":"greeter","code":409,"detail":"taken","status":"Conflict"}"#,
            ServiceError(id: "greeter", code: 409, detail: "taken")
        ),
    ])
    func otherStatusesAreErrors(_ status: String, _ body: String, _ expected: ServiceError) async throws {
        let server = try await ScriptedServer.start(.reply(Self.answer(status, body)))
        let error = await #expect(throws: ServiceError.self) { try await call(server) }
        #expect(error?.id == expected.id)
        #expect(error?.code == expected.code)
        #expect(error?.detail == expected.detail)
        #expect(error?.status == expected.status)
        await server.close()
    }

    /// What has the status of a reply and is none.
    @Test(
        .serialized,
        arguments: [
            // As mucp servers of go-micro v1 to v6 answer, which write one header or both.
            (
                answer("200 OK", "{}", "Micro-Error: rpc: ill-formed\r\nX-Micro-Error: rpc: ill-formed\r\n"),
                "speaks mucp, not plain HTTP; it says: rpc: ill-formed", "call it with the protocol mucp"
            ),
            (
                answer("200 OK", "", #"X-Micro-Error: {"id":"x","code":500,"detail":"no"}"# + "\r\n"),
                "speaks mucp, not plain HTTP; it says: no", "call it with the protocol mucp"
            ),
            (
                answer("200 OK", "<html>\n<p>", type: "text/html; charset=utf-8"),
                "replied text/html where application/json was asked for: <html>", "it may be a web server or a proxy"
            ),
        ]
    )
    func otherRepliesAreMismatches(_ answer: [UInt8], _ words: String, _ hint: String) async throws {
        let server = try await ScriptedServer.start(.reply(answer))
        let client = ServiceClient(registry: nil, protocol: .http)
        for _ in 0..<2 {
            let error = await #expect(throws: MicroError.self) { try await call(server, client: client) }
            #expect(error?.code == .protocolMismatch)
            #expect(error?.message == "\(server.address) \(words)")
            #expect(error?.hint == hint)
        }
        // None is kept.
        #expect(server.connections == 2)
        await server.close()
    }

    @Test func keepsTheConnection() async throws {
        let server = try await ScriptedServer.start(.reply(Self.answer("200 OK", "{}")))
        let client = ServiceClient(registry: nil, protocol: .http)
        for _ in 0..<3 { _ = try await call(server, client: client) }
        #expect(server.connections == 1)
        await client.close()
        await server.close()
    }

    @Test func hasNoStreams() async throws {
        let client = ServiceClient(registry: nil, protocol: .http)
        let error = await #expect(throws: MicroError.self) {
            try await client.withStream(
                StreamRequest(service: "s", endpoint: "S.M"),
                options: CallOptions(addresses: ["127.0.0.1:1"]),
                observer: nil
            ) { _ in }
        }
        #expect(error?.code == .protocolMismatch)
    }
}
