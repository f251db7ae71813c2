import Synchronization

/// Any registry whose answers to ``Registry/get(_:extent:)`` are remembered for a while, for programs that call or publish
/// often (go-micro `registry/cache/cache.go`).
///
/// What this process registers and deregisters is known at once; of what others do it learns when the time of an answer
/// is over, or when somebody says ``forget(_:)``. An answer of no nodes at all is not remembered.
package final class CachedRegistry: Registry {
    /// The name of the registry below.
    package var name: String { base.name }

    private let base: any Registry
    private let age: Duration
    private let now: @Sendable () -> ContinuousClock.Instant
    private let answers = Mutex<[Question: Answer]>([:])

    private struct Question: Hashable {
        var name: String
        var extent: LookupExtent
    }

    private struct Answer {
        var records: [ServiceRecord]
        var expiry: ContinuousClock.Instant
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

    /// Asks next time, whatever is remembered of a service.
    package func forget(_ name: String) {
        answers.withLock { answers in
            answers[Question(name: name, extent: .enough)] = nil
            answers[Question(name: name, extent: .complete)] = nil
        }
    }

    /// What is remembered, else what the registry below says.
    package func get(_ name: String, extent: LookupExtent) async throws -> [ServiceRecord] {
        if let records = remembered(Question(name: name, extent: extent)) { return records }
        let records = try await base.get(name, extent: extent)
        remember([name], records, extent)
        return records
    }

    /// What is remembered of all the names, else what the registry below says of all of them.
    package func get(_ names: [String], extent: LookupExtent) async throws -> [ServiceRecord] {
        let names = Set(names)
        let known = names.map { remembered(Question(name: $0, extent: extent)) }
        if !known.contains(nil) { return known.flatMap { $0 ?? [] } }
        let records = try await base.get(names.sorted(), extent: extent)
        // Of several names, that one has no nodes is part of the answer.
        remember(names, records, extent)
        return records
    }

    private func remember(_ names: Set<String>, _ records: [ServiceRecord], _ extent: LookupExtent) {
        guard !records.isEmpty else { return }
        let now = now()
        answers.withLock { answers in
            if answers.count >= Self.limit { answers = answers.filter { $0.value.expiry > now } }
            guard answers.count < Self.limit else { return }
            for name in names {
                let own = records.filter { $0.name == name }
                answers[Question(name: name, extent: extent)] = Answer(records: own, expiry: now + age)
            }
        }
    }

    /// An answer that still counts. One that is complete is enough in any case.
    private func remembered(_ question: Question) -> [ServiceRecord]? {
        let now = now()
        return answers.withLock { answers in
            for extent in Set([question.extent, .complete]) {
                if let answer = answers[Question(name: question.name, extent: extent)], answer.expiry > now {
                    return answer.records
                }
            }
            return nil
        }
    }

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
        answers.withLock { $0 = [:] }
        await base.close()
    }
}
