import Foundation
import MicroKit
import MicroTestSupport
import Testing

/// Our client against a server that does HTTP/2 and gRPC wrong in every way we could think of: each has its error, at
/// once or at the call's deadline, and the client is as good as new afterwards.
@Suite(.peers(.misbehavingServer), .timeLimit(.minutes(5))) struct MisbehavingServerTests {
    /// How calls of each scenario end.
    static let calls: [String: String] = [
        "ok": "?",
        "one-byte-frames": "?",
        "padded": "?",
        "early-hints": "?",
        "goaway-graceful": "?",
        "goaway-two-steps": "?",
        "unknown-frames": "?",
        "answer-before-request-ends": "?",
        "no-streams": "?",
        "one-stream": "?",
        "small-headers": "?",
        "trailers-only-ok": "?",
        "trailers-only-error": "?",
        "message-then-error": "?",
        "status-without-message": "?",
        "two-messages": "?",
        "missing-trailers": "?",
        "missing-everything": "?",
        "trailers-without-status": "?",
        "status-not-a-number": "?",
        "status-negative": "?",
        "status-unknown": "?",
        "status-twice": "?",
        "status-in-headers": "?",
        "message-invalid-utf8": "?",
        "message-raw-bytes": "?",
        "message-control-characters": "?",
        "message-huge": "?",
        "details-not-base64": "?",
        "details-garbage": "?",
        "metadata-not-base64": "?",
        "html-200": "?",
        "html-503": "?",
        "html-endless": "?",
        "http-401": "?",
        "http-404": "?",
        "http-301": "?",
        "http-500-with-status": "?",
        "no-http-status": "?",
        "no-content-type": "?",
        "other-subtype": "?",
        "informational-endless": "?",
        "content-length-wrong": "?",
        "length-four-gigabytes": "?",
        "length-without-end": "?",
        "prefix-cut-off": "?",
        "flag-unknown": "?",
        "compressed-without-encoding": "?",
        "encoding-unknown": "?",
        "gzip-garbage": "?",
        "gzip-bomb": "?",
        "deflate-bomb": "?",
        "string-invalid-utf8": "?",
        "protobuf-garbage": "?",
        "protobuf-deep": "?",
        "messages-endless": "?",
        "empty-data-flood": "?",
        "no-answer": "?",
        "headers-then-silence": "?",
        "drip": "?",
        "window-closed": "?",
        "silence-after-message": "?",
        "close-in-message": "?",
        "close-without-answer": "?",
        "goaway-unprocessed": "?",
        "goaway-calm": "?",
        "goaway-internal-error": "?",
        "reset-no-error": "?",
        "reset-protocol-error": "?",
        "reset-internal-error": "?",
        "reset-flow-control-error": "?",
        "reset-settings-timeout": "?",
        "reset-stream-closed": "?",
        "reset-frame-size-error": "?",
        "reset-refused-stream": "?",
        "reset-cancel": "?",
        "reset-compression-error": "?",
        "reset-connect-error": "?",
        "reset-enhance-your-calm": "?",
        "reset-inadequate-security": "?",
        "reset-http-1-1-required": "?",
        "reset-unknown": "?",
        "reset-after-message": "?",
        "push-promise": "?",
        "headers-endless": "?",
        "headers-empty-continuations": "?",
        "headers-too-large": "?",
        "headers-bomb": "?",
        "headers-not-hpack": "?",
        "headers-upper-case": "?",
        "headers-interrupted": "?",
        "headers-three-times": "?",
        "data-before-headers": "?",
        "data-on-idle-stream": "?",
        "data-after-end": "?",
        "data-past-window": "?",
        "window-overflow": "?",
        "window-update-zero": "?",
        "ping-flood": "?",
        "ping-ack-flood": "?",
        "settings-flood": "?",
        "priority-flood": "?",
        "window-update-flood": "?",
        "reset-flood": "?",
        "goaway-flood": "?",
        "settings-bad-frame-size": "?",
        "settings-window-too-large": "?",
        "settings-ack-on-stream": "?",
    ]

    /// How a call ends when the whole connection misbehaves.
    static let connections: [String: String] = [
        "http1": "?",
        "http1-html": "?",
        "silence": "?",
        "close": "?",
        "close-after-preface": "?",
        "garbage": "?",
        "zeros": "?",
        "ssh": "?",
        "tls-alert": "?",
        "huge-frame": "?",
        "no-streams": "?",
        "one-stream": "?",
        "window-closed": "?",
        "small-headers": "?",
    ]

    /// Scenarios that end with nothing but the call's deadline, and so are given a short one.
    static let endless: Set<String> = []

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

    @Test func everyCallHasItsError() async throws {
        try await PeerProcess.serving(.misbehavingServer) { address, _ in
            for (scenario, expected) in Self.calls.sorted(by: { $0.key < $1.key }) {
                let client = ServiceClient(registry: nil, protocol: .grpc)
                let timeout = Duration.milliseconds(Self.endless.contains(scenario) ? 300 : 3_000)
                let outcome = await Self.call(client, address, scenario, timeout: timeout)
                #expect(outcome.description == expected, "\(scenario): \(outcome.details)")
                let next = await Self.call(client, address, "ok")
                #expect(next.description == "ok", "the call after \(scenario): \(next.details)")
                await client.close()
            }
        }
    }

    @Test(arguments: connections.keys.sorted()) func everyConnectionHasItsError(scenario: String) async throws {
        try await PeerProcess.serving(.misbehavingServer, ["--scenario", scenario]) { address, _ in
            let client = ServiceClient(registry: nil, protocol: .grpc)
            let timeout = Duration.milliseconds(Self.endless.contains(scenario) ? 300 : 3_000)
            let outcome = await Self.call(client, address, scenario, timeout: timeout, size: 200_000)
            #expect(outcome.description == Self.connections[scenario], "\(outcome.details)")
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
