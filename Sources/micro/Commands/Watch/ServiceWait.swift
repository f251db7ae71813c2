import MicroKit
import Synchronization

/// Waits until a service is there as it is wanted, whatever the registry goes through meanwhile.
final class ServiceWait: Sendable {
    let survey: NodeSurvey
    private let name: String
    private let version: String?
    private let nodes: Int
    private let isHealthWanted: Bool
    private let last = Mutex(Look())
    /// Since when no node has been found, look after look.
    private let absentSince = Mutex<ContinuousClock.Instant?>(nil)

    /// What was found last.
    private struct Look: Sendable {
        var found = 0
        /// Of those found, how many are not well, and one of the reasons.
        var unwell: (count: Int, reason: String)?
        /// Other versions that are there.
        var others: [String] = []
        /// Why the registry could not be asked.
        var failure: MicroError?
        var hasAnswered = false
    }

    init(name: String, version: String?, nodes: Int, survey: NodeSurvey, isHealthWanted: Bool) {
        self.name = name
        self.version = version
        self.nodes = nodes
        self.survey = survey
        self.isHealthWanted = isHealthWanted
    }

    /// Waits.
    /// - Returns: The records with just the nodes that count; nil when the time was up before.
    /// - Throws: What waiting can't mend, such as wrong credentials.
    func run(until deadline: ContinuousClock.Instant) async throws -> [ServiceRecord]? {
        do {
            return try await withDeadline(deadline, expired: { MicroError(.timeout, "the time was up") }) {
                var pauses = Backoff(from: .milliseconds(200), to: .seconds(2))
                while true {
                    do {
                        return try await self.follow { pauses.reset() }
                    } catch let error as MicroError where Self.isWorthWaiting(error) {
                        self.last.withLock { $0.failure = error }
                    }
                    try await pause(until: .now + pauses.next())
                }
            }
        } catch let error as MicroError where error.code == .timeout {
            return nil
        }
    }

    private static func isWorthWaiting(_ error: MicroError) -> Bool {
        [.registryUnavailable, .timeout, .connectionLost, .unreachable].contains(error.code)
    }

    /// Looks now, at every change and, for what no registry tells, now and then.
    /// - Throws: When the registry can't be asked or watched.
    private func follow(answered: () -> Void) async throws -> [ServiceRecord] {
        // Watched first, so that nothing that happens from now on is missed.
        let events = try await survey.registry.watch(name)
        if let records = try await look() { return records }
        answered()
        let (changes, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        return try await withThrowingTaskGroup(of: [ServiceRecord]?.self) { group in
            group.addTask {
                for try await _ in events { continuation.yield() }
                // That is how a watch ends whose reader is told to go, too.
                try Task.checkCancellation()
                throw MicroError(.registryUnavailable, "the registry ended the watch")
            }
            group.addTask { [interval] in
                while true {
                    try await pause(until: .now + interval)
                    continuation.yield()
                }
            }
            group.addTask {
                for await _ in changes { if let records = try await self.look() { return records } }
                throw CancellationError()
            }
            defer { group.cancelAll() }
            while let result = try await group.next() { if let result { return result } }
            throw CancellationError()
        }
    }

    /// How long nothing must have answered where silence is all that tells of absence. After a server of NATS was away, the
    /// services come back after two seconds or so.
    private static let silence = Duration.seconds(5)

    private var isSilent: Bool { survey.settings.registry.names.contains { $0.answersWithin != nil } }

    /// How often to look without a change: health is no matter of the registry, and of mDNS's nodes those that crash say
    /// nothing.
    private var interval: Duration {
        isHealthWanted || isSilent ? .seconds(1) : .seconds(10)
    }

    private func look() async throws -> [ServiceRecord]? {
        let all = try await survey.registry.get(name, extent: .complete)
        var records = all.filter { version == nil || $0.version == version }
        let others = all.filter { version != nil && $0.version != version }.map(\.version)
        var look = Look(others: others, hasAnswered: true)
        look.found = records.reduce(0) { $0 + $1.nodes.count }
        if isHealthWanted, look.found > 0 {
            let unwell = await unwellNodes(in: records)
            if let first = unwell.first { look.unwell = (unwell.count, first.value) }
            for index in records.indices { records[index].nodes.removeAll { unwell[$0.id] != nil } }
        }
        let count = records.reduce(0) { $0 + $1.nodes.count }
        last.withLock { [look] in $0 = look }
        guard nodes == 0 else { return count >= nodes ? records : nil }
        guard count == 0 else {
            absentSince.withLock { $0 = nil }
            return nil
        }
        let now = ContinuousClock.now
        let since = absentSince.withLock { since in
            since = since ?? now
            return since ?? now
        }
        return !isSilent || now - since >= Self.silence ? records : nil
    }

    /// The ids of the nodes that are not well, with the reason.
    private func unwellNodes(in records: [ServiceRecord]) async -> [String: String] {
        let entries = await survey.ask(records) { [survey] node, service in
            await survey.probe.health(of: node, service: service)
        }
        let report = HealthReport(entries: entries, strict: false, bare: false)
        var unwell: [String: String] = [:]
        for entry in entries where !report.isWell(entry.answer) {
            unwell[entry.node.id] = HealthReport.status(entry.answer)
        }
        return unwell
    }

    // MARK: In words

    /// What was there in place of what was wanted.
    func shortfall(after limit: Duration) -> String {
        let last = last.withLock { $0 }
        let time = "after \(GoDuration(limit))"
        let subject = version.map { "\(name) of version \($0)" } ?? name
        if let failure = last.failure, !last.hasAnswered {
            return "\(subject): the registry could not be asked \(time): \(failure.message)"
        }
        // Multicast has nobody who would say that there is nothing.
        guard last.hasAnswered || survey.settings.registry.names == [.mdns] else {
            return "\(subject): \(survey.settings.registry) has not answered within \(GoDuration(limit))"
        }
        let count = last.found - (last.unwell?.count ?? 0)
        var text =
            nodes == 0
            ? "\(subject): \(count) \(count == 1 ? "node is" : "nodes are") still there \(time)"
            : "\(subject): \(count) of \(nodes) \(nodes == 1 ? "node" : "nodes") \(time)"
        if let unwell = last.unwell {
            text += "; \(unwell.count) not well, one of them: \(unwell.reason)"
        }
        if !last.others.isEmpty {
            text += "; other versions: \(last.others.map { $0.isEmpty ? "(none)" : $0 }.joined(separator: ", "))"
        }
        if let failure = last.failure { text += "; the registry can't be asked any more: \(failure.message)" }
        return text
    }

    /// What to try.
    var hint: String? {
        let last = last.withLock { $0 }
        if let failure = last.failure { return failure.hint }
        return last.found == 0 && nodes > 0 ? Failure.doctor : nil
    }
}
