package import Logging

/// Answers mucp requests with the handlers of a service (go-micro `server/rpc_server.go`).
///
/// An error travels in `Micro-Error` and `X-Micro-Error` with an empty body, whatever the transport's own status says.
package struct MucpServer: Sendable {
    private let name: String
    private let endpoints: EndpointTable
    private let subscribers: SubscriberTable
    private let middleware: [ServerMiddleware]
    private let statistics: ServerStatistics
    private let telemetry: ServerTelemetry
    private let logger: Logger

    /// Makes a server.
    /// - Parameters:
    ///   - name: The service's name, the id of the errors that the server makes.
    ///   - endpoints: What can be called.
    ///   - subscribers: Who gets messages that come here and not by a broker.
    ///   - middleware: Is run around each request, the first outermost.
    ///   - statistics: Counts calls and errors.
    ///   - telemetry: Measures and traces requests.
    ///   - logger: Told about calls that fail by a fault of the handler.
    package init(
        name: String,
        endpoints: EndpointTable,
        subscribers: SubscriberTable = SubscriberTable(),
        middleware: [ServerMiddleware] = [],
        statistics: ServerStatistics,
        telemetry: ServerTelemetry = ServerTelemetry(),
        logger: Logger
    ) {
        self.name = name
        self.endpoints = endpoints
        self.subscribers = subscribers
        self.middleware = middleware
        self.statistics = statistics
        self.telemetry = telemetry
        self.logger = logger
    }

    /// Answers one request; what a transport's ``Transport/listen(_:_:)`` calls.
    /// - Returns: The reply, nil when the caller has gone.
    package func respond(to request: TransportRequest) async -> TransportMessage? {
        if let topic = request.message.headers[MucpHeader.topic], !topic.isEmpty {
            statistics.countRequest()
            return await subscribers.respond(to: request.message, topic: topic, logger: logger)
        }
        var call = MucpServerCall(headers: request.message.headers)
        // The end of a stream that is over, or never was: go-micro from v5 on closes then.
        if let id = call.stream, MucpServerCall.membership(of: request.message.headers, in: id) == .last { return nil }
        statistics.countRequest()
        guard let framing = MucpServerFraming(contentType: call.contentType, isLegacy: call.isLegacy) else {
            statistics.countError()
            return Self.refuse(call)
        }
        var headers: Metadata
        var body: [UInt8]
        do {
            let (envelope, content) = try open(request.message.body, call, framing)
            call.adopt(envelope)
            switch try await answer(call, content, framing, request) {
            case .reply(let reply):
                guard !call.isStream else { throw refusal(500, "a middleware replied to a stream") }
                body = try framing.seal(reply, id: call.id)
                headers = call.replyHeaders()
            case .done:
                guard call.isStream else { throw refusal(500, "a middleware gave no reply") }
                headers = call.endHeaders(ServiceError.endOfStream)
                body = framing.seal(error: ServiceError.endOfStream, id: call.id)
            }
        } catch is CancellationError where Task.isCancelled {
            return nil
        } catch {
            statistics.countError()
            let text = headerValue(of: error, call)
            headers = call.isStream ? call.endHeaders(text) : call.errorHeaders(text)
            body = framing.seal(error: text, id: call.id)
        }
        if case .grpc = framing { headers["Grpc-Status"] = "0" }
        return TransportMessage(headers: headers, body: body)
    }

    /// Takes the body out of its envelope. That of a message which opens a stream is passed over, as in go-micro, whose
    /// clients also leave the envelope away.
    private func open(
        _ bytes: [UInt8],
        _ call: MucpServerCall,
        _ framing: MucpServerFraming
    ) throws -> (envelope: CodecEnvelope, body: [UInt8]) {
        guard call.isStream, !call.endpoint.isEmpty else { return try framing.open(bytes) }
        return (try? framing.open(bytes)) ?? (CodecEnvelope(), [])
    }

    /// Answers a request: by the handler alone where there is nothing else to do. This common case is spared the frames
    /// of all the rest, which would take memory of the heap.
    private func answer(
        _ call: MucpServerCall,
        _ body: [UInt8],
        _ framing: MucpServerFraming,
        _ request: TransportRequest
    ) async throws -> ServerAnswer {
        guard middleware.isEmpty, telemetry.isIdle(for: request.message.headers) else {
            return try await observe(call, body, framing, request)
        }
        return try await handle(call, body, framing, request, call.context(of: request))
    }

    /// Answers a request measured and traced, behind the middleware.
    @inline(never)
    private func observe(
        _ call: MucpServerCall,
        _ body: [UInt8],
        _ framing: MucpServerFraming,
        _ request: TransportRequest
    ) async throws -> ServerAnswer {
        try await telemetry.observe(call.context(of: request)) { context in
            if middleware.isEmpty || !endpoints.isWrapped(context.endpoint) {
                return try await handle(call, body, framing, request, context)
            }
            // Middleware may have to wait too. Streams don't keep to their deadline.
            if context.kind == .call, let deadline = context.deadline { request.canceller?.cancel(at: deadline) }
            return try await middleware.run(context) { try await handle(call, body, framing, request, $0) }
        }
    }

    /// Runs the endpoint's handler, whatever its kind.
    private func handle(
        _ call: MucpServerCall,
        _ body: [UInt8],
        _ framing: MucpServerFraming,
        _ request: TransportRequest,
        _ context: RequestContext
    ) async throws -> ServerAnswer {
        let handler = try endpoints.handler(of: context.endpoint)
        do {
            switch handler {
            case .call(let handler):
                guard !call.isStream else { throw refusal(501, "endpoint \(call.endpoint) is no stream") }
                return .reply(
                    try await HandlerDeadline.run(context.deadline, canceller: request.canceller) {
                        try await handler.handle(body, encoding: framing.encoding, context: context)
                    }
                )
            case .stream(let handler):
                let stream = try await open(call, framing, request)
                do {
                    try await handler.handle(stream.stream, encoding: framing.encoding, context: context)
                } catch  where stream.isLost {
                    // The transport may notice later than the handler, and lets some handlers go on.
                    withUnsafeCurrentTask { $0?.cancel() }
                    throw CancellationError()
                }
                return .done
            }
        } catch {
            guard Task.isCancelled || error is CancellationError else { throw error }
            throw failure(ofCancelled: error, context)
        }
    }

    private func open(
        _ call: MucpServerCall,
        _ framing: MucpServerFraming,
        _ request: TransportRequest
    ) async throws -> MucpServerStream {
        guard let id = call.stream else { throw refusal(400, "endpoint \(call.endpoint) is a stream") }
        guard let opener = request.streamOpener else { throw refusal(501, "this transport carries no streams") }
        let connection = try await opener.openStream { MucpServerCall.membership(of: $0, in: id) }
        return MucpServerStream(connection: connection, call: call, framing: framing)
    }

    private func refusal(_ code: Int, _ detail: String) -> ServiceError {
        ServiceError(id: name, code: code, detail: detail)
    }

    /// What a handler that was cancelled has to say: at the deadline a 408, to a caller that went away nothing.
    private func failure(ofCancelled error: any Error, _ context: RequestContext) -> any Error {
        if let deadline = context.deadline, deadline <= .now, context.kind != .stream {
            return ServiceError(id: name, code: 408, detail: "\(context.endpoint) was not done in time")
        }
        return Task.isCancelled ? CancellationError() : error
    }

    /// An error as `Micro-Error` has it: a go-micro error as JSON, faults of the request as plain text.
    private func headerValue(of error: any Error, _ call: MucpServerCall) -> String {
        switch error {
        case let error as ServiceError:
            var error = error
            error.detail = Self.shortened(error.detail)
            // An error of another service that is passed on goes as it came, unless that is too long.
            if let raw = error.raw, raw != Self.shortened(raw) { error.raw = nil }
            return HeaderText.singleLine(error.headerValue)
        case let error as MicroError where error.isFaultOfRequest:
            return HeaderText.singleLine(Self.shortened(error.message))
        default:
            logger.error("handler failed", metadata: ["endpoint": "\(call.endpoint)", "error": "\(error)"])
            let detail = Self.shortened(String(describing: error))
            return ServiceError(id: name, code: 500, detail: detail).headerValue
        }
    }

    /// Keeps the headers of an error reply within what clients take (ours 64 KiB, Go's 1 MiB).
    private static func shortened(_ text: String) -> String {
        let limit = 8 << 10
        return text.utf8.count <= limit ? text : String(decoding: text.utf8.prefix(limit), as: UTF8.self) + "…"
    }

    /// What go-micro v4 and later reply to a content type they don't know: no error header, a plain text.
    private static func refuse(_ call: MucpServerCall) -> TransportMessage {
        var headers = call.replyHeaders()
        headers[MucpHeader.contentType] = "text/plain"
        let text = "unsupported Content-Type: \(call.contentType)"
        return TransportMessage(headers: headers, body: Array(text.utf8))
    }
}

extension MucpServerCall {
    /// What the handler gets to know.
    fileprivate func context(of request: TransportRequest) -> RequestContext {
        RequestContext(
            kind: isStream ? .stream : .call,
            service: service,
            endpoint: endpoint,
            contentType: contentType,
            metadata: request.message.headers,
            remoteAddress: request.remoteAddress,
            localAddress: request.localAddress,
            deadline: timeout.map { ContinuousClock.now + $0 }
        )
    }
}
