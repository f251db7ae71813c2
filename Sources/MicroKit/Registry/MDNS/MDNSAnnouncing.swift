/// What a responder sends unasked for a node, and when (go-micro `util/mdns/server.go`).
enum MDNSAnnouncing {
    /// One packet and the time from registration to it.
    struct Step: Hashable, Sendable {
        /// Time since registration.
        var delay: Duration
        /// The packet.
        var packet: [UInt8]
    }

    /// Three probes with random pauses of up to 250 ms, then announcements at once, after 1 s and after 3 s.
    static func newNode(_ zone: MDNSZone, using random: inout some RandomNumberGenerator) -> [Step] {
        let probe = zone.probe(id: .random(in: 1...UInt16.max, using: &random)).encoded(compressed: false)
        var steps: [Step] = []
        var time = Duration.zero
        for _ in 0..<3 {
            steps.append(Step(delay: time, packet: probe))
            time += .milliseconds(Int.random(in: 0...250, using: &random))
        }
        let announcement = zone.announcement().encoded(compressed: false)
        for pause in [Duration.zero, .seconds(1), .seconds(3)] {
            steps.append(Step(delay: time + pause, packet: announcement))
        }
        return steps
    }

    /// One announcement at once: the name is ours already, but watchers are to hear of the change.
    static func changedNode(_ zone: MDNSZone) -> [Step] {
        [Step(delay: .zero, packet: zone.announcement().encoded(compressed: false))]
    }

    /// The packet that takes a node back.
    static func goodbye(_ zone: MDNSZone) -> [UInt8] {
        zone.announcement(ttl: 0).encoded(compressed: false)
    }
}
