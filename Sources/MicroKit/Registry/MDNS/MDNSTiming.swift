/// How long a look-up waits for what.
///
/// The figures were chosen by measurement; `Tests/MicroKitTests/Registry/MDNS/MDNSMissRateTests.swift` repeats it.
struct MDNSTiming: Hashable, Sendable {
    /// The whole look-up takes no longer, whatever happens.
    var limit: Duration
    /// When to ask again as long as nobody has answered, since the beginning.
    var repeats: [Duration] = [.milliseconds(60), .milliseconds(200)]
    /// Bounds of the silence after which a call has enough nodes. Between them it is the time to the first answer.
    var enough: ClosedRange<Duration> = .milliseconds(5)...(.milliseconds(20))
    /// A call waits no longer than this after the first answer, however many more come.
    var enoughLimit: Duration = .milliseconds(50)
    /// The least silence after which all nodes are taken to have answered.
    var complete: Duration = .milliseconds(60)
    /// A first answer that took longer than this came from responders that wait at random, or from a busy host.
    var late: Duration = .milliseconds(15)
    /// RFC 6762 section 6 has responders wait 20 to 120 ms; after a late first answer all others follow in this time.
    var spread: Duration = .milliseconds(120)

    /// When to stop, as far as is known now.
    /// - Parameters:
    ///   - extent: How many nodes are wanted.
    ///   - first: When the first answer came.
    ///   - last: When the last answer came that told anything new.
    /// - Returns: The end, counted from the beginning of the look-up like the arguments.
    func end(_ extent: LookupExtent, first: Duration, last: Duration) -> Duration {
        let end: Duration
        switch extent {
        case .enough:
            let silence = min(max(first * 2, enough.lowerBound), enough.upperBound)
            end = min(last + silence, first + enoughLimit)
        case .complete:
            end = first > late ? max(last + complete, first + spread) : last + complete
        }
        return min(end, limit)
    }
}
