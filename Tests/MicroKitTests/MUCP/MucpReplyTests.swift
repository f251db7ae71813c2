import MicroKit
import Testing

@Suite struct MucpReplyTests {
    private func body(_ headers: Metadata, _ text: String, _ type: ContentType = .json) throws -> String {
        let message = TransportMessage(headers: headers, body: Array(text.utf8))
        return String(decoding: try MucpReply.body(of: message, codec: type.codec, address: "h:1"), as: UTF8.self)
    }

    @Test func readsReplies() throws {
        #expect(try body(["Content-Type": "application/json"], "{}\n") == "{}\n")
        #expect(try body([:], "{}\n") == "{}\n")
        #expect(try body(["Content-Type": "application/json", "Micro-Error": ""], "{}\n") == "{}\n")
    }

    struct Failure: Sendable {
        var headers: Metadata
        var text: String
        var id = ""
        var code: Int
        var detail: String
    }

    @Test(arguments: [
        Failure(
            headers: ["Micro-Error": #"{"id":"a.b","code":404,"detail":"gone","status":"Not Found"}"#],
            text: "",
            id: "a.b",
            code: 404,
            detail: "gone"
        ),
        Failure(headers: ["X-Micro-Error": "plain"], text: "", code: 0, detail: "plain"),
        Failure(headers: ["Micro-Error": "first", "X-Micro-Error": "second"], text: "{}", code: 0, detail: "first"),
        Failure(headers: ["Micro-Error": "{\"no\":1}"], text: "", code: 0, detail: "{\"no\":1}"),
        Failure(
            headers: ["Micro-Error": #"{"errors":[{"code":400,"detail":"a"},{"code":500,"detail":"b"}]}"#],
            text: "",
            code: 400,
            detail: "a; b"
        ),
    ])
    func readsErrors(_ failure: Failure) {
        let error = #expect(throws: ServiceError.self) { try body(failure.headers, failure.text) }
        #expect(error?.id == failure.id)
        #expect(error?.code == failure.code)
        #expect(error?.detail == failure.detail)
    }

    @Test func readsErrorsInEnvelopes() {
        let text = #"{"id":"","result":null,"error":"{\"id\":\"x\",\"code\":409,\"detail\":\"d\"}"}"#
        let error = #expect(throws: ServiceError.self) { try body([:], text, .jsonRPC) }
        #expect(error?.code == 409)
    }

    @Test(arguments: [
        ("text/plain", "Unsupported Content-Type: application/json", MicroError.Code.unsupportedContentType),
        ("text/plain", "unsupported content-type: application/json", .unsupportedContentType),
        ("text/plain", "hello", .protocolMismatch),
        ("text/html", "<html>", .protocolMismatch),
        ("application/json; charset=utf-8", "{}", .protocolMismatch),
    ])
    func refusesOtherContentTypes(_ type: String, _ text: String, _ code: MicroError.Code) {
        let error = #expect(throws: MicroError.self) { try body(["Content-Type": type], text) }
        #expect(error?.code == code)
        #expect(error?.address == "h:1")
    }

    @Test func refusesBrokenEnvelopes() {
        let error = #expect(throws: MicroError.self) { try body([:], "{", .jsonRPC) }
        #expect(error?.code == .invalidReply)
        #expect(error?.address == "h:1")
    }

    @Test(arguments: [
        ("rpc: can't find service Nope", 0, true), ("rpc: can't find method Nope", 0, true),
        ("rpc: service/endpoint request ill-formed: x", 0, true), ("rpc: can't find method Nope", 500, false),
        ("can't find method", 0, false),
    ])
    func knowsTheRoutersWords(_ detail: String, _ code: Int, _ expected: Bool) {
        #expect(ServiceError(id: "", code: code, detail: detail).missesEndpoint == expected)
    }
}
