import Tracing

/// The instrument that this program has bootstrapped, and its tracer if it is one or has one.
package struct BootstrappedInstrument: Sendable {
    let instrument: any Instrument
    let tracer: (any Tracer)?

    /// What is bootstrapped, or set for this task; nil where nothing is.
    package static var current: BootstrappedInstrument? {
        let instrument = InstrumentationSystem.instrument
        if instrument is NoOpInstrument || instrument is NoOpTracer { return nil }
        let tracer = InstrumentationSystem.tracer
        return BootstrappedInstrument(instrument: instrument, tracer: tracer is NoOpTracer ? nil : tracer)
    }

    /// Runs an operation with this instrument as the task's own.
    ///
    /// Handlers run in tasks of the transport's, which inherit nothing from the task that runs the service. A tracer that
    /// was set for that one alone, as tests do, is set for them here.
    func scoping<Result>(_ operation: () async throws -> Result) async throws -> Result {
        guard let tracer = instrument as? any Tracer else { return try await operation() }
        return try await withTracer(tracer) { try await operation() }
    }

    /// Runs an operation in a span, or just in the context where there is no tracer.
    /// - Parameters:
    ///   - name: The span's name.
    ///   - context: The span's parent.
    ///   - kind: The span's kind.
    ///   - attributes: The span's attributes at the start.
    ///   - outcome: What an error comes to. By OpenTelemetry's conventions a server's span has not failed when only the
    ///     caller is at fault.
    ///   - operation: Runs with the span's context as the current one.
    /// - Returns: What `operation` returns.
    /// - Throws: What `operation` throws.
    func spanning<Result>(
        _ name: String,
        in context: ServiceContext,
        ofKind kind: SpanKind,
        attributes: SpanAttributes,
        outcome: (any Error) -> Outcome,
        _ operation: ((any Span)?) async throws -> Result
    ) async throws -> Result {
        guard let tracer else {
            return try await ServiceContext.$current.withValue(context) { try await operation(nil) }
        }
        let span: any Span = tracer.startSpan(name, context: context, ofKind: kind)
        defer { span.end() }
        span.updateAttributes { $0.merge(attributes) }
        do {
            return try await ServiceContext.$current.withValue(span.context) { try await operation(span) }
        } catch {
            let outcome = outcome(error)
            span.updateAttributes { $0["error.type"] = outcome.label }
            if outcome.fault == .service || kind == .client {
                span.recordError(error)
                span.setStatus(SpanStatus(code: .error))
            }
            throw error
        }
    }
}

extension SpanAttributes {
    /// The attributes of a call by OpenTelemetry's conventions for RPC.
    static func rpc(service: String, endpoint: String) -> SpanAttributes {
        ["rpc.system": "go-micro", "rpc.service": .string(service), "rpc.method": .string(endpoint)]
    }

    /// The attributes of a message that is being taken, by OpenTelemetry's conventions for messaging.
    static func messaging(topic: String) -> SpanAttributes {
        [
            "messaging.system": "go-micro", "messaging.operation.type": "process",
            "messaging.destination.name": .string(topic),
        ]
    }

    /// Sets the address of the peer under the names of a convention, `server` or `client`.
    mutating func setPeer(_ prefix: String, _ address: String) {
        guard let address = try? HostPort(parsing: address) else { return }
        self["\(prefix).address"] = address.host
        self["\(prefix).port"] = address.port
    }
}
