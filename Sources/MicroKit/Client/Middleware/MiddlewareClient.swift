/// A client with middleware around it; see ``Client/using(_:)``.
public struct MiddlewareClient: Client {
    private let base: any Client
    private let middleware: [ClientMiddleware]

    init(base: any Client, middleware: [ClientMiddleware]) {
        self.base = base
        self.middleware = middleware
    }

    /// Makes a call as ``Client`` says, through the middleware.
    /// - Throws: What the middleware throws; ``MicroError`` `internal` when it answers a call without a reply.
    public func call(
        _ request: CallRequest,
        options: CallOptions,
        observer: (@Sendable (InvocationEvent) -> Void)?
    ) async throws -> CallReply {
        let answer = try await middleware.run(ClientRequest(request, options: options)) {
            .reply(try await base.call($0.call, options: $0.options, observer: observer))
        }
        guard case .reply(let reply) = answer else {
            throw MicroError(
                .internal,
                "a middleware gave no reply to the call of \(request.service) \(request.endpoint)"
            )
        }
        return reply
    }

    /// What the client below would send, without what middleware does to it: that may count, wait and fetch tokens.
    public func prepare(_ request: CallRequest, options: CallOptions) async throws -> PreparedCall {
        try await base.prepare(request, options: options)
    }

    /// Opens a stream as ``Client`` says; the middleware is around all of it.
    /// - Throws: What the middleware throws; ``MicroError`` `internal` when it passes no stream on.
    public func withStream<Result: Sendable>(
        _ request: StreamRequest,
        options: CallOptions,
        observer: (@Sendable (InvocationEvent) -> Void)?,
        _ body: (ClientStream) async throws -> Result
    ) async throws -> Result {
        var result: Result?
        _ = try await middleware.run(ClientRequest(request, options: options)) {
            result = try await base.withStream($0.stream, options: $0.options, observer: observer, body)
            return .done
        }
        guard let result else {
            throw MicroError(
                .internal,
                "a middleware did not open the stream of \(request.service) \(request.endpoint)"
            )
        }
        return result
    }

    /// Closes the idle connections of the client below.
    public func close() async { await base.close() }
}

extension Client {
    /// This client with middleware around it, in the order given: the first is the outermost. Further middleware of the
    /// result is around this.
    public func using(_ middleware: ClientMiddleware...) -> MiddlewareClient {
        MiddlewareClient(base: self, middleware: middleware)
    }
}
