import MicroKit
import Testing

@Suite struct GRPCServiceErrorTests {
    private static let micro = ServiceError(id: "go.lab", code: 404, detail: "not found: x")
    private static let json = #"{"id":"go.lab","code":404,"detail":"not found: x","status":"Not Found"}"#

    @Test func sendsGoMicrosErrorAsJSONAndDetail() throws {
        let status = GRPCStatus(Self.micro)
        #expect(status.code == .notFound)
        #expect(status.message == Self.json)
        #expect(ServiceError(GRPCStatus(.notFound, "", details: status.details)) == Self.micro)
    }

    @Test func sendsPlainErrorsAsText() {
        let plain = ServiceError(id: "", code: 0, detail: "went wrong", status: "")
        #expect(GRPCStatus(plain) == GRPCStatus(.unknown, "went wrong"))
    }

    @Test func readsJSONOfServersWithoutDetails() {
        let error = ServiceError(GRPCStatus(.notFound, Self.json))
        #expect((error.id, error.code, error.detail) == ("go.lab", 404, "not found: x"))
    }

    @Test(arguments: [
        (GRPCStatus(.unimplemented, "unknown service Nope"), 501, "unknown service Nope", "UNIMPLEMENTED"),
        (GRPCStatus(.unavailable), 503, "", "UNAVAILABLE"),
        (GRPCStatus(.unknown, #"{"not":"ours"}"#), 500, #"{"not":"ours"}"#, "UNKNOWN"),
    ])
    func tellsOtherStatusesByTheirCode(status: GRPCStatus, code: Int, detail: String, name: String) {
        #expect(ServiceError(status) == ServiceError(id: "", code: code, detail: detail, status: name))
    }

    @Test(arguments: [
        (GRPCStatus(.unimplemented, "unknown service Nope"), true),
        (GRPCStatus(.unimplemented, "Method not found!"), true),
        (GRPCStatus(.notFound, "no such thing"), false),
        (GRPCStatus(ServiceError(id: "greeter", code: 501, detail: "not yet")), false),
    ])
    func tellsMissingEndpoints(status: GRPCStatus, misses: Bool) {
        #expect(ServiceError(status).missesEndpoint == misses)
    }

    /// A field of length-delimited content.
    private static func field(_ number: UInt8, _ content: [UInt8]) -> [UInt8] {
        [number << 3 | 2, UInt8(content.count)] + content
    }

    private static func field(_ number: UInt8, _ text: String) -> [UInt8] { field(number, Array(text.utf8)) }

    private static func details(_ type: String, _ content: [UInt8]) -> [UInt8] {
        field(3, field(1, "type.googleapis.com/" + type) + field(2, content))
    }

    @Test(arguments: [
        (
            "google.rpc.ErrorInfo",
            field(1, "OFF") + field(2, "x.org") + field(3, field(1, "a") + field(2, "1")) + field(3, field(1, "b")),
            #"{"reason":"OFF","domain":"x.org","metadata":{"a":"1","b":""}}"#
        ),
        ("google.rpc.RetryInfo", field(1, [8, 1, 16, 0x80, 0xCA, 0xB5, 0xEE, 0x01]), #"{"retryDelay":"1.500s"}"#),
        (
            "google.rpc.BadRequest",
            field(1, field(1, "name") + field(2, "too long")) + field(1, field(1, "age")),
            #"{"fieldViolations":[{"field":"name","description":"too long"},{"field":"age"}]}"#
        ),
        ("google.rpc.DebugInfo", field(1, "a") + field(1, "b"), #"{"stackEntries":["a","b"]}"#),
        (
            "google.rpc.DebugInfo", [0xFF],
            #"{"@type":"type.googleapis.com/google.rpc.DebugInfo","value":"/w=="}"#
        ),
        ("acme.Own", [8, 1], #"{"@type":"type.googleapis.com/acme.Own","value":"CAE="}"#),
    ])
    func decodesDetails(type: String, content: [UInt8], json: String) {
        let error = ServiceError(GRPCStatus(.internal, "x", details: Self.details(type, content)))
        #expect(error.details.map(\.typeName) == [type])
        #expect(error.details.map { $0.value.text() } == [json])
    }

    @Test func keepsDetailsBesideGoMicrosError() throws {
        let own = try #require(GRPCStatus(Self.micro).details)
        let error = ServiceError(GRPCStatus(.notFound, "", details: Self.details("acme.Own", []) + own))
        #expect(error.code == 404)
        #expect(error.details.map(\.typeName) == ["acme.Own"])
    }

    @Test func survivesAnyBytesAsDetails() {
        let whole = GRPCStatus(Self.micro).details ?? []
        for count in whole.indices { _ = ServiceError(GRPCStatus(.internal, details: Array(whole.prefix(count)))) }
        for index in whole.indices {
            var bytes = whole
            bytes[index] ^= 0xFF
            _ = ServiceError(GRPCStatus(.internal, details: bytes))
        }
    }
}
