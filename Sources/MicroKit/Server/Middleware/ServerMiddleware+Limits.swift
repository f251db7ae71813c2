import Synchronization

extension ServerMiddleware {
    /// Refuses requests while a number of others is going on, with code 429 at once as go-micro's rate limiters do
    /// (go-micro `plugins/wrapper/ratelimiter`), so that a caller can turn to another node.
    /// - Parameters:
    ///   - count: How many may go on at the same time. None may with zero or less.
    ///   - kinds: What to count and to refuse. Messages are left out unless they are asked for: most brokers don't
    ///     bring one again.
    /// - Returns: The middleware, which counts for itself: used for two services, it counts their requests together.
    public static func limit(
        concurrent count: Int,
        for kinds: Set<RequestContext.Kind> = [.call, .stream]
    ) -> ServerMiddleware {
        let running = Running()
        return ServerMiddleware { context, next in
            guard kinds.contains(context.kind) else { return try await next(context) }
            guard running.enter(limit: count) else {
                let detail = "\(count) requests are going on, no more are taken"
                throw ServiceError(id: context.service, code: 429, detail: detail)
            }
            defer { running.leave() }
            return try await next(context)
        }
    }

    /// Gives handlers no longer than this: then their task is cancelled, and the caller is told code 408.
    ///
    /// A handler that takes no notice of its cancellation is waited for, and its reply is lost. A caller that waits for
    /// less long keeps its own deadline.
    /// - Parameter duration: How long calls may go on. Streams and messages may take any time.
    /// - Returns: The middleware.
    public static func limit(time duration: Duration) -> ServerMiddleware {
        ServerMiddleware { context, next in
            guard context.kind == .call else { return try await next(context) }
            var context = context
            let deadline = ContinuousClock.now + duration
            context.deadline = min(context.deadline ?? deadline, deadline)
            return try await next(context)
        }
    }
}

/// How many requests are going on.
private final class Running: Sendable {
    private let count = Mutex(0)

    /// Counts one more, unless that would be too many.
    func enter(limit: Int) -> Bool {
        count.withLock { count in
            guard count < limit else { return false }
            count += 1
            return true
        }
    }

    func leave() { count.withLock { $0 -= 1 } }
}
