import CoreMetrics
import Synchronization

/// Metrics by names that are not known beforehand.
final class OperationMetricsCache: Sendable {
    struct Key: Hashable {
        var service: String
        var endpoint: String
    }

    /// Names may come from outside, from the users of a gateway for instance, and each is kept here and by the backend.
    private static let limit = 1000

    private let factory: any MetricsFactory
    private let prefix: String
    private let all = Mutex<[Key: OperationMetrics]>([:])

    init(prefix: String, factory: any MetricsFactory) {
        self.prefix = prefix
        self.factory = factory
    }

    /// The metrics of an endpoint, those of service and endpoint `other` when there are too many.
    func metrics(_ service: String, _ endpoint: String) -> OperationMetrics {
        all.withLock { all in
            var key = Key(service: service, endpoint: endpoint)
            if let metrics = all[key] { return metrics }
            if all.count >= Self.limit { key = Key(service: "other", endpoint: "other") }
            if let metrics = all[key] { return metrics }
            let metrics = OperationMetrics(
                prefix,
                [("service", key.service), ("endpoint", key.endpoint)],
                factory
            )
            all[key] = metrics
            return metrics
        }
    }
}
