import Foundation
import MicroKit
import MicroTestSupport
import Testing

/// What describes messages: files, reflection, the registry; and what comes of it for bodies, replies and listings.
@Suite(.timeLimit(.minutes(5)), .serialized) struct SchemaCommandsTests {
    private static let john = #"{"name":"John"}"#
    private static let hello = #"{"msg":"Hello John"}"# + "\n"

    /// A folder with files that describe the lab service, and some that can't be used.
    private static func withFiles(_ body: (_ folder: String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        let parts = folder.appendingPathComponent("parts")
        try FileManager.default.createDirectory(at: parts, withIntermediateDirectories: true)
        func write(_ name: String, _ text: String) throws {
            try Data(text.utf8).write(to: folder.appendingPathComponent(name))
        }
        let messages = "message Request { string name = 1; }\nmessage Response { string msg = 1; }\n"
        let service = "service Say { rpc Hello(Request) returns (Response); }\n"
        try write("say.proto", "syntax = \"proto3\";\npackage helloworld;\n" + service + messages)
        try write("parts/types.proto", "syntax = \"proto3\";\npackage helloworld;\n" + messages)
        try write("split.proto", "syntax = \"proto3\";\npackage helloworld;\nimport \"types.proto\";\n" + service)
        try write(
            "other.proto",
            "syntax = \"proto3\";\npackage other;\n" + service + messages.replacing("name", with: "nom")
        )
        try write("bad.proto", "syntax = \"proto3\";\nmessage A {\n  string name 1;\n}\n")
        try write("say.protoset", "")
        try descriptors().write(to: folder.appendingPathComponent("say.protoset"))
        try await body(folder.path)
        try FileManager.default.removeItem(at: folder)
    }

    /// A `FileDescriptorSet` of `say.proto` as protoc writes it, field by field.
    private static func descriptors() -> Data {
        func field(_ number: UInt8, _ bytes: [UInt8]) -> [UInt8] {
            let length =
                bytes.count < 128 ? [UInt8(bytes.count)] : [UInt8(bytes.count & 127 | 128), UInt8(bytes.count >> 7)]
            return [number << 3 | 2] + length + bytes
        }
        func text(_ number: UInt8, _ text: String) -> [UInt8] { field(number, Array(text.utf8)) }
        func message(_ name: String, _ member: String) -> [UInt8] {
            // One optional string of number 1.
            field(4, text(1, name) + field(2, text(1, member) + [0x18, 1, 0x20, 1, 0x28, 9]))
        }
        let method = text(1, "Hello") + text(2, ".helloworld.Request") + text(3, ".helloworld.Response")
        let file =
            text(1, "say.proto") + text(2, "helloworld") + message("Request", "name") + message("Response", "msg")
            + field(6, text(1, "Say") + field(2, method)) + text(12, "proto3")
        return Data(field(1, file))
    }

    @Test func files() async throws {
        let call = ["call", "SERVICE", "Say.Hello", Self.john, "-o", "ndjson"]
        func fails(_ status: Int32, _ says: String..., by options: [String]) -> CommandCase {
            CommandCase(arguments: ["call", "SERVICE", "Say.Hello"] + options, status: status, output: "", says: says)
        }
        try await Self.withFiles { folder in
            let cases: [CommandCase] = [
                CommandCase(arguments: call + ["--proto", "\(folder)/say.proto"], output: Self.hello),
                CommandCase(
                    arguments: call + ["--proto", "\(folder)/say.proto", "--protocol", "grpc"],
                    output: Self.hello
                ),
                CommandCase(
                    arguments: call + ["--proto", "\(folder)/split.proto", "-I", "\(folder)/parts"],
                    output: Self.hello
                ),
                CommandCase(arguments: call + ["--protoset", "\(folder)/say.protoset"], output: Self.hello),
                .gives(
                    Self.hello,
                    "call",
                    "--address",
                    "ADDRESS",
                    "helloworld.Say/Hello",
                    Self.john,
                    "--proto",
                    "\(folder)/say.proto",
                    "-o",
                    "ndjson"
                ),
                .prints(
                    ["string name"],
                    "get",
                    "service",
                    "SERVICE",
                    "--endpoint",
                    "Say.Hello",
                    "--as",
                    "proto",
                    "--proto",
                    "\(folder)/say.proto"
                ),
                fails(66, "there is no file \(folder)/none.proto", by: ["--proto", "\(folder)/none.proto"]),
                fails(66, "there is no file \(folder)/none.protoset", by: ["--protoset", "\(folder)/none.protoset"]),
                fails(66, "\(folder) can't be read: ", by: ["--proto", folder]),
                fails(
                    66,
                    "--import-path: there is no folder \(folder)/none",
                    by: ["--proto", "\(folder)/say.proto", "-I", "\(folder)/none"]
                ),
                // What is sent as it is is not held to any description.
                CommandCase(
                    arguments: call + ["--proto", "\(folder)/other.proto", "--raw"],
                    output: Self.hello
                ),
                .gives(
                    "{\"name\":\"John\"}\n",
                    "call",
                    "SERVICE",
                    "Say.Hello",
                    Self.john,
                    "--proto",
                    "\(folder)/say.proto",
                    "--dry-run",
                    "-o",
                    "ndjson",
                    "--query",
                    ".body"
                ),
                fails(65, "bad.proto:3:15: expected '='", by: ["--proto", "\(folder)/bad.proto"]),
                fails(
                    65,
                    "split.proto:3:8: the import types.proto is in none of",
                    "-I",
                    by: ["--proto", "\(folder)/split.proto"]
                ),
                fails(65, "is no set of descriptors", "--proto", by: ["--protoset", "\(folder)/say.proto"]),
                fails(64, "--import-path goes with --proto", by: ["-I", folder]),
                .fails(
                    68,
                    "say.proto does not describe helloworld.Say/Helo",
                    "did you mean 'helloworld.Say/Hello'?",
                    by: ["call", "--address", "ADDRESS", "helloworld.Say/Helo", "--proto", "\(folder)/say.proto"]
                ),
                fails(
                    65,
                    "nmae: helloworld.Request has no such field",
                    "did you mean 'name'?",
                    by: [#"{"nmae":"x"}"#, "--proto", "\(folder)/say.proto"]
                ),
            ]
            try await withLab { name, record in
                for each in cases { try await each.check(service: name, address: record.nodes[0].address) }
            }
        }
    }

    /// A body is held to what the service says of itself, before it is sent.
    @Test func bodies() async throws {
        let bodies: [(String, String, String?)] = [
            (#"{"nmae":"x"}"#, "nmae: helloworld.NestedRequest has no such field", "did you mean 'name'?"),
            (#"{"bestItem":{"qyt":1}}"#, "bestItem.qyt: helloworld.Item has no such field", "did you mean 'qty'?"),
            (#"{"items":[{},{"idd":1}]}"#, "items[1].idd: helloworld.Item has no such field", "did you mean 'id'?"),
            (#"{"numbers":[1,"x"]}"#, "numbers[1]: an integer expected, not \"x\"", nil),
            (#"{"numbers":[3000000000]}"#, "numbers[0]: 3000000000 is out of range: -2147483648 to 2147483647", nil),
            (#"{"big":-1}"#, "big: -1 is out of range", nil),
            (#"{"color":"GREN"}"#, "Color has no value 'GREN'", "did you mean 'GREEN'?"),
            (#"{"byId":{"k":{"price":"x"}}}"#, "byId[\"k\"].price: a number expected", nil),
            (#"{"name":5}"#, "name: a string expected, not a number", nil),
            ("[1]", "an object expected", nil),
        ]
        try await withLab(configure: { $0.protocols = [.grpc] }) { name, record in
            let address = record.nodes[0].address
            for (body, line, hint) in bodies {
                let says = ["the body is no helloworld.NestedRequest: ", line] + (hint.map { ["  hint: \($0)"] } ?? [])
                for verb in ["call", "stream"] {
                    let arguments = [verb, "--address", address, "\(name).Say/Nested", body]
                    try await CommandCase(arguments: arguments, status: 65, output: "", says: says).check()
                }
            }
        }
    }

    /// What only the registry describes is noted, and sent all the same.
    @Test func notes() async throws {
        let note = "note: there is no nme; did you mean name?\n"
        let misspelt = #"{"nme":"x"}"#
        func calls(_ body: String, _ options: String..., says: [String] = []) -> CommandCase {
            CommandCase(arguments: ["call", "SERVICE", "Say.Nested", body] + options, prints: ["\"echo\""], says: says)
        }
        try await withNestedRecord { name in
            try await calls(misspelt, says: [note]).check(service: name)
            try await calls(misspelt, "--retries", "3", says: [note]).check(service: name)
            try await calls(#"{"nme":1,"number":2}"#, says: [note, "note: number is text, not a number\n"])
                .check(service: name)
            try await calls(#"{"NAME":"x","name":null}"#).check(service: name)
            try await calls(misspelt, "--raw").check(service: name)
        }
        // Nothing is noted where no registry was asked, or the registry knows nothing of the messages.
        try await withLab { name, record in
            let address = record.nodes[0].address
            let plain = ["Plain.Echo", #"{"nme":"x"}"#]
            try await CommandCase(arguments: ["call", name] + plain).check()
            try await CommandCase(arguments: ["call", "--address", address, name] + plain).check()
        }
    }

    /// A record that describes the messages of a peer which takes anything.
    private func withNestedRecord(_ body: (_ name: String) async throws -> Void) async throws {
        let reply = #"{"echo":1}"#
        let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: \(reply.utf8.count)\r\n\r\n"
        let server = try await ScriptedServer.start(.reply(Array((head + reply).utf8)))
        let registry = try MDNSRegistry(.init(interfaces: ["127.0.0.1"]))
        let name = "go.lab.z\(UInt32.random(in: 0 ... .max))"
        let request = Value(
            name: "NestedRequest",
            type: "NestedRequest",
            values: [Value(name: "name", type: "string"), Value(name: "number", type: "string")]
        )
        let metadata = ["protocol": "mucp", "server": "mucp", "transport": "http"]
        let record = ServiceRecord(
            name: name,
            version: "1",
            endpoints: [Endpoint(name: "Say.Nested", request: request)],
            nodes: [Node(id: "\(name)-1", address: server.address, metadata: metadata)]
        )
        try await registry.register(record, ttl: nil)
        do {
            try await body(name)
        } catch {
            await registry.close()
            throw error
        }
        await registry.close()
        await server.close()
    }

    @Test func forms() async throws {
        let big = #"{"big":"18446744073709551615","bestItem":{"qty":"2"}}"#
        let nested = ["call", "--address", "ADDRESS", "SERVICE.Say/Nested", "-o", "ndjson", "--query", ".echo"]
        let everything =
            #"{"name":"","items":[],"labels":{},"byId":{},"numbers":[],"flag":false,"raw":"","big":"0","color":"RED"}"#
        let cases: [CommandCase] = [
            CommandCase(arguments: nested + [big], output: big + "\n"),
            CommandCase(
                arguments: nested + [big, "--int64", "number"],
                output: #"{"big":18446744073709551615,"bestItem":{"qty":2}}"# + "\n"
            ),
            CommandCase(
                arguments: nested + [big, "--proto-names"],
                output: #"{"big":"18446744073709551615","best_item":{"qty":"2"}}"# + "\n"
            ),
            CommandCase(arguments: nested + ["{}", "--emit-defaults"], output: everything + "\n"),
            .gives(
                "{\"seq\":1,\"text\":\"n1\"}\n",
                "stream",
                "SERVICE",
                "Say.Count",
                #"{"to":1}"#,
                "--int64",
                "number"
            ),
            .gives("{\"msg\":\"Hello \"}\n", "call", "SERVICE", "Say.Hello", "{}", "--emit-defaults", "-o", "ndjson"),
            .fails(
                64,
                "--int64: unknown form 'nope' (choose from string, number)",
                by: ["call", "SERVICE", "Say.Hello", "--int64", "nope"]
            ),
        ]
        try await withLab(configure: { $0.protocols = [.grpc] }) { name, record in
            for each in cases { try await each.check(service: name, address: record.nodes[0].address) }
        }
        let undescribed: [CommandCase] = [
            .fails(
                64,
                "only where its messages are described",
                by: ["call", "SERVICE", "Say.Hello", "--emit-defaults"]
            ),
            .fails(
                68,
                "the server at ADDRESS has no reflection",
                "--proto",
                by: ["list", "services", "--address", "ADDRESS"]
            ),
        ]
        try await withLab(configure: {
            $0.protocols = [.grpc]
            $0.grpc.isReflected = false
        }) { name, record in
            for each in undescribed { try await each.check(service: name, address: record.nodes[0].address) }
        }
    }

    @Test func listings() async throws {
        let standard =
            "grpc.health.v1.Health\ngrpc.reflection.v1.ServerReflection\ngrpc.reflection.v1alpha.ServerReflection\n"
        let methods = ["Big", "Chat", "Count", "Fail", "Hello", "Meta", "Nested", "Sleep"]
        let says = methods.map { "SERVICE.Say/\($0)\n" }.joined()
        let get = ["get", "service", "SERVICE", "--endpoint", "Say.Hello"]
        let exports: [(String, [String])] = [
            ("template", ["{\n  \"name\": \"text\"\n}\n"]),
            ("jsonschema", ["draft/2020-12/schema", "helloworld.Request"]),
            ("openapi", ["\"/SERVICE/Say.Hello\"", "over gRPC"]), ("proto", ["service Say {", "rpc Hello("]),
            ("curl", ["--http2-prior-knowledge -X POST http://ADDRESS/SERVICE.Say/Hello"]),
            ("swift", ["struct Request: Codable", "Say.Hello"]),
        ]
        var cases: [CommandCase] = [
            .gives("SERVICE.Debug\nSERVICE.Say\n" + standard, "list", "services", "--address", "ADDRESS"),
            .gives("SERVICE.Say\n", "list", "services", "--address", "ADDRESS", "--match", "*Say"),
            .gives(says, "list", "endpoints", "SERVICE.Say", "--address", "ADDRESS"),
            .gives(says, "list", "endpoints", "Say", "--address", "ADDRESS"),
            .fails(
                68,
                "Sya: no such service at ADDRESS",
                "hint: ",
                by: ["list", "endpoints", "Sya", "--address", "ADDRESS"]
            ),
            .fails(64, "--nodes", by: ["list", "services", "--address", "ADDRESS", "--nodes"]),
            .fails(64, "--address", by: ["list", "services", "--address", "nocolon"]),
            .prints(
                ["service  SERVICE.Say\n", "Endpoint: SERVICE.Say/Hello\n\nRequest: {\n\tname string\n}\n"],
                "get",
                "service",
                "SERVICE.Say",
                "--address",
                "ADDRESS",
                "--endpoint",
                "Hello"
            ),
            .fails(
                64,
                "--as curl: SERVICE.Say/Hello is a method of a gRPC server, which takes only protobuf",
                "hint: use 'micro call --address ADDRESS SERVICE.Say/Hello'",
                by: ["get", "service", "Say", "--address", "ADDRESS", "--endpoint", "Hello", "--as", "curl"]
            ),
            .fails(
                64,
                "--as curl: SERVICE Say.Chat is a stream",
                "hint: use 'micro stream SERVICE Say.Chat'",
                by: ["get", "service", "SERVICE", "--endpoint", "Say.Chat", "--as", "curl"]
            ),
            .gives(Self.hello, "call", "--address", "ADDRESS", "Say/Hello", Self.john, "-o", "ndjson"),
            .gives(
                "{\"seq\":\"1\",\"text\":\"n1\"}\n",
                "stream",
                "--address",
                "ADDRESS",
                "Say/Count",
                #"{"to":1}"#,
                "--kind",
                "server"
            ),
            .fails(
                68,
                "available: SERVICE.Say/Big, ",
                "did you mean SERVICE.Say/Hello?",
                by: ["call", "--address", "ADDRESS", "SERVICE.Say/Helo"]
            ),
            .fails(
                65,
                "flag: true or false expected, not a string",
                "hint: write --field 'flag:=true' for a value that is not text",
                by: ["call", "--address", "ADDRESS", "Say/Nested", "--field", "flag=true"]
            ),
            .fails(
                64,
                "--as: unknown form 'nope' (choose from template, jsonschema, openapi, proto, curl, swift)",
                by: get + ["--as", "nope"]
            ),
            .fails(
                64,
                "--as shows one endpoint",
                "choose with --endpoint: ",
                by: ["get", "service", "SERVICE", "--as", "proto"]
            ),
            .fails(68, "did you mean Say.Hello?", by: ["get", "service", "SERVICE", "--endpoint", "Say.Helo"]),
        ]
        for (form, texts) in exports {
            cases.append(CommandCase(arguments: get + ["--as", form], prints: texts))
        }
        let lines = cases
        try await withLab(configure: { $0.protocols = [.grpc] }) { name, record in
            let address = record.nodes[0].address
            for each in lines { try await each.check(service: name, address: address) }
            // The candidates of a shell: paths of methods for a call, names of services for a listing.
            for (words, wanted) in [
                ("call --address \(address) \(name).Say/He", "\(name).Say/Hello\n"),
                ("list endpoints --address \(address) \(name).S", "\(name).Say\n"),
            ] {
                let count = words.split(separator: " ").count
                let path = words.hasPrefix("call") ? "call" : "list endpoints"
                let script = "$micro ---completion \(path) -- positional@0 \(count) 99 micro \(words)"
                var run = try await ProgramRun.shell(script)
                // Candidates that would hold up who types are left out, on a host as busy as this one is now.
                for _ in 0..<50 where run.output.isEmpty { run = try await ProgramRun.shell(script) }
                #expect(run.output == wanted && run.errors.isEmpty, "\(words): \(run)")
            }
        }
        let dead = try RefusingAddress()
        try await CommandCase.fails(69, "refused", by: ["list", "services", "--address", dead.address]).check()
        // Nobody is there to offer what the registry knows.
        try await withLab { _, _ in
            let words = "list endpoints --address \(dead.address) go"
            let run = try await ProgramRun.shell(
                "$micro ---completion list endpoints -- positional@0 5 2 micro \(words)"
            )
            #expect(run.output == "\n" && run.errors.isEmpty, "\(run)")
        }
        dead.close()
    }

    /// Reflection that refuses or tells nothing: said, and never taken for the answer to a call.
    @Test(.peers(.misbehavingReflection)) func reflectionOfNoUse() async throws {
        let service = "demo.Greeter"
        let silent: [CommandCase] = [
            CommandCase(
                arguments: ["list", "endpoints", "--address", "ADDRESS"],
                output: "",
                says: ["no endpoint found (asked ADDRESS)\n"]
            ),
            CommandCase(
                arguments: ["get", "service", "--address", "ADDRESS"],
                output: "",
                says: ["no service is described (asked ADDRESS)\n"]
            ),
            .fails(
                68,
                "\(service) is listed at ADDRESS, but nothing there describes it",
                by: ["get", "service", service, "--address", "ADDRESS"]
            ),
        ]
        for scenario in ["other-file", "empty-answers"] {
            try await PeerProcess.serving(.misbehavingReflection, ["--scenario", scenario]) { address, _ in
                for each in silent { try await each.check(address: address) }
            }
        }
        try await PeerProcess.serving(.misbehavingReflection, ["--scenario", "denied"]) { address, _ in
            for words in [["call", "\(service)/Hello"], ["list", "services"], ["get", "service", service]] {
                try await CommandCase.fails(
                    77,
                    "the reflection of the server at ADDRESS refuses: ",
                    "hint: describe the service with --proto or --protoset",
                    by: words + ["--address", "ADDRESS"]
                ).check(address: address)
            }
        }
    }
}
