import MicroKit
import MicroTestSupport
import Testing

extension Interop {
    /// Our server against a client that does HTTP/2 and gRPC wrong: each has its answer, and others are served as before.
    @Suite(.peers(.misbehavingClient), .timeLimit(.minutes(5))) struct MisbehavingClientTests {
        /// What the server does in each scenario; a status is gRPC's number. A flood is one only where the client is fast
        /// enough; and pings that were read together are still answered behind the GOAWAY.
        static let answers: [String: String] = [
            "ok": "status 0",
            "preface-wrong": "goaway PROTOCOL_ERROR",
            "preface-slow": "goaway PROTOCOL_ERROR",
            "preface-cut-off": "closed",
            "garbage": "closed",
            "garbage-after-preface": "goaway FRAME_SIZE_ERROR or goaway PROTOCOL_ERROR",
            "huge-frame": "goaway FRAME_SIZE_ERROR or goaway PROTOCOL_ERROR",
            "method-get": "status 2",
            "content-type-html": "status 2",
            "content-type-missing": "status 2",
            "te-missing": "status 0",
            "path-missing": "reset PROTOCOL_ERROR",
            "path-without-method": "status 3",
            "path-huge": "goaway PROTOCOL_ERROR",
            "path-control-characters": "reset PROTOCOL_ERROR",
            "timeout-garbage": "status 13",
            "timeout-huge": "status 13",
            "metadata-not-base64": "status 0",
            "headers-upper-case": "reset PROTOCOL_ERROR",
            "headers-connection": "reset PROTOCOL_ERROR",
            "no-message": "status 12",
            "two-messages": "status 12",
            "message-cut-off": "status 13",
            "prefix-cut-off": "status 13",
            "length-four-gigabytes": "status 8",
            "flag-unknown": "status 13",
            "compressed-without-encoding": "status 13",
            "encoding-unknown": "status 12",
            "gzip-garbage": "status 13",
            "gzip-bomb": "status 8",
            "deflate-bomb": "status 8",
            "protobuf-garbage": "status 13",
            "protobuf-deep": "status 13",
            "string-invalid-utf8": "status 13",
            "json-garbage": "status 13",
            "drip": "open",
            "half-request": "open",
            "window-closed": "open",
            "data-past-window": "status 12",
            "data-on-idle-stream": "goaway PROTOCOL_ERROR",
            // The answer may be on its way before the surplus is read.
            "data-after-end": "reset STREAM_CLOSED or goaway STREAM_CLOSED or status 0",
            "even-stream": "goaway PROTOCOL_ERROR",
            "stream-numbers-fall": "goaway PROTOCOL_ERROR",
            "headers-endless": "goaway PROTOCOL_ERROR",
            "headers-empty-continuations": "goaway ENHANCE_YOUR_CALM",
            "headers-too-large": "goaway PROTOCOL_ERROR",
            "headers-not-hpack": "goaway COMPRESSION_ERROR",
            "trailers-from-client": "status 0",
            "rapid-reset": "goaway ENHANCE_YOUR_CALM or open",
            "streams-without-end": "goaway PROTOCOL_ERROR",
            "ping-flood": "goaway ENHANCE_YOUR_CALM or violation or open",
            "settings-flood": "goaway ENHANCE_YOUR_CALM or open",
            "priority-flood": "goaway ENHANCE_YOUR_CALM or open",
            "empty-data-flood": "goaway ENHANCE_YOUR_CALM or open",
            "window-update-flood": "open",
            "window-overflow": "goaway FLOW_CONTROL_ERROR",
            "window-update-zero": "goaway PROTOCOL_ERROR",
            "unread-flood": "closed or open",
        ]

        @Test func everyScenarioHasItsAnswer() async throws {
            try await withRunning(try InteropService.make()) { record in
                let address = record.nodes[0].address
                for (scenario, expected) in Self.answers.sorted(by: { $0.key < $1.key }) {
                    // Long enough for whatever the server does, short where nothing is to happen.
                    let patience = expected == "open" ? "0.5" : expected.hasSuffix("open") ? "5" : "20"
                    let lines = try await PeerProcess.finishing(
                        .misbehavingClient,
                        ["--patience", patience, address, scenario]
                    )
                    let line = try #require(lines.last)
                    let answer = try JSONValue(parsing: line)
                    let status = answer["status"].flatMap { $0.stringValue ?? $0.intValue.map(String.init) }
                    let seen = [answer["outcome"]?.stringValue, status].compactMap(\.self).joined(separator: " ")
                    #expect(expected.split(separator: " or ").contains { $0 == seen }, "\(line)")
                }
                let lines = try await PeerProcess.finishing(.misbehavingClient, [address, "ok"])
                #expect(lines.last?.contains(#""status": 0"#) == true)
            }
        }

        @Test func noScenarioIsLeftOut() async throws {
            #expect(Set(try await PeerProcess.finishing(.misbehavingClient, ["--list"])) == Set(Self.answers.keys))
        }
    }
}
