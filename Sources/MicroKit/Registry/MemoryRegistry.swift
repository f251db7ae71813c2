/// A registry within this process: go-micro's `registry/memory.go`. For tests, and for services that share a process.
///
/// A node whose time has passed is gone at once for those who ask, and watchers are told when it happens.
public actor MemoryRegistry: Registry {
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

    private struct Watcher {
        var service: String?
        var events: [RegistryEvent] = []
        var alarm: AsyncStream<Void>.Continuation?
    }

    private let now: @Sendable () -> Duration
    private let sleep: @Sendable (Duration) async throws -> Void
    private var entries: [Key: Entry] = [:]
    private var watchers: [Int: Watcher] = [:]
    private var nextWatcher = 0
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
        watchers.values.forEach { $0.alarm?.finish() }
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

    /// The names of what is registered now.
    public func list() throws -> [String] {
        try prepare()
        return Set(entries.keys.map(\.service)).sorted()
    }

    /// Changes from now on, each told once; expiries while the reader waits included.
    public func watch(_ name: String?) throws -> AsyncThrowingStream<RegistryEvent, any Error> {
        try prepare()
        let number = nextWatcher
        nextWatcher += 1
        watchers[number] = Watcher(service: name)
        // The reader's own task waits and notices expiries, so that this registry needs no task of its own.
        return AsyncThrowingStream { await self.nextEvent(for: number) }
    }

    /// Forgets everything. Watches tell what is left and end.
    public func close() {
        isClosed = true
        entries = [:]
        for watcher in watchers.values { watcher.alarm?.finish() }
    }

    // MARK: Watching

    private func nextEvent(for number: Int) async -> RegistryEvent? {
        while !Task.isCancelled {
            expire()
            if let event = watchers[number]?.events.first {
                watchers[number]?.events.removeFirst()
                return event
            }
            guard !isClosed else { break }
            await waitForAlarm(of: number)
        }
        watchers[number] = nil
        return nil
    }

    /// Returns at the next event or expiry, or when the task is cancelled.
    private func waitForAlarm(of number: Int) async {
        let (alarm, continuation) = AsyncStream.makeStream(of: Void.self)
        watchers[number]?.alarm = continuation
        let expiry = entries.values.compactMap(\.expiry).min()
        await withTaskGroup(of: Void.self) { [sleep] group in
            group.addTask { for await _ in alarm { return } }
            if let expiry { group.addTask { try? await sleep(expiry) } }
            await group.next()
            group.cancelAll()
        }
    }

    private func tell(_ event: RegistryEvent) {
        for (number, watcher) in watchers where watcher.service == nil || watcher.service == event.service.name {
            watchers[number]?.events.append(event)
            watcher.alarm?.finish()
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
