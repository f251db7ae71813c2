import ArgumentParser
import Foundation
import Testing

@testable import micro

/// The scripts in the program and in `completions/` are those of the command tree. With `MICRO_WRITE_GENERATED=1` this
/// test writes them anew.
@Suite struct CompletionScriptsTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private static func script(_ shell: ShellName) -> String {
        let script =
            switch shell {
            case .bash: Micro.completionScript(for: .bash)
            case .zsh: Micro.completionScript(for: .zsh)
            case .fish: Micro.completionScript(for: .fish)
            }
        return script.hasSuffix("\n") ? script : script + "\n"
    }

    private static let files: [ShellName: String] = [.bash: "micro.bash", .zsh: "_micro", .fish: "micro.fish"]

    private static var source: String {
        let scripts = ShellName.allCases.map { shell in
            "    static let \(shell.rawValue) = ##\"\"\"\n\(script(shell))\n\"\"\"##\n"
        }
        return """
            // swift-format-ignore-file
            // Written by CompletionScriptsTests from the command tree. Do not edit.

            /// The completion scripts, made beforehand: making them takes three times as long as the rest of the program.
            enum CompletionScripts {
            \(scripts.joined(separator: "\n"))}

            """
    }

    @Test(arguments: ShellName.allCases) func areThoseOfTheCommandTree(shell: ShellName) throws {
        let file = Self.root.appendingPathComponent("completions/\(try #require(Self.files[shell]))")
        if ProcessInfo.processInfo.environment["MICRO_WRITE_GENERATED"] == "1" {
            try Self.script(shell).write(to: file, atomically: true, encoding: .utf8)
            let code = Self.root.appendingPathComponent("Sources/micro/Shell/CompletionScripts.swift")
            try Self.source.write(to: code, atomically: true, encoding: .utf8)
            return
        }
        let advice: Comment = "MICRO_WRITE_GENERATED=1 swift test --filter CompletionScriptsTests writes them anew"
        #expect(try String(contentsOf: file, encoding: .utf8) == Self.script(shell), advice)
        #expect(CompletionScripts.of(shell) == Self.script(shell), advice)
    }
}
