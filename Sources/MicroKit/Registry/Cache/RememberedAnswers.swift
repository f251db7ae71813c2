/// The answers of a registry that are remembered: the pure part of a cache.
///
/// An answer counts for a while. After that it is kept, as the last that was known, for when nothing newer can be had.
struct RememberedAnswers: Sendable {
    /// The most answers that are remembered.
    static let limit = 10_000

    private struct Question: Hashable {
        var name: String
        var extent: LookupExtent
    }

    private struct Answer {
        var records: [ServiceRecord]
        /// When the registry gave it.
        var given: ContinuousClock.Instant
        /// Until when it counts.
        var expiry: ContinuousClock.Instant
    }

    private var answers: [Question: Answer] = [:]

    /// Remembers nothing yet.
    init() {}

    /// Remembers what a registry says of some names together, that it knows nothing of one included. When it knows
    /// nothing of any, nothing is remembered of them any more.
    mutating func note(
        _ records: [ServiceRecord],
        of names: Set<String>,
        _ extent: LookupExtent,
        at now: ContinuousClock.Instant,
        for age: Duration
    ) {
        guard !records.isEmpty else {
            for name in names { forget(name) }
            return
        }
        if answers.count + names.count > Self.limit { answers = answers.filter { $0.value.expiry > now } }
        guard answers.count + names.count <= Self.limit else { return }
        for name in names {
            let own = records.filter { $0.name == name }
            answers[Question(name: name, extent: extent)] = Answer(records: own, given: now, expiry: now + age)
        }
    }

    /// The answer that still counts. One that is complete is enough in any case.
    func current(_ name: String, _ extent: LookupExtent, at now: ContinuousClock.Instant) -> [ServiceRecord]? {
        for extent in extent == .enough ? [extent, .complete] : [extent] {
            if let answer = answers[Question(name: name, extent: extent)], answer.expiry > now { return answer.records }
        }
        return nil
    }

    /// The last that was known of all the names, however old it is, and how old its oldest part is; nil when nothing is
    /// known of one of them, or of none a node.
    func last(
        _ names: Set<String>,
        at now: ContinuousClock.Instant
    ) -> (records: [ServiceRecord], age: Duration)? {
        var (all, oldest): ([ServiceRecord], ContinuousClock.Instant) = ([], now)
        for name in names.sorted() {
            let both = [LookupExtent.complete, .enough].compactMap { answers[Question(name: name, extent: $0)] }
            guard let answer = both.max(by: { $0.given < $1.given }) else { return nil }
            all += answer.records
            oldest = min(oldest, answer.given)
        }
        return all.isEmpty ? nil : (all, oldest.duration(to: now))
    }

    /// Lets what is known of a service count no longer.
    mutating func outdate(_ name: String, at now: ContinuousClock.Instant) {
        change(name) { $0.expiry = now }
    }

    /// Lets what is known of services count until some time, however old it is.
    mutating func extend(_ names: Set<String>, to expiry: ContinuousClock.Instant) {
        for name in names { change(name) { $0.expiry = expiry } }
    }

    /// Changes what is known of a service by what a watch tells. An answer that loses its last node is forgotten.
    mutating func take(_ event: RegistryEvent) {
        let nodes = Set(event.service.nodes.map(\.id))
        change(event.service.name) { answer in
            for index in answer.records.indices {
                answer.records[index].nodes.removeAll { nodes.contains($0.id) }
            }
            answer.records.removeAll { $0.nodes.isEmpty }
            // First, since what is said last of a version is right.
            if event.action != .delete { answer.records.insert(event.service, at: 0) }
            answer.records = answer.records.merged()
        }
        if last([event.service.name], at: .now) == nil { forget(event.service.name) }
    }

    private mutating func forget(_ name: String) {
        for extent in [LookupExtent.enough, .complete] { answers[Question(name: name, extent: extent)] = nil }
    }

    private mutating func change(_ name: String, _ body: (inout Answer) -> Void) {
        for extent in [LookupExtent.enough, .complete] {
            let question = Question(name: name, extent: extent)
            guard var answer = answers[question] else { continue }
            body(&answer)
            answers[question] = answer
        }
    }
}
