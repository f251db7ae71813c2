import MicroTestSupport
import Testing

@testable import MicroKit

@Suite(.timeLimit(.minutes(5))) struct PlainHTTPServerTests {
    @Test(
        arguments: [
            ("/greeter/Say.Hello", "greeter", "Say.Hello"), ("/greeter/Say/Hello", "greeter", "Say.Hello"),
            ("/Say.Hello", "", "Say.Hello"), ("/Say/Hello", "", "Say.Hello"),
            ("/go.micro.srv.greeter/Say.Hello?a=b", "go.micro.srv.greeter", "Say.Hello"),
            ("/greeter//Say.Hello/", "greeter", "Say.Hello"), ("/a%20b/Say.Hello", "a b", "Say.Hello"),
            ("/", nil, ""), ("/greeter", nil, ""), ("/a/b/c/d", nil, ""), ("/a/b/Say.Hello", nil, ""), ("", nil, ""),
        ] as [(String, String?, String)]
    )
    func readsPaths(_ target: String, _ service: String?, _ endpoint: String) {
        let path = PlainHTTPPath(target)
        #expect(path?.service == service)
        if service != nil { #expect(path?.endpoint == endpoint) }
    }

    /// Requests and what is answered.
    @Test(
        .serialized,
        arguments: [
            ("POST /helloworld/Say.Hello", "application/json", #"{"name":"x"}"#, 200, #"{"msg":"Hello x"}"#),
            ("POST /helloworld/Say/Hello", "application/x-www-form-urlencoded", #"{"name":"x"}"#, 200, "Hello x"),
            ("POST /Say.Hello", "application/json; charset=utf-8", #"{"name":"x"}"#, 200, "Hello x"),
            ("POST /a/Plain.Echo", "application/json", #"{"name":"x"}"#, 200, "Plain x"),
            ("POST /a/Say.Hello", "application/protobuf", "\u{0A}\u{01}x", 200, "\u{0A}\u{07}Hello x"),
            ("POST /a/Say.Nope", "application/json", "{}", 404, #""detail":"rpc: can't find method Nope""#),
            ("POST /a/Say.Fail", "application/json", #"{"code":409,"detail":"d"}"#, 409, #""id":"go.lab.other""#),
            ("POST /a/Say.Fail", "application/json", #"{"plain":true,"detail":"d"}"#, 500, "plain error: d"),
            ("POST /a/Say.Hello", "application/json", "{", 400, "is no json"),
            ("POST /a/Plain.Echo", "application/protobuf", "", 415, "takes JSON only"),
            ("POST /a/Say.Chat", "application/json", "{}", 400, "is a stream"),
            ("POST /x", "application/json", "{}", 404, "none of"),
            ("GET /", "application/json", "", 404, "none of"),
            ("GET /a/Say.Hello", "application/json", "", 405, "POST"),
            ("HEAD /", "application/json", "", 404, ""),
        ]
    )
    func answers(_ line: String, _ type: String, _ body: String, _ status: Int, _ words: String) async throws {
        var service = MicroService.onLoopback()
        LabService.addHandlers(to: &service)
        let reply = try await withRunning(service) { record in
            let client = try await RawClient.connect(to: record.nodes[0].address)
            let length = body.utf8.count
            try await client.send(
                "\(line) HTTP/1.1\r\nHost: h\r\nContent-Type: \(type)\r\nContent-Length: \(length)\r\n\r\n\(body)"
            )
            let reply = try #require(await client.replies().first)
            await client.close()
            return reply
        }
        #expect(reply.line.hasPrefix("HTTP/1.1 \(status) "))
        #expect(reply.text.contains(words), "\(reply.text)")
        #expect(reply["Host"] == nil)
        if status != 200 { #expect(reply["Content-Type"] == "application/json") }
    }
}
