/// One look-up from question to result, as a value: answers and time go in, the end comes out.
///
/// Times are counted from the beginning of the look-up.
struct NATSLookup: Sendable {
    /// What is asked.
    enum Question: Hashable, Sendable {
        /// The nodes of these services.
        case services([String])
        /// The names of all services.
        case names
        /// The nodes of all services.
        case everything
    }

    /// The most answers that are read, far more than any cluster gives.
    static let answerLimit = 1_000_000
    /// The most bytes of all answers together.
    static let byteLimit = 512 << 20

    let question: Question
    private let extent: LookupExtent
    private var timing: NATSTiming
    /// The families under which somebody may yet answer.
    private var asked = Set(NATSSubjectFamily.allCases)
    private(set) var records: [ServiceRecord] = []
    private var seen: Set<[UInt8]> = []
    /// The names that somebody has answered for.
    private(set) var names: Set<String> = []
    private var answers = 0
    private var bytes = 0
    private var first: Duration?
    private var last: Duration = .zero
    private(set) var isFinished = false
    /// Why answers were passed over, by the name they carry or were asked for.
    private(set) var passedOver: [String: String] = [:]

    init(_ question: Question, extent: LookupExtent, timing: NATSTiming) {
        self.question = question
        self.extent = extent
        self.timing = timing
        if case .services(let names) = question, names.isEmpty { isFinished = true }
    }

    /// Takes in how far away the server is, since whoever answers may be as far from it.
    mutating func extend(by roundTrip: Duration) {
        timing.first += roundTrip * 2
        timing.limit += roundTrip * 2
    }

    /// What to ask.
    var questions: [NATSRegistryMessage] {
        switch question {
        case .services(let names): names.map { .get($0) }
        case .names, .everything: [.list]
        }
    }

    /// When ``timerFired(at:)`` is to be called; nil once finished.
    var deadline: Duration? {
        if isFinished { return nil }
        guard let first else { return min(timing.first, timing.limit) }
        return timing.end(isEachFound ? extent : .complete, first: first, last: last)
    }

    /// What was found: one record for each service and version.
    var services: [ServiceRecord] { records.merged() }

    /// Nobody hears what is asked under the subjects of a family.
    mutating func nobody(of family: NATSSubjectFamily) {
        asked.remove(family)
        if asked.isEmpty { isFinished = true }
    }

    /// Time has passed.
    mutating func timerFired(at now: Duration) {
        if let deadline, now >= deadline { isFinished = true }
    }

    /// Somebody answered.
    mutating func received(_ answer: [UInt8], at now: Duration) {
        guard !isFinished else { return }
        answers += 1
        bytes += answer.count
        guard answers <= Self.answerLimit, bytes <= Self.byteLimit else {
            isFinished = true
            return
        }
        do {
            take(try NATSRegistryMessage.record(answer), at: now)
        } catch {
            passOver(only ?? "", error.message)
        }
    }

    /// The one service that is asked for.
    private var only: String? {
        if case .services(let names) = question, names.count == 1 { names[0] } else { nil }
    }

    private var isEachFound: Bool {
        if case .services(let wanted) = question { names.isSuperset(of: wanted) } else { true }
    }

    private mutating func take(_ record: ServiceRecord, at now: Duration) {
        guard !record.name.isEmpty else { return passOver("", "it has no name") }
        if case .services(let names) = question, !names.contains(record.name) {
            return passOver(record.name, "it is of a service that was not asked for")
        }
        let isNew = names.insert(record.name).inserted
        let hasMore = question != .names && keep(record)
        guard isNew || hasMore else { return }
        if first == nil { first = now }
        last = now
    }

    /// Returns whether the record told of a node that was not known.
    private mutating func keep(_ record: ServiceRecord) -> Bool {
        var record = record
        record.nodes = record.nodes.filter { node in
            guard !node.id.isEmpty, !node.address.isEmpty else {
                passOver(record.name, "a node has no id or no address")
                return false
            }
            return seen.insert(Array("\(record.name)\0\(record.version)\0\(node.id)".utf8)).inserted
        }
        guard !record.nodes.isEmpty else { return false }
        records.append(record)
        return true
    }

    private mutating func passOver(_ name: String, _ reason: String) {
        if passedOver.count < 100 { passedOver[name] = reason }
    }
}
