import MicroTestSupport
import NIOPosix
import Synchronization
import Testing

@testable import MicroKit

extension Interop {
    /// The client with a real server.
    @Suite(.servers(.natsServer), .timeLimit(.minutes(5))) struct NATSClientTests {
        private func text(_ event: NATSSubscription.Event?) -> String? {
            guard case .message(let message)? = event else { return nil }
            return String(decoding: message.payload, as: UTF8.self)
        }

        @Test func carriesMessages() async throws {
            try await NATSTestServer.running { server in
                let client = try server.client()
                try await client.withSubscription(to: ["a.*", "b.>"]) { inbox in
                    let headers = NATSHeaders([.init("Micro-Topic", "x"), .init("Micro-Topic", "y")])
                    let messages = [
                        NATSMessage("a.1", Array("one".utf8), reply: "r", headers: headers), NATSMessage("c", [1]),
                        NATSMessage("b.1.2", Array("\r\nPING\r\n".utf8)),
                    ]
                    for message in messages { try await client.publish(message) }
                    for expected in [messages[0], messages[2]] {
                        guard case .message(let message)? = await inbox.next() else { return #expect(Bool(false)) }
                        #expect(message == expected)
                    }
                }
                await client.close()
                await client.close()
                await #expect(throws: MicroError.self) { try await client.publish(NATSMessage("a")) }
            }
        }

        @Test func aQueueGroupSharesItsMessages() async throws {
            try await NATSTestServer.running { server in
                let (one, two) = (try server.client(), try server.client())
                let counts = Mutex([0, 0])
                for (index, client) in [one, two].enumerated() {
                    try await client.connect()
                    _ = try await client.subscribe("work", queue: "q") { _ in counts.withLock { $0[index] += 1 } }
                    try await client.flush()
                }
                for _ in 0..<200 { try await one.publish(NATSMessage("work")) }
                try await one.flush()
                try await two.flush()
                let seen = counts.withLock(\.self)
                #expect(seen[0] + seen[1] == 200 && seen[0] > 0 && seen[1] > 0)
                await one.close()
                await two.close()
            }
        }

        @Test func requestsAreAnsweredOrSaidToFindNobody() async throws {
            try await NATSTestServer.running { server in
                let (asker, answerer) = (try server.client(), try server.client())
                let nobody = await #expect(throws: MicroError.self) {
                    try await asker.request(NATSMessage("ask"), deadline: .now + .seconds(60))
                }
                #expect(nobody?.code == .noSubscriber)
                try await answerer.withSubscription(to: ["ask"]) { requests in
                    try await answerer.flush()
                    async let reply = asker.request(NATSMessage("ask", [1]), deadline: .now + .seconds(60))
                    guard case .message(let request)? = await requests.next() else { return #expect(Bool(false)) }
                    try await answerer.publish(NATSMessage(try #require(request.reply), request.payload + [2]))
                    #expect(try await reply.payload == [1, 2])
                    let late = await #expect(throws: MicroError.self) {
                        try await asker.request(NATSMessage("ask"), deadline: .now + .milliseconds(50))
                    }
                    #expect(late?.code == .timeout)
                }
                await asker.close()
                await answerer.close()
            }
        }

        @Test func messagesOverTheLimitAreRefusedHere() async throws {
            try await NATSTestServer.running("max_payload: 1000") { server in
                let client = try server.client()
                let error = await #expect(throws: MicroError.self) {
                    try await client.publish(NATSMessage("a", Array(repeating: 0, count: 1001)))
                }
                #expect(error?.code == .messageTooLarge)
                try await client.publish(NATSMessage("a", Array(repeating: 0, count: 1000)))
                try await client.flush()
                await client.close()
            }
        }

        @Test func tellsWhatAServerDoesNotAllow() async throws {
            let users =
                "authorization { users: [{user: u, password: p, permissions: {publish: \"a\", subscribe: \"_INBOX.>\"}}] }"
            try await NATSTestServer.running(users) { server in
                let client = try server.client(.user("u", password: "p"))
                try await client.publish(NATSMessage("b"))
                try await client.flush()
                #expect(await client.isDenied(NATSPermission(.publish, "b")))
                try await client.publish(NATSMessage("a"))
                _ = try await client.subscribe("a") { _ in }
                try await client.flush()
                #expect(await !client.isDenied(NATSPermission(.publish, "a")))
                #expect(await client.isDenied(NATSPermission(.subscribe, "a")))
                let error = await #expect(throws: MicroError.self) {
                    try await client.request(NATSMessage("b"), deadline: .now + .seconds(60))
                }
                #expect(error?.code == .accessDenied)
                await client.close()
            }
        }

        @Test func manyMessagesWaitForRoomAndArriveInOrder() async throws {
            try await NATSTestServer.running { server in
                let (sender, receiver) = (try server.client(), try server.client())
                let count = Mutex((next: 0, isOrdered: true))
                try await receiver.connect()
                _ = try await receiver.subscribe("n") { delivery in
                    guard case .message(let message) = delivery else { return }
                    count.withLock { state in
                        if message.payload.prefix(2) != [UInt8(state.next >> 8), UInt8(state.next & 255)] {
                            state.isOrdered = false
                        }
                        state.next += 1
                    }
                }
                try await receiver.flush()
                for number in 0..<2000 {
                    let head = [UInt8(number >> 8), UInt8(number & 255)]
                    try await sender.publish(NATSMessage("n", head + Array(repeating: 7, count: 16_000)))
                }
                try await sender.flush()
                try await receiver.flush()
                #expect(count.withLock { $0.next } == 2000 && count.withLock { $0.isOrdered })
                await sender.close()
                await receiver.close()
            }
        }

        @Test func aSubscriptionGoesOnAfterARestart() async throws {
            try await NATSTestServer.running { server in
                let (client, other) = (try server.client(), try server.client())
                try await client.withSubscription(to: ["a"]) { inbox in
                    try await client.flush()
                    await server.process.kill()
                    try await server.process.start()
                    guard case .gap? = await inbox.next() else { return #expect(Bool(false)) }
                    try await client.flush()
                    try await other.publish(NATSMessage("a", Array("again".utf8)))
                    #expect(text(await inbox.next()) == "again")
                }
                // Nothing is subscribed to now, and the next call connects by itself.
                await server.process.kill()
                try await server.process.start()
                try await client.flush()
                await client.close()
                await other.close()
            }
        }

        @Test func aServerThatStandsStillCountsAsGone() async throws {
            try await NATSTestServer.running { server in
                let client = try server.client(keepAlive: .milliseconds(100))
                try await client.withSubscription(to: ["a"]) { inbox in
                    try await client.flush()
                    server.process.pause()
                    let error = await #expect(throws: MicroError.self) { try await client.flush() }
                    #expect(error?.code == .connectionLost)
                    server.process.resume()
                    guard case .gap? = await inbox.next() else { return #expect(Bool(false)) }
                }
                await client.close()
            }
        }

        @Test func anotherServerTakesOver() async throws {
            let (first, second, cluster) = (FreePort.take(), FreePort.take(), [FreePort.take(), FreePort.take()])
            func settings(_ index: Int) -> String {
                """
                server_name: "s\(index)"
                cluster { name: c, listen: "127.0.0.1:\(cluster[index])", routes: ["nats://127.0.0.1:\(cluster[1 - index])"] }
                """
            }
            try await NATSTestServer.running(settings(0), port: first) { one in
                try await NATSTestServer.running(settings(1), port: second) { two in
                    // The first tells of the second, once they have found each other.
                    let client = try one.client()
                    try await client.withSubscription(to: ["a"]) { inbox in
                        while await client.servers.order.count < 2 { try await client.flush() }
                        await one.process.kill()
                        guard case .gap? = await inbox.next() else { return #expect(Bool(false)) }
                        #expect(await client.peer == "nats at \(two.address)")
                    }
                    await client.close()
                }
            }
        }

        @Test func failuresNameEveryServer() async throws {
            let refusing = [try RefusingAddress(), try RefusingAddress()]
            defer { refusing.forEach { $0.close() } }
            try await NATSTestServer.running("authorization { token: t }") { server in
                let away = try server.client(servers: refusing.map(\.address))
                let failure = try #require(await away.failure())
                #expect(failure.code == .unreachable)
                #expect(
                    failure.message
                        == refusing.map { "nats at \($0.address) can't be reached: connection refused" }
                        .joined(separator: "; ")
                )
                let denied = try server.client(servers: [refusing[0].address, server.address])
                #expect(await denied.failure()?.code == .accessDenied)
                let one = try server.client(.token("t"), servers: [refusing[0].address, server.address])
                try await one.connect()
                #expect(await one.peer == "nats at \(server.address)")
                await one.close()
            }
        }

        @Test func whatIsNoNATSIsToldApart() async throws {
            let web = try await ScriptedServer.start(greeting: Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8))
            let silent = try await ScriptedServer.start()
            let closing = try await ScriptedServer.start(closesAtOnce: true)
            try await NATSTestServer.running { server in
                for (peer, code, words) in [
                    (
                        web, MicroError.Code.protocolMismatch,
                        "does not speak NATS: it says \"HTTP/1.1 400 Bad Request\""
                    ),
                    (closing, .unreachable, "closed the connection before it said anything"),
                ] {
                    let client = try server.client(servers: [peer.address])
                    let failure = try #require(await client.failure())
                    #expect(failure.code == code && failure.message == "nats at \(peer.address) \(words)")
                }
                let hasty = try server.client(servers: [silent.address], timeout: .milliseconds(100))
                #expect(await hasty.failure()?.code == .unreachable)
                let client = try server.client(servers: [silent.address], timeout: .seconds(600))
                let waiting = Task { try await client.connect() }
                waiting.cancel()
                let error = await #expect(throws: MicroError.self) { try await waiting.value }
                #expect(error?.code == .cancelled)
                await client.close()
            }
            for server in [web, silent, closing] { await server.close() }
        }
    }
}
