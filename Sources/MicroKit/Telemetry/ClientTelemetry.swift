import CoreMetrics
import Tracing

/// Measures and traces the calls of a client, and passes the trace headers on of the request that is being handled.
///
/// With neither metrics nor traces bootstrapped, and outside the handler of a request with trace headers, it does
/// nothing.
struct ClientTelemetry: Sendable {
    private let metrics: OperationMetricsCache?

    /// - Parameter factory: What makes the metrics, nil for none.
    init(factory: (any MetricsFactory)?) {
        metrics = factory.map { OperationMetricsCache(prefix: "micro.client", factory: $0) }
    }

    /// Whether there is nothing to do for the current task's calls, which is the common case and spared the frames of
    /// all the rest.
    var isIdle: Bool {
        metrics == nil && ServiceContext.current?.traceHeaders == nil && BootstrappedInstrument.current == nil
    }

    /// Runs a call or a stream.
    /// - Parameters:
    ///   - service: Whom it is for.
    ///   - endpoint: What it asks for.
    ///   - metadata: The caller's.
    ///   - observer: The caller's.
    ///   - call: Makes the call with metadata and observer in place of the caller's.
    /// - Returns: What `call` returns.
    /// - Throws: What `call` throws.
    func observe<Result>(
        _ service: String,
        _ endpoint: String,
        _ metadata: Metadata,
        _ observer: InvocationObserver?,
        _ call: (Metadata, InvocationObserver?) async throws -> Result
    ) async throws -> Result {
        guard let metrics else { return try await traced(service, endpoint, metadata, observer, call) }
        let start = ContinuousClock.now
        do {
            let result = try await traced(service, endpoint, metadata, observer, call)
            metrics.metrics(service, endpoint).count(.success, since: start)
            return result
        } catch {
            metrics.metrics(service, endpoint).count(Outcome(ofCalling: error), since: start)
            throw error
        }
    }

    private func traced<Result>(
        _ service: String,
        _ endpoint: String,
        _ metadata: Metadata,
        _ observer: InvocationObserver?,
        _ call: (Metadata, InvocationObserver?) async throws -> Result
    ) async throws -> Result {
        guard let instrument = BootstrappedInstrument.current else {
            return try await call(metadata.tracing(with: nil), observer)
        }
        return try await spanned(service, endpoint, metadata, observer, instrument, call)
    }

    // A frame of its own, since it is large and metrics alone don't need it.
    @inline(never)
    private func spanned<Result>(
        _ service: String,
        _ endpoint: String,
        _ metadata: Metadata,
        _ observer: InvocationObserver?,
        _ instrument: BootstrappedInstrument,
        _ call: (Metadata, InvocationObserver?) async throws -> Result
    ) async throws -> Result {
        try await instrument.spanning(
            "\(service).\(endpoint)",
            in: ServiceContext.current ?? .topLevel,
            ofKind: .client,
            attributes: .rpc(service: service, endpoint: endpoint),
            outcome: Outcome.init(ofCalling:)
        ) { span in
            let metadata = metadata.tracing(with: instrument)
            guard let span else { return try await call(metadata, observer) }
            return try await call(metadata) { event in
                if case .connected(let node, _, _) = event {
                    span.updateAttributes { $0.setPeer("server", node.address) }
                }
                observer?(event)
            }
        }
    }
}

extension Metadata {
    /// With what tells the receiver of the trace that is current.
    func tracing(with instrument: BootstrappedInstrument? = .current) -> Metadata {
        guard let context = ServiceContext.current else { return self }
        var metadata = self
        for (name, text) in context.traceHeaders?.metadata ?? [:] { metadata.addFirst(name, text) }
        instrument?.instrument.inject(context, into: &metadata, using: MetadataPropagator())
        return metadata
    }
}
