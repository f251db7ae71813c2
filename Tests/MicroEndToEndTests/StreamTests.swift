import Foundation
import MicroKit
import MicroTestSupport
import Testing

/// `stream` of the built program against streaming endpoints in this process.
@Suite(.timeLimit(.minutes(2))) struct StreamTests {
    private struct Count: Codable {
        var to: Int?
        var failAt: Int?
    }
    private struct Line: Codable {
        var seq: Int?
        var text: String?
    }

    /// A service with a stream of each kind, and its address.
    private func withStreams(_ body: @escaping @Sendable (_ name: String, _ address: String) async throws -> Void)
        async throws
    {
        let registry = try MDNSRegistry(.init(interfaces: ["127.0.0.1"]))
        let name = "go.lab.s\(UInt32.random(in: 0 ... .max))"
        var service = MicroService.onLoopback(name: name, registry: registry)
        service.handleStream("Say.Count") { (request: Count, replies: ReplyWriter<Line>, _) in
            for number in 1...(request.to ?? 3) {
                if number == request.failAt {
                    throw ServiceError(id: "go.lab", code: 409, detail: "failed at \(number)")
                }
                try await replies.write(Line(seq: number))
            }
        }
        service.handleStream("Say.Chat") { (requests: RequestStream<Line>, replies: ReplyWriter<Line>, _) in
            for try await line in requests { try await replies.write(Line(text: "echo \(line.text ?? "")")) }
        }
        service.handleStream("Say.Sum") { (requests: RequestStream<Line>, replies: ReplyWriter<Line>, _) in
            var sum = 0
            for try await line in requests { sum += line.seq ?? 0 }
            try await replies.write(Line(seq: sum))
        }
        service.handleStream("Say.Silence") { (_: RequestStream<Line>, _: ReplyWriter<Line>, _) in
            try await Task.sleep(for: .seconds(600))
        }
        try await withRunning(service) { record in
            try await body(name, record.nodes.first?.address ?? "")
        }
        await registry.close()
    }

    @Test func serverStreamsPrintALineAReply() async throws {
        try await withStreams { name, address in
            for arguments in [
                ["stream", name, "Say.Count", #"{"to": 3}"#], ["stream", "server", name, "Say.Count"],
                ["stream", "--address", address, name, "Say.Count", "--field", "to:=3", "--kind", "server"],
                ["call", name, "Say.Count", #"{"to": 3}"#],
            ] {
                let run = try await ProgramRun.run(arguments)
                #expect(run.status == 0, "\(run.errors)")
                #expect(run.output == "{\"seq\":1}\n{\"seq\":2}\n{\"seq\":3}\n", "\(arguments)")
            }
            let failed = try await ProgramRun.run(["stream", name, "Say.Count", #"{"failAt":2}"#])
            #expect(failed.status == 79 && failed.output == "{\"seq\":1}\n")
            #expect(failed.errors.hasPrefix("micro: error calling \(name).Say.Count: {\"id\":\"go.lab\",\"code\":409"))
        }
    }

    @Test func messagesComeFromAnywhere() async throws {
        try await withStreams { name, _ in
            let lines = "{\"text\":\"a\"}\n{\"text\":\"b\"} {\"text\":\n\"c\"}"
            let expected = "{\"text\":\"echo a\"}\n{\"text\":\"echo b\"}\n{\"text\":\"echo c\"}\n"
            let piped = try await ProgramRun.run(["stream", name, "Say.Chat"], input: lines)
            #expect(piped.status == 0 && piped.output == expected, "\(piped.errors)")
            #expect(try await ProgramRun.run(["stream", name, "Say.Chat", "-d", lines]).output == expected)
            #expect(try await ProgramRun.run(["stream", "bidi", name, "Say.Chat", lines]).output == expected)
            #expect(try await ProgramRun.run(["call", name, "Say.Chat"], input: lines).output == expected)
            let sum = try await ProgramRun.run(
                ["stream", name, "Say.Sum", "-o", "json"],
                input: "{\"seq\":40}\n{\"seq\":2}\n"
            )
            #expect(sum.output == "{\n  \"seq\": 42\n}\n", "\(sum.errors)")
            let none = try await ProgramRun.run(["stream", name, "Say.Sum", "--kind", "client"])
            #expect(none.output == "{\"seq\":0}\n", "\(none.errors)")
        }
    }

    /// A reply comes before the input ends.
    @Test func isAConversation() async throws {
        try await withStreams { name, _ in
            let program = try RunningProgram([
                "stream", name, "Say.Chat", "--discovery-timeout", "60s", "--timeout", "60s",
            ])
            for word in ["one", "two"] {
                try program.type("{\"text\":\"\(word)\"}")
                await program.until { $0.output.hasSuffix("{\"text\":\"echo \(word)\"}\n") }
            }
            try program.endInput()
            #expect(await program.end() == 0, "\(program.errors)")
        }
    }

    @Test func whatIsWrongIsTold() async throws {
        try await withStreams { name, address in
            let bad = try await ProgramRun.run(["stream", name, "Say.Chat"], input: "{\"text\":\"a\"}\n{]\n")
            #expect(bad.status == 65 && bad.errors.contains("line 2, column 2"), "\(bad)")
            let missing = try await ProgramRun.run(["stream", name, "Say.Cout", "{}"])
            #expect(missing.status == 68 && missing.errors.contains("did you mean Say.Count?"), "\(missing)")
            let late = try await ProgramRun.run([
                "stream", "--address", address, name, "Say.Silence", "{}", "--timeout", "200ms",
            ])
            #expect(late.status == 75 && late.errors.contains("had not ended after 200ms"), "\(late)")
            let kind = try await ProgramRun.run(["stream", name, "Say.Count", "{}", "--kind", "x"], patient: false)
            #expect(kind.status == 64)
            let two = try await ProgramRun.run(
                ["stream", name, "Say.Count", "{} {}", "--kind", "server"],
                patient: false
            )
            #expect(two.status == 64 && two.output.isEmpty)
            let dry = try await ProgramRun.run(["call", name, "Say.Count", "--dry-run"])
            #expect(dry.status == 64 && dry.errors.contains("use 'micro stream"))
        }
        let peer = try RefusingAddress()
        let gone = try await ProgramRun.run(["stream", "--address", peer.address, "x", "Say.Count", "{}"])
        #expect(gone.status == 69)
        peer.close()
    }

    @Test func interruptAndClosedPipeEndIt() async throws {
        try await withStreams { name, address in
            let program = try RunningProgram(["stream", "-v", "--address", address, name, "Say.Silence"])
            await program.until { $0.errors.contains("connected") }
            program.signal(SIGINT)
            #expect(await program.end() == 130)
            let run = try await ProgramRun.shell(
                "set -o pipefail; $micro stream --address \(address) \(name) Say.Silence '{}' 2>&1 | true; echo $?"
            )
            #expect(run.output == "0\n")
        }
    }
}
