import Testing

@testable import MicroKit

@Suite struct MDNSAnnouncingTests {
    @Test func newNodesAreProbedAndAnnouncedThrice() throws {
        var random = SplitMix64(state: 5)
        let zone = try zone(greeter())
        let steps = MDNSAnnouncing.newNode(zone, using: &random)
        let announcement = zone.announcement().encoded(compressed: false)
        #expect(steps.map { $0.packet == announcement } == [false, false, false, true, true, true])
        #expect(Set(steps.prefix(3).map(\.packet)).count == 1)
        #expect(steps.first?.delay == .zero)
        for (step, next) in zip(steps, steps.dropFirst()) { #expect(step.delay <= next.delay) }
        #expect(steps[3].delay <= .milliseconds(750))
        #expect(steps[4].delay - steps[3].delay == .seconds(1))
        #expect(steps[5].delay - steps[3].delay == .seconds(3))
    }

    @Test func changesAreAnnouncedOnce() throws {
        let zone = try zone(greeter())
        #expect(MDNSAnnouncing.changedNode(zone).map(\.packet) == [zone.announcement().encoded(compressed: false)])
    }

    @Test func goodbyesHaveNoTime() throws {
        let message = try DNSMessage(decoding: MDNSAnnouncing.goodbye(zone(greeter())))
        #expect(message.answers.map(\.ttl) == [0, 0, 0])
    }
}
