import Foundation
import MicroKit
import MicroTestSupport
import Synchronization
import Testing

/// `call`, `stream` and `health` against services that speak gRPC.
@Suite(.timeLimit(.minutes(5)), .serialized) struct GRPCCommandsTests {
    private static let john = #"{"name":"John"}"#
    private static let hello = #"{"msg":"Hello John"}"# + "\n"

    @Test func callsGRPCNodes() async throws {
        let (john, hello) = (Self.john, Self.hello)
        let deadline = ["call", "SERVICE", "Say.Sleep", #"{"ms":30000}"#, "--timeout", "300ms"]
        let cases: [CommandCase] = [
            // Found in the registry, or at an address with and without the service's name.
            .gives(hello, "call", "SERVICE", "Say.Hello", john, "-o", "ndjson"),
            .gives(hello, "call", "SERVICE", "SERVICE.Say/Hello", john, "-o", "ndjson"),
            .gives(hello, "call", "--address", "ADDRESS", "SERVICE.Say/Hello", john, "-o", "ndjson"),
            .gives(hello, "call", "--address", "ADDRESS", "SERVICE", "Say.Hello", john, "-o", "ndjson"),
            .gives(hello, "call", "--address", "ADDRESS", "other", "Say.Hello", john, "-o", "ndjson"),
            .gives("{\n\t\"msg\": \"Hello John\"\n}\n", "call", "SERVICE", "Say.Hello", john),
            .gives(hello, "call", "SERVICE", "Say.Hello", john, "-o", "ndjson", "--protocol", "grpc"),
            .gives(hello, "call", "SERVICE", "Say.Hello", john, "-o", "ndjson", "--client", "grpc"),
            .gives(
                "b\n",
                "call",
                "SERVICE",
                "Say.Meta",
                "{}",
                "-H",
                "X-Foo: b",
                "--query",
                #".metadata["x-foo"]"#
            ),
            // Streams, also where a call was asked for.
            .gives(
                "{\"seq\":\"1\",\"text\":\"n1\"}\n{\"seq\":\"2\",\"text\":\"n2\"}\n",
                "call",
                "SERVICE",
                "Say.Count",
                #"{"to":2}"#
            ),
            .gives(
                "{\"seq\":\"1\",\"text\":\"n1\"}\n",
                "call",
                "--address",
                "ADDRESS",
                "SERVICE.Say/Count",
                #"{"to":1}"#
            ),
            .gives("{\"seq\":\"1\",\"text\":\"n1\"}\n", "stream", "SERVICE", "Say.Count", #"{"to":1}"#),
            .gives(
                "{\"text\":\"echo a\"}\n",
                "stream",
                "--address",
                "ADDRESS",
                "SERVICE.Say/Chat",
                #"{"text":"a"}{"text":"bye"}"#
            ),
            // Errors.
            .fails(68, "has no endpoint \"Say.Helo\"", "did you mean Say.Hello?", by: ["call", "SERVICE", "Say.Helo"]),
            .fails(
                68,
                "no endpoint \"nope.Nope/Nope\" at that address",
                by: ["call", "--address", "ADDRESS", "nope.Nope/Nope"]
            ),
            .fails(
                79,
                #"{"id":"go.lab.notfound","code":404,"detail":"not found: d","status":"Not Found"}"#,
                by: ["call", "SERVICE", "Say.Fail", #"{"code":404,"detail":"d"}"#]
            ),
            .fails(80, "plain error: d", by: ["call", "SERVICE", "Say.Fail", #"{"plain":true,"detail":"d"}"#]),
            .fails(
                79,
                "count failed at 1",
                by: ["stream", "--address", "ADDRESS", "SERVICE.Say/Count", #"{"to":2,"failAt":1}"#]
            ),
            // Whichever side is the first to see that the time is over.
            .fails(75, "time", by: deadline),
            // What it does not speak.
            .fails(
                76,
                "ADDRESS is registered as grpc, but was called with mucp; it does not take mucp: ",
                "is not offered over mucp",
                "call it with the protocol grpc",
                by: ["call", "SERVICE", "Say.Hello", "--protocol", "mucp"]
            ),
            .fails(76, "it speaks grpc", by: ["call", "SERVICE", "Say.Hello", "--protocol", "rpc"]),
            .fails(80, "it speaks grpc", by: ["call", "SERVICE", "Say.Hello", "--protocol", "http"]),
        ]
        try await withLab(configure: { $0.protocols = [.grpc] }) { name, record in
            let address = try #require(record.nodes.first?.address)
            for each in cases { try await each.check(service: name, address: address) }
        }
    }

    /// The same service answers in every protocol, by every spelling of the option.
    @Test func protocolsOfOnePort() async throws {
        let call = ["call", "SERVICE", "Say.Hello", Self.john, "-o", "ndjson"]
        var cases = ["auto", "mucp", "rpc", "grpc", "http"].flatMap { name in
            [
                CommandCase(arguments: call + ["--protocol", name], output: Self.hello),
                CommandCase(arguments: call + ["--client", name], output: Self.hello),
                CommandCase(arguments: call, output: Self.hello, environment: ["MICRO_PROTOCOL": name]),
                CommandCase(arguments: call, output: Self.hello, environment: ["MICRO_CLIENT": name]),
            ]
        }
        cases += [
            .prints(
                ["Content-Type: application/grpc+json\n"],
                "call",
                "SERVICE",
                "Say.Hello",
                "--client",
                "grpc",
                "--dry-run"
            ),
            .prints(["Micro-Endpoint: Say.Hello\n"], "call", "SERVICE", "Say.Hello", "--dry-run"),
            .fails(
                64,
                "unknown protocol 'nope' (choose from auto, mucp, grpc, http)",
                by: call + ["--protocol", "nope"]
            ),
            .fails(78, "unknown protocol 'nope' in $MICRO_CLIENT", by: call, environment: ["MICRO_CLIENT": "nope"]),
            .fails(
                78,
                "in $MICRO_PROTOCOL",
                by: call,
                environment: ["MICRO_PROTOCOL": "nope", "MICRO_CLIENT": "grpc"]
            ),
        ]
        let lines = cases
        try await withLab { name, record in
            for each in lines { try await each.check(service: name, address: record.nodes[0].address) }
            let address = record.nodes[0].address
            guard FileManager.default.isExecutableFile(atPath: "/usr/bin/curl") else { return }
            let curl = "curl -sS --noproxy '*' -w ' %{http_code}' http://\(address)/\(name)"
            let calls = try await ProgramRun.shell(
                "\(curl)/Say.Hello -d '\(Self.john)'; \(curl)/Say/Hello -d '\(Self.john)'"
            )
            #expect(calls.output == "{\"msg\":\"Hello John\"} 200{\"msg\":\"Hello John\"} 200", "\(calls)")
            let refused = try await ProgramRun.shell("\(curl)/Say.Helo -d '{}'; \(curl)/Say.Fail -d '{\"code\":409}'")
            #expect(refused.output.contains("can't find method Helo"), "\(refused)")
            #expect(refused.output.contains(" 404{") && refused.output.hasSuffix(" 409"), "\(refused)")
        }
    }

    /// Nodes that are registered as one protocol and speak another: the line says both.
    @Test func wrongRecords() async throws {
        let grpc = ["protocol": "grpc", "server": "grpc", "transport": "grpc"]
        let foreign = ["protocol": "carrier-pigeon"]
        try await withLab(configure: { $0.protocols = [.mucp] }) { _, record in
            try await withRecord([record.nodes[0].address], metadata: grpc) { name in
                try await CommandCase.fails(
                    68,
                    "is not offered over grpc; it speaks mucp",
                    by: ["call", name, "Say.Hello"]
                )
                .check()
            }
        }
        try await withLab(configure: { $0.protocols = [.grpc] }) { _, record in
            try await withRecord([record.nodes[0].address]) { name in
                try await CommandCase.fails(
                    76,
                    "is registered as mucp, but speaks grpc",
                    by: ["call", name, "Say.Hello"]
                )
                .check()
            }
        }
        let http = try await ScriptedServer.start(greeting: Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8), .silence)
        try await withRecord([http.address], metadata: grpc) { name in
            try await CommandCase.fails(
                76,
                "is registered as grpc, but speaks HTTP/1",
                by: ["call", name, "Say.Hello"]
            )
            .check()
        }
        await http.close()
        let settings: [UInt8] = [0, 0, 0, 4, 0, 0, 0, 0, 0]
        let http2 = try await ScriptedServer.start(greeting: settings, .silence)
        try await withRecord([http2.address]) { name in
            try await CommandCase.fails(
                76,
                "is registered as mucp, but speaks HTTP/2",
                by: ["call", name, "Say.Hello"]
            )
            .check()
        }
        try await withRecord([http2.address], metadata: foreign) { name in
            try await CommandCase.fails(
                76,
                "\"carrier-pigeon\", which is none of mucp, grpc, http",
                by: ["call", name, "A.B"]
            )
            .check()
        }
        await http2.close()
    }

    // MARK: Health

    @Test func healthOfGRPCNodes() async throws {
        try await withLab(configure: { $0.protocols = [.grpc] }) { name, record in
            let address = record.nodes[0].address
            try await CommandCase.prints(["\t\(address)\t\tok\n"], "health", name).check()
            try await CommandCase.gives("ok\n", "health", "--address", address).check()
            try await CommandCase.prints(["\"check\": \"Debug.Health\""], "health", name, "-o", "json").check()
        }
    }

    /// The end of the health stream is news, which does not wait for the next look.
    @Test func watchSeesAtOnceThatAGRPCNodeEnds() async throws {
        let watch = Mutex<RunningProgram?>(nil)
        try await withLab(configure: { $0.protocols = [.grpc] }) { _, record in
            let program = try RunningProgram([
                "health", "--address", record.nodes[0].address, "--watch", "--interval", "1h",
            ])
            watch.withLock { $0 = program }
            await program.until { $0.output.hasSuffix("\n") }
            #expect(program.output == "\(record.nodes[0].address)\tok\n", "\(program.errors)")
        }
        let program = try #require(watch.withLock { $0 })
        await program.until { $0.output.split(separator: "\n").count > 1 }
        #expect(program.output.contains("refused") || program.output.contains("ended"), "\(program.output)")
        program.signal(SIGINT)
        #expect(await program.end() == 130)
    }

    // MARK: Stock servers

    @Test(.peers(.goInteropServer)) func callsAStockServer() async throws {
        let test = "grpc.testing.TestService"
        let status = #"{"responseStatus":{"code":7,"message":"not yours"}}"#
        // google.rpc.Status {code: 7, message: "not yours", details: [ErrorInfo {reason: "R", domain: "d"}]}
        let details = "CAcSCW5vdCB5b3VycxoyCih0eXBlLmdvb2dsZWFwaXMuY29tL2dvb2dsZS5ycGMuRXJyb3JJbmZvEgYKAVISAWQ="
        let cases: [CommandCase] = [
            .prints(["\(test)\n", "grpc.health.v1.Health\n"], "list", "services", "--address", "ADDRESS"),
            .prints(["\(test)/UnaryCall\n"], "list", "endpoints", test, "--address", "ADDRESS"),
            .prints(["Endpoint: \(test)/UnaryCall\n"], "get", "service", "TestService", "--address", "ADDRESS"),
            .gives("{}\n", "call", "--address", "ADDRESS", "\(test)/EmptyCall", "-o", "ndjson"),
            .gives(
                "{\"payload\":{\"body\":\"AAA=\"}}\n",
                "call",
                "--address",
                "ADDRESS",
                "\(test)/UnaryCall",
                #"{"response_size":2}"#,
                "-o",
                "ndjson"
            ),
            .gives(
                "{\"payload\":{\"body\":\"AA==\"}}\n{\"payload\":{\"body\":\"AAA=\"}}\n",
                "call",
                "--address",
                "ADDRESS",
                "\(test)/StreamingOutputCall",
                #"{"responseParameters":[{"size":1},{"size":2}]}"#
            ),
            .fails(77, "not yours", by: ["call", "--address", "ADDRESS", "\(test)/UnaryCall", status]),
            .fails(
                65,
                "responseSiz: grpc.testing.SimpleRequest has no such field",
                "did you mean 'responseSize'?",
                by: ["call", "--address", "ADDRESS", "\(test)/UnaryCall", #"{"responseSiz":1}"#]
            ),
            .fails(68, "UnimplementedCall", by: ["call", "--address", "ADDRESS", "\(test)/UnimplementedCall"]),
            .gives("ok (grpc)\n", "health", "--address", "ADDRESS"),
        ]
        try await PeerProcess.serving(.goInteropServer) { address, _ in
            for each in cases { try await each.check(address: address) }
            let run = try await ProgramRun.run([
                "call", "--address", address, "\(test)/UnaryCall", status, "-H",
                "x-grpc-test-status-details-bin: \(details)",
            ])
            #expect(run.status == 77, "\(run)")
            #expect(
                run.errors.contains("\n  detail: google.rpc.ErrorInfo {\"reason\":\"R\",\"domain\":\"d\"}\n"),
                "\(run)"
            )
        }
    }

    @Test(.peers(.pythonInteropServer)) func healthWithoutTheHealthService() async throws {
        try await PeerProcess.serving(.pythonInteropServer, ["--no-health"]) { address, _ in
            try await CommandCase.gives("reachable\n", "health", "--address", address).check()
            try await CommandCase(
                arguments: ["health", "--address", address, "--strict"],
                status: 1,
                output: "reachable\n"
            ).check()
        }
        try await PeerProcess.serving(.pythonInteropServer) { address, _ in
            try await CommandCase.gives("ok (grpc)\n", "health", "--address", address).check()
        }
    }
}
