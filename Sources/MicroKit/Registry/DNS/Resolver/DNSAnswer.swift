/// What a message answers to a question: the records at the end of the chain of names that stand for others.
struct DNSAnswer: Hashable, Sendable {
    /// The longest that an answer is kept, in seconds, whatever it says.
    private static let maximumTTL: UInt32 = 3600
    /// The most names that stand for others.
    static let maximumAliases = 8

    /// The records that were asked for.
    var records: [DNSRecord] = []
    /// Addresses that came with them.
    var addresses: [DNSRecord] = []
    /// The name that the one asked for stands for, when the message does not say what its records are.
    var alias: DNSName?
    /// How long the answer may be kept, in seconds; nil when nothing was found, which says nothing of it.
    var ttl: UInt32?

    /// Nothing.
    init() {}

    /// Reads an answer.
    init(_ message: DNSMessage, to question: DNSQuestion) {
        var name = question.name.folded
        for _ in 0...Self.maximumAliases {
            let own = message.answers.filter { $0.owner.folded == name && $0.recordClass == DNSRecord.internet }
            records = own.filter { $0.data.type == question.type }
            guard records.isEmpty else { break }
            guard case .cname(let target)? = own.first(where: { $0.data.type == .cname })?.data else { break }
            note(own.filter { $0.data.type == .cname })
            alias = target
            name = target.folded
        }
        note(records)
        if !records.isEmpty || message.response != .success { alias = nil }
        guard question.type == .srv else { return }
        let targets = Set(records.compactMap { $0.target?.folded })
        // What was not asked for is believed of nobody else.
        addresses = message.additionals.filter { record in
            [.a, .aaaa].contains(record.data.type) && record.recordClass == DNSRecord.internet
                && targets.contains(record.owner.folded)
        }
        note(addresses)
    }

    private mutating func note(_ records: [DNSRecord]) {
        for record in records {
            // A time with its highest bit set is none (RFC 2181 8).
            let time = record.ttl >> 31 == 1 ? 0 : min(record.ttl, Self.maximumTTL)
            ttl = min(ttl ?? Self.maximumTTL, time)
        }
    }
}

extension DNSRecord {
    /// The host that a service's record names.
    var target: DNSName? {
        if case .srv(_, _, _, let target) = data { target } else { nil }
    }

    /// The address that a host's record gives.
    var address: IPAddress? {
        if case .address(let address) = data { address } else { nil }
    }
}
