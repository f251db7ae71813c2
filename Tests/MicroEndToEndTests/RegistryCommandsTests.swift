import Foundation
import MicroKit
import MicroTestSupport
import Testing

/// Snapshots, differences, faults and the doctor, by the built program.
@Suite(.timeLimit(.minutes(5))) struct RegistryCommandsTests {
    private func withFile(_ text: String, _ body: (String) async throws -> Void) async throws {
        let path = NSTemporaryDirectory() + "micro-snapshot-\(UUID().uuidString).json"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        try await body(path)
    }

    @Test func aSnapshotHoldsWhatIsThere() async throws {
        try await withLab { name, record in
            let run = try await ProgramRun.run(["registry", "snapshot"]) { $0.output.contains(name) }
            let records = try JSONValue(parsing: run.output).arrayValue ?? []
            let own = try #require(records.first { $0["name"]?.stringValue == name })
            #expect(try ServiceRecord(json: own).nodes == record.nodes)
            let names = records.compactMap { $0["name"]?.stringValue }
            #expect(names == names.sorted())
        }
    }

    @Test func twoSnapshotsAreCompared() async throws {
        let one = #"[{"name":"a","version":"1","nodes":[{"id":"a-1","address":"h:1"}]}]"#
        let two = #"{"name":"a","version":"1","nodes":[{"id":"a-2","address":"h:2"}]}"#
        try await withFile(one) { one in
            try await withFile(two) { two in
                let run = try await ProgramRun.micro(["registry", "diff", one, two])
                #expect(run.status == 1 && run.output == "+ a\t1\ta-2\th:2\n- a\t1\ta-1\th:1\n", "\(run)")
                #expect(run.errors == "micro: 2 nodes differ\n")
                #expect(try await ProgramRun.micro(["registry", "diff", one, one]).status == 0)
                let now = try await ProgramRun.micro(["registry", "diff", one, "--registry", "memory"])
                #expect(now.status == 1 && now.output == "- a\t1\ta-1\th:1\n", "\(now)")
            }
        }
    }

    @Test(
        .serialized,
        arguments: [
            ("{", 65, "is not JSON: line 1, column 2"), ("[7]", 65, "a service record must be a JSON object"),
        ] as [(String, Int32, String)]
    )
    func aSnapshotThatIsNoneIsRefused(text: String, status: Int32, says: String) async throws {
        try await withFile(text) { path in
            let run = try await ProgramRun.micro(["registry", "diff", path, path])
            #expect(run.status == status && run.errors.contains(says), "\(run)")
        }
    }

    @Test func faultsInTheRegistryAreFound() async throws {
        try await withRecord(["127.0.0.1:1", "127.0.0.1:1"]) { name in
            let run = try await ProgramRun.run(["registry", "lint"]) { $0.output.contains(name) }
            #expect(run.status == 1)
            #expect(
                run.output.contains("\(name)\tstale\t2 nodes of \(name) are at 127.0.0.1:1: \(name)-0, \(name)-1; ")
            )
            let verified = try await ProgramRun.run(["registry", "lint", "--verify"]) {
                $0.output.contains("\(name)\tunreachable")
            }
            #expect(verified.output.contains("\(name)\tunreachable\tnobody answers for \(name)-0 at 127.0.0.1:1"))
        }
        let none = try await ProgramRun.micro(["registry", "lint", "--registry", "memory"])
        #expect(none.status == 0 && none.output.isEmpty)
    }

    @Test func topicsAreListed() async throws {
        try await withLab { name, _ in
            let run = try await ProgramRun.run(["topics", "-o", "json"]) { $0.output.contains(name) }
            #expect(run.status == 0)
        }
    }

    @Test func servicesAreChosenByMetadata() async throws {
        try await withLab(metadata: ["zone": "north"]) { name, _ in
            let arguments = ["services", "--match", name, "--meta"]
            let found = try await ProgramRun.run(arguments + ["zone=north", "--versions"]) { $0.output.contains(name) }
            #expect(found.output == "\(name)\t1.2.3\n", "\(found)")
            #expect(try await ProgramRun.run(arguments + ["zone=south"]).output.isEmpty)
            let nodes = try await ProgramRun.run(["nodes", name, "--meta", "zone"])
            #expect(nodes.output.contains("zone=north"))
        }
    }

    // MARK: Doctor

    @Test func theDoctorFindsAWorkingRegistryWell() async throws {
        try await withLab { name, _ in
            let run = try await ProgramRun.run(["doctor", "-o", "json"]) { $0.status == 0 }
            let report = try JSONValue(parsing: run.output)
            #expect(report["healthy"] == .bool(true), "\(run)")
            let checks = report["checks"]?.arrayValue ?? []
            func finding(_ name: String) -> String {
                checks.first { $0["check"]?.stringValue == name }?["finding"]?.stringValue ?? ""
            }
            #expect(finding("registry") == "mdns at lo, from default")
            #expect(finding("registry-address") == "lo, from $MICRO_REGISTRY_ADDRESS")
            #expect(finding("multicast").hasPrefix("lo (127.0.0.1): "))
            #expect(finding("reach").hasPrefix("mdns at lo answered in "))
        }
    }

    @Test func theDoctorSaysWhatIsWrong() async throws {
        let run = try await ProgramRun.micro(["doctor", "--registry-address", "nosuch0"])
        #expect(run.status == 1)
        #expect(run.output.contains("registry-address\tok\tnosuch0, from --registry-address\n"))
        #expect(run.output.contains("reach\tproblem\tno network interface has the name or address nosuch0"))
        #expect(run.errors == "micro: 2 of 8 checks found a problem\n", "\(run)")
        let empty = try await ProgramRun.micro(["doctor", "--registry", "memory"])
        #expect(empty.status == 0 && empty.output.contains("reach\twarning\tmemory knows no service"), "\(empty)")
    }
}
