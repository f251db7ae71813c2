import MicroKit
import Synchronization
import Testing

@testable import micro

@Suite struct HealthWatchTests {
    private static func record(_ service: String, _ addresses: String...) -> ServiceRecord {
        ServiceRecord(name: service, version: "1", nodes: addresses.map { Node(id: "n", address: $0) })
    }

    /// A node that comes back at another address is another one, and an id may stand under several services.
    @Test func nodesAreToldApart() {
        let told = Mutex<[String]>([])
        let nodes = WatchedNodes { entry in
            told.withLock { $0.append("\(entry.service) \(entry.node.address) \(HealthReport.status(entry.answer))") }
        }
        let first = nodes.update([Self.record("a", "h:1"), Self.record("b", "h:1")])
        #expect(first.map(\.service) == ["a", "b"])
        for entry in first + first { nodes.report(entry, .reachable) }
        #expect(told.withLock(\.self).count == 2)
        let moved = nodes.update([Self.record("a", "h:2"), Self.record("b", "h:1")])
        #expect(moved.map(\.node.address) == ["h:2"])
        #expect(!nodes.contains(first[0]) && nodes.contains(first[1]) && nodes.contains(moved[0]))
        #expect(told.withLock(\.self).last?.hasPrefix("a h:1 gone from the registry") == true)
        nodes.report(first[0], .reachable)
        #expect(told.withLock(\.self).count == 3)
    }
}
