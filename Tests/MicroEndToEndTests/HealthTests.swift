import Foundation
import MicroKit
import MicroTestSupport
import Synchronization
import Testing

/// `health --watch` of the built program; `health` itself is among ``ServiceCommandsTests``.
@Suite(.timeLimit(.minutes(2)), .serialized) struct HealthTests {
    @Test func watchTellsOfNodesThatComeAndGo() async throws {
        let watch = Mutex<RunningProgram?>(nil)
        try await withLab { name, record in
            let program = try RunningProgram(
                ["health", name, "--watch", "--interval", "100ms", "--discovery-timeout", "15s"]
            )
            watch.withLock { $0 = program }
            let line = "\(record.nodes[0].id)\t\(record.nodes[0].address)\tok\n"
            await program.until { $0.output.hasSuffix("\n") }
            #expect(program.output == line, "\(program.errors)")
        }
        let program = try #require(watch.withLock { $0 })
        await program.until { $0.output.hasSuffix("\tgone from the registry\n") }
        #expect(program.output.hasSuffix("\tgone from the registry\n"), "\(program.errors)")
        program.signal(SIGINT)
        #expect(await program.end() == 130)
    }

    @Test func watchOfOneAddress() async throws {
        try await withLab { _, record in
            let program = try RunningProgram([
                "health", "--address", record.nodes[0].address, "--watch", "-o", "ndjson",
            ])
            await program.until { $0.output.hasSuffix("\n") }
            let line = try JSONValue(parsing: program.output)
            #expect(line["healthy"] == .bool(true))
            #expect(line["check"]?.stringValue == "Debug.Health")
            program.signal(SIGINT)
            #expect(await program.end() == 130)
        }
    }

    /// The failure of a node without a registry names its address once, and keeps its hint.
    @Test func failureOfOneAddress() async throws {
        let tls = try await ScriptedServer.start(greeting: [21, 3, 3, 0, 2, 2, 10], .silence)
        let run = try await ProgramRun.run(["health", "--address", tls.address])
        #expect(run.status == 1)
        #expect(run.errors == "micro: not well: \(tls.address) speaks TLS\n  hint: speak TLS to it, with --tls\n")
        await tls.close()
    }

    @Test(arguments: [
        (["--interval", "1s"], 64, "--interval goes with --watch"), (["--watch", "--interval", "x"], 64, "--interval"),
        (["--watch"], 68, "service not found"),
    ])
    func refusals(_ arguments: [String], _ status: Int32, _ text: String) async throws {
        let run = try await ProgramRun.run(
            ["health", "go.lab.nobody", "--discovery-timeout", "100ms"] + arguments,
            patient: false
        )
        #expect(run.status == status)
        #expect(run.errors.contains(text), "\(run.errors)")
    }
}
