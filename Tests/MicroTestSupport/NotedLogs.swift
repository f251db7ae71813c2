package import Logging
import Synchronization

/// Keeps what is logged.
package final class NotedLogs: Sendable {
    /// One line of a log.
    package struct Line: Sendable, Equatable {
        package var level: Logger.Level
        package var message: String
        package var metadata: [String: String]
    }

    private let all = Mutex<[Line]>([])

    /// Makes an empty log.
    package init() {}

    /// What has been logged, in order.
    package var lines: [Line] { all.withLock { $0 } }

    /// A logger of every level that writes here.
    package var logger: Logger {
        var logger = Logger(label: "test") { _ in Handler(logs: self) }
        logger.logLevel = .trace
        return logger
    }

    private struct Handler: LogHandler {
        let logs: NotedLogs
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let metadata = metadata.merging(event.metadata ?? [:]) { $1 }
            let line = Line(
                level: event.level,
                message: "\(event.message)",
                metadata: metadata.mapValues { "\($0)" }
            )
            logs.all.withLock { $0.append(line) }
        }
    }
}
