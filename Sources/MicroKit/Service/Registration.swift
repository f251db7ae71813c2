import Logging

/// The entry of a running service in its registry (go-micro `server/rpc_server.go`, `Register`).
struct Registration: Sendable {
    let record: ServiceRecord
    let registry: any Registry
    let ttl: Duration
    let logger: Logger

    /// Registers, trying three times when the registry can't be reached.
    func begin() async throws {
        var pause = Duration.milliseconds(100)
        for _ in 0..<2 {
            do {
                return try await registry.register(record, ttl: ttl)
            } catch let error as MicroError where error.code == .registryUnavailable {
                logger.warning("can't register yet", metadata: ["error": "\(error)"])
                try await Task.sleep(for: pause)
                pause *= 5
            }
        }
        try await registry.register(record, ttl: ttl)
    }

    /// Registers again and again until the task is cancelled; after a failure sooner than otherwise, so that the node
    /// is back soon after a registry is.
    func renew(every interval: Duration) async {
        var backoff = Backoff(from: min(.milliseconds(500), interval), to: min(.seconds(10), interval))
        var pause = interval
        while !Task.isCancelled {
            do {
                try await Task.sleep(for: pause)
                try await registry.registerEverywhere(record, ttl: ttl)
                if pause != interval { logger.notice("the registration is renewed") }
                backoff.reset()
                pause = interval
            } catch  where !Task.isCancelled {
                // Once is enough: what follows says when it is over.
                let level: Logger.Level = pause == interval ? .warning : .debug
                logger.log(level: level, "can't renew the registration", metadata: ["error": "\(error)"])
                pause = backoff.next()
            } catch {}
        }
    }

    /// Deregisters, or gives up after `limit`. A registry that can't be reached forgets the node when its time is over.
    func end(within limit: Duration = .seconds(5)) async {
        let late = MicroError(.timeout, "the registry did not answer within \(limit.shortText)")
        do {
            try await withDeadline(.now + limit, expired: { late }) { try await registry.deregister(record) }
        } catch {
            logger.warning("can't deregister", metadata: ["error": "\(error)"])
        }
    }
}
