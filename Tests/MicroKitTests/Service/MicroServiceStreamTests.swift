import MicroKit
import MicroTestSupport
import SwiftProtobuf
import Testing

/// Streams between our client and our service, over every transport.
@Suite(.timeLimit(.minutes(5))) struct MicroServiceStreamTests {
    static let transports: [any Transport] = [HTTPTransport(), MemoryTransport()]

    struct Word: Codable, Equatable { var text: String }

    private func run(
        _ transport: any Transport,
        _ add: (inout MicroService) -> Void = LabService.addHandlers,
        _ body: @escaping @Sendable (MiddlewareClient) async throws -> Void
    ) async throws {
        let registry = MemoryRegistry()
        var service = MicroService.onLoopback(registry: registry)
        service.transport = transport
        add(&service)
        let client = ServiceClient(registry: registry, transport: transport).using(.patient)
        try await withRunning(service) { _ in try await body(client) }
        await client.close()
    }

    @Test(arguments: transports.indices) func chats(_ index: Int) async throws {
        try await run(Self.transports[index]) { client in
            let texts = try await client.withStream(
                "helloworld",
                "Say.Chat",
                sending: Helloworld_StreamRequest.self,
                receiving: Helloworld_StreamResponse.self
            ) { stream in
                var texts: [String] = []
                for number in 1...3 {
                    try await stream.send(.with { $0.text = "m\(number)" })
                    for try await reply in stream.replies {
                        texts.append(reply.text)
                        break
                    }
                }
                try await stream.finish()
                for try await reply in stream.replies { texts.append(reply.text) }
                return texts
            }
            #expect(texts == ["echo m1", "echo m2", "echo m3"])
        }
    }

    @Test(arguments: transports.indices) func counts(_ index: Int) async throws {
        try await run(Self.transports[index]) { client in
            let numbers = try await client.withStream(
                "helloworld",
                "Say.Count",
                sending: Helloworld_CountRequest.self,
                receiving: Helloworld_StreamResponse.self
            ) { stream in
                try await stream.send(.with { $0.to = 2000 })
                var numbers: [Int64] = []
                for try await reply in stream.replies { numbers.append(reply.seq) }
                return numbers
            }
            #expect(numbers == Array(1...2000))
        }
    }

    @Test(arguments: transports.indices) func fails(_ index: Int) async throws {
        try await run(Self.transports[index]) { client in
            let error = await #expect(throws: ServiceError.self) {
                try await client.withStream(
                    "helloworld",
                    "Say.Count",
                    sending: Helloworld_CountRequest.self,
                    receiving: Helloworld_StreamResponse.self
                ) { stream in
                    try await stream.send(
                        .with {
                            $0.to = 5
                            $0.failAt = 3
                        }
                    )
                    var numbers: [Int64] = []
                    do {
                        for try await reply in stream.replies { numbers.append(reply.seq) }
                    } catch {
                        #expect(numbers == [1, 2])
                        throw error
                    }
                }
            }
            #expect(error?.id == "go.lab.count" && error?.code == 409)
        }
    }

    /// What a Codable handler and a Codable client say to each other, in both forms of handlers.
    @Test(arguments: transports.indices) func carriesCodableValues(_ index: Int) async throws {
        let add: (inout MicroService) -> Void = { service in
            service.handleStream("Words.Join") { (words: RequestStream<Word>, replies: ReplyWriter<Word>, _) in
                var texts: [String] = []
                for try await word in words { texts.append(word.text) }
                try await replies.write(Word(text: texts.joined(separator: " ")))
            }
            service.handleStream("Words.Split") { (word: Word, replies: ReplyWriter<Word>, _) in
                for text in word.text.split(separator: " ") { try await replies.write(Word(text: String(text))) }
            }
        }
        try await run(Self.transports[index], add) { client in
            let joined = try await words(client, "Words.Join", ["a", "b", "c"])
            #expect(joined == ["a b c"])
            #expect(try await words(client, "Words.Split", ["a b c"]) == ["a", "b", "c"])
            let error = await #expect(throws: ServiceError.self) { try await words(client, "Words.Split", []) }
            #expect(error?.detail == "the stream of Words.Split ended without its request")
        }
    }

    private func words(_ client: MiddlewareClient, _ endpoint: String, _ texts: [String]) async throws -> [String] {
        try await client.withStream("helloworld", endpoint, sending: Word.self, receiving: Word.self) { stream in
            for text in texts { try await stream.send(Word(text: text)) }
            try await stream.finish()
            var replies: [String] = []
            for try await reply in stream.replies { replies.append(reply.text) }
            return replies
        }
    }

    /// Each content type in both directions, in JSON with bytes of other content.
    @Test(arguments: ContentType.allCases) func carriesEachType(_ type: ContentType) async throws {
        let add: (inout MicroService) -> Void = { service in
            service.handleStreamBytes("Say.Echo") { requests, replies, context in
                #expect(context.contentType == type.rawValue)
                for try await request in requests { try await replies.write(request) }
            }
        }
        let bodies = ["[1]", #"{"a":"b"}"#, "\"\""].map { Array($0.utf8) }
        for transport in Self.transports {
            try await run(transport, add) { client in
                let request = StreamRequest(service: "helloworld", endpoint: "Say.Echo", contentType: type.rawValue)
                let replies = try await client.withStream(request, options: CallOptions(), observer: nil) { stream in
                    for body in bodies { try await stream.send(body) }
                    try await stream.finish()
                    var replies: [[UInt8]] = []
                    for try await body in stream.replies { replies.append(type == .json ? body.dropLast() : body) }
                    return replies
                }
                #expect(replies == bodies)
            }
        }
    }

    /// Nodes of before 2019 name no protocol and want envelopes.
    @Test func carriesLegacyFraming() async throws {
        var service = MicroService.onLoopback()
        service.handleStreamBytes("Say.Echo") { requests, replies, context in
            #expect(context.contentType == ContentType.jsonRPC.rawValue)
            for try await request in requests { try await replies.write(request) }
        }
        try await withRunning(service) { record in
            let registry = MemoryRegistry()
            let node = Node(id: "old", address: record.nodes[0].address)
            try await registry.register(ServiceRecord(name: "helloworld", nodes: [node]), ttl: nil)
            let client = ServiceClient(registry: registry).using(.patient)
            let request = StreamRequest(service: "helloworld", endpoint: "Say.Echo")
            let reply = try await client.withStream(request, options: CallOptions(), observer: nil) { stream in
                try await stream.send(Array("[1]".utf8))
                for try await body in stream.replies { return body }
                return []
            }
            #expect(reply == Array("[1]".utf8))
        }
    }

    @Test func aBadMessageEndsTheStreamWithItsFault() async throws {
        try await run(HTTPTransport()) { client in
            let request = StreamRequest(service: "helloworld", endpoint: "Say.Chat")
            let error = await #expect(throws: ServiceError.self) {
                try await client.withStream(request, options: CallOptions(), observer: nil) { stream in
                    try await stream.send(Array(#"{"text":5}"#.utf8))
                    for try await _ in stream.replies {}
                }
            }
            #expect(error?.code == 0 && error?.detail.hasPrefix("request of Say.Chat is no json") == true)
        }
    }

    @Test func aBadReplyDoesNotEndTheStream() async throws {
        try await run(HTTPTransport()) { client in
            try await client.withStream("helloworld", "Say.Chat", sending: [String: String].self, receiving: Word.self)
            {
                stream in
                try await stream.send([:])
                await #expect(throws: Never.self) { for try await _ in stream.replies { break } }
            }
            struct Other: Codable, Sendable { var missing: Int }
            try await client.withStream("helloworld", "Say.Chat", sending: Word.self, receiving: Other.self) { stream in
                for _ in 0..<2 {
                    try await stream.send(Word(text: "x"))
                    let error = await #expect(throws: MicroError.self) { for try await _ in stream.replies { break } }
                    #expect(error?.code == .invalidReply)
                }
            }
        }
    }

    @Test func listsStreams() async throws {
        var service = MicroService.onLoopback()
        LabService.addHandlers(to: &service)
        try await withRunning(service) { record in
            let endpoints = Dictionary(uniqueKeysWithValues: record.endpoints.map { ($0.name, $0) })
            #expect(endpoints["Say.Count"]?.metadata == ["stream": "true"])
            #expect(endpoints["Say.Count"]?.request?.values.map(\.name) == ["to", "fail_at"])
            #expect(endpoints["Say.Hello"]?.isStream == false)
        }
    }

    @Test(arguments: transports.indices) func carriesManyStreamsAtOnce(_ index: Int) async throws {
        try await run(Self.transports[index]) { client in
            try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 1...50 {
                    group.addTask {
                        try await client.withStream(
                            "helloworld",
                            "Say.Count",
                            sending: Helloworld_CountRequest.self,
                            receiving: Helloworld_StreamResponse.self
                        ) { stream in
                            try await stream.send(.with { $0.to = Int64(number) })
                            return try await stream.replies.reduce(0) { count, _ in count + 1 } - number
                        }
                    }
                }
                for try await difference in group { #expect(difference == 0) }
            }
        }
    }

    private func note(of registry: NotedRegistry) async -> NotedRegistry.Note? {
        for await note in registry.stream { return note }
        return nil
    }

    /// A stop gives streams the time for draining, like calls.
    @Test func streamsMayEndWithinTheDrainTime() async throws {
        let registry = NotedRegistry()
        var service = MicroService.onLoopback(registry: registry)
        LabService.addHandlers(to: &service)
        service.drainTime = .seconds(60)
        try await withThrowingTaskGroup(of: Void.self) { [service] group in
            group.addTask { try await service.run() }
            guard case .register(let record, _) = await note(of: registry) else {
                throw MicroError(.internal, "not registered")
            }
            let texts = try await ServiceClient(registry: nil).using(.patient).withStream(
                "helloworld",
                "Say.Chat",
                sending: Helloworld_StreamRequest.self,
                receiving: Helloworld_StreamResponse.self,
                options: CallOptions(timeout: .seconds(60), addresses: [record.nodes[0].address])
            ) { stream in
                var texts: [String] = []
                try await stream.send(.with { $0.text = "a" })
                for try await reply in stream.replies {
                    texts.append(reply.text)
                    if texts.count == 2 { break }
                    group.cancelAll()
                    guard case .deregister = await note(of: registry) else { return texts }
                    try await stream.send(.with { $0.text = "b" })
                }
                return texts
            }
            #expect(texts == ["echo a", "echo b"])
            try await group.waitForAll()
        }
    }
}
