public import Logging

extension ServerMiddleware {
    /// Logs each request when it is over, with `endpoint`, `kind`, `caller` (address, and the calling service's name
    /// where it tells that) and `duration`, and with `code` and `error` when it failed.
    ///
    /// Failures by the caller's fault (400 to 499) are of level `notice`, all others of level `error`. Whatever callers
    /// have written is shortened and has spaces for control characters.
    /// - Parameters:
    ///   - logger: Where to log.
    ///   - level: The level of requests that went well, and of those whose caller did not wait for the end.
    /// - Returns: The middleware.
    public static func logging(_ logger: Logger, level: Logger.Level = .info) -> ServerMiddleware {
        ServerMiddleware { context, next in
            let start = ContinuousClock.now
            func log(_ level: Logger.Level, _ text: Logger.Message, _ more: Logger.Metadata = [:]) {
                logger.log(level: level, text, metadata: context.logMetadata(since: start).merging(more) { $1 })
            }
            do {
                let answer = try await next(context)
                log(level, "answered")
                return answer
            } catch is CancellationError {
                log(level, "the caller has gone")
                throw CancellationError()
            } catch {
                let outcome = Outcome(ofServing: error)
                let isOrdinary = outcome.fault == .caller
                log(
                    isOrdinary ? .notice : .error,
                    "failed",
                    ["code": "\(outcome.label)", "error": "\(logText(error))"]
                )
                throw error
            }
        }
    }
}

extension RequestContext {
    fileprivate func logMetadata(since start: ContinuousClock.Instant) -> Logger.Metadata {
        var caller = remoteAddress
        if let name = headers["Micro-From-Service"] { caller += " (\(name))" }
        return [
            "endpoint": "\(logText(endpoint))",
            "kind": "\(kind.rawValue)",
            "caller": "\(logText(caller))",
            "duration": "\(start.duration(to: .now).shortText)",
        ]
    }
}

/// An error as it may stand in a log.
func logText(_ error: any Error) -> String {
    logText((error as? ServiceError)?.headerValue ?? String(describing: error))
}

/// Remote text as it may stand in a log.
func logText(_ text: String) -> String {
    let limit = 256
    let line = HeaderText.singleLine(text)
    return line.utf8.count <= limit ? line : String(decoding: line.utf8.prefix(limit), as: UTF8.self) + "…"
}
