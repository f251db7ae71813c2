public import Logging
import Synchronization

/// Several registries as one: what any of them knows is known, and what is registered is registered in all that can be.
///
/// All are asked at the same time. One that can't be asked hides nothing of the others: it is logged, once until it is
/// back, and only when none can be asked is that an error. A node that several know counts once, as the first of them
/// has it.
public final class MultiRegistry: Registry {
    /// The names of the registries, joined with commas.
    public let name: String
    let registries: [any Registry]
    let watches: RegistryWatches
    private let logger: Logger
    private let state = Mutex(State())

    private struct State {
        var isClosed = false
        /// The registries that failed last, by their place.
        var failing: Set<Int> = []
    }

    /// Joins registries, which are closed with this one.
    /// - Parameters:
    ///   - registries: Which ones; of what they know of the same node, that of the first counts.
    ///   - logger: Told when one of them can't be asked, and when it can be again.
    public init(_ registries: [any Registry], logger: Logger = Logger(label: "micro.registry")) {
        self.registries = registries
        self.logger = logger
        name = registries.map(\.name).joined(separator: ",")
        watches = RegistryWatches(of: "the registries \(name)", logger: logger)
    }

    /// Registers in all registries that can be registered in, and returns when all have answered. Where one refuses
    /// and another does not, that is logged.
    public func register(_ service: ServiceRecord, ttl: Duration?) async throws {
        try checkOpen()
        try service.validateForRegistration()
        try checkWritable(service, "registered")
        _ = try await ask(registering: true) { try await $0.register(service, ttl: ttl) }
    }

    /// Registers in all registries that can be registered in; see ``Registry/registerEverywhere(_:ttl:)``.
    fileprivate func registerInAll(_ service: ServiceRecord, ttl: Duration?) async throws {
        try checkOpen()
        try service.validateForRegistration()
        try checkWritable(service, "registered")
        let results = try await results(registering: true) { try await $0.register(service, ttl: ttl) }
        _ = try sort(results) { _ in false }
        for (_, result) in results { try result.get() }
    }

    /// Deregisters in all registries that can be registered in.
    public func deregister(_ service: ServiceRecord) async throws {
        try checkOpen()
        try checkWritable(service, "deregistered")
        _ = try await ask(registering: true) { try await $0.deregister(service) }
    }

    /// What the registries know together. Who wants just enough waits for the first that knows a node. That there is
    /// none is known only when all could be asked.
    public func get(_ name: String, extent: LookupExtent) async throws -> [ServiceRecord] {
        try await ask(
            isEnough: { extent == .enough && !$0.flatMap(\.nodes).isEmpty },
            isNothing: { $0.flatMap(\.nodes).isEmpty }
        ) {
            try await $0.get(name, extent: extent)
        }.union()
    }

    /// What the registries know together. Who wants just enough waits for the first that knows a node of each name.
    public func get(_ names: [String], extent: LookupExtent) async throws -> [ServiceRecord] {
        let wanted = Set(names)
        return try await ask(isEnough: { records in
            extent == .enough && Set(records.filter { !$0.nodes.isEmpty }.map(\.name)) == wanted
        }) {
            try await $0.get(names, extent: extent)
        }.union()
    }

    /// The names that the registries know together.
    public func list() async throws -> [String] {
        Set(try await listEach().flatMap(\.answer)).sorted()
    }

    /// Closes all registries.
    public func close() async {
        state.withLock { $0.isClosed = true }
        watches.close()
        await withDiscardingTaskGroup { group in
            for registry in registries { group.addTask { await registry.close() } }
        }
    }

    // MARK: Who knows what

    /// The records that each registry has of some services; see ``Registry/get(_:extent:)-(String,_)``.
    /// - Returns: Those of the registries that could be asked, in their order.
    /// - Throws: ``MicroError`` when none could be asked, of their common code or `registryUnavailable`; `cancelled`.
    package func getEach(
        _ names: [String],
        extent: LookupExtent
    ) async throws -> [RegistryAnswer<[ServiceRecord]>] {
        try await ask { try await $0.get(names, extent: extent) }
    }

    /// The names that each registry knows.
    /// - Returns: Those of the registries that could be asked, in their order.
    /// - Throws: As ``getEach(_:extent:)``.
    package func listEach() async throws -> [RegistryAnswer<[String]>] {
        try await ask { try await $0.list() }
    }

    // MARK: Asking

    /// Asks all at once, or those that can be registered in, until one has said enough. When some fail and the others
    /// say nothing, that is a failure.
    private func ask<Answer: Sendable>(
        registering: Bool = false,
        isEnough: (Answer) -> Bool = { _ in false },
        isNothing: (Answer) -> Bool = { _ in false },
        _ question: @escaping @Sendable (any Registry) async throws -> Answer
    ) async throws -> [RegistryAnswer<Answer>] {
        try sort(try await results(registering: registering, isEnough: isEnough, question), isNothing)
    }

    private func results<Answer: Sendable>(
        registering: Bool = false,
        isEnough: (Answer) -> Bool = { _ in false },
        _ question: @escaping @Sendable (any Registry) async throws -> Answer
    ) async throws -> [(place: Int, result: Result<Answer, any Error>)] {
        try checkOpen()
        let results = await withTaskGroup(of: (Int, Result<Answer, any Error>).self) { group in
            for (place, registry) in registries.enumerated() where !registering || isWritable(registry) {
                group.addTask { (place, await Result.catching { try await question(registry) }) }
            }
            var results: [(place: Int, result: Result<Answer, any Error>)] = []
            for await (place, result) in group {
                results.append((place, result))
                if case .success(let answer) = result, isEnough(answer) { break }
            }
            group.cancelAll()
            return results.sorted { $0.place < $1.place }
        }
        guard !Task.isCancelled else { throw MicroError(.cancelled, "asking \(name) was cancelled") }
        return results
    }

    /// What was answered. What failed is logged where something else did not.
    private func sort<Answer: Sendable>(
        _ results: [(place: Int, result: Result<Answer, any Error>)],
        _ isNothing: (Answer) -> Bool
    ) throws -> [RegistryAnswer<Answer>] {
        var answers: [RegistryAnswer<Answer>] = []
        var failures: [(place: Int, error: any Error)] = []
        for (place, result) in results {
            switch result {
            case .success(let answer):
                answers.append(RegistryAnswer(registry: registries[place].name, place: place, answer: answer))
            case .failure(let error): failures.append((place, error))
            }
        }
        if !failures.isEmpty, answers.allSatisfy({ isNothing($0.answer) }) { throw failure(of: failures) }
        for answer in answers { noteSuccess(of: answer.place) }
        for (place, error) in failures { noteFailure(of: place, error) }
        return answers
    }

    /// The failure of some registries, of which the others know nothing.
    func failure(of failures: [(place: Int, error: any Error)]) -> any Error {
        Self.failure(of: failures.map { (registries[$0.place].name, $0.error) }, among: name)
    }

    /// One failure for those of several registries.
    /// - Parameters:
    ///   - failures: What each registry that failed has thrown; not empty.
    ///   - name: The names of all that were asked.
    /// - Returns: The only error, or one that names all.
    package static func failure(of failures: [(registry: String, error: any Error)], among name: String) -> any Error {
        if failures.count == 1 { return failures[0].error }
        let errors = failures.map { $0.error as? MicroError }
        let codes = Set(errors.map { $0?.code ?? .internal })
        let reasons = failures.map { "\($0.registry): \(($0.error as? MicroError)?.message ?? "\($0.error)")" }
        return MicroError(
            codes.count == 1 ? codes.first ?? .registryUnavailable : .registryUnavailable,
            "none of the registries \(name) could do it: \(reasons.joined(separator: "; "))",
            phase: .discovery,
            hint: errors.compactMap { $0?.hint }.first,
            cause: failures.first?.error
        )
    }

    /// Logs that a registry can't be asked, unless that has been said since it last could be.
    func noteFailure(of place: Int, _ error: any Error) {
        guard state.withLock({ $0.failing.insert(place).inserted }) else { return }
        logger.warning(
            "one of the registries can't be asked",
            metadata: [
                "registry": "\(registries[place].name)", "error": "\((error as? MicroError)?.message ?? "\(error)")",
            ]
        )
    }

    /// Logs that a registry that could not be asked can be again.
    func noteSuccess(of place: Int) {
        guard state.withLock({ $0.failing.remove(place) }) != nil else { return }
        logger.notice("the registry answers again", metadata: ["registry": "\(registries[place].name)"])
    }

    private func isWritable(_ registry: any Registry) -> Bool { !(registry is any ReadOnlyRegistry) }

    private func checkWritable(_ service: ServiceRecord, _ action: String) throws {
        guard !registries.contains(where: isWritable) else { return }
        guard let registry = registries.first as? any ReadOnlyRegistry else {
            throw MicroError(.invalidArgument, "\(service.name) can't be \(action): there is no registry")
        }
        throw registry.refusal(service, toBe: action)
    }

    func checkOpen() throws {
        guard !state.withLock({ $0.isClosed }) else {
            throw MicroError(.registryUnavailable, "the registries \(name) have been closed", phase: .discovery)
        }
    }
}

/// What one of several registries says.
package struct RegistryAnswer<Answer: Sendable>: Sendable {
    /// The registry's name, such as `etcd`.
    package var registry: String
    /// Its place among the registries that were asked, from 0; two may have the same name.
    package var place: Int
    /// What it says.
    package var answer: Answer
}

extension [RegistryAnswer<[ServiceRecord]>] {
    /// All records as one registry would give them. A node that several registries know is the first one's alone, with
    /// the version that it has there.
    package func union() -> [ServiceRecord] {
        var known: Set<RegistryView.Key> = []
        var records: [ServiceRecord] = []
        for answer in self {
            var own: Set<RegistryView.Key> = []
            for var record in answer.answer {
                record.nodes = record.nodes.filter { node in
                    let key = RegistryView.Key(service: record.name, node: node.id)
                    own.insert(key)
                    return !known.contains(key)
                }
                if !record.nodes.isEmpty { records.append(record) }
            }
            known.formUnion(own)
        }
        return records.merged()
    }
}

extension Registry {
    /// Registers; of several registries each must take it.
    /// - Throws: As ``Registry/register(_:ttl:)``; of several registries the first failure, when all have been asked.
    package func registerEverywhere(_ service: ServiceRecord, ttl: Duration?) async throws {
        guard let several = self as? MultiRegistry else { return try await register(service, ttl: ttl) }
        try await several.registerInAll(service, ttl: ttl)
    }
}
