/// What arrived and was not used, for tests and for people who look for a fault.
package struct MDNSCounters: Sendable, Hashable {
    /// Datagrams that arrived.
    package var packets = 0
    /// Datagrams that are no DNS message, or a damaged one.
    package var malformed = 0
    /// Messages that answer another question, or are queries where answers are read.
    package var foreign = 0
    /// TXT records that are not go-micro's, or belong to another service.
    package var unreadable = 0
    /// Messages or nodes over a limit, and replies that were not sent because too much was waiting.
    package var dropped = 0

    /// All zero.
    package init() {}

    /// Adds another's counts.
    package static func += (sum: inout MDNSCounters, other: MDNSCounters) {
        sum.packets += other.packets
        sum.malformed += other.malformed
        sum.foreign += other.foreign
        sum.unreadable += other.unreadable
        sum.dropped += other.dropped
    }
}
