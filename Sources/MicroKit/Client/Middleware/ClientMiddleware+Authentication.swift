extension ClientMiddleware {
    /// Adds the header `Authorization: Bearer …` (RFC 6750 section 2.1), as go-micro's own clients do (go-micro
    /// `util/wrapper/wrapper.go` of v2). A request that brings the header keeps its own.
    /// - Parameter token: Gives the token for each call and stream. What it throws, the call throws.
    /// - Returns: The middleware.
    public static func authentication(_ token: @escaping @Sendable () async throws -> String) -> ClientMiddleware {
        ClientMiddleware { request, next in
            guard request.metadata["Authorization"] == nil else { return try await next(request) }
            var request = request
            request.metadata["Authorization"] = "Bearer \(try await token())"
            return try await next(request)
        }
    }
}
