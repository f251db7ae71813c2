import Synchronization
import Testing

@testable import MicroKit

@Suite(.timeLimit(.minutes(5))) struct WatchInboxTests {
    private static func events(_ numbers: Range<Int>) -> [RegistryEvent] {
        numbers.map { RegistryEvent(.create, ServiceRecord(name: "\($0)")) }
    }

    @Test func keepsTheOrderAndHoldsUpWhoBringsTooMuch() async throws {
        let inbox = WatchInbox()
        let count = 5000
        let brought = Mutex(0)
        async let writing: Void = {
            for number in 0..<count {
                try await inbox.put(Self.events(number..<number + 1))
                brought.withLock { $0 = number + 1 }
            }
            inbox.end()
        }()
        var read = 0
        while let event = await inbox.next() {
            #expect(event.service.name == "\(read)")
            read += 1
            #expect(brought.withLock(\.self) - read <= 1024)
        }
        try await writing
        #expect(read == count)
    }

    @Test func letsWritersGoAtTheEnd() async throws {
        let inbox = WatchInbox()
        let writer = Task { try await inbox.put(Self.events(0..<2000)) }
        inbox.end()
        await #expect(throws: CancellationError.self) { try await writer.value }
        await #expect(throws: CancellationError.self) { try await inbox.put(Self.events(0..<1)) }
    }

    @Test func letsCancelledTasksGo() async {
        let inbox = WatchInbox()
        let reader = Task { await inbox.next() }
        reader.cancel()
        #expect(await reader.value == nil)
        let writer = Task { try await inbox.put(Self.events(0..<2000)) }
        writer.cancel()
        await #expect(throws: CancellationError.self) { try await writer.value }
        #expect(await inbox.next() != nil)
    }

    @Test func tellsHowItBegan() async throws {
        let good = WatchInbox()
        async let begun: Void = good.untilBegun()
        good.begin(.success(()))
        good.begin(.failure(CancellationError()))
        try await begun
        try await good.untilBegun()
        let bad = WatchInbox()
        bad.begin(.failure(MicroError(.registryUnavailable, "away")))
        await #expect(throws: MicroError.self) { try await bad.untilBegun() }
    }
}
