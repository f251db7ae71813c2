import MicroTestSupport
import Synchronization
import Testing

@testable import MicroKit

/// Our server's streams against recorded clients of go-micro v1, v2 and v5.
@Suite(.timeLimit(.minutes(5))) struct MucpServerStreamRecordingTests {
    @Test(.serialized, arguments: StreamRecording.all) func answersAsRecorded(_ recording: StreamRecording) async throws
    {
        let expected = RawReply.parse(recording.server)
        let replies = try await withRunning(lab()) { record in
            let client = try await RawClient.connect(to: record.nodes[0].address)
            try await client.send(recording.client)
            let replies = await client.replies(expected.count)
            await client.close()
            return replies
        }
        #expect(replies.count >= expected.count)
        for (reply, recorded) in zip(replies, expected) { try compare(reply, recorded, recording) }
    }

    private func compare(_ reply: RawReply, _ recorded: RawReply, _ recording: StreamRecording) throws {
        #expect(reply.line == recorded.line)
        // Go's servers of v2 and later repeat the last message of a server stream, and v2 writes numbers in JSON.
        let differs = recording.name.contains("count") || recording.name == "v2.chat_serverclose_json"
        let ours = reply.headers.filter { !differs || $0.name != "Content-Length" }.map { "\($0.name): \($0.text)" }
        let theirs = recorded.headers.filter { !differs || $0.name != "Content-Length" }
            .map { "\($0.name): \($0.text)" }
        // Servers before v4.10 tell the id twice; ours does so at the end alone.
        #expect(ours.filter { !$0.hasPrefix("X-Micro-Id") } == theirs.filter { !$0.hasPrefix("X-Micro-Id") })
        if !differs { #expect(reply.body == recorded.body) }
    }

    private func lab() -> MicroService {
        var service = MicroService.onLoopback()
        LabService.addHandlers(to: &service)
        return service
    }

    @Test func theRecordingsAreThere() {
        #expect(StreamRecording.all.count >= 16)
    }
}

/// Streams of our server with clients that do as they like.
@Suite(.timeLimit(.minutes(5))) struct MucpServerStreamTests {
    /// What a handler has seen.
    private final class Notes: Sendable {
        let stream: AsyncStream<String>
        private let continuation: AsyncStream<String>.Continuation

        init() { (stream, continuation) = AsyncStream.makeStream() }

        func add(_ note: String) { continuation.yield(note) }

        func next() async -> String? {
            for await note in stream { return note }
            return nil
        }
    }

    private func serve(
        _ handler:
            @escaping @Sendable (RequestStream<[UInt8]>, ReplyWriter<[UInt8]>, RequestContext) async throws -> Void,
        limits: TransportLimits = TransportLimits(),
        _ body: @escaping @Sendable (RawClient) async throws -> Void
    ) async throws {
        var service = MicroService.onLoopback()
        service.transport = HTTPTransport(limits: limits)
        service.handleStreamBytes("Say.Stream", handler)
        service.handleBytes("Say.Call") { body, _ in body }
        service.drainTime = .zero
        try await withRunning(service) { record in
            let client = try await RawClient.connect(to: record.nodes[0].address)
            try await body(client)
            await client.close()
        }
    }

    private func post(_ body: String, _ headers: String = "", stream: Int? = 1, endpoint: String = "Say.Stream")
        -> String
    {
        let id = stream.map { "Micro-Stream: \($0)\r\nMicro-Id: \($0)\r\n" } ?? ""
        return "POST / HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nMicro-Endpoint: \(endpoint)\r\n"
            + "\(id)\(headers)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }

    private var eos: String { post("", "Micro-Error: EOS\r\n") }

    @Sendable private static func echo(
        _ requests: RequestStream<[UInt8]>,
        _ replies: ReplyWriter<[UInt8]>,
        _ context: RequestContext
    ) async throws {
        for try await request in requests { try await replies.write(request) }
    }

    private static func words(_ replies: [RawReply]) -> [String] {
        replies.map { $0["Micro-Error"] ?? ($0.line.contains("200") ? $0.text.filter { $0 != "\n" } : $0.line) }
    }

    @Test func endsOnceAtAnyNumberOfEnds() async throws {
        try await serve(Self.echo) { client in
            try await client.send(post("{}") + post("1") + eos + post("2") + eos)
            try await client.send(post("3", stream: nil, endpoint: "Say.Call"))
            #expect(Self.words(await client.replies(3)) == ["1", "EOS", "3"])
        }
    }

    @Test func takesChunksByteByByte() async throws {
        try await serve(Self.echo) { client in
            let head = "POST / HTTP/1.1\r\nMicro-Stream: 1\r\nTransfer-Encoding: chunked\r\n\r\n"
            try await client.send(post("{}") + post("1") + head)
            for byte in "1\r\n[\r\n1\r\n]\r\n0\r\n\r\n".utf8 { try await client.send([byte]) }
            try await client.send(eos)
            #expect(Self.words(await client.replies(3)) == ["1", "[]", "EOS"])
        }
    }

    /// Names in the forms of before 2019 count too; so does an endpoint that only the opening message names.
    @Test func takesOldNames() async throws {
        try await serve(Self.echo) { client in
            let open =
                "POST / HTTP/1.1\r\nX-Micro-Stream: a\r\nX-Micro-Method: Say.Stream\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
            try await client.send(open + "POST / HTTP/1.1\r\nX-Micro-Stream: a\r\nContent-Length: 1\r\n\r\n7")
            #expect(Self.words(await client.replies(1)) == ["7"])
        }
    }

    @Test(
        .serialized,
        arguments: [
            ("Say.Stream", nil, 400), ("Say.Call", 1, 501),
        ] as [(String, Int?, Int)]
    )
    func refusesTheWrongKind(_ endpoint: String, _ stream: Int?, _ code: Int) async throws {
        try await serve(Self.echo) { client in
            try await client.send(post("{}", stream: stream, endpoint: endpoint))
            let reply = try #require(await client.replies().first)
            #expect(ServiceError(headerValue: reply["Micro-Error"] ?? "").code == code)
        }
    }

    /// go-micro's clients from v2 on open a JSON-RPC stream without an envelope when they are given no body.
    @Test(.serialized, arguments: ["", "null", "garbage", "{}"]) func passesOverTheOpeningBody(_ body: String)
        async throws
    {
        try await serve(Self.echo) { client in
            let type = "Content-Type: application/json-rpc\r\n"
            let message = #"{"method":"Say.Stream","params":[5],"id":"1"}"#
            let posts = [body, message].map { post($0).replacing("Content-Type: application/json\r\n", with: type) }
            try await client.send(posts.joined())
            #expect(Self.words(await client.replies()) == [#"{"id":"1","result":5,"error":null}"#])
        }
    }

    @Test func tellsMissingEndpoints() async throws {
        try await serve(Self.echo) { client in
            try await client.send(post("{}", endpoint: "Say.Nope"))
            #expect(Self.words(await client.replies()) == ["rpc: can't find method Nope"])
        }
    }

    /// As go-micro v5 and later do.
    @Test func closesAtTheEndOfAnUnknownStream() async throws {
        try await serve(Self.echo) { client in
            try await client.send(eos)
            #expect(await client.readToEnd().isEmpty)
        }
    }

    @Test func closesBehindAClientThatAsksForIt() async throws {
        try await serve({ requests, replies, _ in
            for try await _ in requests {}
            for number in 1...3 { try await replies.write(Array("\(number)".utf8)) }
        }) { client in
            try await client.send(post("{}") + post("1") + post("", "Micro-Error: EOS\r\nConnection: close\r\n"))
            let replies = RawReply.parse(await client.readToEnd())
            #expect(Self.words(replies) == ["1", "2", "3", "EOS"])
        }
    }

    @Test(
        .serialized,
        arguments: [
            ("another stream", "400"), ("a call", "400"), ("garbage", "400"), ("a huge message", "413"),
            ("many headers", "431"),
        ]
    )
    func breaksAStreamAt(_ what: String, _ status: String) async throws {
        let notes = Notes()
        let limits = TransportLimits(messageSize: 1000, headerCount: 32, headerSize: 2000)
        let handler: @Sendable (RequestStream<[UInt8]>, ReplyWriter<[UInt8]>, RequestContext) async throws -> Void = {
            requests,
            replies,
            _ in
            do {
                for try await request in requests { try await replies.write(request) }
            } catch {
                notes.add("\((error as? MicroError)?.code.rawValue ?? "\(error)") \(Task.isCancelled)")
                throw error
            }
        }
        try await serve(handler, limits: limits) { client in
            let bad =
                switch what {
                case "another stream": post("2", stream: 2)
                case "a call": post("2", stream: nil, endpoint: "Say.Call")
                case "garbage": "\u{1}garbage\r\n\r\n"
                case "a huge message": post(String(repeating: "1", count: 1001))
                default: post("2", "A: \(String(repeating: "a", count: 2000))\r\n")
                }
            try await client.send(post("{}") + post("1"))
            #expect(Self.words(await client.replies()) == ["1"])
            try await client.send(bad)
            let rest = RawReply.parse(await client.readToEnd())
            #expect(rest.count == 1 && rest.first?.line.contains(status) == true, "\(Self.words(rest))")
            let note = try #require(await notes.next())
            #expect(["connectionLost true", "cancelled true"].contains(note))
        }
    }

    @Test func cancelsWhenTheClientVanishes() async throws {
        let notes = Notes()
        try await serve({ requests, replies, _ in
            try await replies.write(Array("ready".utf8))
            do { for try await _ in requests {} } catch { notes.add("\(Task.isCancelled)") }
        }) { client in
            try await client.send(post("{}"))
            _ = await client.replies()
            await client.close()
            #expect(await notes.next() == "true")
        }
    }

    /// Handlers may notice before the transport does, and some are let go on by it. Nobody has failed then.
    @Test func aClientThatLeftIsNoFailure() async {
        let (logs, statistics) = (NotedLogs(), ServerStatistics())
        var endpoints = EndpointTable()
        endpoints.set(
            "Say.Stream",
            BytesStreamHandler(request: nil, response: nil) { _, replies, _ in try await replies.write([]) }
        )
        let runner = RequestRunner(name: "a", endpoints: endpoints, statistics: statistics, logger: logs.logger)
        let server = MucpServer(runner: runner, logger: logs.logger)
        let headers: Metadata = [
            "Micro-Stream": "1", "Micro-Endpoint": "Say.Stream", "Content-Type": "application/json",
        ]
        var request = TransportRequest(message: .init(headers: headers), remoteAddress: "", localAddress: "")
        request.streamOpener = LeftStream()
        let answering = Task { [request] in await server.respond(to: request) }
        #expect(await answering.value == nil)
        #expect(logs.lines.isEmpty)
        #expect(statistics.errors == 0)
    }

    /// A stream whose client is gone.
    private struct LeftStream: TransportStream, TransportStreamOpener {
        func openStream(
            _ membership: @escaping @Sendable (Metadata) -> StreamMembership
        ) async throws -> any TransportStream { self }

        func send(_ message: TransportMessage, isLast: Bool) async throws {
            throw MicroError(.connectionLost, "the client has left")
        }

        func receive() async throws -> TransportMessage? { nil }
    }

    /// go-micro's clients close as soon as they have said that nothing follows.
    @Test func sparesWhatAClientSentBeforeItFinished() async throws {
        let notes = Notes()
        let (released, release) = AsyncStream<Void>.makeStream()
        try await serve({ requests, _, _ in
            for await _ in released { break }
            var texts: [String] = []
            for try await request in requests { texts.append(String(decoding: request, as: UTF8.self)) }
            notes.add(texts.joined(separator: ","))
        }) { client in
            try await client.send(post("{}") + (1...50).map { post("\($0)") }.joined() + eos)
            await client.close()
            release.yield()
            #expect(await notes.next() == (1...50).map(String.init).joined(separator: ","))
        }
    }

    /// A client that takes no reply holds up the handler, and nothing but sockets and an inbox fills.
    @Test func aClientThatTakesNothingHoldsUpTheHandler() async throws {
        let registry = MemoryRegistry()
        var service = MicroService.onLoopback(registry: registry)
        let written = Counter()
        let (count, body) = (24, [UInt8](repeating: 1, count: 1 << 20))
        service.handleStreamBytes("Say.Stream") { _, replies, _ in
            for _ in 0..<count {
                try await replies.write(body)
                written.add(1)
            }
        }
        try await withRunning(service) { _ in
            let request = StreamRequest(
                service: "helloworld",
                endpoint: "Say.Stream",
                contentType: ContentType.bytes.rawValue
            )
            let client = ServiceClient(registry: registry)
            try await client.withStream(request, options: CallOptions(), observer: nil) { stream in
                // Until nothing moves any more.
                var last = -1
                while last < written.value {
                    last = written.value
                    try await Task.sleep(for: .milliseconds(300))
                }
                #expect(written.value < count)
                var sizes: [Int] = []
                for try await reply in stream.replies { sizes.append(reply.count) }
                #expect(sizes == Array(repeating: body.count, count: count))
            }
        }
    }

    private final class Counter: Sendable {
        private let count = Mutex(0)
        var value: Int { count.withLock { $0 } }
        func add(_ number: Int) { count.withLock { $0 += number } }
    }

    /// A writer that outlives its handler must not write among other replies.
    @Test func aWriterEndsWithItsHandler() async throws {
        let box = Box()
        try await serve({ _, replies, _ in box.set(replies) }) { client in
            try await client.send(post("{}"))
            #expect(Self.words(await client.replies()) == ["EOS"])
            let writer = try #require(box.value)
            let error = await #expect(throws: MicroError.self) { try await writer.write([1]) }
            #expect(error?.code == .connectionLost)
            try await client.send(post("3", stream: nil, endpoint: "Say.Call"))
            #expect(Self.words(await client.replies()) == ["3"])
        }
    }

    private final class Box: Sendable {
        private let writer = Mutex<ReplyWriter<[UInt8]>?>(nil)
        var value: ReplyWriter<[UInt8]>? { writer.withLock { $0 } }
        func set(_ value: ReplyWriter<[UInt8]>) { writer.withLock { $0 = value } }
    }

    @Test func passesOnAnErrorOfTheClient() async throws {
        let notes = Notes()
        try await serve({ requests, _, _ in
            do { for try await _ in requests {} } catch let error as ServiceError { notes.add(error.detail) }
        }) { client in
            try await client.send(post("{}") + post("", "Micro-Error: no more of this\r\n"))
            #expect(await notes.next() == "no more of this")
        }
    }

    /// v1 clients send the timeout of calls with every stream, and go on reading after it.
    @Test func doesNotCancelAtTheDeadline() async throws {
        try await serve({ requests, replies, context in
            #expect(context.deadline != nil)
            if let deadline = context.deadline { try await Task.sleep(until: deadline, clock: .continuous) }
            for try await request in requests { try await replies.write(request) }
        }) { client in
            try await client.send(post("{}", "Timeout: 20000000\r\n") + post("1") + eos)
            #expect(Self.words(await client.replies(2)) == ["1", "EOS"])
        }
    }
}
