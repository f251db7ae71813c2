import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing

@testable import MicroKit

/// A listener's connection while one of its requests is a stream.
@Suite struct HTTPListenerStateStreamTests {
    /// A connection whose state gets bytes, and what it says to them.
    private final class Connection {
        var state: HTTPListenerState
        private let channel = EmbeddedChannel(handler: ByteToMessageHandler(HTTPRequestDecoder()))

        init(limits: TransportLimits = TransportLimits()) { state = HTTPListenerState(limits: limits) }

        deinit { _ = try? channel.finish(acceptAlreadyClosed: true) }

        func receive(_ text: String) throws -> [String] {
            var said: [String] = []
            let failed = (try? channel.writeInbound(ByteBuffer(string: text))) == nil
            while let part = try channel.readInbound(as: HTTPServerRequestPart.self) {
                let action =
                    switch part {
                    case .head(let head): state.receive(head)
                    case .body(let body): state.receive(body)
                    case .end: state.receiveEnd()
                    }
                if action != .none { said.append(Self.words(action)) }
            }
            if failed { said.append(Self.words(state.reject(.malformed))) }
            return said
        }

        func goesOn() -> Bool { state.disconnected() }

        func open() -> String {
            Self.words(
                state.beginStream { headers in
                    if headers["S"] == nil { return .foreign }
                    return headers["Last"] == nil ? .member : .last
                }
            )
        }

        static func words(_ action: HTTPListenerState.Action) -> String {
            switch action {
            case .none: "none"
            case .sendContinue: "continue"
            case .run(let request): "run " + text(request)
            case .deliver(let requests): "deliver " + requests.map(text).joined(separator: ",")
            case .reject(let reason): "reject \(reason)"
            case .close: "close"
            }
        }

        private static func text(_ request: HTTPListenerState.Request) -> String {
            String(decoding: request.body, as: UTF8.self)
        }
    }

    private func post(_ body: String, _ headers: String = "S: 1\r\n") -> String {
        "POST / HTTP/1.1\r\nHost: h\r\n\(headers)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }

    private func running() throws -> Connection {
        let connection = Connection()
        #expect(try connection.receive(post("open")) == ["run open"])
        #expect(connection.open() == "none")
        return connection
    }

    @Test func deliversWhatBelongs() throws {
        let connection = try running()
        #expect(try connection.receive(post("a") + post("b")) == ["deliver a", "deliver b"])
        #expect(connection.state.isStreaming && connection.state.wantsBytes)
        #expect(connection.state.answered() == .none)
        #expect(!connection.state.isStreaming)
    }

    @Test func deliversWhatCameBeforeTheHandlerBegan() throws {
        let connection = Connection()
        #expect(try connection.receive(post("open") + post("a") + post("b")) == ["run open"])
        #expect(!connection.state.wantsBytes)
        #expect(connection.open() == "deliver a,b")
        #expect(connection.state.wantsBytes)
    }

    @Test(arguments: [false, true]) func breaksAtForeignMessages(_ early: Bool) throws {
        let connection = Connection()
        let foreign = post("x", "")
        if early {
            #expect(try connection.receive(post("open") + post("a") + foreign) == ["run open"])
            #expect(connection.open() == "reject interleaved")
        } else {
            #expect(try connection.receive(post("open")) == ["run open"])
            _ = connection.open()
            #expect(try connection.receive(foreign + post("a")) == ["reject interleaved"])
        }
        #expect(connection.state.answered() == .none)
        #expect(try connection.receive(post("b")).isEmpty)
    }

    @Test func breaksAtGarbageAtOnce() throws {
        let running = try running()
        #expect(try running.receive(post("a") + "garbage\r\n\r\n") == ["deliver a", "reject malformed"])
        let early = Connection()
        #expect(try early.receive(post("open") + "garbage\r\n\r\n") == ["run open", "none"])
        #expect(early.open() == "reject malformed")
        let large = Connection(limits: TransportLimits(messageSize: 10))
        _ = try large.receive(post("open"))
        _ = large.open()
        #expect(try large.receive(post("12345678901")) == ["reject bodyTooLarge"])
    }

    @Test func dropsWhatFollowsTheLastMessage() throws {
        let connection = try running()
        let last = post("z", "S: 1\r\nLast: 1\r\n")
        #expect(!connection.state.hasWholeStream)
        #expect(try connection.receive(post("a") + last + post("b") + last) == ["deliver a", "deliver z"])
        #expect(connection.state.hasWholeStream)
    }

    /// Nothing is missing of the stream, so that its end may be waited for.
    @Test func requestsBehindTheLastMessageWait() throws {
        let connection = try running()
        let last = post("z", "S: 1\r\nLast: 1\r\n")
        #expect(try connection.receive(last + post("x", "") + post("late")) == ["deliver z"])
        #expect(!connection.state.wantsBytes)
        #expect(Connection.words(connection.state.answered()) == "run x")
    }

    /// The whole stream may arrive, and its peer close, before the handler begins.
    @Test func knowsAWholeStreamOfAPeerThatHasGone() throws {
        let last = post("z", "S: 1\r\nLast: 1\r\n")
        for (messages, isWhole) in [(post("a") + last, true), (post("a"), false)] {
            let connection = Connection()
            _ = try connection.receive(post("open") + messages)
            #expect(connection.goesOn())
            #expect(connection.open() == (isWhole ? "deliver a,z" : "deliver a"))
            #expect(connection.state.hasWholeStream == isWhole)
            #expect(connection.state.answered() == .none)
        }
        let complete = try running()
        _ = try complete.receive(last)
        #expect(complete.goesOn())
        let torn = try running()
        _ = try torn.receive(post("a"))
        #expect(!torn.goesOn())
    }

    /// The peer may not know yet that the stream is over.
    @Test func goesOnBehindTheStream() throws {
        let connection = try running()
        #expect(connection.state.answered() == .none)
        #expect(try connection.receive(post("late") + post("late", "S: 1\r\nLast: 1\r\n")).isEmpty)
        #expect(try connection.receive(post("x", "") + post("late")) == ["run x"])
        #expect(connection.state.answered() == .none)
    }

    @Test func closesBehindAStreamThatAskedForIt() throws {
        let connection = try running()
        #expect(try connection.receive(post("z", "S: 1\r\nLast: 1\r\nConnection: close\r\n")) == ["deliver z"])
        #expect(connection.state.closesAfterAnswer)
        #expect(connection.state.answered() == .close)
        let late = try running()
        _ = late.state.answered()
        #expect(try late.receive(post("z", "S: 1\r\nConnection: close\r\n")) == ["close"])
    }

    @Test func drainsBehindTheStream() throws {
        let connection = try running()
        #expect(connection.state.drain() == .none)
        #expect(try connection.receive(post("a")) == ["deliver a"])
        #expect(connection.state.answered() == .close)
    }

    @Test func beginsOnce() throws {
        let connection = try running()
        #expect(connection.open() == "none")
        _ = connection.state.answered()
        #expect(connection.open() == "none" && !connection.state.isStreaming)
        let gone = Connection()
        _ = try gone.receive(post("open"))
        #expect(!gone.goesOn())
        #expect(gone.open() == "none")
    }

    /// A peer that leaves replies unread holds up the handler, and so the inbox, but not the stream's messages.
    @Test func readsWhileRepliesAreUnread() throws {
        let connection = try running()
        #expect(connection.state.writabilityChanged(false) == .none)
        #expect(connection.state.wantsBytes)
        #expect(try connection.receive(post("a")) == ["deliver a"])
        #expect(connection.state.answered() == .none)
        #expect(!connection.state.wantsBytes)
    }
}
