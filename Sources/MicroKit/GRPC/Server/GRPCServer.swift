/// Answers gRPC calls and streams with the handlers of a service (go-micro `server/grpc/grpc.go`).
package struct GRPCServer: Sendable {
    /// What a request is answered with in the end.
    enum Answer: Sendable {
        /// The reply to a call.
        case reply([UInt8])
        /// The end, with or without an error.
        case status(GRPCStatus)
    }

    /// What a path stands for.
    enum Kind: Sendable {
        case call
        case stream
        /// A stream of a standard service, which ends when the service stops.
        case standardStream
        /// Nothing; answered without waiting for messages.
        case unknown
    }

    private let runner: RequestRunner
    private let standard: GRPCStandardServices
    private let refusal: GRPCStatus?

    let options: GRPCServerOptions

    /// Makes a server.
    /// - Parameters:
    ///   - runner: Answers requests with the service's handlers.
    ///   - options: Limits and what else is offered.
    ///   - protocols: What the service speaks. Without gRPC among them every call is told so.
    /// - Throws: ``MicroError`` `invalidArgument` for a descriptor set that is none.
    package init(runner: RequestRunner, options: GRPCServerOptions, protocols: Set<RPCProtocol>) throws {
        self.runner = runner
        self.options = options
        standard = try GRPCStandardServices(service: runner.name, endpoints: runner.endpoints, options: options)
        refusal =
            protocols.contains(.grpc) ? nil : GRPCStatus(.unimplemented, protocols.refusal(of: .grpc, by: runner.name))
    }

    /// What to do with requests for a path.
    func kind(of path: GRPCPath) -> Kind {
        guard refusal == nil else { return .unknown }
        switch standard[path] {
        case .call: return .call
        case .stream: return .standardStream
        case nil: break
        }
        switch try? runner.endpoints.handler(of: Self.endpoint(of: path)) {
        case .call: return .call
        case .stream: return .stream
        case nil: return .unknown
        }
    }

    private static func endpoint(of path: GRPCPath) -> String { "\(path.type).\(path.method)" }

    /// Answers a request.
    /// - Parameters:
    ///   - request: What its headers say.
    ///   - body: The message of a call.
    ///   - carrier: The stream that it came by.
    /// - Returns: What the client gets in the end.
    func answer(_ request: GRPCServerRequest, _ body: [UInt8], _ carrier: any GRPCServerCarrier) async -> Answer {
        runner.statistics.countRequest()
        let path = request.head.path
        let exchange = GRPCServerExchange(
            endpoint: Self.endpoint(of: path),
            request: request,
            carrier: carrier
        )
        do {
            if let refusal { throw refusal }
            if let handler = standard[path] { return try await answer(body, exchange, by: handler) }
            switch try await runner.answer(body, exchange) {
            case .reply(let reply): return .reply(reply)
            case .done: return .status(GRPCStatus(.ok))
            }
        } catch let status as GRPCStatus {
            runner.statistics.countError()
            return .status(status)
        } catch {
            return .status(status(of: runner.failure(of: error, endpoint: exchange.endpoint), path))
        }
    }

    /// The standard services are not wrapped in middleware, so that a probe of a service's health needs no credentials.
    private func answer(
        _ body: [UInt8],
        _ exchange: GRPCServerExchange,
        by handler: EndpointTable.Handler
    ) async throws -> Answer {
        let context = exchange.context()
        switch handler {
        case .call(let handler):
            return .reply(try await handler.handle(body, encoding: exchange.encoding, context: context))
        case .stream(let handler):
            let session = try await exchange.openStream()
            do {
                try await handler.handle(session.stream, encoding: exchange.encoding, context: context)
            } catch  where session.isLost {
                return .status(GRPCStatus(.cancelled))
            } catch  where Task.isCancelled {
                if let deadline = context.deadline, deadline <= .now {
                    return .status(GRPCStatus(.deadlineExceeded, "the time for the stream is over"))
                }
                return .status(GRPCStatus(.unavailable, "the service is stopping"))
            }
            return .status(GRPCStatus(.ok))
        }
    }

    private func status(of failure: RequestFailure, _ path: GRPCPath) -> GRPCStatus {
        switch failure {
        case .abandoned: GRPCStatus(.cancelled, "the call was cancelled")
        case .error(let error): GRPCStatus(error)
        case .fault(let error) where error.code == .endpointNotFound:
            GRPCStatus(.unimplemented, "unknown service \(path.type)\(hasType(of: path) ? ".\(path.method)" : "")")
        case .fault(let error): GRPCStatus(.invalidArgument, error.message)
        }
    }

    private func hasType(of path: GRPCPath) -> Bool { runner.endpoints.hasType(String(path.type)) }
}

/// A request as the connection hands it over.
struct GRPCServerRequest: Sendable {
    let head: GRPCServerRequestHead
    /// Whether messages go in both directions.
    let isStream: Bool
    let remoteAddress: String
    let localAddress: String
    let deadline: ContinuousClock.Instant?
}

/// The HTTP/2 stream that a request came by.
protocol GRPCServerCarrier: HandlerCanceller {
    /// Makes a stream of the request; called once.
    func open() -> any ServerStreamSession
}

/// A request that came by gRPC.
private struct GRPCServerExchange: ServerExchange {
    let endpoint: String
    let request: GRPCServerRequest
    let carrier: any GRPCServerCarrier

    var headers: Metadata { request.head.metadata }
    var encoding: BodyEncoding { request.head.encoding }
    var isStream: Bool { request.isStream }
    var limitsStreams: Bool { true }
    var canceller: (any HandlerCanceller)? { carrier }

    func context() -> RequestContext {
        let service = request.head.path.service
        return RequestContext(
            kind: isStream ? .stream : .call,
            service: String(service.dropLast(request.head.path.type.count + 1)),
            endpoint: endpoint,
            contentType: encoding.contentType.rawValue,
            metadata: headers,
            remoteAddress: request.remoteAddress,
            localAddress: request.localAddress,
            deadline: request.deadline
        )
    }

    func openStream() async throws -> any ServerStreamSession { carrier.open() }
}

extension Set<RPCProtocol> {
    /// The words for a request by a protocol that is not offered.
    func refusal(of other: RPCProtocol, by service: String) -> String {
        let offered = RPCProtocol.allCases.filter(contains).map(\.rawValue).joined(separator: ", ")
        return "\(service) is not offered over \(other.rawValue); it speaks \(offered)"
    }
}
