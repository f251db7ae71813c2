extension ServerMiddleware {
    /// What a check of a request's credentials comes to.
    public enum Access: Sendable, Hashable {
        /// The request goes on.
        case granted
        /// Nobody knows who asks: the reply is code 401 with this detail.
        case unauthenticated(_ detail: String = "authentication required")
        /// Who asks must not: the reply is code 403 with this detail.
        case forbidden(_ detail: String = "permission denied")
    }

    /// Lets those requests pass whose credentials a function finds good; see ``RequestContext/bearerToken``.
    ///
    /// The error's id is the name of the service that was asked for, as with go-micro's own authentication (go-micro
    /// `util/wrapper/wrapper.go` of v2).
    /// - Parameters:
    ///   - kinds: What to check. Messages are left out unless they are asked for: what brokers bring carries the
    ///     publisher's credentials only where the publisher adds them.
    ///   - check: Called for each request. What it writes into the context's metadata is for those behind. What it
    ///     throws is replied, other than ``ServiceError`` as code 500.
    /// - Returns: The middleware.
    public static func authentication(
        for kinds: Set<RequestContext.Kind> = [.call, .stream],
        _ check: @escaping @Sendable (_ context: inout RequestContext) async throws -> Access
    ) -> ServerMiddleware {
        ServerMiddleware { context, next in
            guard kinds.contains(context.kind) else { return try await next(context) }
            var context = context
            switch try await check(&context) {
            case .granted: return try await next(context)
            case .unauthenticated(let detail):
                throw ServiceError(id: context.service, code: 401, detail: detail)
            case .forbidden(let detail):
                throw ServiceError(id: context.service, code: 403, detail: detail)
            }
        }
    }
}
