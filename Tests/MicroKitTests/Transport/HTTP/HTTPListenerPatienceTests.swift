import MicroTestSupport
import NIOCore
import NIOEmbedded
import NIOPosix
import Testing

@testable import MicroKit

@Suite(.timeLimit(.minutes(5))) struct HTTPListenerPatienceTests {
    private static let head = "POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\n"

    /// A connection whose time goes when it is told to.
    private func connection(
        _ accept: @escaping @Sendable (TransportRequest) async -> TransportMessage? = { $0.message }
    ) throws -> EmbeddedChannel {
        let channel = EmbeddedChannel()
        try HTTPListener.configure(
            channel,
            limits: TransportLimits(),
            patience: HTTPListenerPatience(firstHead: .seconds(5), body: .seconds(60), idle: .seconds(180)),
            accept: accept
        )
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        return channel
    }

    @Test(
        arguments: [
            ("", 5), ("POST / HTTP/1.1\r\nA", 5), (head, 60), (head + "x", 60), (head + "hi", 180),
            (head + "hi" + head, 180),
        ] as [(String, Int64)]
    )
    func ends(_ bytes: String, _ seconds: Int64) throws {
        let channel = try connection()
        try channel.writeInbound(ByteBuffer(string: bytes))
        channel.embeddedEventLoop.run()
        channel.embeddedEventLoop.advanceTime(by: .seconds(seconds - 1))
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(!channel.isActive)
        _ = try? channel.finish(acceptAlreadyClosed: true)
    }

    /// Time is counted anew with each reply, whatever the timer of an earlier one was set to.
    @Test func busyConnectionsStay() throws {
        let channel = try connection()
        for _ in 0..<10 {
            try channel.writeInbound(ByteBuffer(string: Self.head))
            channel.embeddedEventLoop.advanceTime(by: .seconds(50))
            try channel.writeInbound(ByteBuffer(string: "hi"))
            channel.embeddedEventLoop.advanceTime(by: .seconds(170))
            #expect(channel.isActive)
        }
        channel.embeddedEventLoop.advanceTime(by: .seconds(10))
        #expect(!channel.isActive)
        _ = try? channel.finish(acceptAlreadyClosed: true)
    }

    /// What a handler takes is its own affair.
    @Test func doesNotHurryHandlers() throws {
        let (release, releaser) = AsyncStream.makeStream(of: Void.self)
        let channel = try connection { request in
            for await _ in release { break }
            return Task.isCancelled ? nil : request.message
        }
        try channel.writeInbound(ByteBuffer(string: Self.head + "hi"))
        channel.embeddedEventLoop.advanceTime(by: .hours(1))
        releaser.yield()
        channel.embeddedEventLoop.run()
        let reply = try #require(try channel.readOutbound(as: ByteBuffer.self))
        #expect(String(buffer: reply).hasSuffix("\r\n\r\nhi"))
        _ = try? channel.finish()
    }

    /// A reply that does not fit into the socket's buffer arrives whole though the connection ends behind it.
    @Test(arguments: [true, false]) func closesBehindLargeReplies(_ asked: Bool) async throws {
        let (begun, beginner) = AsyncStream.makeStream(of: Void.self)
        let (release, releaser) = AsyncStream.makeStream(of: Void.self)
        let size = 24 << 20
        let listener = try await HTTPTransport().listen("127.0.0.1:0") { _ in
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
