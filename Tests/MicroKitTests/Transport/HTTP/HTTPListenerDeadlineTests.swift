import NIOCore
import Testing

@testable import MicroKit

@Suite struct HTTPListenerDeadlineTests {
    private func at(_ seconds: UInt64) -> NIODeadline { .uptimeNanoseconds(seconds * 1_000_000_000) }

    @Test func cancelsAtTheDeadline() {
        var deadline = HTTPListenerDeadline()
        #expect(deadline.set(at(5)) == at(5))
        #expect(deadline.fired() == .due)
        #expect(deadline.fired() == .nothing)
    }

    @Test func movesOneTimer() {
        var deadline = HTTPListenerDeadline()
        #expect(deadline.set(at(5)) == at(5))
        deadline.clear()
        #expect(deadline.set(at(8)) == nil)
        #expect(deadline.fired() == .wake(at(8)))
        #expect(deadline.fired() == .due)
    }

    @Test func setsTheTimerEarlier() {
        var deadline = HTTPListenerDeadline()
        #expect(deadline.set(at(5)) == at(5))
        #expect(deadline.set(at(3)) == at(3))
        #expect(deadline.fired() == .due)
    }

    @Test func lapsesWithoutAHandler() {
        var deadline = HTTPListenerDeadline()
        #expect(deadline.set(at(5)) == at(5))
        deadline.clear()
        #expect(deadline.fired() == .nothing)
        #expect(deadline.set(at(7)) == at(7))
    }
}
