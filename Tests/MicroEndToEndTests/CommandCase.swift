import Foundation
import MicroTestSupport
import Testing

/// One line of a table of commands: what is typed, and what comes of it.
struct CommandCase: Sendable, CustomTestStringConvertible {
    /// Words after `micro`. `SERVICE` and `ADDRESS` stand for what a test runs.
    var arguments: [String]
    var status: Int32 = 0
    /// All of standard output; nil when it is looked at in another way or must be empty for a failure.
    var output: String?
    /// What standard output holds among others.
    var prints: [String] = []
    /// What standard error holds among others.
    var says: [String] = []
    var environment: [String: String] = [:]
    var input = ""

    var testDescription: String { arguments.joined(separator: " ") }

    /// A call that works.
    static func gives(_ output: String, _ arguments: String..., environment: [String: String] = [:]) -> CommandCase {
        CommandCase(arguments: arguments, output: output, environment: environment)
    }

    /// A command that prints some lines among others.
    static func prints(_ texts: [String], _ arguments: String...) -> CommandCase {
        CommandCase(arguments: arguments, prints: texts)
    }

    /// A command that fails, in one line and perhaps a hint.
    static func fails(
        _ status: Int32,
        _ says: String...,
        by arguments: [String],
        environment: [String: String] = [:]
    ) -> CommandCase {
        CommandCase(arguments: arguments, status: status, output: "", says: says, environment: environment)
    }

    /// Runs it and looks at what comes of it.
    func check(service: String = "", address: String = "") async throws {
        func named(_ text: String) -> String {
            text.replacingOccurrences(of: "SERVICE", with: service)
                .replacingOccurrences(of: "ADDRESS", with: address)
        }
        let run = try await ProgramRun.run(arguments.map(named), environment: environment, input: input)
        #expect(run.status == status, "\(testDescription): \(run)")
        if let output { #expect(run.output == named(output), "\(testDescription): \(run)") }
        for text in prints { #expect(run.output.contains(named(text)), "\(testDescription): \(run)") }
        for text in says { #expect(run.errors.contains(named(text)), "\(testDescription): \(run)") }
        if status == 0 {
            #expect(run.errors.isEmpty == says.isEmpty, "\(testDescription): \(run)")
        } else {
            let lines = run.errors.split(separator: "\n").filter {
                !$0.hasPrefix("note: ") && !$0.hasPrefix("warning: ")
            }
            // Where replies are asked for as JSON, failures are.
            let start = arguments.contains("ndjson") ? "{\"error\":" : "micro: "
            #expect(lines.first?.hasPrefix(start) == true, "\(testDescription): \(run)")
            #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("  hint: ") }, "\(testDescription): \(run)")
            #expect(lines.count <= 2, "\(testDescription): \(run)")
        }
    }
}
