import Foundation
import MicroKit
import MicroTestSupport
import Testing

/// The articles show what the built program prints.
@Suite(.timeLimit(.minutes(5))) struct ArticlesTests {
    private struct HelloRequest: Codable { var name: String }
    private struct HelloReply: Codable { var msg: String }

    /// A command of an article and what it prints, on both streams.
    struct Shown: Sendable, CustomTestStringConvertible {
        let article: String
        let command: String
        let output: String

        var testDescription: String { "\(article): \(command)" }
    }

    static func shown() throws -> [Shown] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let catalog = root.appendingPathComponent("Sources/MicroKit/MicroKit.docc")
        return try FileManager.default.contentsOfDirectory(atPath: catalog.path).sorted().flatMap { file in
            let text = try String(contentsOf: catalog.appendingPathComponent(file), encoding: .utf8)
            let blocks = text.components(separatedBy: "\n```console\n").dropFirst()
            return blocks.flatMap { commands(in: $0.components(separatedBy: "\n```").first ?? "", of: file) }
        }
    }

    private static func commands(in block: String, of article: String) -> [Shown] {
        "\n\(block)".components(separatedBy: "\n$ ").dropFirst().map { text in
            let lines = text.components(separatedBy: "\n")
            return Shown(article: article, command: lines[0], output: lines.dropFirst().joined(separator: "\n"))
        }
    }

    @Test(.serialized, arguments: try shown())
    func programPrintsWhatIsShown(shown: Shown) async throws {
        let registry = try MDNSRegistry(.init(interfaces: ["127.0.0.1"]))
        let name = "greeter\(UInt32.random(in: 0 ... .max))"
        var service = MicroService.onLoopback(name: name, registry: registry)
        service.handle("Say.Hello") { (request: HelloRequest, _) in HelloReply(msg: "Hello \(request.name)") }
        try await withRunning(service) { _ in
            let command = shown.command.replacing("greeter", with: name)
            let run = try await ProgramRun.shell(
                """
                export MICRO_CLIENT_REQUEST_TIMEOUT=60s
                micro() { "$micro" --discovery-timeout 60s "$@"; }
                \(command) 2>&1
                """
            )
            #expect(run.status == 0)
            let printed = run.output.replacing(name, with: "greeter")
            #expect(Self.steady(printed) == Self.steady(shown.output))
        }
        await registry.close()
    }

    /// Text with the figures of one run replaced.
    private static func steady(_ text: String) -> String {
        text.replacing(/greeter-[0-9a-f-]{36}/, with: "greeter-ID")
            .replacing(/127\.0\.0\.1:\d+/, with: "127.0.0.1:PORT")
            .replacing(/Timeout: \d+/, with: "Timeout: N")
            .replacing(/(\d+m)?\d+(\.\d+)?(ms|µs|s)\b/, with: "TIME")
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
