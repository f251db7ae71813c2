/// Tells news from repetitions: every announcement is sent several times within seconds (RFC 6762 section 8.3; go-micro
/// `util/mdns/server.go`, `probe`), and arrives once on each interface.
struct MDNSRepetitions: Sendable {
    /// For how long the same is a repetition. Later, a process may have been started again.
    private static let window = Duration.seconds(10)
    /// The most nodes that are remembered.
    private static let limit = 10_000

    private var told: [RegistryView.Key: (event: RegistryEvent, at: ContinuousClock.Instant)] = [:]

    /// Takes an event of one node.
    /// - Returns: Whether it says something else than the last one of the node, or the same a while later.
    mutating func isNews(_ event: RegistryEvent, at now: ContinuousClock.Instant) -> Bool {
        guard let node = event.service.nodes.first else { return true }
        let key = RegistryView.Key(service: event.service.name, node: node.id)
        if let last = told[key], last.event == event, now - last.at < Self.window { return false }
        // Only a flood, or a long time, comes so far; then something may be told twice.
        if told.count >= Self.limit { told.removeAll() }
        told[key] = (event, now)
        return true
    }
}
