import MicroKit
import MicroTestSupport
import SwiftProtobuf
import Testing

/// Streams between our client and our service, over every transport.
@Suite(.timeLimit(.minutes(1))) struct MicroServiceStreamTests {
    static let transports: [any Transport] = [HTTPTransport(), MemoryTransport()]

    struct Word: Codable, Equatable { var text: String }

    private func run(
        _ transport: any Transport,
        _ add: (inout MicroService) -> Void = LabService.addHandlers,
        _ body: @escaping @Sendable (MucpClient) async throws -> Void
    ) async throws {
        let registry = MemoryRegistry()
        var service = MicroService.onLoopback(registry: registry)
        service.transport = transport
        add(&service)
        let client = MucpClient(registry: registry, transport: transport)
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
}
