import CoreMetrics
import MicroKit
import Tracing

/// What a program does at its start, once in a process and therefore not here.
private func start(_ metrics: any MetricsFactory, _ tracer: any Tracer) async throws {
    // snippet: bootstrap
    MetricsSystem.bootstrap(metrics)
    InstrumentationSystem.bootstrap(tracer)
    try await makeGreeter().runUntilSignal()
    // end
}
