import MicroKit
import MicroTestSupport
import NIOHPACK
import NIOHTTP2
import Testing

@Suite(.timeLimit(.minutes(5))) struct GRPCStreamTests {
    private static let request = StreamRequest(
        service: "greeter",
        endpoint: "Say.Chat",
        contentType: "application/protobuf"
    )

    private static func withStream<Outcome: Sendable>(
        to peer: GRPCPeer,
        _ body: (ClientStream) async throws -> Outcome
    ) async throws -> Outcome {
        let client = ServiceClient(registry: nil, protocol: .grpc)
        let options = CallOptions(timeout: .seconds(30), connectTimeout: .seconds(30), addresses: [peer.address])
        return try await client.withStream(request, options: options, observer: nil, body)
    }

    @Test func sendsAndReceives() async throws {
        let peer = try await GRPCPeer.start { [.head, .message([1]), .message([]), .message($0.data), .ok] }
        let replies = try await Self.withStream(to: peer) { stream in
            try await stream.send([7])
            try await stream.send([8])
            try await stream.finish()
            try await stream.finish()
            return try await stream.replies.reduce(into: [[UInt8]]()) { $0.append($1) }
        }
        #expect(replies == [[1], [], GRPCPeer.framed([7]) + GRPCPeer.framed([8])])
        #expect(peer.requests.map { $0.headers.contains(name: "grpc-timeout") } == [false])
        await peer.close()
    }

    @Test func endsWithTheServicesError() async throws {
        let peer = try await GRPCPeer.start(at: .headers) { _ in
            [.head, .message([1]), .headers([("grpc-status", "5"), ("grpc-message", "gone")], end: true)]
        }
        try await Self.withStream(to: peer) { stream in
            var replies = stream.replies.makeAsyncIterator()
            #expect(try await replies.next() == [1])
            for _ in 0..<2 {
                let error = await #expect(throws: ServiceError.self) { try await replies.next() }
                #expect(error?.code == 404)
            }
            // Who is over need not be told of the end, and takes no message.
            try await stream.finish()
            let error = await #expect(throws: MicroError.self) { try await stream.send([1]) }
            #expect(error?.code == .invalidArgument)
        }
        await peer.close()
    }

    @Test func refusesMessagesBehindThePeersEnd() async throws {
        let peer = try await GRPCPeer.start(at: .headers) { _ in [.head, .ok] }
        try await Self.withStream(to: peer) { stream in
            let reply = try await stream.replies.first { _ in true }
            #expect(reply == nil)
            let error = await #expect(throws: MicroError.self) { try await stream.send([1]) }
            #expect(error?.code == .connectionLost)
        }
        await peer.close()
    }

    /// What a peer has sent as a whole is there for a slow reader, though the stream or the connection is gone: servers
    /// reset a stream behind a status that comes before the client's end, as grpc-go does.
    @Test(arguments: [GRPCPeer.Step.reset(.noError), .close])
    func keepsWhatCameBeforeTheStreamWasLost(loss: GRPCPeer.Step) async throws {
        let count: UInt8 = 100
        let peer = try await GRPCPeer.start(at: .headers) { request in
            guard request.number == 1 else { return [.head, .message([1]), .ok] }
            return [.head] + (1...count).map { .message([$0]) } + [.ok, loss]
        }
        let client = ServiceClient(registry: nil, protocol: .grpc)
        let options = CallOptions(timeout: .seconds(30), connectTimeout: .seconds(30), addresses: [peer.address])
        let replies = try await client.withStream(Self.request, options: options, observer: nil) { stream in
            for await event in peer.events where event == .written { break }
            // Its reply comes behind all that, or else its failure tells that the connection is gone.
            let request = CallRequest(
                service: "greeter",
                endpoint: "Say.Hello",
                contentType: "application/protobuf",
                body: []
            )
            _ = try? await client.call(request, options: options, observer: nil)
            let replies = try await stream.replies.reduce(into: [[UInt8]]()) { $0.append($1) }
            let error = await #expect(throws: MicroError.self) { try await stream.send([1]) }
            #expect(error?.code == .connectionLost)
            try await stream.finish()
            return replies
        }
        #expect(replies == (1...count).map { [$0] })
        await peer.close()
    }

    @Test func cancelsWhatIsLeftOpen() async throws {
        let peer = try await GRPCPeer.start(at: .headers) { _ in [.head, .message([1])] }
        try await Self.withStream(to: peer) { stream in
            let reply = try await stream.replies.first { _ in true }
            #expect(reply == [1])
        }
        for await event in peer.events {
            if case .reset(let code) = event {
                #expect(code == 8)
                break
            }
        }
        await peer.close()
    }

    /// A peer whose window is small gets no more than fits, and the sender waits until it is cancelled.
    @Test func isHeldUpByThePeersWindow() async throws {
        let settings = [HTTP2Setting(parameter: .initialWindowSize, value: 10)]
        let peer = try await GRPCPeer.start(settings: settings, at: .headers) { _ in [.head, .message([1])] }
        try await Self.withStream(to: peer) { stream in
            // So that the settings are known.
            let reply = try await stream.replies.first { _ in true }
            #expect(reply == [1])
            let result = await withTaskGroup(of: Result<Void, any Error>.self) { group in
                group.addTask { await Result.outcome { try await stream.send([UInt8](repeating: 0, count: 100)) } }
                group.addTask {
                    // Comes to nothing, since the one before it never leaves.
                    await Result.outcome { for try await _ in stream.replies {} }
                }
                await Task.yield()
                group.cancelAll()
                return await group.reduce(into: []) { $0.append($1) }
            }
            for outcome in result {
                let error = #expect(throws: MicroError.self) { try outcome.get() }
                #expect(error?.code == .cancelled)
            }
        }
        await peer.close()
    }

    /// Messages that wait for the peer's window are each given up by themselves, whoever sends them.
    @Test func givesUpEverySendingThatIsCancelled() async throws {
        let settings = [HTTP2Setting(parameter: .initialWindowSize, value: 10)]
        let peer = try await GRPCPeer.start(settings: settings, at: .headers) { _ in [.head, .message([1])] }
        try await Self.withStream(to: peer) { stream in
            let reply = try await stream.replies.first { _ in true }
            #expect(reply == [1])
            let results = await withTaskGroup(of: Result<Void, any Error>.self) { group in
                for _ in 0..<3 {
                    group.addTask { await Result.outcome { try await stream.send([UInt8](repeating: 0, count: 100)) } }
                }
                await Task.yield()
                group.cancelAll()
                // One that is cancelled before it begins.
                group.addTask { await Result.outcome { try await stream.send([UInt8](repeating: 0, count: 100)) } }
                return await group.reduce(into: []) { $0.append($1) }
            }
            for result in results {
                let error = #expect(throws: MicroError.self) { try result.get() }
                #expect(error?.code == .cancelled)
            }
        }
        await peer.close()
    }

    /// As long as replies find no taker, the peer can't send more than the window; afterwards all of it.
    @Test func holdsUpThePeer() async throws {
        let message = [UInt8](repeating: 5, count: 100_000)
        let peer = try await GRPCPeer.start(at: .headers) { _ in
            [.head] + [GRPCPeer.Step](repeating: .message(message), count: 40) + [.ok]
        }
        try await Self.withStream(to: peer) { stream in
            var replies = stream.replies.makeAsyncIterator()
            #expect(try await replies.next() == message)
            var count = 1
            while let reply = try await replies.next() {
                #expect(reply.count == message.count)
                count += 1
            }
            #expect(count == 40)
        }
        await peer.close()
    }
}
