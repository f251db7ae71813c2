#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The entries of one subscriber in the registry, one for each way of finding it.
struct HTTPBrokerRegistration: Sendable {
    let entries: [Registration]

    /// Registers all; see ``Registration/begin()``.
    func begin() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for entry in entries { group.addTask { try await entry.begin() } }
            try await group.waitForAll()
        }
    }

    /// Renews all until the task is cancelled; see ``Registration/renew(every:)``.
    func renew(every interval: Duration) async {
        await withTaskGroup(of: Void.self) { group in
            for entry in entries { group.addTask { await entry.renew(every: interval) } }
        }
    }

    /// Deregisters all; see ``Registration/end(within:)``.
    func end() async {
        await withTaskGroup(of: Void.self) { group in
            for entry in entries { group.addTask { await entry.end() } }
        }
    }

    /// The id under which a subscriber is registered: `<topic>-<random UUID>`, as go-micro has it.
    ///
    /// A topic that can't be part of a name in DNS, which some registries make of it, is left out: publishers look for
    /// it in the metadata.
    static func nodeID(topic: String) -> String {
        let id = UUID().uuidString.lowercased()
        let labels = topic.split(separator: ".", omittingEmptySubsequences: false)
        // The last label takes the UUID and a hyphen with it.
        let fits = labels.allSatisfy { label in
            !label.isEmpty && label.utf8.count <= 63 - 1 - id.utf8.count && label.utf8.allSatisfy(isPlain)
        }
        return fits && topic.utf8.count <= 100 ? "\(topic)-\(id)" : id
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
