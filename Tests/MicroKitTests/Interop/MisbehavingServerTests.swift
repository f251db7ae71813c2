import Foundation
import MicroKit
import MicroTestSupport
import Testing

extension Interop {
    /// Our client against a server that does HTTP/2 and gRPC wrong in every way we could think of: each has its error, at
    /// once or at the call's deadline, and the client is as good as new afterwards.
    @Suite(.peers(.misbehavingServer), .timeLimit(.minutes(5))) struct MisbehavingServerTests {
        /// How calls of each scenario end.
        static let calls: [String: String] = [
            "answer-before-request-ends": "ok",
            "close-in-message": "connectionLost",
            "close-without-answer": "connectionLost",
            "compressed-without-encoding": "invalidReply",
            "content-length-wrong": "protocolMismatch",
            "data-after-end": "ok",
            "data-before-headers": "protocolMismatch",
            "data-on-idle-stream": "protocolMismatch",
            "data-past-window": "invalidReply",
            "deflate-bomb": "messageTooLarge",
            "details-garbage": "INTERNAL",
            "details-not-base64": "INTERNAL",
            "drip": "timeout",
            "early-hints": "ok",
            "empty-data-flood": "protocolMismatch",
            "encoding-unknown": "invalidReply",
            "flag-unknown": "invalidReply",
            "goaway-calm": "unreachable",
            "goaway-flood": "ok",
            "goaway-graceful": "ok",
            "goaway-internal-error": "connectionLost",
            "goaway-two-steps": "ok",
            "goaway-unprocessed": "unreachable",
            "gzip-bomb": "messageTooLarge",
            "gzip-garbage": "invalidReply",
            "headers-bomb": "protocolMismatch",
            "headers-empty-continuations": "protocolMismatch",
            "headers-endless": "protocolMismatch",
            "headers-interrupted": "protocolMismatch",
            "headers-not-hpack": "protocolMismatch",
            "headers-then-silence": "timeout",
            "headers-three-times": "protocolMismatch",
            "headers-too-large": "protocolMismatch",
            "headers-upper-case": "protocolMismatch",
            "html-200": "protocolMismatch",
            "html-503": "UNAVAILABLE",
            "html-endless": "protocolMismatch",
            "http-301": "protocolMismatch",
            "http-401": "UNAUTHENTICATED",
            "http-404": "protocolMismatch",
            "http-500-with-status": "PERMISSION_DENIED",
            "informational-endless": "protocolMismatch",
            "length-four-gigabytes": "messageTooLarge",
            "length-without-end": "invalidReply",
            "message-control-characters": "INTERNAL",
            "message-huge": "protocolMismatch",
            "message-invalid-utf8": "INTERNAL",
            "message-raw-bytes": "INTERNAL",
            "message-then-error": "FAILED_PRECONDITION",
            "messages-endless": "invalidReply",
            "metadata-not-base64": "ok",
            "missing-everything": "protocolMismatch",
            "missing-trailers": "protocolMismatch",
            "no-answer": "timeout",
            "no-content-type": "protocolMismatch",
            "no-http-status": "protocolMismatch",
            "no-streams": "ok",
            "ok": "ok",
            "one-byte-frames": "ok",
            "one-stream": "ok",
            "other-subtype": "ok",
            "padded": "ok",
            "ping-ack-flood": "ok",
            "ping-flood": "ok",
            "prefix-cut-off": "invalidReply",
            "priority-flood": "ok",
            "protobuf-deep": "ok",
            "protobuf-garbage": "ok",
            "push-promise": "ok or protocolMismatch",
            "reset-after-message": "INTERNAL",
            "reset-cancel": "CANCELLED",
            "reset-compression-error": "INTERNAL",
            "reset-connect-error": "INTERNAL",
            "reset-enhance-your-calm": "RESOURCE_EXHAUSTED",
            "reset-flood": "INTERNAL",
            "reset-flow-control-error": "INTERNAL",
            "reset-frame-size-error": "INTERNAL",
            "reset-http-1-1-required": "UNKNOWN",
            "reset-inadequate-security": "PERMISSION_DENIED",
            "reset-internal-error": "INTERNAL",
            "reset-no-error": "INTERNAL",
            "reset-protocol-error": "INTERNAL",
            "reset-refused-stream": "unreachable",
            "reset-settings-timeout": "INTERNAL",
            "reset-stream-closed": "UNKNOWN",
            "reset-unknown": "INTERNAL",
            "settings-ack-on-stream": "protocolMismatch",
            "settings-bad-frame-size": "protocolMismatch",
            "settings-flood": "ok",
            "settings-window-too-large": "protocolMismatch",
            "silence-after-message": "timeout",
            "small-headers": "ok",
            "status-in-headers": "INTERNAL",
            "status-negative": "UNKNOWN",
            "status-not-a-number": "UNKNOWN",
            "status-twice": "ok",
            "status-unknown": "UNKNOWN",
            "status-without-message": "invalidReply",
            "string-invalid-utf8": "ok",
            "trailers-only-error": "NOT_FOUND",
            "trailers-only-ok": "invalidReply",
            "trailers-without-status": "protocolMismatch",
            "two-messages": "invalidReply",
            "unknown-frames": "ok",
            "window-closed": "timeout",
            "window-overflow": "protocolMismatch",
            "window-update-flood": "ok",
            "window-update-zero": "protocolMismatch",
        ]

        /// How a call ends when the whole connection misbehaves.
        static let connections: [String: String] = [
            "close": "unreachable or connectionLost",
            "close-after-preface": "unreachable or connectionLost",
            "garbage": "protocolMismatch",
            "http1": "protocolMismatch",
            "http1-html": "protocolMismatch",
            "huge-frame": "protocolMismatch",
            "one-stream": "ok",
            "silence": "timeout",
            "small-headers": "ok",
            "ssh": "protocolMismatch",
            "tls-alert": "protocolMismatch",
            "window-closed": "timeout",
            "zeros": "protocolMismatch",
        ]

        /// Scenarios that go on after the call, so that the connection may break under the next one.
        static let spoiling: Set<String> = ["data-after-end", "data-past-window", "reset-flood"]

        /// Scenarios that end with nothing but the call's deadline, and so are given a short one.
        static let endless: Set<String> = [
            "drip", "headers-then-silence", "no-answer", "silence", "silence-after-message",
            "window-closed",
        ]

        private static func call(
            _ client: ServiceClient,
            _ address: String,
            _ scenario: String,
            timeout: Duration = .seconds(60),
            size: Int = 5
        ) async -> PeerOutcome {
            let request = CallRequest(
                service: "",
                endpoint: "/bad.Peer/\(scenario)",
                contentType: ContentType.protobuf.rawValue,
                body: [UInt8](repeating: 0, count: size)
            )
            let options = CallOptions(timeout: timeout, connectTimeout: timeout, retries: 0, addresses: [address])
            return await PeerOutcome.of { _ = try await client.call(request, options: options, observer: nil) }
        }

        /// A push is against the rules only once the server knows that it is not wanted.
        private static func fits(_ outcome: PeerOutcome, _ expected: String) -> Bool {
            expected.split(separator: " or ").contains { $0 == outcome.description }
        }

        @Test func everyCallHasItsError() async throws {
            try await PeerProcess.serving(.misbehavingServer) { address, _ in
                for (scenario, expected) in Self.calls.sorted(by: { $0.key < $1.key }) {
                    let client = ServiceClient(registry: nil, protocol: .grpc)
                    let timeout = Duration.milliseconds(Self.endless.contains(scenario) ? 300 : 60_000)
                    let outcome = await Self.call(client, address, scenario, timeout: timeout)
                    #expect(Self.fits(outcome, expected), "\(scenario): \(outcome), \(outcome.details)")
                    if Self.spoiling.contains(scenario) { continue }
                    let next = await Self.call(client, address, "ok")
                    #expect(next.description == "ok", "the call after \(scenario): \(next.details)")
                    await client.close()
                }
            }
        }

        @Test(arguments: connections.keys.sorted()) func everyConnectionHasItsError(scenario: String) async throws {
            try await PeerProcess.serving(.misbehavingServer, ["--scenario", scenario]) { address, _ in
                let client = ServiceClient(registry: nil, protocol: .grpc)
                let timeout = Duration.milliseconds(Self.endless.contains(scenario) ? 300 : 60_000)
                let outcome = await Self.call(client, address, scenario, timeout: timeout, size: 200_000)
                let expected = try #require(Self.connections[scenario])
                #expect(Self.fits(outcome, expected), "\(outcome), \(outcome.details)")
                await client.close()
            }
        }

        @Test func repliesWithoutEndAreTakenAsTheyAreWanted() async throws {
            try await PeerProcess.serving(.misbehavingServer) { address, server in
                let client = ServiceClient(registry: nil, protocol: .grpc)
                let request = StreamRequest(
                    service: "",
                    endpoint: "/bad.Peer/messages-endless",
                    contentType: ContentType.protobuf.rawValue
                )
                let options = CallOptions(timeout: .seconds(60), connectTimeout: .seconds(60), addresses: [address])
                let count = try await client.withStream(request, options: options, observer: nil) { stream in
                    try await stream.finish()
                    var count = 0
                    for try await _ in stream.replies {
                        count += 1
                        if count == 10_000 { break }
                    }
                    return count
                }
                #expect(count == 10_000)
                try await server.until { $0.contains("reset CANCEL") }
                await client.close()
            }
        }

        @Test func noScenarioIsLeftOut() async throws {
            let lines = try await PeerProcess.finishing(.misbehavingServer, ["--list"])
            let ofCalls = lines.filter { $0.hasPrefix("call ") }.map { String($0.dropFirst(5)) }
            #expect(Set(ofCalls) == Set(Self.calls.keys))
            let ofConnections = lines.filter { $0.hasPrefix("connection ") }.map { String($0.dropFirst(11)) }
            #expect(Set(ofConnections).isSubset(of: Self.connections.keys))
        }
    }
}
