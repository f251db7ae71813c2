import Foundation
import MicroKit
import MicroTestSupport
import Testing

/// `micro new` as a user runs it; that what it writes can be built is ``NewProjectBuildTests``.
@Suite struct NewProjectTests {
    /// Runs a script with a folder of its own as the current one, and tells what is in the folder afterwards.
    private func inFolder(_ script: String) async throws -> (run: ProgramRun, files: [String]) {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("micro-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let run = try await ProgramRun.shell("cd '\(folder)'; \(script)")
        return (run, FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String }.sorted() ?? [])
    }

    @Test func drawsWhatItWrites() async throws {
        let (run, files) = try await inFolder("$micro new crud services/order-desk")
        #expect(run.status == 0)
        #expect(
            run.output == """
                Creating crud order-desk in services/order-desk

                .
                ├── Package.swift
                ├── Sources
                │\u{A0}\u{A0} └── order-desk
                │\u{A0}\u{A0}     ├── Main.swift
                │\u{A0}\u{A0}     ├── Service.swift
                │\u{A0}\u{A0}     ├── Handler.swift
                │\u{A0}\u{A0}     ├── RecordStore.swift
                │\u{A0}\u{A0}     ├── Messages.swift
                │\u{A0}\u{A0}     └── Settings.swift
                ├── Tests
                │\u{A0}\u{A0} └── order-deskTests
                │\u{A0}\u{A0}     ├── RecordStoreTests.swift
                │\u{A0}\u{A0}     ├── ServiceTests.swift
                │\u{A0}\u{A0}     └── RunningService.swift
                ├── Dockerfile
                ├── .dockerignore
                ├── .gitignore
                ├── .swift-format
                ├── Makefile
                └── README.md

                Now type:

                  cd services/order-desk
                  swift run

                and in another terminal:

                  micro call order-desk OrderDesk.Create '{"name": "Alice", "email": "alice@example.com"}'

                """
        )
        // The tests' own build folder makes it a development build.
        #expect(run.errors.hasPrefix("this micro is a development build: the project takes MicroKit from /"))
        #expect(files.contains("services/order-desk/Sources/order-desk/RecordStore.swift"))
    }

    @Test func printsJSON() async throws {
        let (run, files) = try await inFolder("$micro new --go greeter-test --dir greeter -o json")
        let json = try JSONValue(parsing: run.output)
        #expect(json["directory"]?.stringValue == "greeter")
        let named = json["files"]?.arrayValue?.compactMap(\.stringValue) ?? []
        // Not handler/greeter_test.go, which Go would take for tests alone.
        #expect(named.contains("handler/handler.go"))
        #expect(Set(named.map { "greeter/\($0)" }) == Set(files.filter { $0.contains(".") || $0.hasSuffix("file") }))
    }

    @Test func listsTheKinds() async throws {
        let (run, files) = try await inFolder("$micro new --list; $micro new --list -o json --query '.[].name'")
        let kinds = ["service", "function", "client", "pubsub", "stream", "crud"]
        let lines = run.output.split(separator: "\n")
        #expect(lines.prefix(6).map { $0.split(separator: "\t").first.map(String.init) } == kinds)
        #expect(lines.dropFirst(6).map(String.init) == kinds.map { "\"\($0)\"" })
        #expect(files.isEmpty)
    }

    @Test func aDryRunWritesNothing() async throws {
        let script = "$micro new greeter --dry-run; mkdir x; touch x/y; $micro new x --dry-run"
        let (run, files) = try await inFolder(script)
        #expect(run.output.hasPrefix("Would create service greeter in greeter\n\n.\n├── Package.swift\n"))
        #expect(run.output.hasSuffix("└── README.md\n"))
        #expect(run.errors.hasSuffix("micro: x already exists (use --force)\n"))
        #expect(run.status == 73)
        #expect(files == ["x", "x/y"])
    }

    @Test func refusesAndForces() async throws {
        let (run, files) = try await inFolder(
            """
            mkdir greeter; echo mine > greeter/README.md; echo mine > greeter/notes
            $micro new greeter 2>&1 | tail -1; cat greeter/*; ls -A greeter | wc -l
            $micro new greeter --force > /dev/null 2>&1; cat greeter/notes; head -1 greeter/README.md
            """
        )
        #expect(run.output == "micro: greeter already exists (use --force)\nmine\nmine\n2\nmine\n# greeter\n")
        #expect(files.contains("greeter/Package.swift"))
        #expect(!files.contains { $0.contains(".micro-new") })
    }

    @Test(
        .serialized,
        arguments: [
            ("new", 64, "the project's name is missing"), ("new greeter --registry mdns", 64, "--registry"),
            ("new ''", 64, "the project's name is missing"), ("new /", 64, "the project's name is missing"),
            ("new class", 64, "'class' is a word of the Swift language"), ("new $'a\\eb'", 64, "a control character"),
            ("new greeter --template nowhere", 66, "there is no folder nowhere"),
            ("new greeter --micro-path nowhere", 66, "no checkout of micro in nowhere"),
            ("new /dev/null/greeter", 73, "can't create the folder /dev/null"),
            ("new /proc/greeter", 73, "can't create the folder /proc/greeter"),
            ("new greeter -o nope", 64, "unknown output format"),
        ] as [(String, Int32, String)]
    )
    func endsWithACode(line: String, status: Int32, says: String) async throws {
        let (run, files) = try await inFolder("$micro \(line)")
        #expect(run.status == status, "\(run.errors)")
        let last = run.errors.split(separator: "\n").last { !$0.hasPrefix("  hint: ") } ?? ""
        #expect(last.hasPrefix("micro: ") && last.contains(says), "\(run.errors)")
        #expect(run.output.isEmpty)
        #expect(files.isEmpty)
    }

    /// A limit on the size of files stands in for a full disk: it lets small files pass and cuts off the first larger
    /// one in the middle.
    @Test func leavesNothingOnAFullDisk() async throws {
        let (run, files) = try await inFolder(
            """
            mkdir old; echo mine > old/Package.swift
            ulimit -f 1
            $micro new greeter > /dev/null; echo "$?"
            $micro new old --force > /dev/null; echo "$?"
            cat old/Package.swift
            """
        )
        #expect(run.output == "74\n74\nmine\n", "\(run)")
        #expect(run.errors.contains("micro: can't write to greeter/"), "\(run.errors)")
        #expect(files == ["old", "old/Package.swift"])
    }

    /// Whenever Ctrl-C comes, everything is there or nothing.
    @Test(.serialized, arguments: [0, 5, 10, 20, 40])
    func leavesNothingWhenInterrupted(pause: Int) async throws {
        let (run, files) = try await inFolder(
            """
            mkdir t; for i in $(seq 500); do echo '{{name}}' > t/$i; done
            set -m
            $micro new greeter --template t > out 2> err & pid=$!
            sleep 0.0\(pause < 10 ? "0" : "")\(pause); kill -INT $pid; wait $pid; echo "$?"
            """
        )
        let written = files.filter { $0.hasPrefix("greeter/") }.count
        switch run.output {
        case "0\n": #expect(written == 500)
        case "130\n": #expect(written == 0 || written == 500, "\(written)")
        default: Issue.record("\(run)")
        }
        #expect(!files.contains { $0.contains(".micro-new") })
    }

    @Test func aTemplateOfTheUserIsFilledIn() async throws {
        let (run, files) = try await inFolder(
            """
            mkdir -p t/bin; echo '{{#author}}by {{.}}{{/author}} for {{name}}' > t/README.md
            printf '#!/bin/sh\\necho {{type}}\\n' > 't/bin/{{alias}}'; chmod +x 't/bin/{{alias}}'
            $micro new --template t go.micro.greeter --set author=Ann > /dev/null
            cat go.micro.greeter/README.md; go.micro.greeter/bin/greeter
            """
        )
        #expect(run.output == "by Ann for go.micro.greeter\nGreeter\n")
        #expect(run.errors.isEmpty || run.errors.hasPrefix("this micro"), "\(run.errors)")
        #expect(files.contains("go.micro.greeter/bin/greeter"))
    }
}
