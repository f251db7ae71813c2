import Foundation
import MicroKit
import MicroTestSupport
import Synchronization
import Testing

/// Services put into the registry by hand, by the built program.
@Suite struct RegisterTests {
    private static func record(_ name: String, address: String = "127.0.0.1:4321") -> String {
        #"{"name":"\#(name)","version":"7","nodes":[{"id":"\#(name)-1","address":"\#(address)","metadata":{"protocol":"mucp"}}]}"#
    }

    /// Runs `register … --keep` while `body` runs, then stops it by `signal`.
    private func keeping(
        _ name: String,
        signal: Int32,
        _ body: () async throws -> Void
    ) async throws -> (status: Int32, output: String) {
        let process = try ProgramRun.makeProcess(["register", "service", Self.record(name), "--keep", "--ttl", "2s"])
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        // "ok" is printed once it can be found.
        let said = try await detached { output.fileHandleForReading.readData(ofLength: 3) }
        do {
            try await body()
        } catch {
            kill(process.processIdentifier, SIGKILL)
            throw error
        }
        kill(process.processIdentifier, signal)
        await exit(of: process)
        return (process.terminationStatus, String(decoding: said, as: UTF8.self))
    }

    @Test(.serialized, arguments: [(SIGTERM, 0), (SIGINT, 130)] as [(Int32, Int32)])
    func keepsARecordUntilItIsStopped(signal: Int32, status: Int32) async throws {
        let name = "go.lab.kept\(UInt32.random(in: 0 ... .max))"
        let ended = try await keeping(name, signal: signal) {
            let shown = try await ProgramRun.run(["get", "service", name, "-o", "json"])
            let record = try JSONValue(parsing: shown.output).arrayValue?.first
            #expect(record?["version"]?.stringValue == "7")
            // What is printed can be given back. Only its own process can take it away.
            let left = try await ProgramRun.run(["deregister", "service", "@-"], input: shown.output)
            #expect(left.status == 1)
            #expect(left.errors.hasPrefix("micro: node \(name)-1 at 127.0.0.1:4321 is still there\n"), "\(left.errors)")
        }
        #expect(ended.status == status)
        #expect(ended.output == "ok\n")
        #expect(try await ProgramRun.run(["get", name], patient: false).status == 68)
        let gone = try await ProgramRun.run(["registry", "deregister", "service", Self.record(name)], patient: false)
        #expect(gone.status == 0 && gone.output == "ok\n")
    }

    /// One registry that refuses is a failure, though the others have the record.
    @Test func aRecordIsPutIntoEveryRegistry() async throws {
        let consul = ConsulStandIn()
        let address = try await consul.start()
        let dead = try RefusingAddress()
        let run = try await ProgramRun.micro([
            "register", "service", Self.record("lab"), "--registry", "eureka,consul",
            "--registry-address", "consul=\(address),eureka=\(dead.address)",
        ])
        #expect(run.status == 69 && run.output.isEmpty && run.errors.contains(dead.address), "\(run)")
        #expect(await consul.ids == ["lab-1"])
        dead.close()
        await consul.stop()
    }

    /// What was never put in is nothing to take out.
    @Test func aRegistryThatIsAwayIsSaidOnce() async throws {
        let dead = try RefusingAddress()
        let run = try await ProgramRun.micro([
            "register", "service", Self.record("lab"), "--keep", "--registry", "consul", "--registry-address",
            dead.address,
        ])
        #expect(run.status == 69 && run.errors.hasPrefix("micro: Consul at \(dead.address) can't be reached"), "\(run)")
        dead.close()
    }

    @Test func whatCannotBeTakenOutIsTold() async throws {
        let consul = ConsulStandIn()
        let address = try await consul.start()
        let program = try RunningProgram([
            "register", "service", Self.record("lab"), "--keep", "--registry", "consul", "--registry-address", address,
        ])
        await program.until { $0.errors.contains("registered until") }
        #expect(await consul.ids == ["lab-1"], "\(program.errors)")
        await consul.stop()
        program.signal(SIGTERM)
        #expect(await program.end() == 69)
        #expect(program.errors.contains("\nlab can't be taken out and stays for up to 1m0s: Consul at \(address)"))
    }

    /// A process that was killed can't say goodbye; `deregister` does it for those that watch.
    @Test func watchersHearOfADeregistrationByHand() async throws {
        let registry = try MDNSRegistry(.init(interfaces: ["127.0.0.1"]))
        let name = "go.lab.killed\(UInt32.random(in: 0 ... .max))"
        let events = try await registry.watch(name)
        let run = try await ProgramRun.run(["deregister", "service", Self.record(name)], patient: false)
        #expect(run.status == 0, "\(run.errors)")
        let first = try await events.first { _ in true }
        #expect(first?.action == .delete && first?.service.nodes.map(\.id) == ["\(name)-1"])
        await registry.close()
    }

    @Test(
        .serialized,
        arguments: [
            ([], 64, "service definition required"), (["@"], 64, "@: the name"),
            (["@/nosuch"], 66, "can't read /nosuch"),
            (["{"], 65, "the record from the command line is not JSON"),
            (["[]"], 65, "the record from the command line"),
            (["7"], 65, "a service record must be a JSON object"),
            ([#"{"name":"x"}"#], 65, "the record of x has no node"),
            ([#"{"nodes":[{"id":"a","address":"127.0.0.1:1"}]}"#], 65, "a service record needs a name"),
            ([#"{"name":"x","nodes":[{"id":"a"}]}"#], 65, "node a of x has no address"),
            ([#"{"name":"x","nodes":[{"address":"127.0.0.1:1"}]}"#], 65, "a node of x has no id"),
            (
                [#"{"name":"x","nodes":[{"id":"a","address":"127.0.0.1:1"},{"id":"a","address":"127.0.0.1:2"}]}"#], 65,
                "x has two nodes with the id a"
            ),
            ([#"{"name":"x","nodes":[{"id":"a","address":"nowhere"}]}"#, "--keep"], 65, "the address nowhere"),
            ([record("x"), "--ttl", "500ms", "--keep"], 64, "--ttl: '500ms' must be at least 1s"),
            ([record("x"), "--ttl", "soon"], 64, "--ttl: 'soon' is no time span"),
            ([record("x")], 64, "mdns keeps a record only as long as the process that registered it"),
        ] as [([String], Int32, String)]
    )
    func refusesWhatCantBeRegistered(arguments: [String], status: Int32, message: String) async throws {
        let run = try await ProgramRun.run(["register", "service"] + arguments, patient: false)
        #expect(run.status == status)
        #expect(run.errors.hasPrefix("micro: \(message)"), "\(run.errors)")
        #expect(run.output.isEmpty)
    }
}
