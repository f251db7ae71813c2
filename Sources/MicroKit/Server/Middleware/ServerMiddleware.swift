/// Wraps the handling of requests: go-micro's `server.HandlerWrapper` and `SubscriberWrapper` (go-micro
/// `server/wrapper.go`) as a value.
///
/// ```swift
/// service.use(
///     .logging(logger),
///     .authentication { $0.bearerToken == secret ? .granted : .unauthenticated() },
///     ServerMiddleware { context, next in
///         var context = context
///         context.metadata["Tenant"] = tenant(of: context)
///         return try await next(context)
///     }
/// )
/// ```
///
/// A middleware sees every request whose envelope can be read: calls, whole streams and messages to subscribers, told
/// apart by ``RequestContext/kind``; those to endpoints that don't exist too. Only the built-in `Debug.Health` is left
/// out, so that a probe of a service's health needs no credentials and no free place. What goes before is cut short by
/// throwing, and a ``ServiceError`` is replied as it is.
public struct ServerMiddleware: Sendable {
    private let wrap:
        @Sendable (RequestContext, (RequestContext) async throws -> ServerAnswer) async throws -> ServerAnswer

    /// Makes a middleware.
    /// - Parameter wrap: Called for each request with its context and what comes next: the next middleware, in the end
    ///   the handler. It may pass a changed context on, look at what that throws, and throw or answer without passing
    ///   anything on. A call is passed on as often as one likes, a stream once.
    public init(
        _ wrap:
            @escaping @Sendable (
                _ context: RequestContext,
                _ next: (RequestContext) async throws -> ServerAnswer
            ) async throws -> ServerAnswer
    ) {
        self.wrap = wrap
    }

    /// Runs the middleware, for tests and middleware of middleware.
    /// - Parameters:
    ///   - context: The request.
    ///   - next: What the middleware passes the request on to.
    /// - Returns: The answer.
    /// - Throws: What the middleware throws, and what `next` does unless it is caught.
    public func handle(
        _ context: RequestContext,
        next: (RequestContext) async throws -> ServerAnswer
    ) async throws -> ServerAnswer {
        try await wrap(context, next)
    }
}

/// How a request was answered, when it was not by an error.
public enum ServerAnswer: Sendable, Hashable {
    /// A call's reply: the encoded body without envelope, in the content type of the request.
    case reply([UInt8])
    /// A stream has come to its end, or a message has been taken.
    case done
}

extension [ServerMiddleware] {
    /// Runs one after the other, the first outermost as in go-micro, and `last` innermost.
    func run(
        _ context: RequestContext,
        from index: Int = 0,
        _ last: (RequestContext) async throws -> ServerAnswer
    ) async throws -> ServerAnswer {
        guard index < count else { return try await last(context) }
        return try await self[index].handle(context) { try await run($0, from: index + 1, last) }
    }
}

extension MicroService {
    /// Wraps the service's handlers and subscribers in middleware, in the order given: the first is the outermost, and
    /// what was added before is around what is added later.
    public mutating func use(_ middleware: ServerMiddleware...) {
        self.middleware += middleware
    }
}
