import NIOHTTP2
import Testing

@testable import MicroKit

@Suite struct HTTP2LifecycleTests {
    @Test func tellsTheEndTwice() {
        var lifecycle = HTTP2Lifecycle()
        #expect(lifecycle.opened(1) == .taken)
        #expect(lifecycle.opened(5) == .taken)
        #expect(lifecycle.opened(5) == .known)
        #expect(lifecycle.opened(3) == .known)
        #expect(!lifecycle.isDraining)
        #expect(lifecycle.announced(hasStreams: true) == .none)
        #expect(lifecycle.drain() == .announce)
        #expect(lifecycle.drain() == .none)
        #expect(lifecycle.isDraining)
        #expect(lifecycle.opened(7) == .taken)
        #expect(lifecycle.emptied() == .none)
        #expect(lifecycle.announced(hasStreams: true) == .goAway(last: 7))
        #expect(lifecycle.opened(9) == .late)
        #expect(lifecycle.announced(hasStreams: true) == .none)
        #expect(lifecycle.emptied() == .close(last: 7))
        #expect(lifecycle.emptied() == .none)
    }

    @Test func closesAtOnceWithoutStreams() {
        var lifecycle = HTTP2Lifecycle()
        _ = lifecycle.drain()
        #expect(lifecycle.announced(hasStreams: false) == .close(last: .rootStream))
    }

    @Test func asksASilentClientAndGivesItUp() {
        var lifecycle = HTTP2Lifecycle()
        #expect(lifecycle.turn(hasStreams: true) == .none)
        #expect(lifecycle.turn(hasStreams: true) == .ping)
        lifecycle.heard()
        #expect(lifecycle.turn(hasStreams: true) == .none)
        #expect(lifecycle.turn(hasStreams: true) == .ping)
        #expect(lifecycle.turn(hasStreams: true) == .abandon)
    }

    @Test func drainsWhenNobodyUsesIt() {
        var lifecycle = HTTP2Lifecycle()
        for _ in 0..<14 {
            lifecycle.heard()
            #expect(lifecycle.turn(hasStreams: false) == .none)
        }
        lifecycle.heard()
        #expect(lifecycle.turn(hasStreams: false) == .announce)
    }
}
