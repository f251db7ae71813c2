import MicroTestSupport
import NIOCore
import NIOPosix
import Testing

@testable import MicroKit

@Suite(.timeLimit(.minutes(1))) struct HTTPListenerPatienceTests {
    private static let head = "POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\n"

    private func listen(
        _ patience: HTTPListenerPatience,
        _ accept: @escaping @Sendable (TransportRequest) async -> TransportMessage? = { $0.message }
    ) async throws -> HTTPListener {
        try await HTTPListener.bind(
            "127.0.0.1:0",
            on: MultiThreadedEventLoopGroup.singleton,
            limits: TransportLimits(messageSize: 32 << 20),
            patience: patience,
            accept: accept
        )
    }

    @Test(
        arguments: [
            ("", HTTPListenerPatience(firstHead: .milliseconds(20)), 0),
            ("POST / HTTP/1.1\r\nA", HTTPListenerPatience(firstHead: .milliseconds(20)), 0),
            (head, HTTPListenerPatience(body: .milliseconds(20)), 0),
            (head + "x", HTTPListenerPatience(body: .milliseconds(20)), 0),
            (head + "hi", HTTPListenerPatience(idle: .milliseconds(20)), 1),
            (head + "hi" + head, HTTPListenerPatience(idle: .milliseconds(20)), 1),
        ]
    )
    func ends(_ bytes: String, _ patience: HTTPListenerPatience, _ replies: Int) async throws {
        let listener = try await listen(patience)
        let client = try await RawClient.connect(to: listener.address)
        // On a busy host the patience may be at its end before anything is sent.
        try? await client.send(bytes)
        #expect(RawReply.parse(await client.readToEnd()).count == replies)
        await listener.close(grace: .zero)
    }

    /// What a handler takes is its own affair.
    @Test func doesNotHurryHandlers() async throws {
        let (release, releaser) = AsyncStream.makeStream(of: Void.self)
        let short = TimeAmount.seconds(2)
        let listener = try await listen(HTTPListenerPatience(firstHead: short, body: short, idle: short)) { request in
            for await _ in release { break }
            return request.message
        }
        let client = try await RawClient.connect(to: listener.address)
        try await client.send(Self.head + "hi")
        let idle = try await RawClient.connect(to: listener.address)
        #expect(await idle.readToEnd().isEmpty)
        releaser.yield()
        #expect(await client.replies().map(\.text) == ["hi"])
        await listener.close(grace: .zero)
    }

    /// A reply that does not fit into the socket's buffer arrives whole though the connection ends behind it.
    @Test(arguments: [true, false]) func closesBehindLargeReplies(_ asked: Bool) async throws {
        let (begun, beginner) = AsyncStream.makeStream(of: Void.self)
        let (release, releaser) = AsyncStream.makeStream(of: Void.self)
        let size = 24 << 20
        let listener = try await listen(HTTPListenerPatience()) { _ in
            beginner.yield()
            for await _ in release { break }
            return TransportMessage(body: [UInt8](repeating: 7, count: size))
        }
        let client = try await RawClient.connect(to: listener.address)
        try await client.send("POST / HTTP/1.1\r\n\(asked ? "Connection: close\r\n" : "")\r\n")
        for await _ in begun { break }
        async let closing: Void = asked ? () : listener.close(grace: .seconds(300))
        if !asked { await untilRefused(listener.address) }
        releaser.yield()
        #expect(await client.readToEnd().count > size)
        await closing
        await listener.close(grace: .zero)
    }

    private func untilRefused(_ address: String) async {
        while let probe = try? await RawClient.connect(to: address) { await probe.close() }
    }
}
