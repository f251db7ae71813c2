/// Everything that one process answers for.
struct MDNSZones: Sendable {
    /// A node, known by its service's name and its id.
    struct Key: Hashable, Sendable {
        /// Name of the service.
        var service: String
        /// The node's id.
        var node: String
    }

    private var nodes: [Key: MDNSZone] = [:]
    private var listings: [String: MDNSZone] = [:]

    /// Every node's zone.
    var all: [Key: MDNSZone] { nodes }

    /// Answers for a node from now on, and for its service's name in the listing.
    /// - Returns: False when nothing changed.
    mutating func insert(_ zone: MDNSZone, listing: MDNSZone, for key: Key) -> Bool {
        listings[key.service] = listing
        return nodes.updateValue(zone, forKey: key) != zone
    }

    /// Stops answering for a node, and for its service's name when this was its last one.
    /// - Returns: What was answered so far, nil for a node that was not known.
    mutating func remove(_ key: Key) -> MDNSZone? {
        guard let zone = nodes.removeValue(forKey: key) else { return nil }
        if !nodes.keys.contains(where: { $0.service == key.service }) { listings[key.service] = nil }
        return zone
    }

    /// The replies to a message: one for each zone, as several nodes of a host share its name but not an address.
    ///
    /// The question is always repeated, which v2.9.1 and later insist on; the id only if a unicast reply was asked
    /// for. Responses are not answered, or two responders could be set to answer each other without end.
    func replies(to message: DNSMessage) -> [DNSMessage] {
        let refusing: DNSMessage.Flags = [.response, .operation, .responseCode]
        guard message.flags.isDisjoint(with: refusing) else { return [] }
        let questions = message.questions.filter(\.isInternet)
        guard !questions.isEmpty else { return [] }
        let id = questions.contains(where: \.wantsUnicast) ? message.id : 0
        return (nodes.values.map { $0 } + listings.values).compactMap { zone in
            var answers: [DNSRecord] = []
            for question in questions {
                for record in zone.answer(question) where !answers.contains(record) { answers.append(record) }
            }
            guard !answers.isEmpty else { return nil }
            return DNSMessage(
                id: id,
                flags: [.response, .authoritative],
                questions: message.questions,
                answers: answers
            )
        }
    }
}
