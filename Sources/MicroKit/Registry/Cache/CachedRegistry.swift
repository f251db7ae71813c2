public import Logging
import Synchronization

/// Any registry whose answers to ``Registry/get(_:extent:)-(String,_)`` are remembered, for programs that run long and
/// call often (go-micro `registry/cache/cache.go`).
///
/// ```swift
/// let registry = CachedRegistry(try MDNSRegistry())
/// ```
///
/// A service that has been asked for is watched, so that what is remembered of it changes with it. Whatever is
/// remembered is asked for again when its time is over, since a watch can be lost. While the registry below can't be
/// asked, what was known last is the answer, however old it is, and a warning is logged; the registry is tried again
/// every few seconds. What this process registers and deregisters is known at once. An answer of no nodes at all is not
/// remembered.
///
/// Of several tasks that want to know the same at the same time one asks, and the others wait for its answer: a look-up
/// for each could be more than a registry answers, and hundreds of them at once lose their answers in mDNS.
///
/// A program that asks once gains nothing, and waits for a watch to be set up that it has no use for.
public final class CachedRegistry: Registry {
    /// The name of the registry below.
    public var name: String { base.name }

    private let base: any Registry
    private let age: Duration
    private let isWatching: Bool
    private let logger: Logger
    private let now: @Sendable () -> ContinuousClock.Instant
    private let state = Mutex(State())

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
        var answers = RememberedAnswers()
        var lookups: [Inquiry: Lookup] = [:]
        /// The watches, by the names of their services.
        var watches: [String: Task<Void, Never>] = [:]
        /// Whether the registry below failed when it was asked last.
        var isAway = false
        var isClosed = false
        /// Counts tasks that want to know something and inquiries that begin, to tell which came first.
        var moment: UInt64 = 0

        mutating func nextMoment() -> UInt64 {
            moment += 1
            return moment
        }
    }

    /// The most services that are watched. Of others the answers just count for their time.
    private static let watchLimit = 200
    /// How long the last that was known counts before a registry that failed is asked again.
    private static let retryInterval = Duration.seconds(5)

    /// Remembers answers of a registry, and keeps them fresh by watching.
    /// - Parameters:
    ///   - base: The registry to ask. It is closed with this one.
    ///   - age: How long an answer counts at most; go-micro's minute by default.
    ///   - logger: Told when the registry below can't be asked, and when it can be again.
    public convenience init(
        _ base: any Registry,
        age: Duration = .seconds(60),
        logger: Logger = Logger(label: "micro.registry")
    ) {
        self.init(base, for: age, isWatching: true, logger: logger)
    }

    /// Remembers answers of a registry.
    /// - Parameters:
    ///   - base: The registry to ask. It is closed with this one.
    ///   - age: How long an answer counts at most.
    ///   - isWatching: Whether services that are asked for are watched, which is not worth it for a short time.
    ///   - logger: Told when the registry below can't be asked, and when it can be again.
    ///   - now: Tells the time.
    package init(
        _ base: any Registry,
        for age: Duration,
        isWatching: Bool = false,
        logger: Logger = Logger(label: "micro.registry"),
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        self.base = base
        self.age = age
        self.isWatching = isWatching
        self.logger = logger
        self.now = now
    }

    deinit {
        for watch in state.withLock({ $0.watches.values }) { watch.cancel() }
    }

    /// Whether some answer about a service still counts.
    package func remembers(_ name: String) -> Bool {
        let now = now()
        return state.withLock { $0.answers.current(name, .enough, at: now) } != nil
    }

    /// Asks next time, whatever is remembered of a service. An answer that is on its way is not remembered.
    package func forget(_ name: String) {
        let now = now()
        state.withLock { state in
            state.answers.outdate(name, at: now)
            outdate(name, &state)
        }
    }

    /// Lets no look-up under way be remembered.
    private func outdate(_ name: String, _ state: inout State) {
        for inquiry in state.lookups.keys where inquiry.names.contains(name) {
            state.lookups[inquiry]?.isOutdated = true
        }
    }

    /// What is remembered, else what the registry below says, else what it said last.
    public func get(_ name: String, extent: LookupExtent) async throws -> [ServiceRecord] {
        let inquiry = Inquiry(names: [name], extent: extent)
        if let records = try remembered(inquiry) { return records }
        return try await shared(inquiry) { try await base.get(name, extent: extent) }
    }

    /// What is remembered of all the names, else what the registry below says of all of them, else what it said last.
    public func get(_ names: [String], extent: LookupExtent) async throws -> [ServiceRecord] {
        let inquiry = Inquiry(names: Set(names), extent: extent)
        if let records = try remembered(inquiry) { return records }
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
        if let records = try remembered(inquiry) { return records }
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
            note(records, inquiry, began)
            return records
        } catch {
            // That this task was cancelled is no answer for others.
            guard !Task.isCancelled else { throw error }
            return try fallBack(from: error, inquiry, began)
        }
    }

    private func note(_ records: [ServiceRecord], _ inquiry: Inquiry, _ began: UInt64) {
        let now = now()
        let isBack = state.withLock { state in
            state.lookups[inquiry]?.outcome = (began, .success(records))
            defer { state.isAway = false }
            guard state.lookups[inquiry]?.isOutdated == false, !state.isClosed else { return state.isAway }
            state.answers.note(records, of: inquiry.names, inquiry.extent, at: now, for: age)
            if isWatching, !records.isEmpty { for name in inquiry.names { watch(name, &state) } }
            return state.isAway
        }
        if isBack { logger.notice("the registry answers again", metadata: ["registry": "\(base.name)"]) }
    }

    /// What was known last, when the registry can't be asked.
    private func fallBack(
        from error: any Error,
        _ inquiry: Inquiry,
        _ began: UInt64
    ) throws -> [ServiceRecord] {
        let now = now()
        let (last, isNews) = state.withLock { state in
            let last = Self.isOutage(error) && !state.isClosed ? state.answers.last(inquiry.names, at: now) : nil
            state.lookups[inquiry]?.outcome = (began, last.map { .success($0.records) } ?? .failure(error))
            guard last != nil else { return (last, false) }
            state.answers.extend(inquiry.names, to: now + min(Self.retryInterval, age))
            defer { state.isAway = true }
            return (last, !state.isAway)
        }
        guard let last else { throw error }
        if isNews {
            logger.warning(
                "the registry can't be asked; what was known last counts until it can be",
                metadata: [
                    "registry": "\(base.name)", "age": "\(last.age.shortText)",
                    "error": "\((error as? MicroError)?.message ?? "\(error)")",
                ]
            )
        }
        return last.records
    }

    /// Whether another attempt may go otherwise, so that what was known may still be right.
    private static func isOutage(_ error: any Error) -> Bool {
        switch (error as? MicroError)?.code {
        case .invalidArgument, .cancelled: false
        default: true
        }
    }

    /// What is remembered of all names and still counts.
    private func remembered(_ inquiry: Inquiry) throws -> [ServiceRecord]? {
        let now = now()
        return try state.withLock { state in
            guard !state.isClosed else { throw closed }
            let known = inquiry.names.sorted().map { state.answers.current($0, inquiry.extent, at: now) }
            return known.contains(nil) ? nil : known.flatMap { $0 ?? [] }
        }
    }

    private var closed: MicroError {
        MicroError(.registryUnavailable, "the cache of the registry \(base.name) has been closed", phase: .discovery)
    }

    // MARK: Watching

    /// Keeps what is remembered of a service fresh, for as long as it is remembered and this registry is there.
    private func watch(_ name: String, _ state: inout State) {
        guard state.watches[name] == nil, state.watches.count < Self.watchLimit, !state.isClosed else { return }
        // This registry owns the task: it ends with it.
        state.watches[name] = Task { [base, weak self] in
            // One that can't be opened is tried again with the next answer.
            if let events = try? await base.watch(name) {
                // What changed since the answer and before now was not told.
                self?.forget(name)
                do {
                    for try await event in events { guard self?.take(event) == true else { break } }
                } catch {}
            }
            self?.ended(name)
        }
    }

    /// Notes a change.
    /// - Returns: Whether further ones are of use.
    private func take(_ event: RegistryEvent) -> Bool {
        let now = now()
        return state.withLock { state in
            state.answers.take(event)
            // An answer on its way may be older than this.
            outdate(event.service.name, &state)
            return state.answers.last([event.service.name], at: now) != nil
        }
    }

    private func ended(_ name: String) {
        state.withLock { $0.watches[name] = nil }
    }

    // MARK: The registry below

    /// Registers below.
    public func register(_ service: ServiceRecord, ttl: Duration?) async throws {
        defer { forget(service.name) }
        try await base.register(service, ttl: ttl)
    }

    /// Deregisters below.
    public func deregister(_ service: ServiceRecord) async throws {
        defer { forget(service.name) }
        try await base.deregister(service)
    }

    /// Asks below, always.
    public func list() async throws -> [String] { try await base.list() }

    /// Watches below.
    public func watch(_ name: String?) async throws -> AsyncThrowingStream<RegistryEvent, any Error> {
        try await base.watch(name)
    }

    /// Forgets everything and closes the registry below.
    public func close() async {
        let watches = state.withLock { state in
            state.isClosed = true
            state.answers = RememberedAnswers()
            defer { state.watches = [:] }
            return state.watches.values
        }
        for watch in watches { watch.cancel() }
        await base.close()
    }
}
