import MicroKit

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Compares this host's clock with those of services, as certificates and tokens demand that they agree.
struct DoctorClock: Sendable {
    /// What a node's clock says.
    struct Reading: Sendable {
        /// The id of the node.
        var node: String
        /// By how many seconds it is ahead of this host.
        var ahead: Int
    }

    /// The most services that are asked, the longest that they are waited for, and the most seconds of difference that
    /// do no harm.
    private static let (services, patience, tolerance) = (5, Duration.seconds(2), 10)

    /// Asks nodes of a few services for their time (`Debug.Stats`).
    /// - Returns: The readings of those that tell.
    static func readings(_ settings: ConnectionSettings, context: CommandContext) async throws -> [Reading] {
        var settings = settings
        settings.timeout = min(settings.timeout, patience)
        settings.retries = 0
        let survey = try NodeSurvey(settings, context: context)
        let names = try await survey.registry.list().prefix(services)
        let records = try await survey.registry.getAll(Array(names)).flatMap { $0 }
        let entries = await survey.ask(records) { node, service -> Reading? in
            guard let stats = try? await survey.probe.stats(of: node, service: service) else { return nil }
            return Reading(stats, of: node, at: Int(Date().timeIntervalSince1970))
        }
        await survey.registry.close()
        return entries.compactMap(\.answer)
    }

    /// What readings mean.
    static func judged(_ readings: [Reading]) -> DoctorReport.Check {
        guard let worst = readings.max(by: { abs($0.ahead) < abs($1.ahead) }) else {
            return .init(
                name: "clock",
                verdict: .unknown,
                finding: "nothing to compare with: no node that was asked tells its time (Debug.Stats)"
            )
        }
        let count = "\(readings.count) \(readings.count == 1 ? "node" : "nodes")"
        guard abs(worst.ahead) > tolerance else {
            return .init(name: "clock", verdict: .ok, finding: "agrees with \(count) to \(max(1, abs(worst.ahead)))s")
        }
        let difference = GoDuration(.seconds(abs(worst.ahead)))
        return .init(
            name: "clock",
            verdict: .warning,
            finding: "that of \(worst.node) is \(difference) \(worst.ahead > 0 ? "ahead of" : "behind") this host's",
            advice: "have both set by a time service, since certificates and tokens depend on it"
        )
    }
}

extension DoctorClock.Reading {
    /// What a node says of itself.
    /// - Parameters:
    ///   - stats: Its figures, which may be anything.
    ///   - node: The node.
    ///   - now: This host's clock, in seconds since 1970.
    init?(_ stats: NodeStats, of node: Node, at now: Int) {
        // No clock has come so far.
        let plausible = 1 << 40
        guard (1..<plausible).contains(stats.started), (0..<plausible).contains(stats.uptime) else { return nil }
        self.init(node: node.id, ahead: stats.started + stats.uptime - now)
    }
}
