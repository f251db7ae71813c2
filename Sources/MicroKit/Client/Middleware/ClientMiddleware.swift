/// Wraps calls and streams of a client: go-micro's `client.Wrapper` (go-micro `client/wrapper.go`) as a value.
///
/// ```swift
/// let client = ServiceClient(registry: registry).using(
///     .logging(logger),
///     .authentication { try await tokens.current() },
///     ClientMiddleware { request, next in
///         var request = request
///         request.metadata["Tenant"] = "acme"
///         return try await next(request)
///     }
/// )
/// ```
public struct ClientMiddleware: Sendable {
    private let wrap:
        @Sendable (ClientRequest, (ClientRequest) async throws -> ClientAnswer) async throws -> ClientAnswer

    /// Makes a middleware.
    /// - Parameter wrap: Called for each call and each stream with what is to go out and what comes next: the next
    ///   middleware, in the end the client. It may pass a changed request on, look at the reply or the error, try again,
    ///   and throw or answer a call without passing anything on. A stream is passed on once.
    public init(
        _ wrap:
            @escaping @Sendable (
                _ request: ClientRequest,
                _ next: (ClientRequest) async throws -> ClientAnswer
            ) async throws -> ClientAnswer
    ) {
        self.wrap = wrap
    }

    /// Runs the middleware, for tests and middleware of middleware.
    /// - Parameters:
    ///   - request: What is to go out.
    ///   - next: What the middleware passes it on to.
    /// - Returns: The answer.
    /// - Throws: What the middleware throws, and what `next` does unless it is caught.
    public func handle(
        _ request: ClientRequest,
        next: (ClientRequest) async throws -> ClientAnswer
    ) async throws -> ClientAnswer {
        try await wrap(request, next)
    }
}

/// A call or a stream on its way out.
public struct ClientRequest: Sendable, Hashable {
    /// What kinds there are.
    public enum Kind: String, Sendable, CaseIterable {
        /// One request, one reply.
        case call
        /// Messages in both directions.
        case stream
    }

    /// What kind it is.
    public let kind: Kind
    /// Name of the service.
    public var service: String
    /// `Type.Method`.
    public var endpoint: String
    /// How bodies are encoded; see ``ContentType``.
    public var contentType: String
    /// Headers for the handler.
    public var metadata: Metadata
    /// A call's encoded request; of a stream empty, and without effect.
    public var body: [UInt8]
    /// How the call is to be made or the stream to be opened.
    public var options: CallOptions

    /// Makes what goes out for a call.
    public init(_ request: CallRequest, options: CallOptions = CallOptions()) {
        kind = .call
        service = request.service
        endpoint = request.endpoint
        contentType = request.contentType
        metadata = request.metadata
        body = request.body
        self.options = options
    }

    /// Makes what goes out for a stream.
    public init(_ request: StreamRequest, options: CallOptions = CallOptions()) {
        kind = .stream
        service = request.service
        endpoint = request.endpoint
        contentType = request.contentType
        metadata = request.metadata
        body = []
        self.options = options
    }

    var call: CallRequest {
        CallRequest(service: service, endpoint: endpoint, contentType: contentType, metadata: metadata, body: body)
    }

    var stream: StreamRequest {
        StreamRequest(service: service, endpoint: endpoint, contentType: contentType, metadata: metadata)
    }
}

/// How a call or a stream ended, when it was not with an error.
public enum ClientAnswer: Sendable, Hashable {
    /// A call's reply.
    case reply(CallReply)
    /// The stream is over, and what was done with it has returned.
    case done
}

extension [ClientMiddleware] {
    /// Runs one after the other, the first outermost as in go-micro, and `last` innermost.
    func run(
        _ request: ClientRequest,
        from index: Int = 0,
        _ last: (ClientRequest) async throws -> ClientAnswer
    ) async throws -> ClientAnswer {
        guard index < count else { return try await last(request) }
        return try await self[index].handle(request) { try await run($0, from: index + 1, last) }
    }
}
