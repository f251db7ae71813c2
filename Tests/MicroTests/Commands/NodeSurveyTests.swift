import ArgumentParser
import MicroKit
import Testing

@testable import micro

@Suite struct NodeSurveyTests {
    private struct NoInput: InputSource {
        var isTerminal: Bool { false }
        func readAll(limit: Int) -> [UInt8] { [] }
        func chunks() -> InputChunks { InputChunks { nil } }
    }

    private struct NoOutput: OutputSink {
        var isTerminal: Bool { false }
        func write(_ bytes: [UInt8]) {}
        func untilReaderLeaves() async {}
    }

    /// A service that went is a failure at first and none for who watches others with it.
    @Test func findsTheOthers() throws {
        let settings = try ConnectionOptions.parse(["--registry", "memory"]).resolve([:])
        let (found, failure) = EventLoopThread.runBlocking { loop in
            let context = CommandContext(
                environment: [:],
                input: NoInput(),
                output: NoOutput(),
                errorOutput: NoOutput(),
                eventLoop: loop
            )
            return await Self.find(settings, context)
        }
        #expect(found == ["there"])
        #expect(failure?.status == .notFound)
    }

    private static func find(_ settings: ConnectionSettings, _ context: CommandContext) async -> ([String], Failure?) {
        do {
            let survey = try NodeSurvey(settings, context: context)
            let record = ServiceRecord(name: "there", nodes: [Node(id: "1", address: "127.0.0.1:1")])
            try await survey.registry.register(record, ttl: nil)
            let found = try await survey.services(["gone", "there"], areNeeded: false).map(\.name)
            do {
                _ = try await survey.services(["gone", "there"])
                return (found, nil)
            } catch {
                return (found, error as? Failure)
            }
        } catch {
            return ([], Failure(error))
        }
    }
}
