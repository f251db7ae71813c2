import SwiftProtobuf
import Testing

@testable import MicroKit

@Suite struct DebugHandlersTests {
    private func answer(_ name: String, _ encoding: BodyEncoding, _ statistics: ServerStatistics = .init()) async throws
        -> [UInt8]
    {
        var table = EndpointTable()
        table.addDebugHandlers(statistics)
        #expect(table.records.isEmpty)
        return try await table.call(name).handle([], encoding: encoding, context: RequestContext())
    }

    @Test func isHealthy() async throws {
        #expect(try await answer("Debug.Health", .protobuf) == [0x0A, 2] + Array("ok".utf8))
        #expect(try await answer("Debug.Health", .json) == Array(#"{"status":"ok"}"#.utf8))
    }

    @Test func counts() async throws {
        let statistics = ServerStatistics()
        statistics.countRequest()
        statistics.countRequest()
        statistics.countError()
        let stats = try DebugStatsResponse(serializedBytes: try await answer("Debug.Stats", .protobuf, statistics))
        #expect(stats.requests == 2)
        #expect(stats.errors == 1)
        #expect(stats.memory > 1 << 20)
        #expect(stats.threads > 0)
        #expect(stats.started <= stats.timestamp)
        #expect(stats.gc == 0)
    }

    @Test func leavesEndpointsOfTheSameName() {
        var table = EndpointTable()
        table.set("Debug.Health", BytesHandler(request: nil, response: nil) { _, _ in [] })
        table.addDebugHandlers(ServerStatistics())
        #expect(table.records.map(\.name) == ["Debug.Health"])
    }
}
