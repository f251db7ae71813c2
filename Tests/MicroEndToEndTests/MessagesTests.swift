import Foundation
import MicroKit
import MicroTestSupport
import Synchronization
import Testing

/// `publish` and `subscribe` of the built program, with each other and with a broker in this process.
@Suite(.timeLimit(.minutes(2))) struct MessagesTests {
    private static var topic: String { "go.lab.events\(UInt32.random(in: 0 ... .max))" }

    /// Runs a subscriber in this process while `body` does.
    private func withSubscriber(
        _ topic: String,
        queue: String? = nil,
        _ take: @escaping @Sendable (BrokerMessage) async throws -> Void,
        _ body: @escaping @Sendable () async throws -> Void
    ) async throws {
        let registry = try MDNSRegistry(.init(interfaces: ["127.0.0.1"]))
        let broker = HTTPBroker(registry: registry, address: "127.0.0.1:0")
        let (ready, continuation) = AsyncStream.makeStream(of: Void.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { continuation.finish() }
                let subscription = BrokerSubscription(topic: topic, queue: queue, handler: take)
                try await broker.subscribe(subscription) { continuation.finish() }
            }
            for await _ in ready {}
            do {
                try await body()
            } catch {
                group.cancelAll()
                throw error
            }
            group.cancelAll()
        }
        await broker.close()
        await registry.close()
    }

    /// Publishes to a subscriber that is there, but may be slow to answer on a host as busy as this one.
    private func publish(
        _ arguments: [String],
        input: String = "",
        again: () -> Void = {}
    ) async throws -> ProgramRun {
        var run = try await ProgramRun.run(["publish"] + arguments, input: input)
        for _ in 0..<50 where run.status == 67 {
            again()
            run = try await ProgramRun.run(["publish"] + arguments, input: input)
        }
        return run
    }

    @Test func publishSaysOKWhenASubscriberTookIt() async throws {
        let topic = Self.topic
        let messages = Mutex<[BrokerMessage]>([])
        try await withSubscriber(topic, { message in messages.withLock { $0.append(message) } }) {
            let one = try await publish([topic, #"{"id": 1}"#, "-m", "X-Trace=7"])
            #expect(one.status == 0 && one.output == "ok\n", "\(one.errors)")
            let many = try await publish([topic, "--count", "2"], input: "{\"id\":2}\n{\"id\":3}\n") {
                messages.withLock { $0.removeSubrange(1...) }
            }
            #expect(many.status == 0 && many.output == "ok\n", "\(many.errors)")
            let shown = try await publish([topic, "[4]", "-o", "json", "--interval", "1ms"])
            let report = try JSONValue(parsing: shown.output)
            #expect(report["messages"]?.intValue == 1)
            #expect(report["subscribers"]?.arrayValue?.first?["delivered"]?.intValue == 1)
        }
        let taken = messages.withLock { $0 }
        let bodies = taken.map { String(decoding: $0.body, as: UTF8.self).trimmingCharacters(in: .newlines) }
        #expect(bodies == [#"{"id": 1}"#, #"{"id":2}"#, #"{"id":2}"#, #"{"id":3}"#, #"{"id":3}"#, "[4]"])
        #expect(taken.first?.headers["X-Trace"] == "7")
        #expect(taken.first?.headers["Micro-Topic"] == topic)
        #expect(taken.first?.headers["Content-Type"] == "application/json")
    }

    @Test func nobodyThereIsAFailureOfItsOwn() async throws {
        let topic = Self.topic
        let none = try await ProgramRun.run(["publish", topic, "{}"], patient: false)
        #expect(none.status == 67 && none.output.isEmpty)
        #expect(
            none.errors.hasPrefix("micro: nobody subscribes to \(topic) (asked mdns at lo for 500ms)\n"),
            "\(none.errors)"
        )
        let allowed = try await ProgramRun.run(["publish", topic, "{}", "--allow-none"], patient: false)
        #expect(allowed.status == 0 && allowed.output == "ok\n")
    }

    @Test func partialDeliveryNamesWhoFailed() async throws {
        let topic = Self.topic
        let taken = Mutex(0)
        try await withSubscriber(topic, { _ in taken.withLock { $0 += 1 } }) {
            try await withSubscriber(topic, { _ in throw ServiceError(id: "x", code: 500, detail: "disk full") }) {
                let run = try await ProgramRun.run(["publish", topic, "{}"], until: { $0.errors.contains("1 of 2") })
                #expect(run.status != 0 && run.output.isEmpty)
                #expect(run.errors.hasPrefix("micro: 1 of 2 subscribers did not take the message: \(topic)-"), "\(run)")
                #expect(run.errors.contains("disk full"))
            }
        }
        #expect(taken.withLock { $0 } > 0)
    }

    @Test func aFailureTellsWhatWasSentBefore() async throws {
        let input = "1\n2\n{]"
        let nobody = try await ProgramRun.run(
            ["publish", Self.topic, "--allow-none"],
            input: input,
            patient: false
        )
        #expect(nobody.status == 65 && nobody.output.isEmpty)
        #expect(nobody.errors.hasSuffix("; messages before: 2 sent, 0 delivered\n"), "\(nobody)")
        let topic = Self.topic
        try await withSubscriber(
            topic,
            { message in
                if message.body.first == UInt8(ascii: "2") { throw ServiceError(id: "x", code: 500, detail: "full") }
            }
        ) {
            let one = try await publish([topic], input: input)
            #expect(one.status == 65 && one.output.isEmpty)
            #expect(one.errors.hasSuffix("; messages before: 2 sent, 1 delivered\n"), "\(one)")
        }
    }

    @Test(
        .serialized,
        arguments: [
            (["publish"], "", 64, "Missing expected argument '<topic>'"), (["publish", ""], "", 64, "topic required"),
            (["publish", "t", "{"], "", 65, "the message from the command line is not JSON: line 1, column 2"),
            (["publish", "t"], "", 64, "message required"),
            (["publish", "t"], "1\n{]", 65, "the message from standard input"),
            (["subscribe", "t", "--advertise", "host"], "", 64, "--advertise: the address host:"),
            (["publish", "t", "1", "--count", "0"], "", 64, "--count: '0' must be above zero"),
            (["publish", "t", "1", "--interval", "-1s"], "", 64, "--interval: '-1s' must be above zero"),
            (["publish", "t\r\nx", "1"], "", 64, "the topic"),
            (["publish", "t", "1", "-m", "Micro-Topic=x"], "", 64, "--metadata"),
            (["publish", "t", "1", "--content-type", ""], "", 64, "--content-type"),
            (["publish", "t", "1", "--content-type", "a\r\nb"], "", 64, "--content-type"),
            (["publish", "t", "1", "--broker", "nope"], "", 64, "unknown broker 'nope' (choose from http)"),
            (["subscribe", ""], "", 64, "topic required"), (["subscribe", "t", "--count", "0"], "", 64, "--count"),
            (["subscribe", "t\u{1}"], "", 64, "the topic"),
            (["subscribe", "t", "--broker-address", "x"], "", 64, "--broker-address"),
        ] as [([String], String, Int32, String)]
    )
    func refusesWhatCantBe(arguments: [String], input: String, status: Int32, message: String) async throws {
        let run = try await ProgramRun.run(
            arguments + ["--allow-none"].filter { _ in arguments[0] == "publish" && input != "" },
            input: input,
            patient: false
        )
        #expect(run.status == status, "\(run)")
        #expect(run.errors.hasPrefix("micro: \(message)"), "\(run.errors)")
    }

    @Test(
        .serialized,
        arguments: [
            ([], "{\"id\":1}\n"),
            (["--headers"], "Content-Type: application/json\nMicro-Id: ID\nMicro-Topic: TOPIC\n\n{\"id\":1}\n"),
            (
                ["-o", "ndjson"],
                #"{"topic":"TOPIC","headers":{"Content-Type":"application/json","Micro-Id":"ID","Micro-Topic":"TOPIC"},"body":{"id":1}}"#
                    + "\n"
            ),
            (["-o", "raw"], "{\"id\": 1}"), (["--query", ".body.id"], "1\n"),
        ] as [([String], String)]
    )
    func subscribePrintsWhatArrives(options: [String], expected: String) async throws {
        let topic = Self.topic
        let subscriber = try RunningProgram(["subscribe", topic, "--count", "1"] + options)
        await subscriber.until { $0.errors.contains("subscribed to") }
        let run = try await publish([topic, #"{"id": 1}"#])
        #expect(run.status == 0 && run.output == "ok\n", "\(run.errors)")
        #expect(await subscriber.end() == 0, "\(subscriber.errors)")
        let id = #/[0-9a-f]{8}-[0-9a-f-]{27}/#
        #expect(subscriber.output.replacing(topic, with: "TOPIC").replacing(id, with: "ID") == expected)
        #expect(try await ProgramRun.run(["publish", topic, "2"], patient: false).status == 67)
    }

    /// What `--query` asks for is waited for; other messages are taken all the same.
    @Test func messagesWithoutWhatIsAskedForArePassedOver() async throws {
        let topic = Self.topic
        let subscriber = try RunningProgram(["subscribe", topic, "--count", "1", "--query", ".body.b"])
        await subscriber.until { $0.errors.contains("subscribed to") }
        #expect(try await publish([topic, #"{"a": 1}"#]).output == "ok\n")
        #expect(try await publish([topic, #"{"b": 2}"#]).output == "ok\n")
        #expect(await subscriber.end() == 0, "\(subscriber.errors)")
        #expect(subscriber.output == "2\n")
    }

    @Test func aQueueSharesAndOthersGetAll() async throws {
        let topic = Self.topic
        let programs = try [["--queue", "q"], ["--queue", "q"], []].map { try RunningProgram(["sub", topic] + $0) }
        for program in programs { await program.until { $0.errors.contains("subscribed to") } }
        let messages = (1...20).map { "\($0)\n" }
        let run = try await publish([topic], input: messages.joined())
        #expect(run.status == 0, "\(run.errors)")
        for program in programs { program.signal(SIGTERM) }
        for program in programs { #expect(await program.end() == 0, "\(program.errors)") }
        let printed = programs.map { $0.output.split(separator: "\n").compactMap { Int($0) } }
        #expect((printed[0] + printed[1]).sorted() == Array(1...20))
        #expect(printed[2] == Array(1...20))
    }

    @Test(
        .serialized,
        arguments: [(SIGINT, 130, []), (SIGTERM, 0, []), (SIGTERM, 143, ["--count", "3"])] as [(Int32, Int32, [String])]
    )
    func aSignalEndsItAndCleansUp(signal: Int32, status: Int32, options: [String]) async throws {
        let topic = Self.topic
        let subscriber = try RunningProgram(["subscribe", topic] + options)
        await subscriber.until { $0.errors.contains("subscribed to") }
        subscriber.signal(signal)
        #expect(await subscriber.end() == status)
        #expect(try await ProgramRun.run(["publish", topic, "2"], patient: false).status == 67)
    }

    @Test func timeEndsIt() async throws {
        let short = try await ProgramRun.run(["subscribe", "go.lab.never", "--count", "1", "--timeout", "100ms"])
        #expect(
            short.status == 75 && short.errors.contains("0 of 1 messages came on go.lab.never within 100ms"),
            "\(short)"
        )
        let open = try await ProgramRun.run(["subscribe", "go.lab.never", "--timeout", "100ms"])
        #expect(open.status == 0)
    }

    /// Nothing is printed, and yet it must notice that nobody reads.
    @Test func aClosedPipeEndsIt() async throws {
        let topic = Self.topic
        let run = try await ProgramRun.shell("set -o pipefail; $micro subscribe \(topic) 2>/dev/null | true; echo $?")
        #expect(run.output == "0\n", "\(run)")
    }
}
