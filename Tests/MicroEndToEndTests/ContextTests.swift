import Foundation
import MicroKit
import MicroTestSupport
import Testing

/// Contexts and the configuration file, by the built program in a folder of its own.
@Suite(.timeLimit(.minutes(3))) struct ContextTests {
    /// The environment of a user with a home of their own, removed after `body`.
    private func withHome(_ body: (_ environment: [String: String], _ file: String) async throws -> Void) async throws {
        let home = NSTemporaryDirectory() + "micro-home-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: home) }
        try await body(
            ["XDG_CONFIG_HOME": home, "MICRO_REGISTRY_ADDRESS": ""],
            home + "/micro/config.json"
        )
    }

    private func run(_ line: String, _ environment: [String: String]) async throws -> ProgramRun {
        try await ProgramRun.micro(line.split(separator: " ").map(String.init), environment: environment)
    }

    @Test func contextsAreKeptChosenShownAndRemoved() async throws {
        try await withHome { environment, file in
            let steps: [(line: String, status: Int32, output: String?, says: String)] = [
                ("context list", 0, "", "there is no context"),
                ("context add loop --registry mdns --registry-address lo --timeout 9s", 0, nil, ""),
                ("context add loop --registry memory", 73, "", "there is a context 'loop' already"),
                ("context add nothing", 64, "", "at least one option"),
                ("context add default --registry mdns", 64, "", "can't be the name"),
                ("context add wrong --registry nope", 64, "", "unknown registry 'nope'"),
                ("context add wrong --registry mdns --registry-option token=x", 64, "", "token has no meaning"),
                ("--registry memory context add void", 0, nil, ""),
                ("context", 0, "  loop\tregistry=mdns registry-address=lo timeout=9s\n  void\tregistry=memory\n", ""),
                ("context use lop", 78, "", "did you mean 'loop'?"),
                ("context use loop", 0, "loop\n", ""),
                ("env set void", 0, "void\n", ""), ("context use -", 0, "loop\n", ""),
                ("context show", 0, "loop (current)\n  registry\tmdns\n  registry-address\tlo\n  timeout\t9s\n", ""),
                ("context get void", 0, "void\n  registry\tmemory\n", ""),
                ("list services --context void", 0, "", "asked memory"),
                ("services --context vod", 78, "", "--context: unknown context 'vod'"),
                ("context rm loop", 0, "ok\n", ""), ("context rm loop", 78, "", "unknown context 'loop'"),
                ("context show", 78, "", "no context is current"), ("context ls", 0, "  void\tregistry=memory\n", ""),
            ]
            for step in steps {
                let run = try await run(step.line, environment)
                #expect(run.status == step.status, "\(step.line): \(run)")
                if let output = step.output { #expect(run.output == output, "\(step.line): \(run)") }
                if !step.says.isEmpty { #expect(run.errors.contains(step.says), "\(step.line): \(run)") }
            }
            let attributes = try FileManager.default.attributesOfItem(atPath: file)
            #expect((attributes[.posixPermissions] as? Int) == 0o600)
        }
    }

    @Test func explainSaysWhereEachValueComesFrom() async throws {
        try await withHome { environment, file in
            _ = try await run("context add void --registry memory --timeout 9s --use", environment)
            let variables = environment.merging(["MICRO_CLIENT_RETRIES": "4"]) { $1 }
            let run = try await run("services --explain --connect-timeout 1s", variables)
            #expect(run.status == 0 && run.output.isEmpty)
            let rows = run.errors.split(separator: "\n").map {
                $0.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
            }
            for row in [
                "SETTING VALUE FROM", "context void \(file), line 2, column 3", "retries 4 $MICRO_CLIENT_RETRIES",
                "connect-timeout 1s --connect-timeout", "selector random default",
            ] {
                #expect(rows.contains(row), "\(row) not in \(run.errors)")
            }
            #expect(
                rows.contains { $0.hasPrefix("timeout 9s \(file), line ") && $0.hasSuffix("of the context 'void'") }
            )
        }
    }

    @Test func faultsInTheFileNameTheirPlaceAndSecretsStaySecret() async throws {
        try await withHome { environment, file in
            try FileManager.default.createDirectory(
                atPath: (file as NSString).deletingLastPathComponent,
                withIntermediateDirectories: true
            )
            func write(_ text: String) throws { try Data(text.utf8).write(to: URL(fileURLWithPath: file)) }
            try write("{\"settings\": {\n  \"registri\": \"mdns\"}}")
            var run = try await run("services", environment)
            #expect(run.status == 78)
            #expect(run.errors.hasPrefix("micro: \(file), line 2, column 3: unknown setting 'registri'\n"), "\(run)")
            // Whatever stands in it, these don't look.
            for line in ["--help", "--version", "call --help", "completion bash", "new --list"] {
                #expect(try await self.run(line, environment).status != 78, "\(line)")
            }
            try write(#"{"contexts": {"a": {"registry": "memory", "registry-password": "hush"}}, "context": "a"}"#)
            #expect(chmod(file, 0o644) == 0)
            run = try await self.run("services --explain", environment)
            #expect(run.status == 0 && run.errors.contains("holds secrets that others can read"), "\(run)")
            run = try await self.run("context show --explain", environment)
            #expect(run.status == 64)
            run = try await self.run("context show", environment)
            #expect(run.output.contains("********") && !run.output.contains("hush"))
            #expect(try await self.run("context show --show-secrets", environment).output.contains("hush"))
        }
    }

    @Test func aContextReachesServices() async throws {
        try await withLab { name, _ in
            try await withHome { environment, _ in
                _ = try await run(
                    "context add loop --registry-address 127.0.0.1 --discovery-timeout 60s --use",
                    environment
                )
                let run = try await run("get service \(name) -o json", environment)
                #expect(run.status == 0 && run.output.contains(name), "\(run)")
                let candidates = try await self.run(
                    "---completion context use -- positional@0 3 3 micro context use l",
                    environment
                )
                #expect(candidates.status == 0)
            }
        }
    }

    @Test(
        .serialized,
        arguments: [
            (
                ["services", "--registry-option", "token=x"], 64,
                "--registry-option token has no meaning for the registry mdns"
            ),
            (
                ["services", "--registry", "memory", "--registry-address", "lo"], 64,
                "no meaning for the registry memory"
            ),
            (["services", "--registry-option", "tls"], 64, "--registry-option tls has no meaning"),
            (["services", "--registry", "mdns,nope"], 64, "unknown registry 'nope'"),
            (
                ["services", "--registry", "etcd", "--registry-address", "consul=c:1"], 64,
                "--registry-address names no address of the registry etcd"
            ),
        ] as [([String], Int32, String)]
    )
    func anOptionWithoutMeaningIsRefused(arguments: [String], status: Int32, says: String) async throws {
        let run = try await ProgramRun.micro(arguments)
        #expect(run.status == status && run.errors.contains(says), "\(run)")
    }

    /// Where none of several registries can be asked, each is named, whatever the command.
    @Test(arguments: ["list services", "list nodes", "get service greeter", "call greeter A.B"])
    func allRegistriesThatAreAwayAreNamed(command: String) async throws {
        let (one, other) = (try RefusingAddress(), try RefusingAddress())
        let run = try await ProgramRun.micro(
            command.split(separator: " ").map(String.init) + [
                "--registry", "consul,etcd", "--registry-address", "consul=\(one.address),etcd=\(other.address)",
            ]
        )
        #expect(run.status == 69 && run.output.isEmpty, "\(run)")
        for address in [one.address, other.address] {
            #expect(run.errors.contains("\(address) can't be reached: connection refused"), "\(run)")
        }
        one.close()
        other.close()
    }

    @Test func severalRegistriesAreListedWithTheirOrigin() async throws {
        try await withLab { name, _ in
            let arguments = ["--registry", "mdns,memory", "services", "--match", name]
            let plain = try await ProgramRun.run(arguments, until: { $0.output == "\(name)\n" })
            #expect(plain.output == "\(name)\n", "\(plain)")
            let origins = try await ProgramRun.run(arguments + ["-v", "--nodes"], until: { $0.output.contains(name) })
            #expect(origins.output == "\(name)\t1\tmdns\n", "\(origins)")
            let json = try await ProgramRun.run(arguments + ["-o", "ndjson"], until: { $0.output.contains(name) })
            #expect(json.output == "{\"name\":\"\(name)\",\"registries\":[\"mdns\"]}\n")
        }
    }
}
