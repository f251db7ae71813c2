package import CoreMetrics
import Tracing

/// Measures and traces the requests of a server, and keeps their trace headers for the calls of the handlers.
///
/// With neither metrics nor traces bootstrapped, and for a request without trace headers, it does nothing.
package struct ServerTelemetry: Sendable {
    private let service: String
    private let metrics: ServerMetrics?
    private let instrument: BootstrappedInstrument?

    /// Makes telemetry that only keeps trace headers.
    package init() {
        service = ""
        metrics = nil
        instrument = nil
    }

    /// Makes the telemetry of a service.
    /// - Parameters:
    ///   - service: The service's name.
    ///   - endpoints: Those that have metrics of their own; all others share `unknown`, since anyone may ask for
    ///     any name.
    ///   - topics: Those that are subscribed to.
    ///   - factory: What makes the metrics, nil for none.
    ///   - instrument: What traces, nil for nothing.
    package init(
        service: String,
        endpoints: some Sequence<String>,
        topics: some Sequence<String>,
        factory: (any MetricsFactory)?,
        instrument: BootstrappedInstrument?
    ) {
        self.service = service
        metrics = factory.map { ServerMetrics(service, endpoints: endpoints, topics: topics, factory: $0) }
        self.instrument = instrument
    }

    /// Whether there is nothing to do for a request with these headers.
    func isIdle(for headers: Metadata) -> Bool {
        metrics == nil && instrument == nil && TraceHeaders(passingOn: headers, includesContext: true) == nil
    }

    /// Runs the handling of a request.
    func observe(
        _ context: RequestContext,
        _ handle: (RequestContext) async throws -> ServerAnswer
    ) async throws -> ServerAnswer {
        guard let metrics else { return try await traced(context, handle) }
        let start = ContinuousClock.now
        do {
            let answer = try await traced(context, handle)
            metrics[context].count(.success, since: start)
            return answer
        } catch {
            metrics[context].count(Outcome(ofServing: error), since: start)
            throw error
        }
    }

    private func traced(
        _ context: RequestContext,
        _ handle: (RequestContext) async throws -> ServerAnswer
    ) async throws -> ServerAnswer {
        let headers = TraceHeaders(passingOn: context.headers, includesContext: instrument == nil)
        guard headers != nil || instrument != nil else { return try await handle(context) }
        var current = ServiceContext.current ?? .topLevel
        current.traceHeaders = headers
        guard let instrument else {
            return try await ServiceContext.$current.withValue(current) { try await handle(context) }
        }
        instrument.instrument.extract(context.headers, into: &current, using: MetadataPropagator())
        return try await instrument.spanning(
            spanName(context),
            in: current,
            ofKind: context.kind == .message ? .consumer : .server,
            attributes: attributes(context),
            outcome: Outcome.init(ofServing:)
        ) { _ in try await instrument.scoping { try await handle(context) } }
    }

    private func spanName(_ context: RequestContext) -> String {
        let endpoint = logText(context.endpoint)
        return context.kind == .message ? "process \(endpoint)" : "\(service).\(endpoint)"
    }

    private func attributes(_ context: RequestContext) -> SpanAttributes {
        let endpoint = logText(context.endpoint)
        guard context.kind != .message else { return .messaging(topic: endpoint) }
        var attributes = SpanAttributes.rpc(service: service, endpoint: endpoint)
        attributes.setPeer("client", context.remoteAddress)
        return attributes
    }
}

/// The metrics of a service's endpoints and topics.
private struct ServerMetrics: Sendable {
    private let endpoints: [String: OperationMetrics]
    private let topics: [String: OperationMetrics]
    private let unknown: OperationMetrics

    init(
        _ service: String,
        endpoints: some Sequence<String>,
        topics: some Sequence<String>,
        factory: any MetricsFactory
    ) {
        func metrics(endpoint: String) -> OperationMetrics {
            OperationMetrics("micro.server", [("service", service), ("endpoint", endpoint)], factory)
        }
        func metrics(topic: String) -> OperationMetrics {
            let dimensions = [("service", service), ("topic", topic)]
            return OperationMetrics("micro.subscriber", requests: "messages", dimensions, factory)
        }
        self.endpoints = Dictionary(uniqueKeysWithValues: Set(endpoints).map { ($0, metrics(endpoint: $0)) })
        self.topics = Dictionary(uniqueKeysWithValues: Set(topics).map { ($0, metrics(topic: $0)) })
        unknown = metrics(endpoint: "unknown")
    }

    subscript(context: RequestContext) -> OperationMetrics {
        (context.kind == .message ? topics : endpoints)[context.endpoint] ?? unknown
    }
}
