import MicroTestSupport
import NIOCore
import NIOHPACK
import NIOHTTP2
import Synchronization
import Testing

@testable import MicroKit

@Suite(.timeLimit(.minutes(5))) struct GRPCServerConnectionTests {
    /// Runs a service while a test talks to it.
    private func serve<Result: Sendable>(
        _ configure: (inout MicroService) throws -> Void,
        _ body: @escaping @Sendable (GRPCProbe) async throws -> Result
    ) async throws -> Result {
        var service = MicroService.onLoopback()
        try configure(&service)
        return try await withRunning(service) { record in
            let probe = try await GRPCProbe.connect(to: record.nodes[0].address)
            let result = try await body(probe)
            await probe.close()
            return result
        }
    }

    private func echo(_ service: inout MicroService) {
        service.handleBytes("Say.Echo") { body, _ in body }
    }

    @Test func answersManyCallsAtOnce() async throws {
        let messages: [[UInt8]] = try await serve(echo) { probe in
            for number in 0..<50 {
                let id = HTTP2StreamID(2 * number + 1)
                try await probe.open(id, "/any.thing.Say/Echo")
                try await probe.send([UInt8(number)], on: id, ends: true)
            }
            var messages: [[UInt8]] = []
            for number in 0..<50 {
                messages += try await probe.end(of: HTTP2StreamID(2 * number + 1)).messages()
            }
            return messages
        }
        #expect(messages == (0..<50).map { [UInt8($0)] })
    }

    /// Requests that can't be served and what is said of them.
    @Test(
        .serialized,
        arguments: [
            ("/s.Say/Nope", [:], "12", "unknown service Say.Nope"),
            ("/s.Nope/Echo", [:], "12", "unknown service Nope"),
            ("/one", [:], "3", "malformed method name: \"/one\""),
            (
                "/s.Say/Echo", ["grpc-encoding": "snappy"], "12",
                "messages compressed with \"snappy\" are not taken here"
            ),
            ("/s.Say/Echo", ["grpc-timeout": "soon"], "13", "malformed grpc-timeout: \"soon\""),
            ("/grpc.health.v1.Health/Nope", [:], "12", "unknown service Health"),
            ("/grpc.health.v1.Health/Check", [:], "3", "the request is no HealthCheckRequest"),
            ("/grpc.health.v1.Health/Watch", [:], "3", "the request is no HealthCheckRequest"),
        ] as [(String, HPACKHeaders, String, String)]
    )
    func refuses(_ path: String, _ headers: HPACKHeaders, _ status: String, _ words: String) async throws {
        let reply = try await serve(echo) { try await $0.call(path, [255], headers) }
        #expect(reply.blocks.count == 1, "an error without messages is told in one block")
        #expect(reply[":status"] == "200")
        #expect(reply["grpc-status"] == status)
        #expect(reply["grpc-message"] == words)
    }

    @Test func refusesWhatIsNoGRPC() async throws {
        let reply = try await serve(echo) {
            try await $0.call("/s/Say.Echo", [1], ["content-type": "application/json"])
        }
        #expect(reply[":status"] == "415")
        #expect(reply["content-type"] == "text/plain")
    }

    /// Bytes of a call that are not one message.
    @Test(
        .serialized,
        arguments: [
            ([[]], "12"), ([[0, 0, 0, 0, 0], [0, 0, 0, 0, 0]], "12"), ([[0, 0, 0, 0, 9, 1]], "13"), ([[0, 0]], "13"),
            ([[2, 0, 0, 0, 0]], "13"), ([[1, 0, 0, 0, 1, 7]], "13"), ([[0, 255, 255, 255, 255]], "8"),
        ] as [([[UInt8]], String)]
    )
    func refusesBrokenMessages(_ pieces: [[UInt8]], _ status: String) async throws {
        let reply = try await serve(echo) { probe in
            try await probe.open(1, "/s.Say/Echo")
            for (index, piece) in pieces.enumerated() {
                let isLast = index == pieces.count - 1
                // The server may have ended the stream by now.
                try? await probe.write(.data(.init(data: .byteBuffer(ByteBuffer(bytes: piece)), endStream: isLast)))
            }
            return await probe.end()
        }
        #expect(reply["grpc-status"] == status)
    }

    @Test func takesAndSendsCompressedMessages() async throws {
        let body = [UInt8](repeating: 7, count: 10_000)
        let reply = try await serve {
            echo(&$0)
            $0.grpc.compressesReplies = true
        } _: { probe in
            try await probe.open(
                1,
                "/s.Say/Echo",
                ["grpc-encoding": "deflate", "grpc-accept-encoding": "identity, gzip"]
            )
            let message = try GRPCMessageEncoder(compression: .deflate).encode(body)
            try await probe.write(.data(.init(data: .byteBuffer(message), endStream: true)))
            return await probe.end()
        }
        #expect(reply["grpc-encoding"] == "gzip")
        #expect(reply.data.count < 1000)
        #expect(try reply.messages() == [body])
    }

    @Test func carriesMessagesBeyondTheWindows() async throws {
        let body = [UInt8](repeating: 7, count: 3 << 20)
        let reply = try await serve(echo) { probe in
            try await probe.open(1, "/s.Say/Echo")
            async let sent: Void = probe.send(body, ends: true)
            // The probe gives the server room as it takes what comes.
            async let given: Void = {
                for _ in 0..<64 {
                    // All may have come before the last of it is given.
                    try? await probe.write(.windowUpdate(windowSizeIncrement: 65_535))
                    try? await probe.write(.windowUpdate(windowSizeIncrement: 65_535), on: .rootStream)
                }
            }()
            try await sent
            await given
            return await probe.end()
        }
        #expect(try reply.messages() == [body])
    }

    /// What the handler of a stream or a call sees when its client resets the stream, or is late.
    @Test(.serialized, arguments: [true, false]) func cancelsTheHandler(byReset: Bool) async throws {
        let (events, event) = AsyncStream.makeStream(of: String.self)
        let reply = try await serve {
            $0.handleBytes("Say.Wait") { _, _ in
                event.yield("began")
                try? await Task.sleep(for: .seconds(600))
                event.yield(Task.isCancelled ? "cancelled" : "done")
                try Task.checkCancellation()
                return []
            }
        } _: { probe in
            var iterator = events.makeAsyncIterator()
            let headers: HPACKHeaders = byReset ? [:] : ["grpc-timeout": "100m"]
            // Together, or the time may be over before there is a call.
            try await probe.write([
                (1, GRPCProbe.head("/s.Say/Wait", headers)), (1, try GRPCProbe.data([], ends: true)),
            ])
            #expect(await iterator.next() == "began")
            if byReset { try await probe.write(.rstStream(.cancel)) }
            #expect(await iterator.next() == "cancelled")
            return byReset ? HTTP2Reply() : await probe.end()
        }
        if !byReset { #expect(reply["grpc-status"] == "4") }
    }

    /// A handler that takes no messages holds up its client, and no more is kept than fits.
    @Test func holdsUpWhoSendsTooFast() async throws {
        let (go, release) = AsyncStream.makeStream(of: Void.self)
        let sum = Mutex(0)
        let reply = try await serve {
            $0.handleStreamBytes("Say.Sum") { requests, replies, _ in
                for await _ in go { break }
                for try await request in requests { sum.withLock { $0 += request.count } }
                try await replies.write([1])
            }
        } _: { probe in
            try await probe.open(1, "/s.Say/Sum")
            let piece = [UInt8](repeating: 1, count: 64 << 10)
            async let sent: Void = {
                for number in 0..<32 { try await probe.send(piece, ends: number == 31) }
            }()
            release.yield()
            try await sent
            return await probe.end()
        }
        #expect(reply["grpc-status"] == "0")
        #expect(sum.withLock { $0 } == 32 * 64 << 10)
    }

    /// A client that does not read holds up the handler.
    @Test func isHeldUpByWhoReadsTooSlowly() async throws {
        let written = Mutex(0)
        let (steps, step) = AsyncStream.makeStream(of: Void.self)
        try await serve {
            $0.handleStreamBytes("Say.Flood") { _, replies, _ in
                for _ in 0..<8 {
                    try await replies.write([UInt8](repeating: 1, count: 32 << 10))
                    written.withLock { $0 += 1 }
                    step.yield()
                }
            }
        } _: { probe in
            try await probe.open(1, "/s.Say/Flood", ends: true)
            var iterator = steps.makeAsyncIterator()
            _ = await iterator.next()
            // 64 KiB less a byte are one message and a part of the second.
            await probe.wait { ($0.streams[1]?.data.count ?? 0) == 65_535 }
            #expect(written.withLock { $0 } == 1)
            for _ in 0..<4 {
                try await probe.write(.windowUpdate(windowSizeIncrement: 65_535))
                try await probe.write(.windowUpdate(windowSizeIncrement: 65_535), on: .rootStream)
            }
            let reply = await probe.end()
            #expect(try reply.messages().count == 8)
        }
    }

    @Test func watchesHealthNoLongerThanItsTime() async throws {
        let reply = try await serve(echo) {
            try await $0.call("/grpc.health.v1.Health/Watch", [], ["grpc-timeout": "100m"])
        }
        #expect(reply["grpc-status"] == "4")
    }

    /// What Go's clients do when a server ends a stream first.
    @Test func takesManyResets() async throws {
        let message = try await serve(echo) { probe in
            for batch in 0..<12 {
                let ids = (0..<100).map { HTTP2StreamID(2 * (100 * batch + $0) + 1) }
                try await probe.write(ids.flatMap { [($0, GRPCProbe.head("/s.Say/Echo")), ($0, .rstStream(.cancel))] })
                try await Task.sleep(for: .milliseconds(20))
            }
            return try await probe.call("/s.Say/Echo", [1], on: 2401).messages()
        }
        #expect(message == [[1]])
    }

    /// Frames of streams that the server has ended meanwhile cost no other call.
    @Test func takesFramesThatComeTooLate() async throws {
        let message = try await serve(echo) { probe in
            let ids = (0..<90).map { HTTP2StreamID(2 * $0 + 1) }
            try await probe.read(false)
            try await probe.write(ids.map { ($0, GRPCProbe.head("/s.Nope/Nope")) })
            try await Task.sleep(for: .milliseconds(200))
            try await probe.write(ids.map { ($0, try GRPCProbe.data([1], ends: true)) })
            try await probe.read(true)
            return try await probe.call("/s.Say/Echo", [1], on: 181).messages()
        }
        #expect(message == [[1]])
    }

    @Test func ignoresTrailersOfARefusedRequest() async throws {
        let (refused, message) = try await serve(echo) { probe in
            let trailers = HTTP2Frame.FramePayload.headers(.init(headers: ["x": "y"], endStream: true))
            try await probe.write([(1, GRPCProbe.head("one")), (1, trailers)])
            return (await probe.end(), try await probe.call("/s.Say/Echo", [1], on: 3).messages())
        }
        #expect(refused["grpc-status"] == "3")
        #expect(message == [[1]])
    }

    /// A client that sends too much is told so before it is cut off.
    @Test func saysWhyAConnectionEnds() async throws {
        let state = try await serve(echo) { probe in
            // More than 64 KiB of headers in few bytes, since one that was sent before is sent by its number.
            let headers = HPACKHeaders((0..<20).map { _ in ("x", String(repeating: "v", count: 4000)) })
            try await probe.write([(1, GRPCProbe.head("/s.Say/Echo", headers)), (1, try GRPCProbe.data([1]))])
            return await probe.wait { _ in false }
        }
        #expect(state.reasons == [.compressionError])
    }

    /// A stream that is in progress ends in good order, others are not begun, and health is watched no longer.
    @Test func drainsWhenTheServiceStops() async throws {
        let (go, release) = AsyncStream.makeStream(of: Void.self)
        let (began, begin) = AsyncStream.makeStream(of: Void.self)
        let (ready, continuation) = AsyncStream.makeStream(of: ServiceRecord.self)
        var service = MicroService.onLoopback()
        service.handleBytes("Say.Wait") { body, _ in
            begin.yield()
            for await _ in go { break }
            return body
        }
        service.onReady = { continuation.yield($0) }
        service.drainTime = .seconds(50)
        try await withThrowingTaskGroup(of: Void.self) { [service] group in
            group.addTask { try await service.run() }
            let record = try #require(await ready.first { _ in true })
            let probe = try await GRPCProbe.connect(to: record.nodes[0].address)
            try await probe.open(1, "/s.Say/Wait")
            try await probe.send([9], ends: true)
            for await _ in began { break }
            try await probe.open(3, "/grpc.health.v1.Health/Watch")
            try await probe.send([], on: 3, ends: true)
            await probe.wait { $0.streams[3]?.data.isEmpty == false }
            // A call that crosses the news of the end on its way.
            try await probe.read(false)
            group.cancelAll()
            try await Task.sleep(for: .milliseconds(200))
            try await probe.write([
                (5, GRPCProbe.head("/grpc.health.v1.Health/Check")), (5, try GRPCProbe.data([], ends: true)),
            ])
            try await probe.read(true)
            #expect(await probe.end(of: 3)["grpc-status"] == "14")
            #expect(await probe.end(of: 5)["grpc-status"] == "0")
            await probe.wait { $0.goAways.count == 2 }
            release.finish()
            #expect(try await probe.end(of: 1).messages() == [[9]])
            let state = await probe.wait { _ in false }
            #expect(state.isClosed)
            #expect(state.goAways.first == .maxID)
            #expect(state.goAways.last == 5)
            try await group.waitForAll()
        }
    }
}
