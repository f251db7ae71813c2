import MicroKit
import MicroTestSupport
import Synchronization
import Testing

@Suite struct CachedRegistryTests {
    private static func record(_ node: String) -> ServiceRecord {
        ServiceRecord(name: "greeter", nodes: [Node(id: node, address: "127.0.0.1:1")])
    }

    /// A registry, the same remembered for 10 s, and what sets the clock forward.
    private func make() -> (base: MemoryRegistry, cached: CachedRegistry, advance: (Duration) -> Void) {
        let time = NotedTime()
        let base = MemoryRegistry()
        return (base, CachedRegistry(base, age: .seconds(10)) { time.now }, { time.advance($0) })
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
}

/// A time that passes when told to.
private final class NotedTime: Sendable {
    private let time = Mutex(ContinuousClock.now)

    var now: ContinuousClock.Instant { time.withLock { $0 } }

    func advance(_ duration: Duration) { time.withLock { $0 += duration } }
}
