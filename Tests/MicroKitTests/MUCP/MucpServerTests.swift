import Logging
import MicroTestSupport
import Testing

@testable import MicroKit

/// Our server against recorded clients of go-micro v1, v2 and v5.
@Suite struct MucpServerRecordingTests {
    static let calls = ((try? Fixture.names(in: "mucp")) ?? [])
        .filter { $0.hasSuffix(".c2s.bin") }.map { String($0.dropLast(".c2s.bin".count)) }

    @Test(.serialized, arguments: calls) func answersAsRecorded(_ name: String) async throws {
        let request = try Fixture.bytes("mucp/\(name).c2s.bin")
        let expected = try #require(RawReply.parse(try Fixture.bytes("mucp/\(name).s2c.bin")).first)
        let reply = try await withRunning(lab()) { record in
            let client = try await RawClient.connect(to: record.nodes[0].address)
            try await client.send(request)
            let reply = try #require(await client.replies().first)
            await client.close()
            return reply
        }
        #expect(reply.line == expected.line)
        compareHeaders(reply, expected, name)
        try compareBodies(reply, expected, name)
    }

    private func lab() -> MicroService {
        var service = MicroService.onLoopback()
        LabService.addHandlers(to: &service)
        return service
    }

    private func compareHeaders(_ reply: RawReply, _ expected: RawReply, _ name: String) {
        // What 5.11 wants to be always there.
        let always = ["Id", "Service", "Method", "Endpoint"].map { "X-Micro-\($0)" }
        let added = reply.headers.map(\.name).filter { name in expected[name] == nil }
        #expect(added.allSatisfy(always.contains), "\(added)")
        #expect(expected.headers.allSatisfy { reply[$0.name] != nil })
        // The words for a body that can't be decoded, and a length where JSON of an older generation is shorter.
        let ours = ["Micro-Error", "X-Micro-Error"]
        for (header, text) in expected.headers where header != "Content-Length" {
            if name.hasSuffix("bad_json"), ours.contains(header) { continue }
            #expect(reply[header] == text, "\(header)")
        }
        let names = reply.headers.map(\.name)
        #expect(names.first == "Content-Length" || names.last == "Content-Length")
        #expect((names.last == "Content-Length") == reply.body.isEmpty)
        let sorted = names.filter { $0 != "Content-Length" }
        #expect(sorted == sorted.sorted())
    }

    private func compareBodies(_ reply: RawReply, _ expected: RawReply, _ name: String) throws {
        let call = name.drop { $0 != "." }.dropFirst()
        if call == "meta" || call == "cli_stats" {
            #expect(!reply.body.isEmpty)
        } else if expected["Content-Type"] == "application/json", !expected.body.isEmpty {
            // Each generation writes JSON its own way; ours is that of v5.
            let sample = name.hasPrefix("v5") ? expected.body : Array(try v5Body(String(call)) ?? expected.body)
            #expect(sorted(try JSONValue(parsing: reply.body)) == sorted(try JSONValue(parsing: sample)))
            #expect(reply.body.last == 0x0A)
        } else if name == "v1.hello_application_proto-rpc" {
            // v1 writes the empty fields of the envelope, as nobody after it does.
            #expect(
                reply.body == RawReply.parse(try Fixture.bytes("mucp/v5.hello_application_proto-rpc.s2c.bin"))[0].body
            )
        } else {
            #expect(reply.body == expected.body)
        }
    }

    private func v5Body(_ call: String) throws -> [UInt8]? {
        guard let bytes = try? Fixture.bytes("mucp/v5.\(call).s2c.bin") else { return nil }
        return RawReply.parse(bytes).first?.body
    }

    /// The value with members in order of their names.
    private func sorted(_ value: JSONValue) -> JSONValue {
        switch value {
        case .object(let members):
            .object(members.map { .init($0.name, sorted($0.value)) }.sorted { $0.name < $1.name })
        case .array(let elements): .array(elements.map(sorted))
        // Go writes large whole doubles without an exponent, swift-protobuf with one.
        case .number(let text):
            .number(
                Double(text).flatMap { Int64(exactly: $0) }.flatMap { text.contains("e") ? String($0) : nil } ?? text
            )
        default: value
        }
    }
}

@Suite struct MucpServerTests {
    private func server(_ add: (inout EndpointTable) -> Void) -> MucpServer {
        var table = EndpointTable()
        add(&table)
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let runner = RequestRunner(name: "s", endpoints: table, statistics: ServerStatistics(), logger: logger)
        return MucpServer(runner: runner, logger: logger)
    }

    private func echo(
        _ answer: @escaping @Sendable ([UInt8], RequestContext) async throws -> [UInt8] = { body, _ in body }
    ) -> MucpServer {
        server { $0.set("Say.Echo", BytesHandler(request: nil, response: nil, answer: answer)) }
    }

    private func call(_ server: MucpServer, _ headers: Metadata, _ body: String = "") async -> TransportMessage? {
        let message = TransportMessage(headers: headers, body: Array(body.utf8))
        return await server.respond(to: TransportRequest(message: message, remoteAddress: "r:1", localAddress: "l:2"))
    }

    /// Every least form of a request that go-micro servers accept.
    @Test(
        .serialized,
        arguments: [
            ["Micro-Method": "Say.Echo"],
            ["Micro-Service": "any", "Micro-Endpoint": "Say.Echo"],
            ["X-Micro-Service": "any", "X-Micro-Endpoint": "Say.Echo"],
            ["x-micro-service": "any", "x-micro-method": "Say.Echo"],
        ] as [Metadata]
    )
    func takesLeastRequests(_ headers: Metadata) async throws {
        var headers = headers
        headers["Content-Type"] = "application/json"
        let reply = try #require(await call(echo(), headers, "[1]"))
        #expect(reply.body == Array("[1]\n".utf8))
        #expect(reply.headers["Micro-Endpoint"] == "Say.Echo")
        #expect(reply.headers["X-Micro-Method"] == "Say.Echo")
        #expect(reply.headers["Micro-Error"] == nil)
    }

    @Test func takesProtobufWhereNoTypeIsGiven() async throws {
        let reply = try #require(
            await call(echo { body, context in Array(context.contentType.utf8) }, ["Micro-Method": "Say.Echo"])
        )
        #expect(reply.headers["Content-Type"] == "application/protobuf")
        #expect(reply.body == Array("application/protobuf".utf8))
    }

    @Test(.serialized, arguments: ["application/json; charset=utf-8", "application/xml", "x"])
    func refusesUnknownTypes(_ type: String) async throws {
        let reply = try #require(await call(echo(), ["Micro-Method": "Say.Echo", "Content-Type": type]))
        #expect(reply.headers["Content-Type"] == "text/plain")
        #expect(reply.headers["Micro-Error"] == nil)
        #expect(reply.body == Array("unsupported Content-Type: \(type)".utf8))
    }

    @Test func answersLegacyRequests() async throws {
        let request = #"{"method":"Say.Echo","params":[{"a":1}],"id":7}"#
        let reply = try #require(await call(echo(), ["Content-Type": "application/json"], request))
        #expect(String(decoding: reply.body, as: UTF8.self) == #"{"id":"7","result":{"a":1},"error":null}"# + "\n")
        #expect(reply.headers["X-Micro-Id"] == "7")
        let missing = #"{"method":"Say.Nope","params":[{}],"id":7}"#
        let error = try #require(await call(echo(), ["Content-Type": "application/json"], missing))
        let text = "rpc: can't find method Nope"
        #expect(error.headers["Micro-Error"] == text)
        #expect(String(decoding: error.body, as: UTF8.self) == #"{"id":"","result":null,"error":"\#(text)"}"# + "\n")
    }

    @Test(
        .serialized,
        arguments: [
            ("Say.Nope", "rpc: can't find method Nope"), ("Nope.Echo", "rpc: can't find service Nope"),
            ("Say", "rpc: service/endpoint request ill-formed: Say"),
            ("a.b.c", "rpc: service/endpoint request ill-formed: a.b.c"),
            ("Say.\r\nX: y", "rpc: can't find method   X: y"),
        ]
    )
    func tellsMissingEndpoints(_ endpoint: String, _ text: String) async throws {
        let reply = try #require(await call(echo(), ["Micro-Endpoint": endpoint, "Content-Type": "application/json"]))
        #expect(reply.headers["Micro-Error"] == text)
        #expect(reply.headers["X-Micro-Error"] == text)
        #expect(reply.body.isEmpty)
    }

    struct Odd: Error, CustomStringConvertible { let description = "odd\nthing" }

    @Test func repliesErrors() async throws {
        let headers: Metadata = ["Micro-Endpoint": "Say.Echo", "Content-Type": "application/json"]
        let cases: [(any Error, String)] = [
            (
                ServiceError(id: "x", code: 404, detail: "a\r\nb"),
                #"{"id":"x","code":404,"detail":"a\r\nb","status":"Not Found"}"#
            ),
            (ServiceError(id: "", code: 0, detail: "a\r\nb", status: ""), "a  b"),
            (Odd(), #"{"id":"s","code":500,"detail":"odd\nthing","status":"Internal Server Error"}"#),
            (MicroError(.invalidBody, "bad\nbody"), "bad body"),
            (
                MicroError(.timeout, "late"),
                #"{"id":"s","code":500,"detail":"late [timeout]","status":"Internal Server Error"}"#
            ),
        ]
        for (error, text) in cases {
            let reply = try #require(await call(echo { _, _ in throw error }, headers))
            #expect(reply.headers["Micro-Error"] == text)
        }
    }

    @Test func keepsErrorsShort() async throws {
        let long = String(repeating: "ä", count: 100_000)
        let server = echo { _, _ in throw ServiceError(id: "x", code: 500, detail: long) }
        let reply = try #require(
            await call(server, ["Micro-Endpoint": "Say.Echo", "Content-Type": "application/json"])
        )
        let text = try #require(reply.headers["Micro-Error"])
        #expect(text.utf8.count < 10_000)
        #expect(ServiceError(headerValue: text).code == 500)
    }

    @Test func cancelsAtTheDeadline() async throws {
        let server = echo { _, context in
            #expect(context.deadline != nil)
            try await Task.sleep(for: .seconds(600))
            return []
        }
        let headers: Metadata = [
            "Micro-Endpoint": "Say.Echo", "Content-Type": "application/json", "Timeout": "20000000",
        ]
        let reply = try #require(await call(server, headers))
        #expect(ServiceError(headerValue: reply.headers["Micro-Error"] ?? "").code == 408)
    }

    @Test(.serialized, arguments: ["-1", "x", "18446744073709551615", ""])
    func doesWithoutOddTimeouts(_ text: String) async throws {
        let headers: Metadata = ["Micro-Endpoint": "Say.Echo", "Content-Type": "application/json", "Timeout": text]
        let reply = try #require(await call(echo(), headers, "1"))
        #expect(reply.body == Array("1\n".utf8))
    }

    @Test func refusesStreams() async throws {
        let headers: Metadata = ["Micro-Endpoint": "Say.Echo", "Content-Type": "application/json", "Micro-Stream": "1"]
        let reply = try #require(await call(echo(), headers))
        #expect(ServiceError(headerValue: reply.headers["Micro-Error"] ?? "").code == 501)
    }

    @Test func showsMetadata() async throws {
        let server = echo { _, context in
            #expect(context.metadata["foo-bar"] == "1")
            #expect(context.metadata["Local"] == "l:2")
            #expect(context.metadata["Remote"] == "r:1")
            return Array(context.service.utf8)
        }
        let headers: Metadata = [
            "Micro-Endpoint": "Say.Echo", "Content-Type": "application/octet-stream", "Foo-Bar": "1",
            "Micro-Service": "z",
        ]
        let reply = try #require(await call(server, headers))
        #expect(reply.body == Array("z".utf8))
    }
}
