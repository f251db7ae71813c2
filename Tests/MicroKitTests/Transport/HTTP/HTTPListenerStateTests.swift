import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing

@testable import MicroKit

@Suite struct HTTPListenerStateTests {
    static let call = "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\nX-A: 1\r\nx-a: 2\r\n\r\nhi"

    /// Feeds bytes through the decoder to a state, answering each request at once.
    private func run(_ pieces: [String], limits: TransportLimits = TransportLimits()) throws -> [HTTPListenerState
        .Action]
    {
        let channel = EmbeddedChannel(handler: ByteToMessageHandler(HTTPRequestDecoder()))
        var state = HTTPListenerState(limits: limits)
        var actions: [HTTPListenerState.Action] = []
        func note(_ action: HTTPListenerState.Action) {
            guard action != .none else { return }
            actions.append(action)
            if case .run = action { note(state.answered()) }
        }
        for piece in pieces {
            let failed = (try? channel.writeInbound(ByteBuffer(string: piece))) == nil
            while let part = try channel.readInbound(as: HTTPServerRequestPart.self) {
                switch part {
                case .head(let head): note(state.receive(head))
                case .body(let body): note(state.receive(body))
                case .end: note(state.receiveEnd())
                }
            }
            if failed { note(state.reject(.malformed)) }
        }
        _ = try? channel.finish(acceptAlreadyClosed: true)
        return actions
    }

    private func request(
        _ body: String = "hi",
        isLast: Bool = false,
        _ headers: Metadata = ["Content-Length": "2", "X-A": "1"]
    ) -> HTTPListenerState.Action {
        .run(.init(headers: headers, body: Array(body.utf8), isLast: isLast))
    }

    @Test func takesBytesInAnySplit() throws {
        for split in 1..<Self.call.count {
            let pieces = [String(Self.call.prefix(split)), String(Self.call.dropFirst(split))]
            #expect(try run(pieces) == [request()])
        }
        #expect(try run(Self.call.map { String($0) }) == [request()])
    }

    @Test func takesPipelinedRequests() throws {
        #expect(try run([Self.call + Self.call + Self.call]) == [request(), request(), request()])
    }

    @Test(
        arguments: [
            ("GET /any?x=1 HTTP/1.1\r\nHost: h\r\n\r\n", "", [:], false),
            (
                "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n1\r\n!\r\n0\r\n\r\n", "hi!",
                [:], false
            ),
            ("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "", [:], false),
            ("PUT /a/../b HTTP/1.0\r\nContent-Length: 1\r\n\r\nx", "x", ["Content-Length": "1"], false),
            ("POST / HTTP/1.1\r\nConnection: close\r\n\r\n", "", ["Connection": "close"], true),
            ("POST / HTTP/1.1\r\nConnection: Keep-Alive, Close\r\n\r\n", "", ["Connection": "Keep-Alive, Close"], true),
            ("POST / HTTP/1.1\r\nConnection: keep-alive\r\n\r\n", "", ["Connection": "keep-alive"], false),
        ] as [(String, String, Metadata, Bool)]
    )
    func takesManyForms(_ bytes: String, _ body: String, _ headers: Metadata, _ isLast: Bool) throws {
        let line = bytes.prefix { $0 != "\r\n" }.split(separator: " ").map(String.init)
        let expected = HTTPListenerState.Action.run(
            .init(headers: headers, body: Array(body.utf8), isLast: isLast, method: line[0], target: line[1])
        )
        #expect(try run([bytes]) == (isLast ? [expected, .close] : [expected]))
    }

    @Test func asksForAnnouncedBodies() throws {
        let head = "POST / HTTP/1.1\r\nExpect: 100-Continue\r\nContent-Length: 2\r\n\r\n"
        #expect(try run([head, "hi"]) == [.sendContinue, request("hi", ["Content-Length": "2"])])
    }

    @Test(
        arguments: [
            ("POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello", HTTPListenerState.Rejection.bodyTooLarge),
            ("POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n", .malformed),
            ("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n", .bodyTooLarge),
            ("POST / HTTP/1.1\r\nA: 1\r\nB: 1\r\nC: 1\r\nD: 1\r\n\r\n", .headersTooLarge),
            ("POST / HTTP/1.1\r\nA: 12345678901234567890123456789012345678901234567890\r\n\r\n", .headersTooLarge),
            ("garbage\r\n\r\n", .malformed),
            ("\u{16}\u{03}\u{01}\u{02}\u{00}", .malformed),
        ] as [(String, HTTPListenerState.Rejection)]
    )
    func keepsLimits(_ bytes: String, _ rejection: HTTPListenerState.Rejection) throws {
        let limits = TransportLimits(messageSize: 4, headerCount: 3, headerSize: 40)
        #expect(try run([bytes], limits: limits) == [.reject(rejection)])
        #expect(try run(bytes.map { String($0) }, limits: limits) == [.reject(rejection)])
    }

    @Test func answersWhatCameBeforeGarbage() throws {
        #expect(try run([Self.call + "garbage\r\n\r\n"]) == [request(), .reject(.malformed)])
    }

    @Test func queuesBehindARunningRequest() {
        var state = HTTPListenerState(limits: TransportLimits())
        func arrive() -> HTTPListenerState.Action {
            _ = state.receive(HTTPRequestHead(version: .http1_1, method: .POST, uri: "/"))
            return state.receiveEnd()
        }
        let empty = request("", [:])
        #expect(arrive() == empty)
        #expect(state.wantsBytes)
        #expect(arrive() == .none)
        #expect(!state.wantsBytes)
        #expect(!state.closesAfterAnswer)
        #expect(state.answered() == empty)
        #expect(state.wantsBytes)
        #expect(state.drain() == .none)
        #expect(state.closesAfterAnswer)
        #expect(state.answered() == .close)
    }

    /// Nothing is read or run while the peer does not read its answers, and nothing is lost meanwhile.
    @Test func waitsForAPeerThatDoesNotRead() {
        var state = HTTPListenerState(limits: TransportLimits())
        func arrive() -> HTTPListenerState.Action {
            _ = state.receive(HTTPRequestHead(version: .http1_1, method: .POST, uri: "/"))
            return state.receiveEnd()
        }
        let empty = request("", [:])
        #expect(arrive() == empty)
        #expect(state.writabilityChanged(false) == .none)
        #expect(!state.wantsBytes)
        #expect(state.answered() == .none)
        #expect(arrive() == .none)
        #expect(arrive() == .none)
        #expect(state.reject(.malformed) == .none)
        #expect(state.drain() == .none)
        #expect(state.writabilityChanged(true) == empty)
        #expect(state.writabilityChanged(false) == .none)
        #expect(state.writabilityChanged(true) == .none)
        #expect(state.answered() == empty)
        #expect(state.answered() == .reject(.malformed))
        #expect(state.writabilityChanged(true) == .none)
    }

    @Test func runsNothingForAPeerThatHasGone() {
        var state = HTTPListenerState(limits: TransportLimits())
        for _ in 0..<2 {
            _ = state.receive(HTTPRequestHead(version: .http1_1, method: .POST, uri: "/"))
            _ = state.receiveEnd()
        }
        _ = state.disconnected()
        #expect(state.answered() == .none)
    }

    @Test func drainsIdleConnectionsAtOnce() {
        var state = HTTPListenerState(limits: TransportLimits())
        #expect(state.drain() == .close)
    }

    @Test func rejectsOnceAndAfterTheAnswer() {
        var state = HTTPListenerState(limits: TransportLimits())
        _ = state.receive(HTTPRequestHead(version: .http1_1, method: .POST, uri: "/"))
        _ = state.receiveEnd()
        #expect(state.reject(.malformed) == .none)
        #expect(state.reject(.bodyTooLarge) == .none)
        #expect(!state.closesAfterAnswer)
        #expect(state.answered() == .reject(.malformed))
        #expect(state.reject(.malformed) == .none)
    }
}
