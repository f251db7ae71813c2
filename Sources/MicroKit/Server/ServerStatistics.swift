import Synchronization

/// Counts what a server does, for `Debug.Stats`.
package final class ServerStatistics: Sendable {
    private let requestCount = Atomic<UInt64>(0)
    private let errorCount = Atomic<UInt64>(0)
    /// When the server was made, on a clock that goes on while the machine sleeps.
    package let started = ContinuousClock.now

    /// Makes counters at zero.
    package init() {}

    /// How many requests have come.
    package var requests: UInt64 { requestCount.load(ordering: .relaxed) }
    /// How many of them were answered with an error.
    package var errors: UInt64 { errorCount.load(ordering: .relaxed) }

    func countRequest() { requestCount.add(1, ordering: .relaxed) }
    func countError() { errorCount.add(1, ordering: .relaxed) }
}
