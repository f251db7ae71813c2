import MicroKit
import Synchronization

/// Follows the health of nodes and prints every change, until it is stopped or its reader goes away.
struct HealthWatch: Sendable {
    typealias Entry = NodeSurvey.Entry<NodeProbe.Health>

    var survey: NodeSurvey
    var strict: Bool
    /// How often the registry is asked, and nodes that don't tell changes by themselves.
    var interval: Duration
    var renderer: Renderer

    /// Watches what is there at first and what `services` finds, asked again and again.
    /// - Throws: ``Failure`` when printing fails.
    func run(
        from first: [ServiceRecord],
        _ services: @escaping @Sendable () async throws -> [ServiceRecord]
    ) async throws {
        let (changes, continuation) = AsyncStream.makeStream(of: Entry.self)
        let table = WatchedNodes { continuation.yield($0) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await look(first, table, services) }
            group.addTask {
                for await change in changes {
                    let line = HealthChange(entry: change, strict: strict)
                    try await offEventLoop { [renderer] in try renderer.showNext(line) }
                }
            }
            group.addTask { [renderer] in await renderer.output.untilReaderLeaves() }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    /// Finds nodes that come and go, each followed by a task of its own.
    private func look(
        _ first: [ServiceRecord],
        _ table: WatchedNodes,
        _ services: @Sendable () async throws -> [ServiceRecord]
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            var records = first
            while true {
                for entry in table.update(records) { group.addTask { try await follow(entry, table) } }
                try await pause(until: .now + interval)
                // A registry that is away for a while says nothing of the nodes.
                do { records = try await services() } catch is MicroError {}
            }
        }
    }

    private func follow(_ entry: NodeSurvey.Entry<Void>, _ table: WatchedNodes) async throws {
        var isStreaming = true
        while table.contains(entry) {
            table.report(entry, await survey.probe.health(of: entry.node, service: entry.service))
            if isStreaming {
                isStreaming =
                    (try? await survey.probe.watchHealth(of: entry.node) { table.report(entry, $0) }) ?? true
                // Whatever has ended the stream is news, which is not to wait for the next look.
                if isStreaming, !Task.isCancelled {
                    table.report(entry, await survey.probe.health(of: entry.node, service: entry.service))
                }
            }
            try await pause(until: .now + interval)
        }
    }
}

/// The nodes that are watched, and what was last said of each.
final class WatchedNodes: Sendable {
    private let last = Mutex<[Key: (entry: NodeSurvey.Entry<Void>, status: String?)]>([:])
    private let tell: @Sendable (HealthWatch.Entry) -> Void

    init(tell: @escaping @Sendable (HealthWatch.Entry) -> Void) { self.tell = tell }

    /// A node that has moved is another one, and an id may stand under several services.
    private struct Key: Hashable {
        let service: String
        let id: String
        let address: String

        init(_ entry: NodeSurvey.Entry<Void>) {
            (service, id, address) = (entry.service, entry.node.id, entry.node.address)
        }
    }

    func contains(_ entry: NodeSurvey.Entry<Void>) -> Bool { last.withLock { $0[Key(entry)] != nil } }

    /// Takes what the registry knows now and tells of nodes that are gone.
    /// - Returns: Those that are new.
    func update(_ records: [ServiceRecord]) -> [NodeSurvey.Entry<Void>] {
        let found = records.flatMap { record in
            record.nodes.map {
                NodeSurvey.Entry(service: record.name, version: record.version, node: $0, answer: ())
            }
        }
        let keys = Set(found.map(Key.init))
        let (new, gone) = last.withLock { last in
            let gone = last.values.map(\.entry).filter { !keys.contains(Key($0)) }
            for entry in gone { last[Key(entry)] = nil }
            let new = found.filter { last[Key($0)] == nil }
            for entry in new { last[Key(entry)] = (entry, nil) }
            return (new, gone)
        }
        for entry in gone.sorted(by: { $0.node.id < $1.node.id }) {
            tell(entry.answered(.failed(MicroError(.nodeNotFound, "gone from the registry"))))
        }
        return new
    }

    /// Tells how a node is if that is news.
    func report(_ entry: NodeSurvey.Entry<Void>, _ health: NodeProbe.Health) {
        // Which check says that all is well is no news.
        let status = if case .ok = health { "ok" } else { HealthReport.status(health) }
        let isNews = last.withLock { last in
            guard let known = last[Key(entry)], known.status != status else { return false }
            last[Key(entry)]?.status = status
            return true
        }
        if isNews { tell(entry.answered(health)) }
    }
}

extension NodeSurvey.Entry where Answer == Void {
    fileprivate func answered(_ health: NodeProbe.Health) -> HealthWatch.Entry {
        NodeSurvey.Entry(service: service, version: version, node: node, answer: health)
    }
}

/// One change of a node's health: one line.
private struct HealthChange: Report {
    var entry: HealthWatch.Entry
    var strict: Bool

    private var report: HealthReport { HealthReport(entries: [entry], strict: strict, bare: true) }

    var text: TerminalText {
        let node: TerminalText = entry.node.id == entry.node.address ? "" : "\(entry.node.id)\t"
        return "\(node)\(entry.node.address)\t\(report.text)"
    }
    var table: Table { report.table }
    var json: JSONValue { report.json.arrayValue?.first ?? .null }
}
