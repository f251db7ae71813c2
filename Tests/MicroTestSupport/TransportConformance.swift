public import MicroKit
import Synchronization

/// What every transport must do. Run all cases for each implementation:
/// `@Test(arguments: TransportConformance.allCases) func conforms(_ rule: TransportConformance) async throws`.
public enum TransportConformance: String, Sendable, CaseIterable {
    case repliesToWhatWasSent
    case carriesEmptyBodies
    case carriesEveryByte
    case carriesHeadersWithoutRegardToCase
    case keepsConnectionsForSeveralMessages
    case tellsWhenAMessageIsOut
    case refusesHeadersThatCantBeSent
    case refusesAddressesThatAreNone
    case cantReachWhereNobodyListens
    case cantReachAfterTheDeadline
    case timesOutWithoutAReply
    case failsAfterClosing
    case stopsForCancellation
    case cancelsTheHandlerOfALostConnection
    case picksAPort
    case takesNoConnectionAfterClosing
    case letsCallsFinishWithinTheGrace

    /// Why a transport failed a case.
    public struct Failure: Error, CustomStringConvertible {
        /// What was expected and what happened.
        public var description: String
    }

    /// Checks the case with a transport.
    /// - Throws: ``Failure``, or whatever the transport threw where it should not.
    public func check(_ transport: some Transport) async throws {
        switch self {
        case .repliesToWhatWasSent: try await echo(transport, [1, 2, 3])
        case .carriesEmptyBodies: try await echo(transport, [])
        case .carriesEveryByte:
            try await echo(transport, (0..<100_000).map { UInt8(truncatingIfNeeded: $0 ^ ($0 >> 8)) })
        case .carriesHeadersWithoutRegardToCase: try await headers(transport)
        case .keepsConnectionsForSeveralMessages: try await several(transport)
        case .tellsWhenAMessageIsOut: try await tells(transport)
        case .refusesHeadersThatCantBeSent: try await badHeaders(transport)
        case .refusesAddressesThatAreNone: try await badAddresses(transport)
        case .cantReachWhereNobodyListens: try await nobody(transport)
        case .cantReachAfterTheDeadline: try await lateDial(transport)
        case .timesOutWithoutAReply: try await timeout(transport)
        case .failsAfterClosing: try await closed(transport)
        case .stopsForCancellation: try await cancelled(transport)
        case .cancelsTheHandlerOfALostConnection: try await lostConnection(transport)
        case .picksAPort: try await port(transport)
        case .takesNoConnectionAfterClosing: try await closedListener(transport)
        case .letsCallsFinishWithinTheGrace: try await grace(transport)
        }
    }

    // MARK: Cases

    private func echo(_ transport: some Transport, _ body: [UInt8]) async throws {
        try await serve(transport, { TransportMessage(headers: ["X-Is": "reply"], body: $0.message.body) }) {
            connection in
            let reply = try await connection.send(TransportMessage(headers: ["X-Is": "request"], body: body))
            try expect(reply.body == body, "the body came back with \(reply.body.count) bytes")
            try expect(reply.headers["X-Is"] == "reply", "headers: \(reply.headers)")
        }
    }

    private func headers(_ transport: some Transport) async throws {
        let answer: @Sendable (TransportRequest) async -> TransportMessage? = { request in
            TransportMessage(headers: ["X-Seen": request.message.headers["x-NAME"] ?? "nothing"])
        }
        try await serve(transport, answer) { connection in
            let reply = try await connection.send(TransportMessage(headers: ["x-name": "väl ue"]))
            try expect(reply.headers["X-SEEN"] == "väl ue", "headers: \(reply.headers)")
        }
    }

    private func several(_ transport: some Transport) async throws {
        try await serve(transport, { $0.message }) { connection in
            for number in 0..<20 {
                let body = Array("message \(number)".utf8)
                let reply = try await connection.send(TransportMessage(body: body))
                try expect(reply.body == body, "reply \(number) is another one's")
                try expect(connection.isOpen, "closed after message \(number)")
            }
        }
    }

    private func tells(_ transport: some Transport) async throws {
        try await serve(transport, { $0.message }) { connection in
            let count = Mutex(0)
            _ = try await connection.roundTrip(TransportMessage(body: [1]), deadline: .generous) {
                count.withLock { $0 += 1 }
            }
            try expect(count.withLock { $0 } == 1, "sent was told \(count.withLock { $0 }) times")
        }
    }

    private func badHeaders(_ transport: some Transport) async throws {
        let bad: [Metadata] = [
            ["X-A": "line\r\nX-B: injected"], ["X-A": "nul\0"], ["X-A": "line\n"], ["not a token": "x"], ["": "x"],
            ["X\r\nY": "x"],
        ]
        try await serve(transport, { $0.message }) { connection in
            for headers in bad {
                try await expectError(.invalidArgument, "\(headers)") {
                    _ = try await connection.send(TransportMessage(headers: headers))
                }
            }
        }
    }

    private func badAddresses(_ transport: some Transport) async throws {
        for address in ["", "nohost", "host:", "host:port", "host:70000", "::1:80", "a b:80", "a\r\n:80", "[::1:80"] {
            try await expectError(.invalidArgument, address) {
                _ = try await transport.dial(address, deadline: .generous)
            }
        }
    }

    private func nobody(_ transport: some Transport) async throws {
        try await unreachable(transport) { await $0.close(grace: .zero) }
    }

    /// A port that was freed may be another test's at once, so that one refusal of a few attempts is enough.
    private func unreachable(
        _ transport: some Transport,
        afterClosing close: (any TransportListener) async -> Void
    ) async throws {
        for attempt in 0..<5 {
            let listener = try await transport.listen("127.0.0.1:0") { $0.message }
            let address = listener.address
            await close(listener)
            do {
                return try await expectError(.unreachable, address) {
                    await (try await transport.dial(address, deadline: .generous)).close()
                }
            } catch let failure as Failure where attempt == 4 {
                throw failure
            } catch is Failure {}
        }
    }

    private func lateDial(_ transport: some Transport) async throws {
        let listener = try await transport.listen("127.0.0.1:0") { $0.message }
        try await expectError(.unreachable, "a deadline in the past") {
            _ = try await transport.dial(listener.address, deadline: .now - .seconds(1))
        }
        await listener.close(grace: .zero)
    }

    private func timeout(_ transport: some Transport) async throws {
        try await serve(transport, { _ in await forever() }) { connection in
            try await expectError(.timeout, "no reply") {
                _ = try await connection.roundTrip(TransportMessage(body: [1]), deadline: .now + .milliseconds(50)) {}
            }
            try expect(!connection.isOpen, "the connection is still open")
        }
    }

    private func closed(_ transport: some Transport) async throws {
        try await serve(transport, { $0.message }) { connection in
            await connection.close()
            await connection.close()
            try expect(!connection.isOpen, "the connection is still open")
            try await expectError(.connectionLost, "a closed connection") {
                _ = try await connection.send(TransportMessage(body: [1]))
            }
        }
    }

    private func cancelled(_ transport: some Transport) async throws {
        let (arrived, arrival) = AsyncStream<Void>.makeStream()
        let answer: @Sendable (TransportRequest) async -> TransportMessage? = { _ in
            arrival.yield()
            return await forever()
        }
        try await serve(transport, answer) { connection in
            try await expectError(.cancelled, "a cancelled task") {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { _ = try await connection.send(TransportMessage(body: [1])) }
                    for await _ in arrived { break }
                    group.cancelAll()
                    try await group.next()
                }
            }
            try expect(!connection.isOpen, "the connection is still open")
        }
    }

    private func lostConnection(_ transport: some Transport) async throws {
        let (arrived, arrival) = AsyncStream<Void>.makeStream()
        let (ended, end) = AsyncStream<Bool>.makeStream()
        let answer: @Sendable (TransportRequest) async -> TransportMessage? = { _ in
            arrival.yield()
            let reply = await forever()
            end.yield(Task.isCancelled)
            return reply
        }
        try await serve(transport, answer) { connection in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { _ = try? await connection.send(TransportMessage(body: [1])) }
                for await _ in arrived { break }
                await connection.close()
                try await group.waitForAll()
            }
            for await cancelled in ended {
                try expect(cancelled, "the handler was not cancelled")
                break
            }
        }
    }

    private func port(_ transport: some Transport) async throws {
        let first = try await transport.listen("127.0.0.1:0") { $0.message }
        let second = try await transport.listen("127.0.0.1:0") { $0.message }
        try expect(!first.address.hasSuffix(":0"), "port 0 stayed: \(first.address)")
        try expect(first.address != second.address, "two listeners at \(first.address)")
        try await expectError(.unreachable, "an address in use") {
            _ = try await transport.listen(first.address) { $0.message }
        }
        await first.close(grace: .zero)
        await second.close(grace: .zero)
    }

    private func closedListener(_ transport: some Transport) async throws {
        try await unreachable(transport) {
            await $0.close(grace: .zero)
            await $0.close(grace: .zero)
        }
    }

    private func grace(_ transport: some Transport) async throws {
        let (arrived, arrival) = AsyncStream<Void>.makeStream()
        let (released, release) = AsyncStream<Void>.makeStream()
        let listener = try await transport.listen("127.0.0.1:0") { request in
            arrival.yield()
            for await _ in released { break }
            return request.message
        }
        let connection = try await transport.dial(listener.address, deadline: .generous)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                let reply = try await connection.send(TransportMessage(body: [7]))
                try expect(reply.body == [7], "another reply")
            }
            for await _ in arrived { break }
            group.addTask { await listener.close(grace: .seconds(30)) }
            release.yield()
            try await group.waitForAll()
        }
        await connection.close()
    }

    // MARK: Tools

    private func serve(
        _ transport: some Transport,
        _ answer: @escaping @Sendable (TransportRequest) async -> TransportMessage?,
        _ body: (any TransportConnection) async throws -> Void
    ) async throws {
        let listener = try await transport.listen("127.0.0.1:0", answer)
        let connection = try await transport.dial(listener.address, deadline: .generous)
        try await body(connection)
        await connection.close()
        await listener.close(grace: .zero)
    }
}

/// Waits until the task is cancelled.
private func forever() async -> TransportMessage? {
    try? await Task.sleep(for: .seconds(600))
    return nil
}

func expect(_ condition: Bool, _ what: @autoclosure () -> String) throws {
    if !condition { throw TransportConformance.Failure(description: what()) }
}

func expectError(_ code: MicroError.Code, _ what: String, _ body: () async throws -> Void) async throws {
    do {
        try await body()
    } catch let error as MicroError where error.code == code {
        return
    } catch {
        throw TransportConformance.Failure(description: "\(what): \(error) instead of \(code)")
    }
    throw TransportConformance.Failure(description: "\(what): no error instead of \(code)")
}

extension TransportConnection {
    fileprivate func send(_ message: TransportMessage) async throws -> TransportMessage {
        try await roundTrip(message, deadline: .generous) {}
    }
}

extension ContinuousClock.Instant {
    /// Far beyond what anything here takes.
    fileprivate static var generous: Self { .now + .seconds(60) }
}
