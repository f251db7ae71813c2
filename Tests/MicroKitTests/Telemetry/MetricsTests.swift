import CoreMetrics
import MetricsTestKit
import MicroTestSupport
import Testing

@testable import MicroKit

@Suite(.timeLimit(.minutes(5))) struct MetricsTests {
    private func run(_ body: @escaping @Sendable (MiddlewareClient) async throws -> Void) async throws -> TestMetrics {
        let metrics = TestMetrics()
        try await withMetricsFactory(metrics) { try await withLab(HTTPTransport(), { _ in }, body) }
        return metrics
    }

    private func total(_ metrics: TestMetrics, _ label: String, _ dimensions: [(String, String)]) throws -> Int64 {
        try metrics.expectCounter(label, dimensions).values.reduce(0, +)
    }

    @Test func countsRequestsOfServerAndClient() async throws {
        let metrics = try await run { client in
            for _ in 0..<3 {
                _ = try await client.call("helloworld", "Say.Hello", Helloworld_Request(), as: Helloworld_Response.self)
            }
            _ = try await client.count(to: 2)
            for endpoint in ["No.Such", "No.Other"] {
                _ = try? await client.call("helloworld", endpoint, Helloworld_Request(), as: Helloworld_Response.self)
            }
            _ = try? await client.call("nobody", "A.B", Helloworld_Request(), as: Helloworld_Response.self)
        }
        for side in ["server", "client"] {
            for (endpoint, count) in [("Say.Hello", 3), ("Say.Count", 1)] {
                let dimensions = [("service", "helloworld"), ("endpoint", endpoint)]
                #expect(try total(metrics, "micro.\(side).requests", dimensions) == Int64(count))
                let timer = try metrics.expectTimer("micro.\(side).duration", dimensions)
                #expect(timer.values.count == count && timer.values.allSatisfy { $0 > 0 })
            }
        }
        // Whoever may ask for anything makes no metric of his own.
        let unknown = [("service", "helloworld"), ("endpoint", "unknown")]
        #expect(try total(metrics, "micro.server.requests", unknown) == 2)
        #expect(try total(metrics, "micro.server.errors", unknown + [("code", "endpointNotFound")]) == 2)
        #expect(throws: (any Error).self) {
            try total(metrics, "micro.server.requests", [("service", "helloworld"), ("endpoint", "No.Such")])
        }
        let code = [("service", "nobody"), ("endpoint", "A.B"), ("code", "serviceNotFound")]
        #expect(try total(metrics, "micro.client.errors", code) == 1)
    }

    @Test func countsMessages() async throws {
        let (metrics, broker) = (TestMetrics(), MemoryBroker())
        var service = MicroService.onLoopback()
        service.broker = broker
        service.subscribeBytes(to: "a") { body, _ in
            if body.isEmpty { throw ServiceError(id: "x", code: 422, detail: "empty") }
        }
        try await withMetricsFactory(metrics) { [service] in
            try await withRunning(service) { _ in
                for body in [[1], []] as [[UInt8]] {
                    try await broker.publish(BrokerMessage(topic: "a", body: body), to: "a", timeout: .seconds(20))
                }
            }
        }
        let dimensions = [("service", "helloworld"), ("topic", "a")]
        #expect(try total(metrics, "micro.subscriber.messages", dimensions) == 2)
        #expect(try total(metrics, "micro.subscriber.errors", dimensions + [("code", "422")]) == 1)
        #expect(try metrics.expectTimer("micro.subscriber.duration", dimensions).values.count == 2)
    }

    /// A gateway's users choose names freely.
    @Test func keepsAClientsMetricsWithinBounds() throws {
        let metrics = TestMetrics()
        let cache = OperationMetricsCache(prefix: "p", factory: metrics)
        let start = ContinuousClock.now
        for number in 0..<3000 { cache.metrics("s\(number)", "e").count(.success, since: start) }
        cache.metrics("s5", "e").count(.success, since: start)
        #expect(metrics.counters.count == 1001)
        #expect(try total(metrics, "p.requests", [("service", "s5"), ("endpoint", "e")]) == 2)
        #expect(try total(metrics, "p.requests", [("service", "other"), ("endpoint", "other")]) == 2000)
    }
}
