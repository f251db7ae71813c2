/// One look-up from question to result, as a value: packets and time go in, packets to send come out (go-micro
/// `util/mdns/client.go`).
///
/// Times are counted from the beginning of the look-up.
struct MDNSLookup: Sendable {
    /// What to do next.
    enum Action: Hashable, Sendable {
        /// Send this packet to the group on every interface.
        case send([UInt8])
        /// Stop; what was found is in ``MDNSLookup/findings``.
        case finish
    }

    private enum State: Hashable {
        /// Nobody has answered; the number of questions sent.
        case asking(sent: Int)
        /// Answers came: the first and the last that told anything new.
        case collecting(first: Duration, last: Duration)
        case finished
    }

    /// The most datagrams that are read. Real look-ups get a few for each node.
    static let maximumPackets = 20_000
    /// The most instances that are asked for once more.
    static let maximumFollowUps = 64

    /// What was found so far.
    private(set) var findings: MDNSFindings
    /// What was found so far of other names that are asked for at the same time.
    private(set) var others: [MDNSFindings]
    /// What was not used.
    private(set) var counters = MDNSCounters()
    private let extent: LookupExtent
    private let timing: MDNSTiming
    private let id: UInt16
    private var state: State = .asking(sent: 0)
    /// When the question was sent, each time.
    private var questioned: [Duration] = []
    private var asked: Set<DNSName> = []

    /// Prepares a look-up, which waits for the answers about all names together. Replies carry 0 or the question's id,
    /// and neither is checked.
    init(
        _ findings: MDNSFindings,
        _ others: [MDNSFindings] = [],
        extent: LookupExtent,
        timing: MDNSTiming,
        id: UInt16
    ) {
        self.findings = findings
        self.others = others
        self.extent = extent
        self.timing = timing
        self.id = id
    }

    /// What was found so far of all names.
    var all: [MDNSFindings] { [findings] + others }

    /// When ``timerFired(at:)`` is to be called, nil once finished.
    var deadline: Duration? {
        switch state {
        case .asking(let sent) where (1...timing.repeats.count).contains(sent):
            min(timing.repeats[sent - 1], timing.limit)
        case .asking: timing.limit
        case .collecting(let first, let last): end(first: first, last: last)
        case .finished: nil
        }
    }

    /// Of several names those that nobody has answered for are asked about a second time, and get the time to answer:
    /// one lost datagram shall not make a service unheard of because another one was quick.
    private func end(first: Duration, last: Duration) -> Duration {
        let end = timing.end(extent, first: first, last: last)
        guard !others.isEmpty, !silent.isEmpty, let asked = questioned.last, let again = timing.repeats.first else {
            return end
        }
        return min(questioned.count < 2 ? again : max(end, asked + timing.complete), timing.limit)
    }

    private var silent: [MDNSFindings] { all.filter(\.isEmpty) }

    /// Begins.
    mutating func start() -> [Action] {
        state = .asking(sent: 1)
        return ask(at: .zero)
    }

    /// Time has passed.
    mutating func timerFired(at now: Duration) -> [Action] {
        guard let deadline, now >= deadline else { return [] }
        if case .asking(let sent) = state, now < timing.limit {
            state = .asking(sent: sent + 1)
            return ask(at: now)
        }
        if case .collecting = state, !others.isEmpty, !silent.isEmpty, questioned.count < 2, now < timing.limit {
            return ask(at: now)
        }
        state = .finished
        return [.finish]
    }

    /// A datagram arrived.
    mutating func received(_ packet: [UInt8], at now: Duration) -> [Action] {
        guard state != .finished else { return [] }
        counters.packets += 1
        guard counters.packets <= Self.maximumPackets else {
            counters.dropped += 1
            return []
        }
        guard let message = try? DNSMessage(decoding: packet) else {
            counters.malformed += 1
            return []
        }
        guard isReply(message) else {
            counters.foreign += 1
            return []
        }
        var (learned, incomplete) = findings.add(message, counters: &counters)
        for index in others.indices {
            let gain = others[index].add(message, counters: &counters)
            learned = learned || gain.learned
            incomplete += gain.incomplete
        }
        if learned { answered(at: now) }
        return incomplete.compactMap { followUp($0) }
    }

    private mutating func answered(at now: Duration) {
        if case .collecting(let first, _) = state {
            state = .collecting(first: first, last: now)
        } else {
            state = .collecting(first: now, last: now)
        }
    }

    /// v1.18 to v2.9.0 repeat no question; where there is one it must be ours.
    private func isReply(_ message: DNSMessage) -> Bool {
        guard message.flags.contains(.response), message.flags.isDisjoint(with: [.operation, .responseCode]) else {
            return false
        }
        guard let name = message.questions.first?.name else { return true }
        return name == findings.browse || others.contains { $0.browse == name } || asked.contains(name)
    }

    /// go-micro asks with PTR for the instance, which its own responder never answers; it does answer ANY.
    private mutating func followUp(_ instance: DNSName) -> Action? {
        guard asked.count < Self.maximumFollowUps, asked.insert(instance).inserted else { return nil }
        return .send(query(instance, .any))
    }

    private mutating func ask(at now: Duration) -> [Action] {
        questioned.append(now)
        return silent.map { .send(query($0.browse, .ptr)) }
    }

    private func query(_ name: DNSName, _ type: DNSType) -> [UInt8] {
        DNSMessage(id: id, questions: [DNSQuestion(name: name, type: type)]).encoded(compressed: false)
    }
}
