/// Pauses before further attempts: each about twice as long as the one before, and none for everybody the same, since
/// those who failed together would otherwise come back together.
package struct Backoff: Sendable {
    private let first: Duration
    private let last: Duration
    private var ceiling: Duration

    /// - Parameters:
    ///   - first: The longest first pause.
    ///   - last: The longest pause of all.
    package init(from first: Duration, to last: Duration) {
        self.first = first
        self.last = max(first, last)
        ceiling = first
    }

    /// The next pause, at least half of its ceiling.
    package mutating func next() -> Duration {
        defer { ceiling = min(ceiling * 2, last) }
        return ceiling * Double.random(in: 0.5...1)
    }

    /// Begins with short pauses again, after a success.
    package mutating func reset() { ceiling = first }
}
