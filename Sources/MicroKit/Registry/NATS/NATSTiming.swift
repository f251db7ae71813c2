/// How long a look-up waits for what. Nobody says that all have answered, so that it is silence which ends it.
///
/// go-micro waits 100 ms in any case.
struct NATSTiming: Hashable, Sendable {
    /// How long to wait for a first answer, where somebody is there to give it.
    var first: Duration
    /// The whole look-up takes no longer, however many answer.
    var limit: Duration
    /// Bounds of the silence after which a call has enough nodes. Between them it is twice the time to the first answer.
    var enough: ClosedRange<Duration> = .milliseconds(3)...(.milliseconds(20))
    /// A call waits no longer than this after the first answer, however many more come.
    var enoughLimit: Duration = .milliseconds(50)
    /// Bounds of the silence after which all nodes are taken to have answered. Between them it is twice the time to the
    /// last answer that told anything new.
    var complete: ClosedRange<Duration> = .milliseconds(40)...(.milliseconds(250))

    /// When to stop, as far as is known now; all counted from the beginning of the look-up.
    /// - Parameters:
    ///   - extent: How many nodes are wanted.
    ///   - first: When the first answer came.
    ///   - last: When the last answer came that told anything new.
    /// - Returns: The end, counted likewise.
    func end(_ extent: LookupExtent, first: Duration, last: Duration) -> Duration {
        let end =
            switch extent {
            case .enough: min(last + Self.within(enough, first * 2), first + enoughLimit)
            case .complete: last + Self.within(complete, last * 2)
            }
        return min(end, limit)
    }

    private static func within(_ range: ClosedRange<Duration>, _ time: Duration) -> Duration {
        min(max(time, range.lowerBound), range.upperBound)
    }
}
