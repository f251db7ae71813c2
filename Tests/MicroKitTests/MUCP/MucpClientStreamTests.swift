import MicroTestSupport
import Synchronization
import Testing

@testable import MicroKit

/// Our client's streams against recorded servers, and against servers that do as they like.
@Suite(.timeLimit(.minutes(5))) struct MucpClientStreamTests {
    private func open<Value: Sendable>(
        _ addresses: [String],
        _ request: StreamRequest = StreamRequest(service: "s", endpoint: "Say.Chat"),
        timeout: Duration = .seconds(60),
        _ body: (ClientStream) async throws -> Value
    ) async throws -> Value {
        let client = ServiceClient(registry: nil)
        let options = CallOptions(timeout: timeout, retryOn: Set(RetryCondition.allCases), addresses: addresses)
        return try await client.withStream(request, options: options, observer: nil, body)
    }

    @Test(.serialized, arguments: StreamRecording.all) func sendsAndReadsWhatGoDoes(_ recording: StreamRecording)
        async throws
    {
        let server = try await ScriptedServer.start(greeting: recording.server)
        let sent = StreamRecording.messages(recording.client)
        // Where the server did not answer, the client was stopped without an end.
        let messages = sent.filter { !String(decoding: $0, as: UTF8.self).contains("Micro-Error: EOS") }
        let headers = try MucpRecording.parts(try #require(sent.first)).headers
        func header(_ name: String) throws -> String { try #require(headers.first { $0.name == name }?.text) }
        let request = StreamRequest(
            service: try header("Micro-Service"),
            endpoint: try header("Micro-Endpoint"),
            contentType: try header("Content-Type")
        )
        let codec = try #require(ContentType(rawValue: request.contentType)).codec
        let expected = RawReply.parse(recording.server)
        let error = expected.last?["Micro-Error"]
        let result: Result<[[UInt8]], any Error> = await Result {
            try await open([server.address], request) { stream in
                for message in messages.dropFirst() {
                    try await stream.send(try codec.decodeRequest(try MucpRecording.parts(message).body).body)
                }
                var bodies: [[UInt8]] = []
                for try await body in stream.replies {
                    bodies.append(body)
                    if error == nil, bodies.count == expected.count { break }
                }
                return bodies
            }
        }
        if let error, error != "EOS" {
            #expect((#expect(throws: ServiceError.self) { try result.get() })?.raw == error)
        } else {
            #expect(try result.get() == expected.filter { $0["Micro-Error"] == nil }.map(\.body))
        }
        for await bytes in server.ended {
            // Go tells servers of the close even when they have ended the stream themselves.
            let ours = try StreamRecording.messages(bytes).map(Self.normalized)
            let theirs = try (error == nil ? sent : messages).map(Self.normalized)
            #expect(ours.starts(with: theirs) && ours.count <= messages.count + 1)
            break
        }
        await server.close()
    }

    /// v1 sends the timeout of calls with its streams.
    private static func normalized(_ bytes: [UInt8]) throws -> String {
        try MucpRecording.normalized(bytes).split(separator: "\n").filter { $0 != "Timeout: …" }.joined(separator: "\n")
    }

    @Test func saysThatNothingFollows() async throws {
        let server = try await ScriptedServer.start()
        try await open([server.address]) { stream in
            try await stream.send(Array("1".utf8))
            try await stream.finish()
            try await stream.finish()
            let error = await #expect(throws: MicroError.self) { try await stream.send([]) }
            #expect(error?.code == .invalidArgument)
        }
        for await bytes in server.ended {
            let messages = StreamRecording.messages(bytes).map { String(decoding: $0, as: UTF8.self) }
            #expect(messages.count == 3)
            #expect(messages.last?.contains("Micro-Error: EOS") == true)
            #expect(messages.map { $0.contains("Connection: close") } == [false, false, true])
            break
        }
        await server.close()
    }

    private static let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"

    /// What a server that closes behind `bytes` means, before and after this side has finished.
    @Test(
        .serialized,
        arguments: [
            ("", "connectionLost", "end"),
            (head + "Content-Length: 2\r\n\r\n1\n", "1 connectionLost", "1 end"),
            (head + "Content-Length: 9\r\n\r\n1\n", "connectionLost", "connectionLost"),
            (head + "Micro-Error: EOS\r\nContent-Length: 0\r\n\r\n", "end", "end"),
            (head + "Micro-Error: EOF\r\nContent-Length: 0\r\n\r\n", "EOF", "end"),
            ("SSH-2.0-x\r\n", "protocolMismatch", "protocolMismatch"),
            ("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n", "protocolMismatch", "protocolMismatch"),
        ]
    )
    func ends(_ bytes: String, _ before: String, _ after: String) async throws {
        for (finishes, expected) in [(false, before), (true, after)] {
            // One step for the messages that come together, one for those that come later.
            let bytes = Array(bytes.utf8)
            let server = try await ScriptedServer.start(.silence, .replyAndClose(bytes))
            let words = try await open([server.address]) { stream in
                try? await Self.send(stream, finishes, server)
                return await Self.words(of: stream)
            }
            #expect(words == expected, "finished: \(finishes)")
            await server.close()
        }
    }

    /// Sends what the server's second step waits for, when it has seen the first.
    private static func send(_ stream: ClientStream, _ finishes: Bool, _ server: ScriptedServer) async throws {
        for await _ in server.arrivals { break }
        if finishes { try await stream.finish() } else { try await stream.send(Array("1".utf8)) }
    }

    private static func words(of stream: ClientStream) async -> String {
        var words: [String] = []
        do {
            for try await body in stream.replies { words.append(String(decoding: body.dropLast(), as: UTF8.self)) }
            words.append("end")
        } catch let error as ServiceError {
            words.append(error.detail)
        } catch let error as MicroError {
            #expect(error.address != nil)
            words.append(error.code.rawValue)
        } catch {
            words.append("\(error)")
        }
        return words.joined(separator: " ")
    }

    @Test func triesOtherNodesOnlyWhileNothingIsSent() async throws {
        let refusing = try RefusingAddress()
        let server = try await ScriptedServer.start(.close)
        let lost = await #expect(throws: MicroError.self) {
            try await open([refusing.address, server.address]) { for try await _ in $0.replies {} }
        }
        #expect(lost?.code == .connectionLost)
        #expect(server.connections == 1)
        await server.close()
        let error = await #expect(throws: MicroError.self) { try await open([refusing.address]) { _ in } }
        #expect(error?.code == .unreachable)
    }

    @Test(.serialized, arguments: [Duration.zero, .seconds(-1)]) func needsTime(_ timeout: Duration) async throws {
        let error = await #expect(throws: MicroError.self) {
            try await open(["127.0.0.1:1"], timeout: timeout) { _ in }
        }
        #expect(error?.code == .invalidArgument)
    }

    @Test func refusesUnknownTypes() async throws {
        let server = try await ScriptedServer.start()
        let request = StreamRequest(service: "s", endpoint: "Say.Chat", contentType: "text/plain")
        let error = await #expect(throws: MicroError.self) { try await open([server.address], request) { _ in } }
        #expect(error?.code == .invalidArgument && server.connections == 0)
        await server.close()
    }

    @Test func tellsTheServerWhenItIsCancelled() async throws {
        let server = try await ScriptedServer.start()
        let (begun, begin) = AsyncStream.makeStream(of: Void.self)
        let code = try await withThrowingTaskGroup(of: MicroError.Code?.self) { group in
            group.addTask {
                do {
                    _ = try await open([server.address]) { stream in
                        begin.finish()
                        for try await _ in stream.replies {}
                    }
                    return nil
                } catch {
                    return (error as? MicroError)?.code
                }
            }
            for await _ in begun {}
            for await _ in server.arrivals { break }
            group.cancelAll()
            return try await group.next() ?? nil
        }
        #expect(code == .cancelled)
        for await bytes in server.ended {
            #expect(String(decoding: bytes, as: UTF8.self).contains("Micro-Error: EOS"))
            break
        }
        await server.close()
    }

    @Test func isOfNoUseOutside() async throws {
        let server = try await ScriptedServer.start()
        let stream = try await open([server.address]) { $0 }
        let error = await #expect(throws: MicroError.self) { try await stream.send([49]) }
        #expect(error?.code == .invalidArgument)
        #expect(await Self.words(of: stream) == "end")
        await server.close()
    }

    @Test func tellsEachStep() async throws {
        let server = try await ScriptedServer.start()
        let log = Log()
        let client = ServiceClient(registry: nil)
        try await client.withStream(
            StreamRequest(service: "s", endpoint: "Say.Chat"),
            options: CallOptions(timeout: .seconds(60), addresses: [server.address]),
            observer: { log.add($0) },
            { _ in }
        )
        #expect(log.steps == ["selected", "connected", "sent", "finished connect,write"])
        await server.close()
    }

    private final class Log: Sendable {
        private let state = Mutex<[String]>([])
        var steps: [String] { state.withLock { $0 } }

        func add(_ event: InvocationEvent) {
            let word =
                switch event {
                case .selected: "selected"
                case .connected: "connected"
                case .sent: "sent"
                case .finished(let spans): "finished " + spans.map(\.phase.rawValue).joined(separator: ",")
                default: "other"
                }
            state.withLock { $0.append(word) }
        }
    }
}
