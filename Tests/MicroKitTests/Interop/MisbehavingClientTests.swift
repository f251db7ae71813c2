import MicroKit
import MicroTestSupport
import Testing

/// Our server against a client that does HTTP/2 and gRPC wrong: each has its answer, and others are served as before.
@Suite(.peers(.misbehavingClient), .timeLimit(.minutes(5))) struct MisbehavingClientTests {
    /// What the server does in each scenario; a status is gRPC's number.
    static let answers: [String: String] = [
        "ok": "?",
        "preface-wrong": "?",
        "preface-slow": "?",
        "preface-cut-off": "?",
        "garbage": "?",
        "garbage-after-preface": "?",
        "huge-frame": "?",
        "method-get": "?",
        "content-type-html": "?",
        "content-type-missing": "?",
        "te-missing": "?",
        "path-missing": "?",
        "path-without-method": "?",
        "path-huge": "?",
        "path-control-characters": "?",
        "timeout-garbage": "?",
        "timeout-huge": "?",
        "metadata-not-base64": "?",
        "headers-upper-case": "?",
        "headers-connection": "?",
        "no-message": "?",
        "two-messages": "?",
        "message-cut-off": "?",
        "prefix-cut-off": "?",
        "length-four-gigabytes": "?",
        "flag-unknown": "?",
        "compressed-without-encoding": "?",
        "encoding-unknown": "?",
        "gzip-garbage": "?",
        "gzip-bomb": "?",
        "deflate-bomb": "?",
        "protobuf-garbage": "?",
        "protobuf-deep": "?",
        "string-invalid-utf8": "?",
        "json-garbage": "?",
        "drip": "?",
        "half-request": "?",
        "window-closed": "?",
        "data-past-window": "?",
        "data-on-idle-stream": "?",
        "data-after-end": "?",
        "even-stream": "?",
        "stream-numbers-fall": "?",
        "headers-endless": "?",
        "headers-empty-continuations": "?",
        "headers-too-large": "?",
        "headers-not-hpack": "?",
        "trailers-from-client": "?",
        "rapid-reset": "?",
        "streams-without-end": "?",
        "ping-flood": "?",
        "settings-flood": "?",
        "priority-flood": "?",
        "empty-data-flood": "?",
        "window-update-flood": "?",
        "window-overflow": "?",
        "window-update-zero": "?",
        "unread-flood": "?",
    ]

    @Test func everyScenarioHasItsAnswer() async throws {
        try await withRunning(try InteropService.make()) { record in
            let address = record.nodes[0].address
            for (scenario, expected) in Self.answers.sorted(by: { $0.key < $1.key }) {
                // Long enough for whatever the server does, short where nothing is to happen.
                let patience = expected == "open" ? "0.5" : "2"
                let lines = try await PeerProcess.finishing(
                    .misbehavingClient,
                    ["--patience", patience, address, scenario]
                )
                let line = try #require(lines.last)
                let answer = try JSONValue(parsing: line)
                let status = answer["status"].flatMap { $0.stringValue ?? $0.intValue.map(String.init) }
                let seen = [answer["outcome"]?.stringValue, status].compactMap(\.self).joined(separator: " ")
                #expect(seen == expected, "\(line)")
            }
            let lines = try await PeerProcess.finishing(.misbehavingClient, [address, "ok"])
            #expect(lines.last?.contains(#""status": 0"#) == true)
        }
    }

    @Test func noScenarioIsLeftOut() async throws {
        #expect(Set(try await PeerProcess.finishing(.misbehavingClient, ["--list"])) == Set(Self.answers.keys))
    }
}
