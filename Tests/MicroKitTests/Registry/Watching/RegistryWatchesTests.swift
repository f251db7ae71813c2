import Logging
import MicroTestSupport
import Synchronization
import Testing

@testable import MicroKit

@Suite(.timeLimit(.minutes(5))) struct RegistryWatchesTests {
    private static func record(_ nodes: String...) -> ServiceRecord {
        ServiceRecord(name: "greeter", nodes: nodes.map { Node(id: $0, address: "127.0.0.1:1") })
    }

    private static let quick = Backoff(from: .milliseconds(1), to: .milliseconds(2))
    private static let away = MicroError(.registryUnavailable, "away")

    private func watches(_ logs: NotedLogs = NotedLogs()) -> RegistryWatches {
        RegistryWatches(of: "lab", logger: logs.logger, backoff: Self.quick)
    }

    @Test func tellsWhatWasMissed() async throws {
        let logs = NotedLogs()
        let sessions = Mutex(0)
        let events = try await watches(logs).open { tell in
            switch sessions.withLock({ sessions in
                sessions += 1; return sessions
            }) {
            case 1:
                try await tell(.all([Self.record("1", "2")]))
                try await tell(.change(RegistryEvent(.create, Self.record("3"))))
                throw Self.away
            case 2, 3: throw Self.away
            case 4:
                try await tell(.all([Self.record("2", "3", "4")]))
                try await tell(.change(RegistryEvent(.delete, Self.record("2"))))
            default: try await Task.sleep(for: .seconds(3600))
            }
        }
        var seen: [String] = []
        for try await event in events {
            seen.append("\(event.action) \(event.service.nodes[0].id)")
            if seen.count == 4 { break }
        }
        #expect(seen == ["create 3", "create 4", "delete 1", "delete 2"])
        let lost = logs.lines.filter { $0.message.contains("is lost") }.count
        #expect(lost >= 1 && lost <= 2)
        #expect(logs.lines.contains { $0.message.contains("goes on") })
    }

    @Test func failsWhereItCannotBegin() async throws {
        let error = await #expect(throws: MicroError.self) {
            _ = try await watches().open { _ in throw Self.away }
        }
        #expect(error?.code == .registryUnavailable)
        let ended = await #expect(throws: MicroError.self) { _ = try await watches().open { _ in } }
        #expect(ended?.code == .registryUnavailable)
    }

    @Test func endsWhenTheReaderLeaves() async throws {
        let (ends, ended) = AsyncStream.makeStream(of: Void.self)
        let watches = watches()
        var events: AsyncThrowingStream? = try await watches.open { tell in
            try await tell(.all([]))
            try? await Task.sleep(for: .seconds(3600))
            ended.finish()
        }
        #expect(events != nil)
        events = nil
        for await _ in ends {}
    }

    @Test func endsWithTheRegistry() async throws {
        let watches = watches()
        let events = try await watches.open { tell in
            try await tell(.all([]))
            try await Task.sleep(for: .seconds(3600))
        }
        watches.close()
        for try await event in events { Issue.record("\(event) after closing") }
        let error = await #expect(throws: MicroError.self) { _ = try await watches.open { try await $0(.all([])) } }
        #expect(error?.code == .registryUnavailable)
    }

    @Test func canBeCancelledBeforeItBegins() async {
        let watches = watches()
        let opening = Task { try await watches.open { _ in try await Task.sleep(for: .seconds(3600)) } }
        opening.cancel()
        let error = await #expect(throws: MicroError.self) { _ = try await opening.value }
        #expect(error?.code == .cancelled)
    }
}
