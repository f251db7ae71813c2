import Synchronization

/// Any registry whose answers to ``Registry/get(_:extent:)`` are remembered for a while, for programs that call or publish
/// often (go-micro `registry/cache/cache.go`).
///
/// What this process registers and deregisters is known at once; of what others do it learns when the time of an answer
/// is over, or when somebody says ``forget(_:)``. An answer of no nodes at all is not remembered.
///
/// Of several tasks that want to know the same at the same time one asks, and the others wait for its answer: a look-up
/// for each could be more than a registry answers, and hundreds of them at once lose their answers in mDNS.
package final class CachedRegistry: Registry {
    /// The name of the registry below.
    package var name: String { base.name }

    private let base: any Registry
    private let age: Duration
    private let now: @Sendable () -> ContinuousClock.Instant
    private let state = Mutex(State())

    private struct Question: Hashable {
        var name: String
        var extent: LookupExtent
    }

    private struct Answer {
        var records: [ServiceRecord]
        var expiry: ContinuousClock.Instant
    }

    /// What is asked of the registry below at once.
    private struct Inquiry: Hashable {
        var names: Set<String>
        var extent: LookupExtent
    }

    /// An inquiry that tasks make or wait for, and how it ended last.
    private struct Lookup {
        let turnstile = Turnstile(places: 1)
        var users = 0
        /// Whether one of the names has been forgotten since it began.
        var isOutdated = false
        var outcome: (began: UInt64, result: Result<[ServiceRecord], any Error>)?
    }

    private struct State {
        var answers: [Question: Answer] = [:]
        var lookups: [Inquiry: Lookup] = [:]
        /// Counts tasks that want to know something and inquiries that begin, to tell which came first.
        var moment: UInt64 = 0

        mutating func nextMoment() -> UInt64 {
            moment += 1
            return moment
        }
    }

    /// The most answers that are remembered.
    private static let limit = 10_000

    /// Remembers answers of a registry.
    /// - Parameters:
    ///   - base: The registry to ask. It is closed with this one.
    ///   - age: How long an answer counts.
    ///   - now: Tells the time.
    package init(
        _ base: any Registry,
        age: Duration,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        self.base = base
        self.age = age
        self.now = now
    }

    /// Whether some answer about a service still counts.
    package func remembers(_ name: String) -> Bool {
        remembered(Question(name: name, extent: .enough)) != nil
    }

    /// Asks next time, whatever is remembered of a service. An answer that is on its way is not remembered.
    package func forget(_ name: String) {
        state.withLock { state in
            state.answers[Question(name: name, extent: .enough)] = nil
            state.answers[Question(name: name, extent: .complete)] = nil
            for inquiry in state.lookups.keys where inquiry.names.contains(name) {
                state.lookups[inquiry]?.isOutdated = true
            }
        }
    }

    /// What is remembered, else what the registry below says.
    package func get(_ name: String, extent: LookupExtent) async throws -> [ServiceRecord] {
        let inquiry = Inquiry(names: [name], extent: extent)
        if let records = remembered(inquiry) { return records }
        return try await shared(inquiry) { try await base.get(name, extent: extent) }
    }

    /// What is remembered of all the names, else what the registry below says of all of them.
    package func get(_ names: [String], extent: LookupExtent) async throws -> [ServiceRecord] {
        let inquiry = Inquiry(names: Set(names), extent: extent)
        if let records = remembered(inquiry) { return records }
        return try await shared(inquiry) { try await base.get(inquiry.names.sorted(), extent: extent) }
    }

    // MARK: Asking

    /// Asks, or waits for one who does. What is found is the answer for all who wanted to know before that look-up began,
    /// and for others if it is remembered.
    private func shared(
        _ inquiry: Inquiry,
        _ look: () async throws -> [ServiceRecord]
    ) async throws -> [ServiceRecord] {
        let (turnstile, wanted) = state.withLock { state in
            state.lookups[inquiry, default: Lookup()].users += 1
            return (state.lookups[inquiry]?.turnstile ?? Turnstile(places: 1), state.nextMoment())
        }
        defer { leave(inquiry) }
        let place = try await enter(turnstile)
        defer { place.leave() }
        if let records = remembered(inquiry) { return records }
        let outcome = state.withLock { $0.lookups[inquiry]?.outcome }
        if let outcome, outcome.began > wanted { return try outcome.result.get() }
        return try await ask(inquiry, look)
    }

    private func enter(_ turnstile: Turnstile) async throws -> Turnstile.Place {
        if let place = turnstile.enterAtOnce() { return place }
        do {
            return try await turnstile.enter()
        } catch {
            throw MicroError(.cancelled, "the look-up was cancelled")
        }
    }

    private func leave(_ inquiry: Inquiry) {
        state.withLock { state in
            guard var lookup = state.lookups[inquiry] else { return }
            lookup.users -= 1
            state.lookups[inquiry] = lookup.users > 0 ? lookup : nil
        }
    }

    private func ask(_ inquiry: Inquiry, _ look: () async throws -> [ServiceRecord]) async throws -> [ServiceRecord] {
        let began = state.withLock { state in
            state.lookups[inquiry]?.isOutdated = false
            return state.nextMoment()
        }
        do {
            let records = try await look()
            note(.success(records), inquiry, began)
            return records
        } catch {
            // That this task was cancelled is no answer for others.
            if !Task.isCancelled { note(.failure(error), inquiry, began) }
            throw error
        }
    }

    private func note(_ result: Result<[ServiceRecord], any Error>, _ inquiry: Inquiry, _ began: UInt64) {
        let now = now()
        state.withLock { state in
            state.lookups[inquiry]?.outcome = (began, result)
            guard case .success(let records) = result, !records.isEmpty else { return }
            guard state.lookups[inquiry]?.isOutdated == false else { return }
            if state.answers.count >= Self.limit { state.answers = state.answers.filter { $0.value.expiry > now } }
            guard state.answers.count < Self.limit else { return }
            // Of several names, that one has no nodes is part of the answer.
            for name in inquiry.names {
                let own = records.filter { $0.name == name }
                state.answers[Question(name: name, extent: inquiry.extent)] = Answer(records: own, expiry: now + age)
            }
        }
    }

    /// What is remembered of all names.
    private func remembered(_ inquiry: Inquiry) -> [ServiceRecord]? {
        let known = inquiry.names.map { remembered(Question(name: $0, extent: inquiry.extent)) }
        return known.contains(nil) ? nil : known.flatMap { $0 ?? [] }
    }

    /// An answer that still counts. One that is complete is enough in any case.
    private func remembered(_ question: Question) -> [ServiceRecord]? {
        let now = now()
        return state.withLock { state in
            for extent in Set([question.extent, .complete]) {
                if let answer = state.answers[Question(name: question.name, extent: extent)], answer.expiry > now {
                    return answer.records
                }
            }
            return nil
        }
    }

    // MARK: The registry below

    /// Registers below.
    package func register(_ service: ServiceRecord, ttl: Duration?) async throws {
        defer { forget(service.name) }
        try await base.register(service, ttl: ttl)
    }

    /// Deregisters below.
    package func deregister(_ service: ServiceRecord) async throws {
        defer { forget(service.name) }
        try await base.deregister(service)
    }

    /// Asks below, always.
    package func list() async throws -> [String] { try await base.list() }

    /// Watches below.
    package func watch(_ name: String?) async throws -> AsyncThrowingStream<RegistryEvent, any Error> {
        try await base.watch(name)
    }

    /// Forgets everything and closes the registry below.
    package func close() async {
        state.withLock { $0.answers = [:] }
        await base.close()
    }
}
