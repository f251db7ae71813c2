package import Logging

/// Answers mucp requests with the handlers of a service (go-micro `server/rpc_server.go`).
///
/// An error travels in `Micro-Error` and `X-Micro-Error` with an empty body, whatever the transport's own status says.
package struct MucpServer: Sendable {
    private let runner: RequestRunner
    private let subscribers: SubscriberTable
    private let logger: Logger

    /// Makes a server.
    /// - Parameters:
    ///   - runner: Answers requests with the service's handlers.
    ///   - subscribers: Who gets messages that come here and not by a broker.
    ///   - logger: Told about subscribers that fail.
    package init(runner: RequestRunner, subscribers: SubscriberTable = SubscriberTable(), logger: Logger) {
        self.runner = runner
        self.subscribers = subscribers
        self.logger = logger
    }

    /// Answers one request; what a transport's ``Transport/listen(_:_:)`` calls.
    /// - Returns: The reply, nil when the caller has gone.
    package func respond(to request: TransportRequest) async -> TransportMessage? {
        if let topic = request.message.headers[MucpHeader.topic], !topic.isEmpty {
            runner.statistics.countRequest()
            return await subscribers.respond(to: request.message, topic: topic, logger: logger)
        }
        var call = MucpServerCall(headers: request.message.headers)
        // The end of a stream that is over, or never was: go-micro from v5 on closes then.
        if let id = call.stream, MucpServerCall.membership(of: request.message.headers, in: id) == .last { return nil }
        runner.statistics.countRequest()
        guard let framing = MucpServerFraming(contentType: call.contentType, isLegacy: call.isLegacy) else {
            runner.statistics.countError()
            return Self.refuse(call)
        }
        var headers: Metadata
        var body: [UInt8]
        do {
            let (envelope, content) = try open(request.message.body, call, framing)
            call.adopt(envelope)
            switch try await runner.answer(
                content,
                MucpExchange(server: runner.name, call: call, framing: framing, request: request)
            ) {
            case .reply(let reply):
                body = try framing.seal(reply, id: call.id)
                headers = call.replyHeaders()
            case .done:
                headers = call.endHeaders(ServiceError.endOfStream)
                body = framing.seal(error: ServiceError.endOfStream, id: call.id)
            }
        } catch {
            guard let text = headerValue(of: runner.failure(of: error, endpoint: call.endpoint)) else { return nil }
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

    /// An error as `Micro-Error` has it: a go-micro error as JSON, faults of the request as plain text; nil where nobody
    /// waits for it.
    private func headerValue(of failure: RequestFailure) -> String? {
        switch failure {
        case .abandoned: nil
        case .error(let error): HeaderText.singleLine(error.headerValue)
        case .fault(let error): HeaderText.singleLine(error.message)
        }
    }

    /// What go-micro v4 and later reply to a content type they don't know: no error header, a plain text.
    private static func refuse(_ call: MucpServerCall) -> TransportMessage {
        var headers = call.replyHeaders()
        headers[MucpHeader.contentType] = "text/plain"
        let text = "unsupported Content-Type: \(call.contentType)"
        return TransportMessage(headers: headers, body: Array(text.utf8))
    }
}

/// A request that came by mucp.
private struct MucpExchange: ServerExchange {
    /// The service's own name.
    let server: String
    let call: MucpServerCall
    let framing: MucpServerFraming
    let request: TransportRequest

    var headers: Metadata { request.message.headers }
    var encoding: BodyEncoding { framing.encoding }
    var isStream: Bool { call.isStream }
    /// v1 clients send a deadline with every stream and then don't keep to it.
    var limitsStreams: Bool { false }
    var canceller: (any HandlerCanceller)? { request.canceller }

    func context() -> RequestContext {
        RequestContext(
            kind: call.isStream ? .stream : .call,
            service: call.service,
            endpoint: call.endpoint,
            contentType: call.contentType,
            metadata: request.message.headers,
            remoteAddress: request.remoteAddress,
            localAddress: request.localAddress,
            deadline: call.timeout.map { ContinuousClock.now + $0 }
        )
    }

    func openStream() async throws -> any ServerStreamSession {
        guard let id = call.stream, let opener = request.streamOpener else {
            throw ServiceError(id: server, code: 501, detail: "this transport carries no streams")
        }
        let connection = try await opener.openStream { MucpServerCall.membership(of: $0, in: id) }
        return MucpServerStream(connection: connection, call: call, framing: framing)
    }
}
