/// The clock of one invocation: its deadline, and how long each phase has taken over all attempts.
struct InvocationTrace: Sendable {
    let timeout: Duration
    let deadline: ContinuousClock.Instant
    private(set) var spans: [PhaseSpan] = []

    init(timeout: Duration, start: ContinuousClock.Instant = .now) {
        self.timeout = timeout
        self.deadline = start + timeout
    }

    /// What is left until the deadline; zero or less when it has passed.
    var remaining: Duration { ContinuousClock.now.duration(to: deadline) }

    /// Counts the time since `start` to a phase and returns it.
    @discardableResult
    mutating func add(_ phase: MicroError.Phase, since start: ContinuousClock.Instant) -> Duration {
        add(phase, start.duration(to: .now))
    }

    /// Counts a time to a phase and returns it.
    @discardableResult
    mutating func add(_ phase: MicroError.Phase, _ duration: Duration) -> Duration {
        if let index = spans.firstIndex(where: { $0.phase == phase }) {
            spans[index].duration += duration
        } else {
            spans.append(PhaseSpan(phase, duration))
        }
        return duration
    }

    /// `discovery 1 ms, connect 0.3 ms`, for people.
    var summary: String {
        spans.map { "\($0.phase.rawValue) \($0.duration.shortText)" }.joined(separator: ", ")
    }
}

extension Duration {
    /// The duration for people: `5 s`, `1.25 s`, `120 ms`, `0.3 ms`.
    package var shortText: String {
        let microseconds = clampedNanoseconds / 1000
        return switch microseconds {
        case 1_000_000...: "\(Self.decimal(microseconds / 10_000, 2)) s"
        case 10_000...: "\(microseconds / 1000) ms"
        default: "\(Self.decimal(microseconds / 100, 1)) ms"
        }
    }

    /// An integer with that many of its digits behind the point, ending zeros left out.
    private static func decimal(_ value: Int64, _ digits: Int) -> String {
        var scale: Int64 = 1
        for _ in 0..<digits { scale *= 10 }
        let fraction = String(scale + value % scale).dropFirst()
        let kept = fraction.reversed().drop { $0 == "0" }.reversed()
        return kept.isEmpty ? "\(value / scale)" : "\(value / scale).\(String(kept))"
    }
}
