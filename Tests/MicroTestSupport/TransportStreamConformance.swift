public import MicroKit

/// What the streams of every transport must do. Run all cases for each implementation, as with
/// ``TransportConformance``.
public enum TransportStreamConformance: String, Sendable, CaseIterable {
    case carriesMessagesThatDoNotPair
    case carriesBothWaysAtOnce
    case carriesEmptyBodies
    case answersMessagesOfNoStreamInTurn
    case goesOnAfterItsLastMessage
    case holdsUpASenderWhoIsNotRead
    case endsWhenTheListenerCloses
    case cancelsTheHandlerOfAPeerThatVanishes
    case sparesTheHandlerOfAPeerThatHasFinished
    case survivesACancelledReceive
    case failsAfterClosing
    case refusesHeadersThatCantBeSent

    /// Checks the case with a transport.
    /// - Throws: ``TransportConformance/Failure``, or whatever the transport threw where it should not.
    public func check(_ transport: some Transport) async throws {
        switch self {
        case .carriesMessagesThatDoNotPair: try await unpaired(transport)
        case .carriesBothWaysAtOnce: try await echo(transport, (0..<500).map { [UInt8](repeating: 7, count: $0) + [1] })
        case .carriesEmptyBodies: try await echo(transport, [[], [1], []])
        case .answersMessagesOfNoStreamInTurn: try await calls(transport)
        case .goesOnAfterItsLastMessage: try await goesOn(transport)
        case .holdsUpASenderWhoIsNotRead: try await heldUp(transport)
        case .endsWhenTheListenerCloses: try await listenerCloses(transport)
        case .cancelsTheHandlerOfAPeerThatVanishes: try await vanishes(transport)
        case .sparesTheHandlerOfAPeerThatHasFinished: try await finishes(transport)
        case .survivesACancelledReceive: try await cancelledReceive(transport)
        case .failsAfterClosing: try await closed(transport)
        case .refusesHeadersThatCantBeSent: try await badHeaders(transport)
        }
    }

    // MARK: Cases

    /// Two messages come for the one that opens the stream, one for the next two.
    private func unpaired(_ transport: some Transport) async throws {
        try await serve(transport) { stream in
            for text in ["a", "b"] { try await stream.send(message(text), isLast: false) }
            let two = [try await stream.receive(), try await stream.receive()].map { $0.map(text) ?? "-" }
            return message(two.joined())
        } _: { stream in
            for text in ["open", "x", "y"] { try await stream.send(message(text), isLast: false) }
            for expected in ["a", "b", "xy"] {
                let got = try await stream.receive().map(text)
                try expect(got == expected, "\(got ?? "nothing") instead of \(expected)")
            }
        }
    }

    private func echo(_ transport: some Transport, _ bodies: [[UInt8]]) async throws {
        try await serve(transport) { stream in
            while let request = try? await stream.receive() {
                if request.headers["X-Last"] != nil { break }
                try await stream.send(TransportMessage(body: request.body), isLast: false)
            }
            return message("end")
        } _: { stream in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    try await stream.send(message("open"), isLast: false)
                    for body in bodies {
                        try await stream.send(TransportMessage(headers: own, body: body), isLast: false)
                    }
                    try await stream.send(TransportMessage(headers: ["X-Stream": "1", "X-Last": "1"]), isLast: true)
                }
                for body in bodies {
                    let got = try await stream.receive()
                    try expect(got?.body == body, "\(got?.body.count ?? -1) bytes instead of \(body.count)")
                }
                let end = try await stream.receive().map(text)
                try expect(end == "end", "\(end ?? "nothing") instead of the last message")
                try await group.waitForAll()
            }
        }
    }

    private func calls(_ transport: some Transport) async throws {
        let listener = try await transport.listen("127.0.0.1:0") { $0.message }
        let stream = try await transport.dialStream(listener.address, deadline: .now + .seconds(60))
        for number in 0..<40 { try await stream.send(message("\(number)"), isLast: false) }
        for number in 0..<40 {
            let got = try await stream.receive().map(text)
            try expect(got == "\(number)", "\(got ?? "nothing") instead of \(number)")
        }
        await stream.close(sending: nil)
        await listener.close(grace: .zero)
    }

    /// Behind a stream the connection takes ordinary messages, and drops what still comes for the stream.
    private func goesOn(_ transport: some Transport) async throws {
        try await serve(transport) { _ in
            message("end")
        } _: { stream in
            try await stream.send(message("open"), isLast: false)
            let end = try await stream.receive().map(text)
            try expect(end == "end", "\(end ?? "nothing") instead of the last message")
            try await stream.send(TransportMessage(headers: ["X-Call": "1"], body: [1]), isLast: false)
            let reply = try await stream.receive().map(text)
            try expect(reply == "call", "\(reply ?? "nothing") instead of an answer")
        }
    }

    private func heldUp(_ transport: some Transport) async throws {
        let (released, release) = AsyncStream<Void>.makeStream()
        try await serve(transport) { stream in
            for await _ in released { break }
            var count = 0
            while let request = try await stream.receive(), request.headers["X-Last"] == nil { count += 1 }
            return message("\(count)")
        } _: { stream in
            try await stream.send(message("open"), isLast: false)
            let body = [UInt8](repeating: 1, count: 1 << 20)
            let sent = try await withThrowingTaskGroup(of: Int?.self) { group in
                group.addTask {
                    for number in 0..<24 {
                        do {
                            try await stream.send(TransportMessage(headers: own, body: body), isLast: false)
                        } catch let error as MicroError where error.code == .cancelled {
                            return number
                        }
                    }
                    return 24
                }
                // Far more time than is needed to fill any buffers on the way.
                group.addTask {
                    try? await Task.sleep(for: .milliseconds(500))
                    return nil
                }
                var sent = try await group.next() ?? nil
                group.cancelAll()
                while let next = try await group.next() { sent = sent ?? next }
                return sent
            }
            try expect((sent ?? 24) < 24, "24 MiB went out to a handler that takes nothing")
            release.yield()
            try await stream.send(TransportMessage(headers: ["X-Stream": "1", "X-Last": "1"]), isLast: true)
            let count = try await stream.receive().map(text)
            // The message whose sending was cancelled may have gone out or not.
            let counts = [sent, sent.map { $0 + 1 }].compactMap { $0.map(String.init) }
            try expect(counts.contains(count ?? ""), "\(count ?? "nothing") messages arrived of \(sent ?? 0)")
        }
    }

    private func listenerCloses(_ transport: some Transport) async throws {
        let listener = try await transport.listen("127.0.0.1:0") { request in
            guard let stream = try? await open(request) else { return nil }
            try? await stream.send(message("open"), isLast: false)
            _ = try? await stream.receive()
            return nil
        }
        let stream = try await transport.dialStream(listener.address, deadline: .now + .seconds(60))
        try await stream.send(message("open"), isLast: false)
        _ = try await stream.receive()
        await listener.close(grace: .zero)
        let end = try await stream.receive()
        try expect(end == nil, "a message came from a closed listener")
        await stream.close(sending: nil)
    }

    private func vanishes(_ transport: some Transport) async throws {
        let (ends, end) = AsyncStream<Bool>.makeStream()
        try await serve(transport) { stream in
            try? await stream.send(message("ready"), isLast: false)
            try? await Task.sleep(for: .seconds(600))
            let received = await Result { try await stream.receive() }
            end.yield(Task.isCancelled && (try? received.get()) == nil)
            return nil
        } _: { stream in
            try await stream.send(message("open"), isLast: false)
            _ = try await stream.receive()
            await stream.close(sending: nil)
            for await wasCancelled in ends {
                try expect(wasCancelled, "the handler was not cancelled")
                break
            }
        }
    }

    private func finishes(_ transport: some Transport) async throws {
        let (ends, end) = AsyncStream<Int>.makeStream()
        let (released, release) = AsyncStream<Void>.makeStream()
        try await serve(transport) { stream in
            for await _ in released { break }
            var count = 0
            while let request = try? await stream.receive(), request.headers["X-Last"] == nil { count += 1 }
            end.yield(Task.isCancelled ? -1 : count)
            return nil
        } _: { stream in
            for _ in 0..<6 { try await stream.send(message("m"), isLast: false) }
            await stream.close(sending: TransportMessage(headers: ["X-Stream": "1", "X-Last": "1"]))
            release.yield()
            for await count in ends {
                try expect(count == 5, "the handler got \(count) messages of 5")
                break
            }
        }
    }

    private func cancelledReceive(_ transport: some Transport) async throws {
        try await serve(transport) { stream in
            _ = try? await stream.receive()
            return message("end")
        } _: { stream in
            try await stream.send(message("open"), isLast: false)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    try await expectError(.cancelled, "a cancelled task") { _ = try await stream.receive() }
                }
                group.cancelAll()
                try await group.waitForAll()
            }
            try await stream.send(message("go"), isLast: false)
            let end = try await stream.receive().map(text)
            try expect(end == "end", "\(end ?? "nothing") instead of the last message")
        }
    }

    private func closed(_ transport: some Transport) async throws {
        try await serve(transport) { _ in
            message("end")
        } _: { stream in
            await stream.close(sending: nil)
            await stream.close(sending: nil)
            try await expectError(.connectionLost, "a closed connection") {
                try await stream.send(message("open"), isLast: false)
            }
            let received = try await stream.receive()
            try expect(received == nil, "a message came on a closed connection")
        }
    }

    private func badHeaders(_ transport: some Transport) async throws {
        try await serve(transport) { _ in
            message("end")
        } _: { stream in
            for headers in [["X-A": "line\r\nX-B: injected"], ["not a token": "x"]] as [Metadata] {
                try await expectError(.invalidArgument, "\(headers)") {
                    try await stream.send(TransportMessage(headers: headers), isLast: false)
                }
            }
        }
    }

    // MARK: Tools

    /// Serves one stream with a handler, and messages with the header `X-Call` with a word.
    private func serve(
        _ transport: some Transport,
        _ handler: @escaping @Sendable (any TransportStream) async throws -> TransportMessage?,
        _ body: (any TransportStreamConnection) async throws -> Void
    ) async throws {
        let listener = try await transport.listen("127.0.0.1:0") { request in
            if request.message.headers["X-Call"] != nil { return message("call") }
            do {
                return try await handler(try await open(request))
            } catch {
                return nil
            }
        }
        let stream = try await transport.dialStream(listener.address, deadline: .now + .seconds(60))
        try await body(stream)
        await stream.close(sending: nil)
        await listener.close(grace: .zero)
    }
}

/// The header of every message of the streams here.
private let own: Metadata = ["X-Stream": "1"]

private func open(_ request: TransportRequest) async throws -> any TransportStream {
    guard let opener = request.streamOpener else {
        throw TransportConformance.Failure(description: "no stream can be opened")
    }
    return try await opener.openStream { headers in
        if headers["X-Stream"] == nil { return .foreign }
        return headers["X-Last"] == nil ? .member : .last
    }
}

private func message(_ text: String) -> TransportMessage { TransportMessage(headers: own, body: Array(text.utf8)) }

private func text(_ message: TransportMessage) -> String { String(decoding: message.body, as: UTF8.self) }

extension Result where Failure == any Error {
    fileprivate init(_ body: () async throws -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }
}
