/// Answers plain HTTP requests, one a call, the way go-micro's API gateway and its `http` server do (go-micro
/// `api/handler/rpc/rpc.go`, `plugins/server/http`):
///
/// ```sh
/// curl -d '{"name":"John"}' http://host:port/greeter/Say.Hello
/// ```
///
/// The body is JSON unless the content type is one of protobuf's. An error is go-micro's JSON with its code as the
/// status.
struct PlainHTTPServer: Sendable {
    private let runner: RequestRunner

    /// Makes a server.
    /// - Parameter runner: Answers requests with the service's handlers.
    init(runner: RequestRunner) {
        self.runner = runner
    }

    /// Answers a request; nil when the caller has gone.
    func respond(to request: TransportRequest) async -> TransportMessage? {
        let message = request.message
        runner.statistics.countRequest()
        guard let path = PlainHTTPPath(message.target) else {
            return refuse(404, "the path \(message.target) is none of /service/Type.Method", to: message)
        }
        guard message.method == "POST" else {
            var reply = refuse(405, "calls are made with POST, not \(message.method)", to: message)
            reply.headers["Allow"] = "POST"
            return reply
        }
        let exchange = PlainHTTPExchange(server: runner.name, path: path, request: request)
        do {
            switch try await runner.answer(message.body, exchange) {
            case .reply(let body): return Self.reply(200, exchange.contentType, body)
            case .done: return Self.reply(200, exchange.contentType, [])
            }
        } catch {
            guard let error = serviceError(runner.failure(of: error, endpoint: path.endpoint)) else { return nil }
            return Self.reply(error, to: message)
        }
    }

    private func refuse(_ code: Int, _ detail: String, to message: TransportMessage) -> TransportMessage {
        runner.statistics.countError()
        return Self.reply(ServiceError(id: runner.name, code: code, detail: detail), to: message)
    }

    private func serviceError(_ failure: RequestFailure) -> ServiceError? {
        switch failure {
        case .abandoned: return nil
        case .error(let error): return error
        case .fault(let error):
            let code =
                switch error.code {
                case .endpointNotFound: 404
                case .unsupportedContentType: 415
                default: 400
                }
            return ServiceError(id: runner.name, code: code, detail: error.message)
        }
    }

    /// An error as a reply: its code as the status, 500 where it has none of HTTP's, and itself as JSON.
    static func reply(_ error: ServiceError, to message: TransportMessage) -> TransportMessage {
        var error = error
        if !(200...599).contains(error.code) {
            error.code = 500
            if error.status.isEmpty { error.status = ServiceError.standardStatus(500) }
        }
        // The answer to HEAD has no body (RFC 9110 section 9.3.2).
        let body = message.method == "HEAD" ? [] : error.jsonValue.utf8()
        return reply(error.code, "application/json", body)
    }

    private static func reply(_ status: Int, _ contentType: String, _ body: [UInt8]) -> TransportMessage {
        var reply = TransportMessage(headers: ["Content-Type": contentType], body: body)
        reply.status = status
        return reply
    }
}

/// What the path of a plain HTTP request calls.
struct PlainHTTPPath: Equatable {
    /// The service's name, empty where the path leaves it out.
    let service: String
    /// `Type.Method`
    let endpoint: String

    /// Reads `/service/Type.Method`, `/service/Type/Method`, and without the service's name, as go-micro's `http` client
    /// sends it, `/Type.Method` and `/Type/Method`; nil for anything else. A query counts for nothing.
    init?(_ target: String) {
        let path = target.prefix { $0 != "?" && $0 != "#" }
        let parts = path.split(separator: "/").compactMap { PercentCoding.decode($0) }
        guard let last = parts.last else { return nil }
        let isWhole = last.contains(".")
        let count = isWhole ? 1 : 2
        guard parts.count == count || parts.count == count + 1 else { return nil }
        endpoint = parts.suffix(count).joined(separator: ".")
        service = parts.count > count ? parts[0] : ""
    }
}

/// A request that came by plain HTTP.
private struct PlainHTTPExchange: ServerExchange {
    /// The service's own name.
    let server: String
    let path: PlainHTTPPath
    let request: TransportRequest
    let encoding: BodyEncoding
    /// The content type of the reply.
    let contentType: String

    init(server: String, path: PlainHTTPPath, request: TransportRequest) {
        self.server = server
        self.path = path
        self.request = request
        // curl says that all it posts is a form.
        let type = request.message.headers["Content-Type"] ?? ""
        let name = type.prefix { $0 != ";" }.lowercased().filter { $0 != " " }
        switch name {
        case "application/protobuf", "application/proto", "application/x-protobuf", "application/octet-stream":
            (encoding, contentType) = (.protobuf, name)
        default: (encoding, contentType) = (.json, "application/json")
        }
    }

    var headers: Metadata { request.message.headers }
    var isStream: Bool { false }
    var limitsStreams: Bool { false }
    var canceller: (any HandlerCanceller)? { request.canceller }

    func context() -> RequestContext {
        RequestContext(
            kind: .call,
            service: path.service,
            endpoint: path.endpoint,
            contentType: encoding.contentType.rawValue,
            metadata: headers,
            remoteAddress: request.remoteAddress,
            localAddress: request.localAddress,
            deadline: headers[MucpHeader.timeout].flatMap { UInt64($0) }
                .map { .now + .nanoseconds(Int64(clamping: $0)) }
        )
    }

    func openStream() async throws -> any ServerStreamSession {
        throw ServiceError(id: server, code: 501, detail: "plain HTTP carries no streams")
    }
}
