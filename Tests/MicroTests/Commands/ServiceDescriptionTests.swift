import Foundation
import MicroKit
import Testing

@testable import micro

/// A file beside the tests.
func fixture(_ name: String, of file: String = #filePath) throws -> String {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: folder.appendingPathComponent("Fixtures/\(name)"), encoding: .utf8)
}

@Suite struct ServiceDescriptionTests {
    /// What the Go `micro` of v1.18 printed for the very record that its registry held. Metadata stands in random
    /// order there, and field names in snake_case.
    @Test func equalsTheGoProgramsBytes() throws {
        let recorded = try fixture("v1-cli_get.txt").split(separator: "\n", maxSplits: 1)[1]
        let metadata = "transport=http,broker=http,lab=golab,protocol=mucp,registry=mdns,server=mucp"
        let sorted = "broker=http,lab=golab,protocol=mucp,registry=mdns,server=mucp,transport=http"
        let expected = recorded.replacingOccurrences(of: metadata, with: sorted)

        let json = try JSONValue(parsing: try fixture("v1-record.json"))
        var record = try ServiceRecord(json: try #require(json.arrayValue?.first))
        record.name = "helloworld"
        record.nodes[0].id = "helloworld-5c0d1e4b-d2f1-4f77-a6a7-789cf660a62a"
        record.nodes[0].address = "10.77.0.1:42255"
        let last = record.endpoints.indices.last ?? 0
        record.endpoints[last].metadata["topic"] = "golab.events"

        let description = ServiceDescription(services: [record], legacyNames: true)
        #expect(description.text.rendered(color: false) == expected)
    }

    @Test func showsNodesOfEveryVersionAndEndpointsOfTheFirst() {
        let hello = Endpoint(
            name: "Say.Hello",
            request: Value(
                name: "R",
                type: "R",
                values: [
                    Value(name: "zipCode", type: "string"),
                    Value(name: "address", type: "Address", values: [Value(name: "street", type: "string")]),
                ]
            ),
            response: nil
        )
        let services = [
            ServiceRecord(
                name: "greeter",
                version: "",
                nodes: [Node(id: "b", address: "h:2"), Node(id: "a", address: "h:1")]
            ),
            ServiceRecord(
                name: "greeter",
                version: "2\u{1B}",
                endpoints: [hello],
                nodes: [Node(id: "c", address: "h:3", metadata: ["k": "v", "a": "b"])]
            ),
        ]
        let both =
            "service  greeter\n\nID\tAddress\tMetadata\na\th:1\t\nb\th:2\t\n\nversion 2\\u001b\n\nID\tAddress\tMetadata\nc\th:3\ta=b,k=v\n"
        #expect(ServiceDescription(services: services).text.rendered(color: false) == both)
        let second = ServiceDescription(services: [services[1]]).text.rendered(color: false)
        #expect(
            second.hasSuffix(
                "\nEndpoint: Say.Hello\n\nRequest: {\n\tzipCode string\n\taddress Address {\n\t\tstreet string\n\t}\n}\n\nResponse: {}\n\n"
            )
        )
    }

    @Test(arguments: [("byName", "by_name"), ("HTTPServer", "httpserver"), ("a1B", "a1_b"), ("zip_code", "zip_code")])
    func snakeCases(name: String, expected: String) { #expect(name.snakeCased == expected) }
}

@Suite struct NodeSurveyReportTests {
    private static func entry<Answer>(_ id: String, _ answer: Answer, version: String = "1.2.3")
        -> NodeSurvey.Entry<Answer>
    {
        NodeSurvey.Entry(
            service: "helloworld",
            version: version,
            node: Node(id: id, address: "10.77.0.1:42255"),
            answer: answer
        )
    }

    /// What the Go `micro` of v1.18 printed; the memory is rounded there from bytes that the table does not show.
    @Test func statsEqualTheGoProgramsBytes() throws {
        let lines = try fixture("v1-cli_stats.txt").split(separator: "\n", omittingEmptySubsequences: false)
        let expected = lines[1...6].joined(separator: "\n") + "\n"
        let stats = NodeStats(started: 1_795_228_000, uptime: 16, memory: 3_034_280, threads: 19, gc: 2_453_430)
        let id = "helloworld-5c0d1e4b-d2f1-4f77-a6a7-789cf660a62a"
        let report = StatsReport(entries: [Self.entry(id, .success(stats))])
        let time = StatsReport.localTime(stats.started)
        let text = report.text.rendered(color: false).replacingOccurrences(of: time, with: "Nov 21 02:25:25")
        #expect(text == expected)
        #expect(time.contains(/^[A-Z][a-z]{2} \d{1,2} \d\d:\d\d:\d\d$/))
    }

    @Test func statsShowRequestsOnlyWhereSent() {
        let plain = StatsReport(entries: [Self.entry("a", .success(NodeStats()))])
        #expect(!plain.text.rendered(color: false).contains("requests"))
        let counted = StatsReport(entries: [
            Self.entry("a", .success(NodeStats(requests: 7, errors: 1))),
            Self.entry("b", .failure(CancellationError())),
        ])
        #expect(counted.text.rendered(color: false).contains("\tgc\trequests\terrors\n"))
        #expect(counted.text.rendered(color: false).contains("\t0s\t7\t1\n"))
    }

    @Test(arguments: [
        (0, "0.00mb"), (3_376_414, "3.22mb"), (1 << 30, "1024.00mb"), (Int.max, "8796093022208.00mb"),
        (-3_376_414, "-3.22mb"), (.min, "-8796093022208.00mb"),
    ])
    func writesMebibytes(bytes: Int, text: String) { #expect(StatsReport.mebibytes(bytes) == text) }

    @Test func healthStandsInTheGoProgramsFrame() {
        let report = HealthReport(
            entries: [
                Self.entry("a", NodeProbe.Health.ok(.debugHandler)), Self.entry("b", .reachable),
                Self.entry("c", .failed(MicroError(.unreachable, "refused"))),
                Self.entry("d", .ok(.grpcHealth), version: "2"),
            ],
            strict: false,
            bare: false
        )
        let heading = "node\t\taddress:port\t\tstatus\n"
        let address = "10.77.0.1:42255"
        #expect(
            report.text.rendered(color: false)
                == "service  helloworld\n\nversion 1.2.3\n\n\(heading)a\t\t\(address)\t\tok\nb\t\t\(address)\t\treachable\n"
                + "c\t\t\(address)\t\trefused\n\nversion 2\n\n\(heading)d\t\t\(address)\t\tok (grpc)\n"
        )
        #expect(report.isWell(.reachable) && !report.isWell(.unwell("draining", .debugHandler)))
    }
}

@Suite struct ReplyReportTests {
    private func report(_ body: String, type: String = "application/json", asReceived: Bool = false) throws
        -> ReplyReport
    {
        try ReplyReport(
            CallReply(headers: [:], contentType: type, body: Array(body.utf8), node: Node(id: "n", address: "h:1")),
            isShownAsReceived: asReceived
        )
    }

    @Test(arguments: [
        (#"{"id":9007199254740993,"z":1,"a":2}"#, "{\n\t\"id\": 9007199254740993,\n\t\"z\": 1,\n\t\"a\": 2\n}\n"),
        ("{\"msg\":\"Hello v1cli\"}\n", "{\n\t\"msg\": \"Hello v1cli\"\n}\n"), ("", "{}\n"), ("null", "null\n"),
        ("{\"a\":\"\\u001b[2J\u{9B}\"}", "{\n\t\"a\": \"\\u001b[2J\\u009b\"\n}\n"),
    ])
    func indentsJSON(body: String, text: String) throws {
        #expect(try report(body).text.rendered(color: false) == text)
    }

    @Test func saysWhenAReplyIsNoJSON() throws {
        let failure = #expect(throws: Failure.self) { try report("<html>") }
        #expect(failure?.status == .protocolFault)
        #expect(try report("<html>", asReceived: true).received == Array("<html>".utf8))
    }

    @Test func otherTypesAreTextWhereTheyAreText() throws {
        #expect(try report("a\u{1B}", type: "application/octet-stream").text.rendered(color: false) == "a\\u001b\n")
    }

    @Test func aTableHasAColumnAName() throws {
        #expect(
            try report(#"[{"a":1},{"b":"x"}]"#).table == Table(headings: ["a", "b"], rows: [["1", ""], ["", "x"]])
        )
    }

    @Test func namesWithoutEndMakeNoColumns() throws {
        let rows = (0..<5000).map { "{\"n\($0)\":\($0)}" }
        let table = try report("[\(rows.joined(separator: ","))]").table
        #expect(table.headings == ["value"])
        #expect(table.rows.count == 5000 && table.rows[7] == [#"{"n7":7}"#])
    }
}
