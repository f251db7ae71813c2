import Logging
import Synchronization

/// Tells the log of records that are passed over, of each once.
final class RejectedRecords: Sendable {
    private static let limit = 1000
    private let logger: Logger
    private let told = Mutex<Set<String>>([])

    init(logger: Logger) { self.logger = logger }

    /// Tells of a record, unless it was told of already or too many were.
    /// - Parameters:
    ///   - key: What the backend calls the record.
    ///   - reason: Why it can't be used, as a clause.
    func note(_ key: String, _ reason: String) {
        let isNews = told.withLock { $0.count < Self.limit && $0.insert(key).inserted }
        guard isNews else { return }
        logger.warning("a record is passed over", metadata: ["record": "\(key)", "reason": "\(reason)"])
    }
}
