import MicroTestSupport
import Testing

/// Peers that are no service, or a broken one: one line that says what, where and why, and the right code.
@Suite struct BadPeersTests {
    struct Peer: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var greeting: [UInt8] = []
        var closesAtOnce = false
        var step: ScriptedServer.Step = .silence
        var status: Int32
        var says: String
        var arguments: [String] = []
    }

    private static func http(_ status: String, _ body: String, _ headers: String = "Content-Type: application/json\r\n")
        -> [UInt8]
    {
        Array("HTTP/1.1 \(status)\r\n\(headers)Content-Length: \(body.utf8.count)\r\n\r\n\(body)".utf8)
    }

    @Test(
        .serialized,
        arguments: [
            Peer(testDescription: "never answers", status: 75, says: "timed out", arguments: ["--timeout", "300ms"]),
            Peer(
                testDescription: "closes at once",
                closesAtOnce: true,
                status: 69,
                says: "the connection to 127.0.0.1"
            ),
            Peer(
                testDescription: "closes when asked",
                step: .close,
                status: 69,
                says: "ended before the reply began\n  hint: it may want TLS"
            ),
            Peer(
                testDescription: "mucp called by plain HTTP",
                step: .reply(http("200 OK", "{}", "Micro-Error: rpc: ill-formed\r\n")),
                status: 76,
                says: "is registered as mucp, but was called with http; it speaks mucp, not plain HTTP; it says: rpc: "
                    + "ill-formed\n  hint: call it with the protocol mucp",
                arguments: ["--protocol", "http"]
            ),
            Peer(
                testDescription: "web page by plain HTTP",
                step: .reply(http("200 OK", "<html>", "Content-Type: text/html\r\n")),
                status: 76,
                says: "replied text/html where application/json was asked for: <html>",
                arguments: ["--protocol", "http"]
            ),
            Peer(
                testDescription: "answers garbage",
                step: .reply(Array("garbage\r\n\r\n".utf8)),
                status: 76,
                says: "127.0.0.1"
            ),
            Peer(
                testDescription: "answers 404",
                step: .reply(http("404 Not Found", "<html>no</html>", "")),
                status: 76,
                says: "404"
            ),
            Peer(
                testDescription: "TLS alert",
                step: .replyAndClose([0x15, 3, 1, 0, 2, 2, 0x46]),
                status: 76,
                says: "TLS\n  hint: speak TLS to it"
            ),
            Peer(
                testDescription: "speaks HTTP/2",
                greeting: [0, 0, 6, 4, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0x40, 0],
                status: 76,
                says: "HTTP/2"
            ),
            Peer(
                testDescription: "reply is no JSON",
                step: .reply(http("200 OK", "<html>")),
                status: 76,
                says: "not JSON"
            ),
            Peer(
                testDescription: "unsupported content type",
                step: .reply(
                    http("200 OK", "unsupported Content-Type: application/json", "Content-Type: text/plain\r\n")
                ),
                status: 76,
                says: "application/json"
            ),
            Peer(
                testDescription: "hostile error",
                step: .reply(http("200 OK", "", "Micro-Error: a\u{1B}[2J\r\nContent-Type: application/json\r\n")),
                status: 76,
                says: "micro: "
            ),
            Peer(
                testDescription: "huge length",
                step: .reply(
                    Array(
                        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99999999999\r\n\r\n".utf8
                    )
                ),
                status: 76,
                says:
                    "99999999999 bytes, over the limit of 4194304 bytes\n  hint: raise the limit with --max-message-size"
            ),
            Peer(
                testDescription: "many headers",
                step: .reply(Array(("HTTP/1.1 200 OK\r\n" + String(repeating: "a: b\r\n", count: 5000) + "\r\n").utf8)),
                status: 76,
                says: "header"
            ),
        ]
    )
    func isExplained(peer: Peer) async throws {
        let server = try await ScriptedServer.start(greeting: peer.greeting, closesAtOnce: peer.closesAtOnce, peer.step)
        try await withRecord([server.address]) { name in
            let run = try await ProgramRun.run(["call", name, "Say.Hello", "{}"] + peer.arguments)
            #expect(run.status == peer.status, "\(run.errors)")
            #expect(run.output.isEmpty)
            #expect(run.errors.hasPrefix("micro: ") && run.errors.contains(peer.says), "\(run.errors)")
            #expect(!run.errors.contains("\u{1B}"))
            let lines = run.errors.split(separator: "\n")
            #expect(lines.count == 1 || lines.count == 2 && lines[1].hasPrefix("  hint: "), "\(run.errors)")
            let healthArguments = peer.arguments.isEmpty ? ["--timeout", "2s"] : peer.arguments
            let health = try await ProgramRun.run(["health", name] + healthArguments)
            #expect(health.status == 1 || peer.testDescription == "hostile error", "\(health)")
        }
        await server.close()
    }

    @Test(.serialized, arguments: ["etcd", "nats", "consul", "kubernetes", "eureka", "zookeeper"])
    func aSilentRegistryIsGivenUpInTheTimeOfTheCall(registry: String) async throws {
        let server = try await ScriptedServer.start(.silence)
        let run = try await ProgramRun.micro([
            "list", "services", "--registry", registry, "--registry-address", server.address, "--timeout", "300ms",
        ])
        #expect(run.status == 69, "\(run)")
        #expect(run.errors.contains(server.address) && run.errors.contains("within "), "\(run)")
        await server.close()
    }

    @Test func refusedConnectionsNameTheAddress() async throws {
        let dead = try RefusingAddress()
        let address = dead.address
        let run = try await ProgramRun.run(["call", "--address", address, "x", "Say.Hello", "{}"])
        #expect(run.status == 69)
        #expect(run.errors.contains(address) && run.errors.contains("refused"), "\(run.errors)")
        dead.close()
    }

    @Test func theNextNodeIsTriedWhenOneIsDead() async throws {
        let dead = try RefusingAddress()
        let alive = try await ScriptedServer.start(.reply(Self.http("200 OK", #"{"msg":"ok"}"#)))
        try await withRecord([dead.address, alive.address]) { name in
            for _ in 0..<5 {
                let run = try await ProgramRun.run(["call", name, "Say.Hello", "{}", "--retries", "0", "-o", "ndjson"])
                #expect(run.status == 0 && run.output == "{\"msg\":\"ok\"}\n", "\(run.errors)")
            }
        }
        dead.close()
        await alive.close()
    }

    @Test func nodesThatSpeakSomethingElseAreToldApart() async throws {
        let server = try await ScriptedServer.start(.silence)
        try await withRecord([server.address], metadata: ["protocol": "drpc"]) { name in
            let run = try await ProgramRun.run(["call", name, "Say.Hello", "{}"])
            #expect(run.status == 76)
            #expect(run.errors.contains("speaks \"drpc\", which is none of mucp, grpc, http"), "\(run.errors)")
        }
        #expect(server.connections == 0)
        await server.close()
    }
}
