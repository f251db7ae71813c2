import Logging
import MicroKit
import MicroTestSupport
import Testing

@Suite struct ServerMiddlewareLoggingTests {
    private struct Fault: Error {}

    private static let failures: [(any Error, Logger.Level, String, String?)] = [
        (ServiceError(id: "x", code: 404, detail: "no"), .notice, "failed", "404"),
        (ServiceError(id: "x", code: 503, detail: "no"), .error, "failed", "503"),
        (MicroError(.endpointNotFound, "no"), .notice, "failed", "endpointNotFound"),
        (Fault(), .error, "failed", "500"),
        (CancellationError(), .info, "the caller has gone", nil),
    ]

    @Test(arguments: failures.indices) func logsFailures(_ index: Int) async throws {
        let (error, level, message, code) = Self.failures[index]
        let logs = NotedLogs()
        await #expect(throws: (any Error).self) {
            _ = try await ServerMiddleware.logging(logs.logger).handle(RequestContext()) { _ in throw error }
        }
        let line = try #require(logs.lines.first)
        #expect(line.level == level && line.message == message && line.metadata["code"] == code)
        #expect((line.metadata["error"] == nil) == (code == nil))
    }

    @Test func logsWhatWasAnswered() async throws {
        let logs = NotedLogs()
        let context = RequestContext(
            endpoint: "Say.Hello\n\u{1B}[2J" + String(repeating: "x", count: 1000),
            metadata: ["Micro-From-Service": "web"],
            remoteAddress: "10.0.0.1:5"
        )
        _ = try await ServerMiddleware.logging(logs.logger, level: .debug).handle(context) { _ in .reply([]) }
        let line = try #require(logs.lines.first)
        #expect(line.level == .debug && line.message == "answered")
        #expect(line.metadata["caller"] == "10.0.0.1:5 (web)" && line.metadata["kind"] == "call")
        #expect(line.metadata["endpoint"]?.hasPrefix("Say.Hello  [2Jxxx") == true)
        #expect(line.metadata["endpoint"]?.utf8.count == 259)
        #expect(line.metadata["duration"]?.hasSuffix("s") == true)
        #expect(line.metadata["error"] == nil)
    }
}
