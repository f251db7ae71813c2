public import Logging

extension ClientMiddleware {
    /// Logs each call and each stream when it is over, with `service`, `endpoint`, `kind` and `duration`, with `node`
    /// where it is known, and with `code` and `error` when it failed.
    ///
    /// What services have written is shortened and has spaces for control characters.
    /// - Parameters:
    ///   - logger: Where to log.
    ///   - level: The level of calls that went well, and of those that were cancelled.
    ///   - failureLevel: The level of calls that failed.
    /// - Returns: The middleware.
    public static func logging(
        _ logger: Logger,
        level: Logger.Level = .debug,
        failureLevel: Logger.Level = .warning
    ) -> ClientMiddleware {
        ClientMiddleware { request, next in
            let start = ContinuousClock.now
            func log(_ level: Logger.Level, _ text: Logger.Message, _ more: Logger.Metadata = [:]) {
                logger.log(level: level, text, metadata: request.logMetadata(since: start).merging(more) { $1 })
            }
            do {
                let answer = try await next(request)
                if case .reply(let reply) = answer {
                    log(level, "called", ["node": "\(logText(reply.node.address))"])
                } else {
                    log(level, "streamed")
                }
                return answer
            } catch {
                let outcome = Outcome(ofCalling: error)
                var failure: Logger.Metadata = ["code": "\(outcome.label)", "error": "\(logText(error))"]
                if let address = (error as? MicroError)?.address { failure["node"] = "\(logText(address))" }
                log(outcome.fault == .abandoned ? level : failureLevel, "failed", failure)
                throw error
            }
        }
    }
}

extension ClientRequest {
    fileprivate func logMetadata(since start: ContinuousClock.Instant) -> Logger.Metadata {
        [
            "service": "\(logText(service))",
            "endpoint": "\(logText(endpoint))",
            "kind": "\(kind.rawValue)",
            "duration": "\(start.duration(to: .now).shortText)",
        ]
    }
}
