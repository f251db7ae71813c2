import MicroKit
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(5))) struct MemoryRegistryTests {
    private let record = ServiceRecord(name: "greeter", nodes: [Node(id: "1", address: "127.0.0.1:1")])

    @Test func nodesExpire() async throws {
        let clock = ManualClock()
        let registry = MemoryRegistry(clock: clock)
        try await registry.register(record, ttl: .seconds(60))
        clock.advance(by: .seconds(59))
        #expect(try await registry.get("greeter", extent: .enough) == [record])
        clock.advance(by: .seconds(1))
        #expect(try await registry.get("greeter", extent: .enough) == [])
        #expect(try await registry.list() == [])
    }

    @Test func registeringAgainRenews() async throws {
        let clock = ManualClock()
        let registry = MemoryRegistry(clock: clock)
        try await registry.register(record, ttl: .seconds(60))
        clock.advance(by: .seconds(50))
        try await registry.register(record, ttl: .seconds(60))
        clock.advance(by: .seconds(50))
        #expect(try await registry.list() == ["greeter"])
        try await registry.register(record, ttl: nil)
        clock.advance(by: .seconds(5000))
        #expect(try await registry.list() == ["greeter"])
    }

    /// A watcher that waits hears of an expiry though nobody uses the registry.
    @Test func watchersHearOfExpiry() async throws {
        let clock = ManualClock()
        let registry = MemoryRegistry(clock: clock)
        let events = try await registry.watch(nil)
        try await registry.register(record, ttl: .seconds(60))
        var seen: [RegistryEvent] = []
        for try await event in events {
            seen.append(event)
            if seen.count == 2 { break }
            clock.advance(by: .seconds(61))
        }
        #expect(seen == [RegistryEvent(.create, record), RegistryEvent(.delete, record)])
    }

    @Test func watchersHearOfUpdates() async throws {
        let registry = MemoryRegistry()
        let events = try await registry.watch("greeter")
        var changed = record
        changed.nodes[0].address = "127.0.0.1:2"
        for record in [record, record, changed] { try await registry.register(record, ttl: nil) }
        try await registry.deregister(changed)
        await registry.close()
        var seen: [RegistryEvent] = []
        for try await event in events { seen.append(event) }
        #expect(seen == [.init(.create, record), .init(.update, changed), .init(.delete, changed)])
    }

    @Test func aReaderThatStandsStillLosesTheOldestEvents() async throws {
        let registry = MemoryRegistry()
        let events = try await registry.watch(nil)
        for _ in 0..<3000 {
            try await registry.register(record, ttl: nil)
            try await registry.deregister(record)
        }
        await registry.close()
        var seen: [RegistryEvent] = []
        for try await event in events { seen.append(event) }
        #expect(seen.count == 4096)
        #expect(seen.last == RegistryEvent(.delete, record))
    }

    @Test func watchesEndWithTheirReader() async throws {
        let registry = MemoryRegistry()
        let events = try await registry.watch(nil)
        let reader = Task { for try await _ in events {} }
        reader.cancel()
        try await reader.value
        await registry.close()
    }
}

/// A clock that goes when it is told to. Whoever sleeps past the time wakes at once.
private final class ManualClock: Clock {
    struct Instant: InstantProtocol {
        var time: Duration
        func advanced(by duration: Duration) -> Instant { Instant(time: time + duration) }
        func duration(to other: Instant) -> Duration { other.time - time }
        static func < (a: Instant, b: Instant) -> Bool { a.time < b.time }
    }

    private let time = Mutex(Duration.zero)
    private let ticks = AsyncStream.makeStream(of: Void.self)

    var now: Instant { Instant(time: time.withLock { $0 }) }
    var minimumResolution: Duration { .nanoseconds(1) }

    func advance(by duration: Duration) {
        time.withLock { $0 += duration }
        ticks.continuation.yield()
    }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        if now >= deadline { return }
        for await _ in ticks.stream where now >= deadline { return }
        throw CancellationError()
    }
}
