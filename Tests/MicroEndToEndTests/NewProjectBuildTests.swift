import Foundation
import MicroKit
import MicroTestSupport
import Testing

/// New projects of every kind, built, tested, run and called as their own READMEs say, with nothing edited.
///
/// The packages are built one after another in the scratch folder of this package, where most of what they depend on is
/// compiled already; to build this package again afterwards takes a minute.
@Suite(
    .serialized,
    .enabled(
        if: ProcessInfo.processInfo.environment["MICRO_TEST_NEW_PROJECTS"] != nil,
        "building new projects takes minutes; MICRO_TEST_NEW_PROJECTS=1 asks for it"
    )
)
struct NewProjectBuildTests {
    /// What `micro new` is asked for, and what is typed while the project runs besides the commands of its README.
    struct Project: Sendable, CustomTestStringConvertible {
        var words: String
        var folder: String
        /// Commands and what they print, in bash.
        var script = ""
        var prints = ""
        /// Whether a client of it is made too, which calls it.
        var hasClient = false
        /// Whether it goes on until it is told to stop.
        var isLasting = true
        var testDescription: String { words }
    }

    private static let projects = [
        Project(words: "lab-greeter", folder: "lab-greeter", hasClient: true),
        Project(words: "--proto lab-proto", folder: "lab-proto"),
        Project(words: "stream lab_flow", folder: "lab_flow"),
        Project(
            words: "crud lab.crm",
            folder: "lab.crm",
            script: """
                id=$(micro call lab.crm Crm.Create '{"name": "Alice"}' --query .record.id)
                micro call lab.crm Crm.Update '{"id": "'$id'", "phone": "555 0100"}' --query .record.phone
                micro call lab.crm Crm.Read '{"id": "'$id'"}' --query .record.name
                micro call lab.crm Crm.List --query .total
                micro call lab.crm Crm.Delete '{"id": "'$id'"}' --query .deleted
                micro call lab.crm Crm.Read '{"id": "'$id'"}' 2> /dev/null || echo "$?"
                """,
            prints: "555 0100\nAlice\n1\ntrue\n79\n"
        ),
        Project(
            words: "pubsub lab-news",
            folder: "lab-news",
            script: """
                micro call lab-news LabNews.Publish '{"type": "user.created", "data": "Alice"}' --query .id | wc -c
                micro publish lab-news.events '{"type": "user.deleted"}'
                micro call lab-news LabNews.Stats -o ndjson
                """,
            prints: "37\nok\n{\"published\":1,\"received\":2}\n"
        ),
        Project(words: "function lab-once", folder: "lab-once", isLasting: false),
    ]

    @Test(.serialized, arguments: projects)
    func isBuiltTestedAndCalled(project: Project) async throws {
        try await withFolder { folder in
            try await run("$micro new \(project.words)", in: folder)
            let root = "\(folder)/\(project.folder)"
            try await check(root)
            var steps = Self.steps(in: try String(contentsOfFile: "\(root)/README.md", encoding: .utf8))
            if !project.script.isEmpty { steps.append((project.script, project.prints)) }
            if project.hasClient { steps.append((try await makeClient(of: project, in: folder), "Hello Ann\n")) }
            let outputs = try await type(steps.map(\.command), whileRunning: root, isLasting: project.isLasting)
            #expect(outputs == steps.map(\.prints))
        }
    }

    /// Makes a client and builds it.
    /// - Returns: The command that runs it.
    private func makeClient(of project: Project, in folder: String) async throws -> String {
        let name = "\(project.folder)-client"
        try await run("$micro new client \(project.folder)", in: folder)
        try await check("\(folder)/\(name)")
        return "cd '\(folder)/\(name)' && swift run --skip-build \(Self.options) \(name) Ann 2> /dev/null"
    }

    @Test(.enabled(if: hasGofmt, "gofmt is not installed")) func goIsFormatted() async throws {
        try await withFolder { folder in
            try await run("$micro new --go lab-greeter", in: folder)
            #expect(try await run("gofmt -l .", in: folder).isEmpty)
        }
    }

    private static let hasGofmt = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        .contains { FileManager.default.isExecutableFile(atPath: "\($0)/gofmt") }

    // MARK: Steps

    /// Formatted, built without a warning, and its own tests pass.
    private func check(_ root: String) async throws {
        #expect(try await run("swift format lint --strict --recursive Package.swift Sources Tests", in: root).isEmpty)
        let build = try await run("swift build --build-tests \(Self.options)", in: root).split(separator: "\n")
        #expect(!build.contains { $0.contains("\(root)/") && $0.contains("warning:") }, "\(build)")
        let test = try await run("swift test --skip-build \(Self.options)", in: root)
        #expect(test.contains("Test run with "), "\(test)")
    }

    /// Every `$ …` of the README's consoles, and what it is said to print.
    private static func steps(in readme: String) -> [(command: String, prints: String)] {
        readme.components(separatedBy: "```console\n").dropFirst().flatMap { console in
            let text = console.components(separatedBy: "```").first ?? ""
            return text.components(separatedBy: "$ ").dropFirst().map { step in
                let command = step.prefix { $0 != "\n" }
                return (String(command), String(step.dropFirst(command.count + 1)))
            }
        }
    }

    /// Types commands while `swift run` runs the project in another process, which is then stopped as a container would
    /// be, and must end well.
    /// - Returns: What each command printed.
    private func type(_ commands: [String], whileRunning root: String, isLasting: Bool) async throws -> [String] {
        let output = try await run(
            """
            export MICRO_SERVER_ADDRESS=127.0.0.1:0 MICRO_BROKER_ADDRESS=127.0.0.1:0
            swift run --skip-build \(Self.options) >> run.log 2>&1 & pid=$!
            micro() { "$micro" --discovery-timeout 10s "$@"; }
            until grep -q ' serving$' run.log; do kill -0 $pid || break; sleep 0.1; done
            \(commands.map { "(\($0)) 2>> run.log; printf '\\036'" }.joined(separator: "\n"))
            \(isLasting ? "kill $pid" : "")
            wait $pid && exit
            cat run.log >&2
            exit 1
            """,
            in: root
        )
        return output.split(separator: "\u{1E}", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    // MARK: Tools

    private func withFolder(_ body: (String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("micro-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await body(folder)
    }

    /// Runs a script, which must end well.
    ///
    /// In bash also because Foundation's `Process` waits in vain for others once it has started `swift run`, which
    /// closes the socket that `Process` watches.
    @discardableResult
    private func run(_ script: String, in folder: String) async throws -> String {
        let run = try await ProgramRun.shell("\(Self.path)\ncd '\(folder)'\n\(script)")
        #expect(run.status == 0, "\(script)\n\(run.output)\n\(run.errors)")
        return run.output
    }

    /// Where the tools of the running toolchain are.
    private static let path = "export PATH='\(ProcessInfo.processInfo.environment["PATH"] ?? "")'"

    /// The lock is held by the `swift test` that runs these tests.
    private static let options = "--scratch-path '\(scratch)' --ignore-lock --jobs 2"

    private static let scratch = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent(".build").path
}
