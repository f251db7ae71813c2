import Foundation
import MicroKit
import MicroTestSupport
import Testing

/// `watch` and `wait`, by the built program.
@Suite(.timeLimit(.minutes(5))) struct WatchTests {
    private static func record(_ name: String, version: String = "7") -> ServiceRecord {
        ServiceRecord(
            name: name,
            version: version,
            nodes: [Node(id: "\(name)-1", address: "127.0.0.1:4321", metadata: ["protocol": "mucp"])]
        )
    }

    /// Runs `watch` while `body` changes the registry.
    private func watching(
        _ arguments: [String],
        _ body: (_ registry: MDNSRegistry, _ program: RunningProgram) async throws -> Void
    ) async throws {
        let registry = try MDNSRegistry(.init(interfaces: ["127.0.0.1"]))
        let program = try RunningProgram(["watch"] + arguments)
        await program.until { $0.errors.contains("watching") }
        do {
            try await body(registry, program)
        } catch {
            program.signal(SIGKILL)
            await registry.close()
            throw error
        }
        await registry.close()
    }

    private static func name() -> String { "go.lab.w\(UInt32.random(in: 0 ... .max))" }

    @Test func changesArePrintedAsTheyHappen() async throws {
        let name = Self.name()
        try await watching([name]) { registry, program in
            try await registry.register(Self.record(name), ttl: nil)
            let line = "\t\(name)\t7\t\(name)-1\t127.0.0.1:4321\n"
            await program.until { $0.output.contains("create" + line) }
            #expect(program.output.hasPrefix("create" + line))
            try await registry.deregister(Self.record(name))
            await program.until { $0.output.contains("delete") }
            #expect(program.output.contains("delete\t\(name)\t7\t\(name)-1\t"))
            program.signal(SIGINT)
            #expect(await program.end() == 130)
        }
    }

    @Test func eventsAreJSONAndCounted() async throws {
        let name = Self.name()
        try await watching([name, "--count", "1", "-o", "ndjson"]) { registry, program in
            try await registry.register(Self.record(name), ttl: nil)
            #expect(await program.end() == 0)
            let event = try JSONValue(parsing: program.output)
            #expect(event["action"]?.stringValue == "create")
            #expect(event["service"]?["name"]?.stringValue == name)
        }
    }

    @Test func aCommandIsRunForEachEvent() async throws {
        let name = Self.name()
        let script = "echo \"$MICRO_EVENT $MICRO_EVENT_SERVICE\"; cat; exit 3"
        try await watching([name, "--count", "1", "--", "sh", "-c", script]) { registry, program in
            try await registry.register(Self.record(name), ttl: nil)
            #expect(await program.end() == 1)
            let lines = program.output.split(separator: "\n").map(String.init)
            #expect(lines.first == "create \(name)")
            #expect(try JSONValue(parsing: lines.last ?? "")["action"]?.stringValue == "create")
            #expect(program.errors.contains("sh ended with 3 for create of \(name)\n"), "\(program.errors)")
            #expect(program.errors.contains("micro: the command failed for 1 of 1 events\n"))
        }
    }

    /// A script that is half through when the time is up does its work.
    @Test func aCommandThatRunsMayFinish() async throws {
        let name = Self.name()
        let script = "echo begun; sleep 7; echo done"
        try await watching([name, "--timeout", "6s", "--", "sh", "-c", script]) { registry, program in
            try await registry.register(Self.record(name), ttl: nil)
            #expect(await program.end() == 0)
            #expect(program.output == "begun\ndone\n")
        }
    }

    @Test func aSignalStopsTheCommandToo() async throws {
        let name = Self.name()
        try await watching([name, "--", "sh", "-c", "echo begun; exec sleep 600"]) { registry, program in
            try await registry.register(Self.record(name), ttl: nil)
            await program.until { $0.output == "begun\n" }
            program.signal(SIGTERM)
            #expect(await program.end() == 1)
            #expect(program.errors.contains("sh was stopped for create of \(name)\n"), "\(program.errors)")
        }
    }

    @Test(
        .serialized,
        arguments: [
            (["watch", "NAME", "--count", "1", "--timeout", "200ms"], 75, "0 of 1 events came within 200ms"),
            (["watch", "NAME", "--timeout", "200ms"], 0, ""),
            (["watch", "", "--timeout", "200ms"], 64, "service required"),
            (["watch", "--count", "0"], 64, "must be above zero"),
            (["wait", "NAME", "--timeout", "300ms"], 75, "NAME: 0 of 1 node after 300ms"),
            (["wait", "NAME", "--nodes", "0", "--timeout", "10s"], 0, ""),
            (["wait", "NAME", "--nodes", "0", "--healthy"], 64, "contradict"),
            (["wait", "NAME", "--nodes", "-1"], 64, "must not be below zero"),
            (
                ["wait", "NAME", "--timeout", "300ms", "--registry-address", "nosuch0"], 75,
                "NAME: the registry could not be asked after 300ms: no network interface has the name or address nosuch0"
            ),
        ] as [([String], Int32, String)]
    )
    func endsAsItShould(arguments: [String], status: Int32, says: String) async throws {
        let name = Self.name()
        let run = try await ProgramRun.micro(arguments.map { $0.replacingOccurrences(of: "NAME", with: name) })
        #expect(run.status == status, "\(run)")
        let words = says.replacingOccurrences(of: "NAME", with: name)
        #expect(words.isEmpty || run.errors.contains(words), "\(run)")
    }

    @Test func waitsForAServiceThatComesLater() async throws {
        let name = Self.name()
        let registry = try MDNSRegistry(.init(interfaces: ["127.0.0.1"]))
        let program = try RunningProgram(["wait", name, "--version", "7", "--timeout", "60s", "-o", "ndjson"])
        try await registry.register(Self.record(name, version: "6"), ttl: nil)
        var other = Self.record(name)
        other.nodes[0].id += "b"
        try await registry.register(other, ttl: nil)
        #expect(await program.end() == 0)
        #expect(try JSONValue(parsing: program.output)["version"]?.stringValue == "7", "\(program.output)")
        await registry.close()
    }

    @Test func onlyHealthyNodesCountWhereThatIsWanted() async throws {
        try await withRecord(["127.0.0.1:1"]) { name in
            let run = try await ProgramRun.run(["wait", name, "--healthy", "--timeout", "20s"])
            #expect(run.status == 75)
            #expect(run.errors.hasPrefix("micro: \(name): 0 of 1 node after 20s; 1 not well, one of them: "), "\(run)")
        }
        try await withLab { name, _ in
            let run = try await ProgramRun.run(["wait", name, "--healthy", "--timeout", "60s"])
            #expect(run.status == 0 && run.output == "ok\n", "\(run)")
        }
    }
}
