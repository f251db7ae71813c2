package import CoreMetrics
import Synchronization

/// The metrics of one endpoint or topic, made once and used for every request.
final class OperationMetrics: Sendable {
    private let requests: Counter
    private let duration: CoreMetrics.Timer
    private let errors = Mutex<[String: Counter]>([:])
    private let makeErrors: @Sendable (_ code: String) -> Counter

    /// - Parameters:
    ///   - prefix: What the names begin with, `micro.server` for example.
    ///   - requests: The name of what is counted, `requests` or `messages`.
    ///   - dimensions: Those that all three have.
    ///   - factory: What makes them.
    init(
        _ prefix: String,
        requests: String = "requests",
        _ dimensions: [(String, String)],
        _ factory: any MetricsFactory
    ) {
        self.requests = Counter(label: "\(prefix).\(requests)", dimensions: dimensions, factory: factory)
        duration = Timer(label: "\(prefix).duration", dimensions: dimensions, factory: factory)
        makeErrors = { code in
            Counter(label: "\(prefix).errors", dimensions: dimensions + [("code", code)], factory: factory)
        }
    }

    /// Counts something that is over.
    func count(_ outcome: Outcome, since start: ContinuousClock.Instant) {
        requests.increment()
        duration.recordNanoseconds(start.duration(to: .now).clampedNanoseconds)
        guard outcome != .success else { return }
        let counter = errors.withLock { errors in
            if let counter = errors[outcome.label] { return counter }
            let counter = makeErrors(outcome.label)
            errors[outcome.label] = counter
            return counter
        }
        counter.increment()
    }
}

/// The metrics factory of this program, nil where there is none that keeps anything.
package func bootstrappedMetricsFactory() -> (any MetricsFactory)? {
    let factory = MetricsSystem.factory
    return factory is NOOPMetricsHandler ? nil : factory
}
