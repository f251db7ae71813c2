import Synchronization

extension MultiRegistry {
    /// What changes in what the registries know together. A node is gone when none has it any more, and has come when
    /// the first has it.
    ///
    /// Begins when every registry has said what is there or that it can't be watched; one that can't be is tried again
    /// for as long as the watch is read.
    public func watch(_ name: String?) async throws -> AsyncThrowingStream<RegistryEvent, any Error> {
        try checkOpen()
        return try await watches.open { [self] tell in
            try await MultiRegistryWatch(of: self, name, tell).run()
        }
    }
}

/// One watch of several registries.
private final class MultiRegistryWatch: Sendable {
    private let multi: MultiRegistry
    private let name: String?
    private let tell: @Sendable (RegistryUpdate) async throws -> Void
    /// Keeps the order of what is told that of what is known.
    private let turn = Turnstile(places: 1)
    private let state: Mutex<State>
    /// How each registry's first attempt ended, and those after it.
    private let attempts: AsyncStream<(place: Int, error: (any Error)?)>
    private let attempt: AsyncStream<(place: Int, error: (any Error)?)>.Continuation

    private struct State {
        var view: MultiRegistryView
        /// Whether the reader has been told the first picture.
        var hasBegun = false
    }

    init(
        of multi: MultiRegistry,
        _ name: String?,
        _ tell: @escaping @Sendable (RegistryUpdate) async throws -> Void
    ) {
        self.multi = multi
        self.name = name
        self.tell = tell
        state = Mutex(State(view: MultiRegistryView(count: multi.registries.count)))
        (attempts, attempt) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(4 * multi.registries.count))
    }

    /// Follows all registries until the task is cancelled.
    /// - Throws: What they fail with, when none can be watched at first.
    func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for place in multi.registries.indices { group.addTask { try await self.follow(place) } }
            group.addTask { try await self.begin() }
            // The first failure ends the others, which waiting for all would not.
            while try await group.next() != nil {}
        }
    }

    /// Tells the first picture when everyone has had an attempt.
    private func begin() async throws {
        var failures: [Int: any Error] = [:]
        var pending = Set(multi.registries.indices)
        var results = attempts.makeAsyncIterator()
        while !pending.isEmpty, let (place, error) = await results.next() {
            if pending.remove(place) != nil { failures[place] = error }
        }
        try Task.checkCancellation()
        guard failures.count < multi.registries.count || failures.isEmpty else {
            throw multi.failure(of: failures.sorted { $0.key < $1.key }.map { (place: $0.key, error: $0.value) })
        }
        for (place, error) in failures { multi.noteFailure(of: place, error) }
        try await take { state in
            state.hasBegun = true
            return [.all(state.view.records)]
        }
        // Who has nothing to follow has nothing to end with either.
        while multi.registries.isEmpty { try await pause(until: .now + .seconds(3600)) }
    }

    /// Follows one registry until the task is cancelled, over as many watches as it takes.
    private func follow(_ place: Int) async throws {
        var backoff = Backoff(from: .milliseconds(100), to: .seconds(5))
        while true {
            let opened = await Result.catching { try await watch(place) }
            try Task.checkCancellation()
            switch opened {
            case .success: backoff.reset()
            case .failure(let error): report(place, error)
            }
            try await pause(until: .now + backoff.next())
        }
    }

    private func report(_ place: Int, _ error: any Error) {
        attempt.yield((place, error))
        if state.withLock({ $0.hasBegun }) { multi.noteFailure(of: place, error) }
    }

    /// Follows one registry until its watch ends.
    private func watch(_ place: Int) async throws {
        let registry = multi.registries[place]
        // The watch comes first, so that nothing is missed in between.
        let events = try await registry.watch(name)
        let records = try await picture(of: registry)
        multi.noteSuccess(of: place)
        try await take { state in
            state.view.replace(place, with: records)
            return [.all(state.view.records)]
        }
        attempt.yield((place, nil))
        for try await event in events {
            try await take { state in state.view.take(event, of: place).map { .change($0) } }
        }
    }

    private func picture(of registry: any Registry) async throws -> [ServiceRecord] {
        if let name { return try await registry.get(name, extent: .complete) }
        let names = try await registry.list()
        var records: [ServiceRecord] = []
        // Some registries ask for each name by itself, and thousands at once are more than one answers.
        for start in stride(from: 0, to: names.count, by: 64) {
            records += try await registry.get(Array(names[start..<min(start + 64, names.count)]), extent: .complete)
        }
        return records
    }

    /// Changes what is known, and tells the reader what `change` returns once it has begun.
    private func take(_ change: (inout State) -> [RegistryUpdate]) async throws {
        let place = try await turn.enter()
        defer { place.leave() }
        let updates = state.withLock { state in
            let updates = change(&state)
            return state.hasBegun ? updates : []
        }
        for update in updates { try await tell(update) }
    }
}
