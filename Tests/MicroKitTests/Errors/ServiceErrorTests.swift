import MicroKit
import Testing

@Suite struct ServiceErrorTests {
    struct Shape: Sendable {
        var header: String
        var id = ""
        var code = 0
        var detail = ""
        var status = ""
        var causes = 0
    }

    @Test(arguments: [
        Shape(
            header: #"{"id":"go.lab.notfound","code":404,"detail":"not found: x","status":"Not Found"}"#,
            id: "go.lab.notfound",
            code: 404,
            detail: "not found: x",
            status: "Not Found"
        ),
        Shape(header: #"{"code":500}"#, code: 500),
        Shape(header: "plain error: detail text", detail: "plain error: detail text"),
        Shape(header: #"{"not":"ours"}"#, detail: #"{"not":"ours"}"#),
        Shape(header: "{broken", detail: "{broken"),
        Shape(header: "", detail: ""),
        Shape(header: "[1]", detail: "[1]"),
        Shape(
            header: #"{"errors":[{"id":"a","code":400,"detail":"x","status":"Bad Request"},{"id":"b","detail":"y"}]}"#,
            id: "a",
            code: 400,
            detail: "x; y",
            status: "Bad Request",
            causes: 2
        ),
        Shape(header: #"{"id":"a","code":"409","detail":null}"#, id: "a", code: 409),
    ])
    func readsEveryShape(shape: Shape) {
        let error = ServiceError(headerValue: shape.header)
        #expect(error.id == shape.id)
        #expect(error.code == shape.code)
        #expect(error.detail == shape.detail)
        #expect(error.status == shape.status)
        #expect(error.causes.count == shape.causes)
        #expect(error.headerValue == shape.header)
    }

    @Test func writesGoMicrosMembersInOrder() {
        let error = ServiceError(id: "greeter", code: 404, detail: "no such \"name\"")
        #expect(error.headerValue == #"{"id":"greeter","code":404,"detail":"no such \"name\"","status":"Not Found"}"#)
        #expect(ServiceError(id: "", code: 0, detail: "plain").headerValue == "plain")
    }
}
