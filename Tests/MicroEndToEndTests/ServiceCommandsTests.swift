import MicroKit
import MicroTestSupport
import Testing

/// The commands against a service that is found over mDNS.
@Suite struct ServiceCommandsTests {
    @Test func listsAndDescribes() async throws {
        try await withLab(metadata: ["lab": "golab"]) { name, record in
            let node = try #require(record.nodes.first)
            for words in [["list", "services"], ["services"], ["ls"], ["registry", "list"], ["list"]] {
                let run = try await ProgramRun.run(words) { $0.output.split(separator: "\n").contains(Substring(name)) }
                #expect(
                    run.status == 0 && run.output.split(separator: "\n").contains(Substring(name)),
                    "\(words): \(run)"
                )
            }
            let counted = try await ProgramRun.run(["list", "services", "--nodes", "--match", name]) {
                !$0.output.isEmpty
            }
            #expect(counted.output == "\(name)\t1\n")
            let json = try await ProgramRun.run(["services", "--match", "\(name)*", "-o", "json"]) {
                $0.output != "[]\n"
            }
            #expect(json.output == "[\n  {\n    \"name\": \"\(name)\"\n  }\n]\n")

            let nodes = try await ProgramRun.run(["list", "nodes", name])
            let metadata = "broker=http,lab=golab,protocol=mucp,registry=mdns,server=mucp,transport=http"
            #expect(
                nodes.output
                    == "Service\tVersion\tID\tAddress\tMetadata\n\(name)\t1.2.3\t\(node.id)\t\(node.address)\t\(metadata)\n"
            )

            let endpoints = try await ProgramRun.run(["endpoints", name])
            #expect(
                endpoints.output
                    == "Plain.Echo\nSay.Big\nSay.Chat\nSay.Count\nSay.Fail\nSay.Hello\nSay.Meta\nSay.Nested\nSay.Sleep\n"
            )

            for words in [["get", "service"], ["get"], ["describe"], ["registry", "get", "service"]] {
                let run = try await ProgramRun.run(words + [name, "--endpoint", "Say.Hello"])
                let head =
                    "service  \(name)\n\nversion 1.2.3\n\nID\tAddress\tMetadata\n\(node.id)\t\(node.address)\t\(metadata)\n"
                let hello = "\nEndpoint: Say.Hello\n\nRequest: {\n\tname string\n}\n\nResponse: {\n\tmsg string\n}\n\n"
                #expect(run.output == head + hello, "\(words)")
            }
        }
    }

    struct Call: Sendable, CustomTestStringConvertible {
        var arguments: [String]
        var output = ""
        var errors = ""
        var status: Int32 = 0
        var input = ""
        var environment: [String: String] = [:]
        var testDescription: String { arguments.joined(separator: " ") }
    }

    private static let big = String(repeating: "x", count: 100_000)

    @Test func calls() async throws {
        let calls: [Call] = [
            Call(arguments: ["Say.Hello", #"{"name":"John"}"#], output: "{\n\t\"msg\": \"Hello John\"\n}\n"),
            Call(arguments: ["Say.Hello", "{\"name\":", "\"John\"}"], output: "{\n\t\"msg\": \"Hello John\"\n}\n"),
            Call(arguments: ["Say.Hello", "-d", #"{"name":"d"}"#, "-o", "raw"], output: #"{"msg":"Hello d"}"# + "\n"),
            Call(
                arguments: ["Say.Hello", "-d", "@-", "-o", "ndjson"],
                output: "{\"msg\":\"Hello in\"}\n",
                input: #"{"name":"in"}"#
            ),
            Call(arguments: ["Say.Hello", "-o", "yaml"], output: "msg: \"Hello in\"\n", input: "{\"name\":\"in\"}\n"),
            Call(arguments: ["Say.Hello", "--field", "name=f", "--query", ".msg"], output: "Hello f\n"),
            Call(arguments: ["Say.Hello", "-o", "raw", "{}", "--query", ".msg"], output: "Hello \n"),
            Call(arguments: ["Say.Hello", "-o", "table", "{}"], output: "MSG\nHello\n"),
            Call(arguments: ["Say.Hello"], output: "{\n\t\"msg\": \"Hello \"\n}\n"),
            Call(arguments: ["Plain.Echo", "[1, 2]", "--query", ".echo", "-o", "ndjson"], output: "[1,2]\n"),
            Call(
                arguments: [
                    "Plain.Echo", #"{"id":9007199254740993,"z":1,"a":2.50}"#, "--query", ".echo", "-o", "ndjson",
                ],
                output: "{\"id\":9007199254740993,\"z\":1,\"a\":2.50}\n"
            ),
            Call(
                arguments: [
                    "Say.Nested",
                    #"{"big":"18446744073709551615","by_id":{"k":{"id":"1","qty":"-2"}},"labels":{"a":"b"}}"#,
                    "--query", ".echo.big",
                ],
                output: "18446744073709551615\n"
            ),
            Call(
                arguments: [
                    "Say.Meta", "{}", "-H", "Foo: bar", "--metadata", "x-lower=a=b,c", "--query",
                    ".metadata[\"X-Lower\"]",
                ],
                output: "a=b,c\n"
            ),
            Call(
                arguments: ["Say.Meta", "{}", "--query", ".metadata.C"],
                output: "d\n",
                environment: ["MICRO_METADATA": "a=b,c=d"]
            ),
            Call(
                arguments: ["Plain.Echo", "{\"big\":\"\(Self.big)\"}", "--query", ".echo.big"],
                output: Self.big + "\n"
            ),
            Call(
                arguments: ["Say.Hello", "{}", "--query", ".nothing"],
                errors: "micro: --query .nothing: not in the result\n",
                status: 1
            ),
            Call(
                arguments: ["Say.Fail", #"{"code":404,"detail":"detail text"}"#],
                errors: #"{"id":"go.lab.notfound","code":404,"detail":"not found: detail text","status":"Not Found"}"#,
                status: 79
            ),
            Call(arguments: ["Say.Fail", #"{"code":408,"detail":"x"}"#], errors: "\"code\":408", status: 75),
            Call(arguments: ["Say.Fail", #"{"code":500,"detail":"x"}"#], errors: "\"code\":500", status: 80),
            Call(arguments: ["Say.Fail", #"{"code":403,"detail":"x"}"#], errors: "\"code\":403", status: 77),
            Call(
                arguments: ["Say.Fail", #"{"plain":true,"detail":"a"}"#],
                errors: ".Say.Fail: plain error: a\n",
                status: 80
            ),
            Call(arguments: ["Say.Helo", "{}"], errors: "did you mean Say.Hello?", status: 68),
            Call(
                arguments: ["Nope.Nope", "{}"],
                errors: "has no endpoint \"Nope.Nope\" (available: Plain.Echo",
                status: 68
            ),
            Call(arguments: ["Say.Sleep", #"{"ms":30000}"#, "--timeout", "200ms"], errors: "time", status: 75),
            Call(arguments: ["Say.Hello", "{}", "--node", "nope"], errors: "nope", status: 68),
            Call(arguments: ["Say.Hello", "{}", "--version", "9"], errors: "9", status: 68),
            Call(arguments: ["Say.Hello", "{}", "--label", "lab=other"], errors: "lab=other", status: 68),
            Call(
                arguments: ["Say.Hello", "{}", "--label", "lab=golab", "--version", "1.2.3"],
                output: "{\n\t\"msg\": \"Hello \"\n}\n"
            ),
            Call(
                arguments: ["Say.Hello", "bytes", "--content-type", "application/x-nope"],
                errors: "application/x-nope",
                status: 64
            ),
            Call(arguments: ["Say.Hello", #"{"name":5}"#], errors: "\nmicro: error calling", status: 80),
        ]
        try await withLab(metadata: ["lab": "golab"]) { name, _ in
            for call in calls {
                let run = try await ProgramRun.run(
                    ["call", name] + call.arguments,
                    environment: call.environment,
                    input: call.input
                )
                #expect(run.status == call.status, "\(call.arguments): \(run.errors)")
                #expect(run.output == call.output, "\(call.arguments): \(run.errors)")
                #expect(run.errors.contains(call.errors), "\(call.arguments): \(run.errors)")
                #expect(
                    call.status == 0 ? run.errors.isEmpty : "\n\(run.errors)".contains("\nmicro: "),
                    "\(call.arguments): \(run.errors)"
                )
            }
        }
    }

    @Test func tellsWhatHappensAndWhatWouldHappen() async throws {
        try await withLab { name, record in
            let address = try #require(record.nodes.first?.address)
            let dry = try await ProgramRun.run(["call", name, "Say.Hello", #"{"name":"x"}"#, "--dry-run"])
            #expect(dry.output.contains("at \(address)\n") && dry.output.contains("Micro-Endpoint: Say.Hello\n"))
            #expect(dry.output.hasSuffix("\n\n{\"name\":\"x\"}\n"))
            let verbose = try await ProgramRun.run(["-o", "raw", "call", "-vv", name, "Say.Hello", "{}"])
            #expect(verbose.output == "{\"msg\":\"Hello \"}\n")
            #expect(verbose.errors.contains("> Micro-Service: \(name)\n") && verbose.errors.contains("discovery"))
            let direct = try await ProgramRun.run(["call", "--address", address, "anything", "Say.Hello", "{}"])
            #expect(direct.status == 0, "\(direct.errors)")
        }
    }

    @Test func errorsAreJSONWhenJSONIsAskedFor() async throws {
        try await withLab { name, _ in
            let run = try await ProgramRun.run(["call", name, "Say.Fail", #"{"code":404,"detail":"d"}"#, "-o", "json"])
            #expect(run.status == 79)
            let error = try JSONValue(parsing: run.errors)["error"]
            #expect(error?["exit"]?.intValue == 79)
            #expect(error?["code"]?.intValue == 404)
            #expect(error?["id"]?.stringValue == "go.lab.notfound")
            #expect(error?["detail"]?.stringValue == "not found: d")
        }
    }

    @Test func asksHowNodesAre() async throws {
        try await withLab { name, record in
            let node = try #require(record.nodes.first)
            let run = try await ProgramRun.run(["health", name])
            let head = "service  \(name)\n\nversion 1.2.3\n\nnode\t\taddress:port\t\tstatus\n"
            #expect(run.status == 0 && run.output == head + "\(node.id)\t\t\(node.address)\t\tok\n")
            #expect(try await ProgramRun.run(["health", "check", name, "--address", node.address]).output == "ok\n")
            let stats = try await ProgramRun.run(["stats", name, "-o", "json"])
            #expect(stats.status == 0)
            #expect(try JSONValue(parsing: stats.output).arrayValue?.first?["stats"]?["threads"]?.intValue ?? 0 > 0)
        }
        let missing = try await ProgramRun.run(["health", "go.lab.nosuch"], patient: false)
        #expect(missing.status == 68 && missing.errors.hasPrefix("micro: go.lab.nosuch: service not found"))
    }

    @Test func oneDeadNodeIsNotWell() async throws {
        let peer = try RefusingAddress()
        let dead = peer.address
        try await withRecord([dead]) { name in
            let run = try await ProgramRun.run(["health", name])
            #expect(run.status == 1)
            #expect(run.output.contains("\(name)-0\t\t\(dead)\t\t"))
            let stats = try await ProgramRun.run(["stats", name])
            #expect(stats.status == 1)
            #expect(stats.output.contains("\(name)-0\t\t\(dead)\t\t\t\t\t0\t\n"))
        }
        peer.close()
    }

    @Test func suggestsAServiceOfASimilarName() async throws {
        try await withLab { name, _ in
            let arguments = ["--discovery-timeout", "1s", "call", name.dropLast() + "x", "Say.Hello", "{}"]
            var run = try await ProgramRun.run(arguments, patient: false)
            for _ in 0..<20 where !run.errors.contains("did you mean") {
                run = try await ProgramRun.run(arguments, patient: false)
            }
            #expect(run.status == 68)
            #expect(run.errors.contains("service not found"))
            #expect(run.errors.contains("did you mean"), "\(run.errors)")
        }
    }
}
