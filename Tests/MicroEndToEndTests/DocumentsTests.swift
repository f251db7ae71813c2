import Foundation
import MicroKit
import MicroTestSupport
import Testing

/// What is written down equals what the build does.
@Suite struct DocumentsTests {
    private static func text(_ path: String, of file: String = #filePath) throws -> String {
        let root = URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    @Test(.serialized, arguments: [("bash", "micro.bash"), ("zsh", "_micro"), ("fish", "micro.fish")])
    func completionScriptIsUpToDate(shell: String, file: String) async throws {
        let run = try await ProgramRun.micro(["completion", shell])
        #expect(
            try run.output == Self.text("completions/\(file)"),
            "MICRO_WRITE_GENERATED=1 swift test --filter CompletionScriptsTests writes it anew"
        )
    }

    /// The build tool's plugin writes the page, which a test can't run; that it is whole can be told from here.
    @Test func manualNamesEveryCommandAndOption() async throws {
        let manual = try Self.text("man/micro.1")
        let dump = try await ProgramRun.micro(["--experimental-dump-help"])
        let root = try #require(try JSONValue(parsing: dump.output)["command"])
        var missing: [String] = []
        func check(_ command: JSONValue) {
            let name = command["commandName"]?.stringValue ?? ""
            if name != "help", name != "micro", !manual.contains(".It Em \(name)") { missing.append(name) }
            guard name != "help" else { return }
            for argument in command["arguments"]?.arrayValue ?? [] where argument["shouldDisplay"] == .bool(true) {
                for option in argument["names"]?.arrayValue ?? [] {
                    let text = option["name"]?.stringValue ?? ""
                    let forms = ["-\(text)", "Fl \(text) ", ", \(text) "]
                    if !forms.contains(where: manual.contains) { missing.append("\(name) \(text)") }
                }
            }
            for subcommand in command["subcommands"]?.arrayValue ?? [] { check(subcommand) }
        }
        check(root)
        #expect(missing.isEmpty, "write it anew: swift package generate-manual")
    }

    /// The README shows the demo's output; only ports and node ids differ from run to run.
    @Test func demoPrintsWhatTheReadmeShows() async throws {
        let run = try await ProgramRun.run(["demo"], patient: false)
        #expect(run.status == 0, "\(run.errors)")
        let readme = try Self.text("README.md")
        for stop in run.output.components(separatedBy: "\n\n$ ") {
            let shown = Self.steady((stop.hasPrefix("$ ") ? stop : "$ " + stop) + "\n")
            #expect(Self.steady(readme).contains(shown), "not in the README:\n\(shown)")
        }
    }

    /// Text with the figures of one run replaced.
    private static func steady(_ text: String) -> String {
        text.replacing(/greeter-[0-9a-f-]{36}/, with: "greeter-ID")
            .replacing(/127\.0\.0\.1:\d+/, with: "127.0.0.1:PORT")
            .replacing(/\d+(\.\d+)? ms/, with: "N ms")
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    @Test func readmeListsTheExitCodes() async throws {
        let help = try await ProgramRun.micro(["--help"]).output
        let readme = try Self.text("README.md")
        let rows = help.components(separatedBy: "EXIT STATUS\n").last?.components(separatedBy: "\n\n").first ?? ""
        for row in rows.split(separator: "\n") {
            let parts = row.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
            let meaning = parts.last.map { $0.trimmingCharacters(in: .whitespaces) } ?? ""
            #expect(readme.contains("| \(parts[0]) | \(meaning) |"), "\(row)")
        }
    }
}
