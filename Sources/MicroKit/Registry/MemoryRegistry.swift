import Synchronization

/// A registry within this process: go-micro's `registry/memory.go`. For tests, and for services that share a process.
///
/// A node whose time has passed is gone at once for those who ask, and watchers are told when it happens.
public actor MemoryRegistry: NodeRecordSource {
    /// `memory`.
    public nonisolated let name = "memory"

    private struct Entry {
        var service: ServiceRecord
        var expiry: Duration?
    }

    private struct Key: Hashable {
        var service: String
        var node: String
    }

    /// What one reader has still to be told. The reader's stream owns it, so that it goes with the stream.
    private final class Watcher: Sendable {
        struct State {
            var events: [RegistryEvent] = []
            var alarm: AsyncStream<Void>.Continuation?
        }

        let service: String?
        let state = Mutex(State())

        init(service: String?) { self.service = service }

        func ring() { state.withLock { $0.alarm }?.finish() }

        /// A reader that stands still loses the oldest events rather than this process its memory.
        func tell(_ event: RegistryEvent) {
            state.withLock { state in
                if state.events.count >= 4096 { state.events.removeFirst() }
                state.events.append(event)
            }
            ring()
        }

        func next() -> RegistryEvent? {
            state.withLock { $0.events.isEmpty ? nil : $0.events.removeFirst() }
        }
    }

    private struct Weak {
        weak var watcher: Watcher?
    }

    private let now: @Sendable () -> Duration
    private let sleep: @Sendable (Duration) async throws -> Void
    private var entries: [Key: Entry] = [:]
    private var watches: [Weak] = []
    private var isClosed = false

    /// Makes an empty registry.
    /// - Parameter clock: Says when a registration has expired.
    public init<C: Clock>(clock: C = ContinuousClock()) where C.Duration == Duration {
        let start = clock.now
        now = { start.duration(to: clock.now) }
        sleep = { try await clock.sleep(until: start.advanced(by: $0), tolerance: nil) }
    }

    /// Keeps the nodes until they expire; see ``Registry/register(_:ttl:)``.
    public func register(_ service: ServiceRecord, ttl: Duration?) throws {
        try prepare()
        try service.validateForRegistration()
        for node in service.nodes {
            var single = service
            single.nodes = [node]
            let entry = Entry(service: single, expiry: ttl.map { now() + $0 })
            let old = entries.updateValue(entry, forKey: Key(service: service.name, node: node.id))
            if let old, old.service == single { continue }
            tell(RegistryEvent(old == nil ? .create : .update, single))
        }
        // Those who wait for the first expiry may have to wait for another one now.
        watchers.forEach { $0.ring() }
    }

    /// Forgets the nodes.
    public func deregister(_ service: ServiceRecord) throws {
        try prepare()
        for node in service.nodes {
            guard let old = entries.removeValue(forKey: Key(service: service.name, node: node.id)) else { continue }
            tell(RegistryEvent(.delete, old.service))
        }
    }

    /// What is registered now; the extent makes no difference.
    public func get(_ name: String, extent: LookupExtent) throws -> [ServiceRecord] {
        try prepare()
        let nodes = entries.filter { $0.key.service == name }.sorted { $0.key.node < $1.key.node }
        var versions: [String: ServiceRecord] = [:]
        for (_, entry) in nodes {
            if versions[entry.service.version] == nil {
                versions[entry.service.version] = entry.service
            } else {
                versions[entry.service.version]?.nodes += entry.service.nodes
            }
        }
        return versions.values.sorted { $0.version < $1.version }
    }

    /// What was registered for each node.
    package func nodeRecords(of name: String) throws -> [ServiceRecord] {
        try prepare()
        return entries.filter { $0.key.service == name }.sorted { $0.key.node < $1.key.node }.map(\.value.service)
    }

    /// The names of what is registered now.
    public func list() throws -> [String] {
        try prepare()
        return Set(entries.keys.map(\.service)).sorted()
    }

    /// Changes from now on, each told once; expiries while the reader waits included.
    public func watch(_ name: String?) throws -> AsyncThrowingStream<RegistryEvent, any Error> {
        try prepare()
        let watcher = Watcher(service: name)
        watches.removeAll { $0.watcher == nil }
        watches.append(Weak(watcher: watcher))
        // The reader's own task waits and notices expiries, so that this registry needs no task of its own.
        return AsyncThrowingStream { await self.nextEvent(for: watcher) }
    }

    /// Forgets everything. Watches tell what is left and end.
    public func close() {
        isClosed = true
        entries = [:]
        watchers.forEach { $0.ring() }
    }

    // MARK: Watching

    private var watchers: [Watcher] { watches.compactMap(\.watcher) }

    private func nextEvent(for watcher: Watcher) async -> RegistryEvent? {
        while !Task.isCancelled {
            expire()
            if let event = watcher.next() { return event }
            guard !isClosed else { break }
            await waitForAlarm(of: watcher)
        }
        return nil
    }

    /// Returns at the next event or expiry, or when the task is cancelled.
    private func waitForAlarm(of watcher: Watcher) async {
        let (alarm, continuation) = AsyncStream.makeStream(of: Void.self)
        watcher.state.withLock { $0.alarm = continuation }
        let expiry = entries.values.compactMap(\.expiry).min()
        await withTaskGroup(of: Void.self) { [sleep] group in
            group.addTask { for await _ in alarm { return } }
            if let expiry { group.addTask { try? await sleep(expiry) } }
            await group.next()
            group.cancelAll()
        }
    }

    private func tell(_ event: RegistryEvent) {
        for watcher in watchers where watcher.service == nil || watcher.service == event.service.name {
            watcher.tell(event)
        }
    }

    // MARK: Expiry

    private func prepare() throws {
        guard !isClosed else { throw MicroError(.registryUnavailable, "the memory registry has been closed") }
        expire()
    }

    private func expire() {
        let now = now()
        for (key, entry) in entries.sorted(by: { $0.key.node < $1.key.node }) {
            guard let expiry = entry.expiry, expiry <= now else { continue }
            entries[key] = nil
            tell(RegistryEvent(.delete, entry.service))
        }
    }
}
