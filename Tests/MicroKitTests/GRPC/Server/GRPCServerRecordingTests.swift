import MicroTestSupport
import Testing

@testable import MicroKit

/// Our server against recorded gRPC clients of go-micro v1, v2 and v5.
@Suite(.timeLimit(.minutes(5))) struct GRPCServerRecordingTests {
    static let calls = ((try? Fixture.names(in: "grpc")) ?? [])
        .filter { $0.hasSuffix(".c2s.bin") && !$0.contains("sleep") }
        .map { String($0.dropLast(".c2s.bin".count)) }

    @Test(.serialized, arguments: calls) func answersAsRecorded(_ name: String) async throws {
        let request = HTTP2Reply.withoutGoodbyes(try Fixture.bytes("grpc/\(name).c2s.bin"))
        let expected = try HTTP2Reply.streams(try Fixture.bytes("grpc/\(name).s2c.bin"))
        var service = MicroService.onLoopback()
        LabService.addHandlers(to: &service)
        let replies = try await withRunning(service) { record in
            let client = try await RawClient.connect(to: record.nodes[0].address)
            try await client.send(request)
            let bytes = await client.read { bytes in
                guard let streams = try? HTTP2Reply.streams(bytes) else { return true }
                return expected.allSatisfy { id, expected in
                    streams[id].map { expected.hasEnded ? $0.hasEnded : $0.data.count >= expected.data.count } ?? false
                }
            }
            await client.close()
            return try HTTP2Reply.streams(bytes)
        }
        #expect(Set(replies.keys) == Set(expected.keys))
        for (id, expected) in expected { try compare(try #require(replies[id]), expected, name) }
    }

    private func compare(_ reply: HTTP2Reply, _ expected: HTTP2Reply, _ name: String) throws {
        #expect(reply[":status"] == expected[":status"])
        #expect(reply["content-type"] == expected["content-type"])
        if expected.hasEnded { try compareStatus(reply, expected, name) }
        let (messages, others) = (try reply.messages(), try expected.messages())
        if name.hasSuffix("meta") || name.hasSuffix("plain_json") {
            #expect(messages.count == 1)
        } else if reply["content-type"]?.hasSuffix("json") == true {
            #expect(try messages.map { try JSONValue(parsing: $0) } == others.map { try JSONValue(parsing: $0) })
        } else {
            #expect(messages == others)
        }
    }

    private func compareStatus(_ reply: HTTP2Reply, _ expected: HTTP2Reply, _ name: String) throws {
        let status = try #require(reply.status)
        let other = try #require(expected.status)
        #expect(status.code == other.code)
        // v1 writes members of the JSON that are empty.
        if name.hasPrefix("v1") {
            #expect(ServiceError(status).detail == ServiceError(other).detail)
        } else {
            #expect(status.message == other.message)
            #expect(status.details == other.details)
        }
    }
}
