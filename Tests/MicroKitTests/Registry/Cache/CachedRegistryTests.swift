import Logging
import MicroKit
import MicroTestSupport
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(5))) struct CachedRegistryTests {
    private static func record(_ node: String) -> ServiceRecord {
        ServiceRecord(name: "greeter", nodes: [Node(id: node, address: "127.0.0.1:1")])
    }

    /// A registry, the same remembered for 10 s, and what sets the clock forward.
    private func make() -> (base: MemoryRegistry, cached: CachedRegistry, advance: (Duration) -> Void) {
        let time = NotedTime()
        let base = MemoryRegistry()
        return (base, CachedRegistry(base, for: .seconds(10), now: { time.now }), { time.advance($0) })
    }

    @Test func remembersUntilTheTimeIsOver() async throws {
        let (base, cached, advance) = make()
        #expect(try await cached.get("greeter", extent: .enough).isEmpty)
        try await base.register(Self.record("a"), ttl: nil)
        #expect(try await cached.get("greeter", extent: .complete) == [Self.record("a")])
        try await base.deregister(Self.record("a"))
        advance(.milliseconds(9_999))
        #expect(try await cached.get("greeter", extent: .complete) == [Self.record("a")])
        #expect(try await cached.get("greeter", extent: .enough) == [Self.record("a")])
        advance(.milliseconds(1))
        #expect(try await cached.get("greeter", extent: .complete).isEmpty)
    }

    /// What is enough for a call need not be all.
    @Test func enoughIsNotTakenForComplete() async throws {
        let (base, cached, _) = make()
        try await base.register(Self.record("a"), ttl: nil)
        _ = try await cached.get("greeter", extent: .enough)
        try await base.register(Self.record("b"), ttl: nil)
        #expect(try await cached.get("greeter", extent: .enough).flatMap(\.nodes).count == 1)
        #expect(try await cached.get("greeter", extent: .complete).flatMap(\.nodes).count == 2)
    }

    @Test func forgetsWhatItIsToldToAndWhatThisProcessChanges() async throws {
        let (base, cached, _) = make()
        try await base.register(Self.record("a"), ttl: nil)
        _ = try await cached.get("greeter", extent: .complete)
        try await base.deregister(Self.record("a"))
        cached.forget("greeter")
        #expect(try await cached.get("greeter", extent: .complete).isEmpty)
        try await base.register(Self.record("a"), ttl: nil)
        _ = try await cached.get("greeter", extent: .complete)
        try await cached.register(Self.record("b"), ttl: nil)
        #expect(try await cached.get("greeter", extent: .complete).flatMap(\.nodes).count == 2)
        try await cached.deregister(Self.record("b"))
        #expect(try await cached.get("greeter", extent: .complete).flatMap(\.nodes).count == 1)
    }

    // MARK: A registry that is away

    @Test func theLastThatWasKnownCountsWhileTheRegistryIsAway() async throws {
        let (time, logs, base) = (NotedTime(), NotedLogs(), FickleRegistry())
        let cached = CachedRegistry(base, for: .seconds(10), logger: logs.logger, now: { time.now })
        try await base.register(Self.record("a"), ttl: nil)
        _ = try await cached.get("greeter", extent: .complete)
        base.failure = FickleRegistry.away
        time.advance(.seconds(60))
        for _ in 0..<10 { #expect(try await cached.get("greeter", extent: .complete) == [Self.record("a")]) }
        // Not every question waits for one who does not answer.
        #expect(base.questions == 2)
        time.advance(.seconds(5))
        #expect(try await cached.get(["greeter"], extent: .enough) == [Self.record("a")])
        #expect(base.questions == 3)
        cached.forget("greeter")
        #expect(try await cached.get("greeter", extent: .enough) == [Self.record("a")])
        #expect(base.questions == 4)
        #expect(logs.lines.map(\.level) == [.warning])
        #expect(logs.lines[0].metadata["age"] == "60 s")
        #expect(logs.lines[0].metadata["error"] == "nobody answers there")

        base.failure = nil
        try await base.deregister(Self.record("a"))
        time.advance(.seconds(5))
        #expect(try await cached.get("greeter", extent: .complete).isEmpty)
        #expect(logs.lines.map(\.level) == [.warning, .notice])
        // It is known to be gone.
        base.failure = FickleRegistry.away
        await #expect(throws: MicroError.self) { try await cached.get("greeter", extent: .complete) }
    }

    @Test func whatWasNeverKnownIsAFailure() async throws {
        let base = FickleRegistry()
        let cached = CachedRegistry(base)
        base.failure = FickleRegistry.away
        let error = await #expect(throws: MicroError.self) { try await cached.get("greeter", extent: .complete) }
        #expect(error?.code == .registryUnavailable)
    }

    // MARK: Watching

    @Test func staysFreshByWatching() async throws {
        let base = FickleRegistry()
        let cached = CachedRegistry(base, age: .seconds(3600))
        try await base.register(Self.record("a"), ttl: nil)
        _ = try await cached.get("greeter", extent: .complete)
        // The watch is opened beside the answer, which is asked for once more then.
        while base.questions < 2 {
            await Task.yield()
            _ = try await cached.get("greeter", extent: .complete)
        }
        try await base.register(Self.record("b"), ttl: nil)
        while try await cached.get("greeter", extent: .complete).flatMap(\.nodes).count < 2 { await Task.yield() }
        try await base.deregister(Self.record("a"))
        while try await cached.get("greeter", extent: .complete) != [Self.record("b")] { await Task.yield() }
        #expect(base.questions == 2)
        #expect(base.watches == 1)
        #expect(try await cached.get("other", extent: .complete).isEmpty)
        #expect(base.watches == 1)
        await cached.close()
        await #expect(throws: MicroError.self) { try await cached.get("greeter", extent: .complete) }
    }

    // MARK: Several at once

    @Test func asksOnceForAllWhoAskAtTheSameTime() async throws {
        let slow = SlowRegistry()
        try await slow.register(Self.record("a"), ttl: nil)
        let cached = CachedRegistry(slow, for: .seconds(600))
        let counts = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<100 {
                group.addTask { try await cached.get("greeter", extent: .enough).flatMap(\.nodes).count }
            }
            for await _ in slow.begun { break }
            slow.answer()
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(counts == [Int](repeating: 1, count: 100))
        #expect(slow.questions == 1)
    }

    /// The one who asks may give up; the next in line asks then.
    @Test func goesOnWithoutTheOneWhoAsked() async throws {
        let slow = SlowRegistry()
        try await slow.register(Self.record("a"), ttl: nil)
        let cached = CachedRegistry(slow, for: .seconds(600))
        let first = Task { try await cached.get("greeter", extent: .enough) }
        for await _ in slow.begun { break }
        let second = Task { try await cached.get("greeter", extent: .enough) }
        first.cancel()
        await #expect(throws: (any Error).self) { _ = try await first.value }
        slow.answer()
        #expect(try await second.value == [Self.record("a")])
        #expect(slow.questions == 2)
    }

    /// An answer from before a change is given to the one who asked before, and to nobody else.
    @Test func doesNotRememberWhatWasOutdatedOnItsWay() async throws {
        let slow = SlowRegistry()
        try await slow.register(Self.record("a"), ttl: nil)
        let cached = CachedRegistry(slow, for: .seconds(600))
        async let early = cached.get("greeter", extent: .complete)
        for await _ in slow.begun { break }
        try await cached.register(Self.record("b"), ttl: nil)
        slow.answer()
        #expect(try await early == [Self.record("a")])
        #expect(try await cached.get("greeter", extent: .complete).flatMap(\.nodes).count == 2)
        #expect(slow.questions == 2)
    }
}

/// A registry whose answers, of the time of the question, wait until they are told to go.
private final class SlowRegistry: Registry {
    let name = "slow"
    /// An element for each question.
    let begun: AsyncStream<Void>

    private let base = MemoryRegistry()
    private let beginning: AsyncStream<Void>.Continuation
    private let released: AsyncStream<Void>
    private let release: AsyncStream<Void>.Continuation
    private let count = Mutex(0)

    init() {
        (begun, beginning) = AsyncStream.makeStream()
        (released, release) = AsyncStream.makeStream()
    }

    var questions: Int { count.withLock { $0 } }

    func answer() { release.finish() }

    func get(_ name: String, extent: LookupExtent) async throws -> [ServiceRecord] {
        count.withLock { $0 += 1 }
        let records = try await base.get(name, extent: extent)
        beginning.yield()
        for await _ in released {}
        try Task.checkCancellation()
        return records
    }

    func register(_ service: ServiceRecord, ttl: Duration?) async throws { try await base.register(service, ttl: ttl) }
    func deregister(_ service: ServiceRecord) async throws { try await base.deregister(service) }
    func list() async throws -> [String] { try await base.list() }
    func watch(_ name: String?) async throws -> AsyncThrowingStream<RegistryEvent, any Error> {
        try await base.watch(name)
    }
    func close() async { await base.close() }
}

/// A time that passes when told to.
private final class NotedTime: Sendable {
    private let time = Mutex(ContinuousClock.now)

    var now: ContinuousClock.Instant { time.withLock { $0 } }

    func advance(_ duration: Duration) { time.withLock { $0 += duration } }
}
