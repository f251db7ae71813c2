package import Logging

/// Answers requests with the handlers of a service, whatever protocol they came by: finds the endpoint, measures and
/// traces, runs the middleware, keeps to the deadline, and judges what is thrown (go-micro `server/rpc_router.go`).
///
/// Each protocol reads requests and writes answers around it.
package struct RequestRunner: Sendable {
    /// The service's name, the id of the errors that are made here.
    package let name: String
    /// What can be called.
    package let endpoints: EndpointTable
    /// Counts calls and errors.
    package let statistics: ServerStatistics

    private let middleware: [ServerMiddleware]
    private let telemetry: ServerTelemetry
    private let logger: Logger

    /// Makes a runner.
    /// - Parameters:
    ///   - name: The service's name.
    ///   - endpoints: What can be called.
    ///   - middleware: Is run around each request, the first outermost.
    ///   - statistics: Counts calls and errors.
    ///   - telemetry: Measures and traces requests.
    ///   - logger: Told about calls that fail by a fault of the handler.
    package init(
        name: String,
        endpoints: EndpointTable,
        middleware: [ServerMiddleware] = [],
        statistics: ServerStatistics,
        telemetry: ServerTelemetry = ServerTelemetry(),
        logger: Logger
    ) {
        self.name = name
        self.endpoints = endpoints
        self.middleware = middleware
        self.statistics = statistics
        self.telemetry = telemetry
        self.logger = logger
    }

    /// Answers a request: by the handler alone where there is nothing else to do. This common case is spared the frames
    /// of all the rest, which would take memory of the heap.
    /// - Parameters:
    ///   - body: What the handler of a call gets.
    ///   - exchange: What else is known of the request, and what can be done with it.
    /// - Returns: A reply to a call, `done` for a stream.
    /// - Throws: What ``failure(of:endpoint:)`` makes sense of.
    func answer(_ body: [UInt8], _ exchange: some ServerExchange) async throws -> ServerAnswer {
        guard middleware.isEmpty, telemetry.isIdle(for: exchange.headers) else {
            return try await observe(body, exchange)
        }
        return try await handle(body, exchange, exchange.context())
    }

    /// Answers a request measured and traced, behind the middleware.
    @inline(never)
    private func observe(_ body: [UInt8], _ exchange: some ServerExchange) async throws -> ServerAnswer {
        let answer = try await telemetry.observe(exchange.context()) { context in
            if middleware.isEmpty || !endpoints.isWrapped(context.endpoint) {
                return try await handle(body, exchange, context)
            }
            // Middleware may have to wait too. Streams don't keep to their deadline.
            if context.kind == .call, let deadline = context.deadline { exchange.canceller?.cancel(at: deadline) }
            return try await middleware.run(context) { try await handle(body, exchange, $0) }
        }
        switch (answer, exchange.isStream) {
        case (.reply, true): throw refusal(500, "a middleware replied to a stream")
        case (.done, false): throw refusal(500, "a middleware gave no reply")
        case (.reply, false), (.done, true): return answer
        }
    }

    /// Runs the endpoint's handler, whatever its kind.
    private func handle(
        _ body: [UInt8],
        _ exchange: some ServerExchange,
        _ context: RequestContext
    ) async throws -> ServerAnswer {
        let handler = try endpoints.handler(of: context.endpoint)
        do {
            switch handler {
            case .call(let handler):
                guard !exchange.isStream else { throw refusal(501, "endpoint \(context.endpoint) is no stream") }
                return .reply(
                    try await HandlerDeadline.run(context.deadline, canceller: exchange.canceller) {
                        try await handler.handle(body, encoding: exchange.encoding, context: context)
                    }
                )
            case .stream(let handler):
                guard exchange.isStream else { throw refusal(400, "endpoint \(context.endpoint) is a stream") }
                let session = try await exchange.openStream()
                do {
                    try await handler.handle(session.stream, encoding: exchange.encoding, context: context)
                } catch  where session.isLost {
                    // The transport may notice later than the handler, and lets some handlers go on.
                    withUnsafeCurrentTask { $0?.cancel() }
                    throw CancellationError()
                }
                return .done
            }
        } catch {
            guard Task.isCancelled || error is CancellationError else { throw error }
            throw failure(ofCancelled: error, context, keepsDeadline: !exchange.isStream || exchange.limitsStreams)
        }
    }

    /// Logs an error that is no answer but a fault of the handler.
    func log(_ error: any Error, of endpoint: String) {
        logger.error("handler failed", metadata: ["endpoint": "\(endpoint)", "error": "\(error)"])
    }

    private func refusal(_ code: Int, _ detail: String) -> ServiceError {
        ServiceError(id: name, code: code, detail: detail)
    }

    /// What a handler that was cancelled has to say: at the deadline a 408, to a caller that went away nothing.
    private func failure(ofCancelled error: any Error, _ context: RequestContext, keepsDeadline: Bool) -> any Error {
        if keepsDeadline, let deadline = context.deadline, deadline <= .now {
            return ServiceError(id: name, code: 408, detail: "\(context.endpoint) was not done in time")
        }
        return Task.isCancelled ? CancellationError() : error
    }
}

/// A request as the runner needs it, made by the protocol that it came by.
protocol ServerExchange: Sendable {
    /// The request's headers, for telemetry.
    var headers: Metadata { get }
    /// How bodies are encoded.
    var encoding: BodyEncoding { get }
    /// Whether the caller wants a stream.
    var isStream: Bool { get }
    /// Whether the deadline counts for streams too.
    var limitsStreams: Bool { get }
    /// Cancels the task that answers; nil where nothing can.
    var canceller: (any HandlerCanceller)? { get }

    /// What the handler gets to know.
    func context() -> RequestContext

    /// Makes a stream of the request; called once, for a stream.
    /// - Throws: ``ServiceError`` where that can't be, ``MicroError`` `connectionLost`.
    func openStream() async throws -> any ServerStreamSession
}

/// A stream that has been opened for a handler.
protocol ServerStreamSession: Sendable {
    /// The stream for the handler.
    var stream: ServerStream { get }
    /// Whether the handler has been told that the client is gone.
    var isLost: Bool { get }
}
