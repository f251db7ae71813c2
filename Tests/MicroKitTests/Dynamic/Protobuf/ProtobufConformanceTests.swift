import Foundation
import MicroTestSupport
import Testing

/// The conformance suite of protobuf, run against the testee that is built with these tests.
@Suite struct ProtobufConformanceTests {
    /// The suite's runner. Beside it stands `protos.desc`, the descriptors of the suite's messages.
    private static let runner = ProcessInfo.processInfo.environment["MICRO_CONFORMANCE_RUNNER"]
    private static let isRequired = ProcessInfo.processInfo.environment["MICRO_TEST_REQUIRE_SERVERS"] == "1"

    @Test(
        .enabled(
            if: runner != nil || isRequired,
            "MICRO_CONFORMANCE_RUNNER does not name protobuf's conformance-test-runner"
        ),
        .timeLimit(.minutes(5))
    ) func passesWithoutAFailure() async throws {
        let runner = URL(fileURLWithPath: try #require(Self.runner, "MICRO_CONFORMANCE_RUNNER must name the runner"))
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("conformance-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let log = folder.appendingPathComponent("log")
        _ = FileManager.default.createFile(atPath: log.path, contents: nil)
        let output = try FileHandle(forWritingTo: log)
        let process = Process()
        process.executableURL = runner
        process.arguments = [
            "--enforce_recommended", "--output_dir", folder.path, try Self.testee().path,
            runner.deletingLastPathComponent().appendingPathComponent("protos.desc").path,
        ]
        process.standardOutput = output
        process.standardError = output
        try process.run()
        await exit(of: process)
        let text = String(decoding: try Data(contentsOf: log), as: UTF8.self)
        #expect(process.terminationStatus == 0, "\(text.suffix(4000))")
        // The suites of text format end like this too; binary and JSON are the one with successes.
        #expect(text.contains(/SUITE PASSED: [1-9][0-9]{3,} successes, 0 skipped, 0 expected failures, 0 unexpected/))
    }

    /// The testee in the folder of the tests' bundle.
    private static func testee() throws -> URL {
        for argument in CommandLine.arguments {
            guard let range = argument.range(of: ".xctest") else { continue }
            let folder = URL(fileURLWithPath: String(argument[..<range.upperBound])).deletingLastPathComponent()
            let url = folder.appendingPathComponent("ProtobufConformanceTestee")
            if FileManager.default.isExecutableFile(atPath: url.path) { return url }
        }
        throw CocoaError(.fileNoSuchFile)
    }
}
