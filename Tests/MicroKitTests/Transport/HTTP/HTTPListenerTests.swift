import MicroTestSupport
import NIOCore
import NIOPosix
import Testing

@testable import MicroKit

@Suite(.timeLimit(.minutes(5))) struct HTTPListenerTests {
    private func listen(
        limits: TransportLimits = TransportLimits(),
        _ accept: @escaping @Sendable (TransportRequest) async -> TransportMessage? = { request in
            TransportMessage(headers: ["X-Seen": request.message.headers["X-N"] ?? "-"], body: request.message.body)
        }
    ) async throws -> any TransportListener {
        // Patient, as the host that tests run on may be busy.
        let (group, patience) = (MultiThreadedEventLoopGroup.singleton, HTTPListenerPatience(firstHead: .minutes(5)))
        return try await HTTPListener.bind(
            "127.0.0.1:0",
            on: group,
            limits: limits,
            patience: patience,
            accept: accept
        )
    }

    private func call(_ number: Int, _ more: String = "") -> String {
        "POST / HTTP/1.1\r\nHost: h\r\nX-N: \(number)\r\n\(more)Content-Length: 1\r\n\r\nb"
    }

    @Test func answersInOrder() async throws {
        let listener = try await listen { request in
            // The first takes longest.
            for _ in 0..<(request.message.headers["X-N"] == "0" ? 100 : 1) { await Task.yield() }
            return TransportMessage(headers: ["X-Seen": request.message.headers["X-N"] ?? ""])
        }
        let client = try await RawClient.connect(to: listener.address)
        try await client.send((0..<50).map { call($0) }.joined())
        #expect(await client.replies(50).map { $0["X-Seen"] } == (0..<50).map { "\($0)" })
        try await client.send(call(50))
        #expect(await client.replies().first?["X-Seen"] == "50")
        await client.close()
        await listener.close(grace: .seconds(5))
    }

    @Test func takesSingleBytes() async throws {
        let listener = try await listen()
        let client = try await RawClient.connect(to: listener.address)
        for byte in call(1).utf8 { try await client.send([byte]) }
        #expect(await client.replies().first?.text == "b")
        await client.close()
        await listener.close(grace: .seconds(5))
    }

    @Test(
        .serialized,
        arguments: [
            ("x\r\n\r\n", "HTTP/1.1 400 Bad Request"),
            ("POST / HTTP/1.1\r\nContent-Length: 100\r\n\r\n", "HTTP/1.1 413 Content Too Large"),
            (
                "POST / HTTP/1.1\r\nA: \(String(repeating: "a", count: 3000))\r\n\r\n",
                "HTTP/1.1 431 Request Header Fields Too Large"
            ),
            (
                "POST / HTTP/1.1\r\n\(String(repeating: "A: a\r\n", count: 30))\r\n",
                "HTTP/1.1 431 Request Header Fields Too Large"
            ),
        ]
    )
    func refusesWithOneReply(_ bytes: String, _ line: String) async throws {
        let listener = try await listen(limits: TransportLimits(messageSize: 10, headerCount: 20, headerSize: 2048))
        let client = try await RawClient.connect(to: listener.address)
        try await client.send(bytes)
        let replies = RawReply.parse(await client.readToEnd())
        #expect(replies.map(\.line) == [line])
        #expect(replies.first?["Connection"] == "close")
        await listener.close(grace: .seconds(5))
    }

    @Test func closesWhenAsked() async throws {
        let listener = try await listen()
        let client = try await RawClient.connect(to: listener.address)
        try await client.send(call(1) + call(2, "Connection: close\r\n") + call(3))
        let replies = RawReply.parse(await client.readToEnd())
        #expect(replies.map { $0["X-Seen"] } == ["1", "2"])
        #expect(replies.map { $0["Connection"] } == [nil, "close"])
        await listener.close(grace: .seconds(5))
    }

    @Test func sendsContinue() async throws {
        let listener = try await listen()
        let client = try await RawClient.connect(to: listener.address)
        try await client.send("POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n")
        #expect(await client.replies().first?.line == "HTTP/1.1 100 Continue")
        try await client.send("b")
        #expect(await client.replies().first?.text == "b")
        await client.close()
        await listener.close(grace: .seconds(5))
    }

    @Test func cancelsWhenTheCallerGoes() async throws {
        let (events, continuation) = AsyncStream.makeStream(of: String.self)
        let listener = try await listen { _ in
            continuation.yield("begun")
            do { try await Task.sleep(for: .seconds(600)) } catch { continuation.yield("cancelled") }
            return nil
        }
        let client = try await RawClient.connect(to: listener.address)
        try await client.send(call(1))
        var iterator = events.makeAsyncIterator()
        #expect(await iterator.next() == "begun")
        await client.close()
        #expect(await iterator.next() == "cancelled")
        await listener.close(grace: .seconds(5))
    }

    @Test func cancelsAtADeadline() async throws {
        let listener = try await listen { request in
            request.canceller?.cancel(at: .now + .seconds(700))
            request.canceller?.cancel(at: .now + .milliseconds(10))
            do { try await Task.sleep(for: .seconds(600)) } catch {
                return TransportMessage(headers: ["X-Seen": "cancelled"])
            }
            return nil
        }
        let client = try await RawClient.connect(to: listener.address)
        for number in 1...2 {
            try await client.send(call(number))
            #expect(await client.replies().first?["X-Seen"] == "cancelled")
        }
        await client.close()
        await listener.close(grace: .seconds(5))
    }

    @Test func closesWithoutAnswer() async throws {
        let listener = try await listen { _ in nil }
        let client = try await RawClient.connect(to: listener.address)
        try await client.send(call(1))
        #expect(await client.readToEnd().isEmpty)
        await listener.close(grace: .seconds(5))
    }

    @Test func finishesWhatRuns() async throws {
        let (events, continuation) = AsyncStream.makeStream(of: Void.self)
        let (release, releaser) = AsyncStream.makeStream(of: Void.self)
        let listener = try await listen { _ in
            continuation.yield()
            for await _ in release { break }
            return TransportMessage(headers: ["X-Seen": "done"])
        }
        let idle = try await RawClient.connect(to: listener.address)
        let busy = try await RawClient.connect(to: listener.address)
        try await busy.send(call(1))
        for await _ in events { break }
        async let closing: Void = listener.close(grace: .seconds(300))
        #expect(await idle.readToEnd().isEmpty)
        releaser.yield()
        let replies = RawReply.parse(await busy.readToEnd())
        #expect(replies.map { $0["X-Seen"] } == ["done"])
        #expect(replies.first?["Connection"] == "close")
        await closing
        await #expect(throws: (any Error).self) { try await RawClient.connect(to: listener.address) }
    }

    @Test func cancelsWhatIsLeftAfterTheGrace() async throws {
        let (events, continuation) = AsyncStream.makeStream(of: String.self)
        let listener = try await listen { _ in
            continuation.yield("begun")
            do { try await Task.sleep(for: .seconds(600)) } catch { continuation.yield("cancelled") }
            return nil
        }
        let client = try await RawClient.connect(to: listener.address)
        try await client.send(call(1))
        var iterator = events.makeAsyncIterator()
        #expect(await iterator.next() == "begun")
        await listener.close(grace: .milliseconds(10))
        #expect(await iterator.next() == "cancelled")
        #expect(await client.readToEnd().isEmpty)
    }

    @Test func tellsAddresses() async throws {
        let listener = try await listen {
            TransportMessage(headers: ["X-L": $0.localAddress, "X-R": $0.remoteAddress])
        }
        let client = try await RawClient.connect(to: listener.address)
        try await client.send(call(1))
        let reply = try #require(await client.replies().first)
        #expect(reply["X-L"] == listener.address)
        #expect(reply["X-R"]?.hasPrefix("127.0.0.1:") == true)
        await client.close()
        await listener.close(grace: .seconds(5))
    }

    @Test func saysWhyItCantListen() async throws {
        let listener = try await listen()
        for (address, code) in [(listener.address, MicroError.Code.unreachable), ("nonsense", .invalidArgument)] {
            do {
                _ = try await HTTPTransport().listen(address) { _ in nil }
                Issue.record("listens on \(address)")
            } catch let error as MicroError {
                #expect(error.code == code)
            }
        }
        await listener.close(grace: .zero)
    }
}
