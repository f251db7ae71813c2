import Testing

@testable import MicroKit

@Suite struct BodyCheckTests {
    @Test(arguments: [
        (#"{}"#, []), (#"{"name":"x","age":3,"addr":{"street":"a"},"friends":[{"street":"b"}]}"#, []),
        (#"{"NAME":"x","Addr":null}"#, []), (#"{"na_me":"x"}"#, []),
        (#"{"tags":[1,{}],"odd":{"any":1},"boss":{"boss":{}}}"#, []),
        (#"{"nmae":"x"}"#, ["there is no nmae; did you mean name?"]), (#"{"zzzzzz":1}"#, ["there is no zzzzzz"]),
        (#"{"age":"old"}"#, ["age is an integer, not text"]), (#"{"age":1.5}"#, ["age is an integer, not a number"]),
        (#"{"age":"12"}"#, []), (#"{"name":5}"#, ["name is text, not a number"]),
        (#"{"friends":[{},{"stret":"x"}]}"#, ["there is no friends[1].stret; did you mean street?"]),
        (#"{"friends":{}}"#, ["friends is an array, not an object"]),
        (#"{"scores":{"a":1,"b":"x"}}"#, ["scores.b is a number, not text"]),
        (#"{"addr":"home"}"#, ["addr is an object, not text"]), (#"[1]"#, ["the body is an object, not an array"]),
        (#"{"when":5}"#, ["when is a time such as \"2026-01-31T12:00:00Z\", not a number"]), (#"{"blob":[1,2]}"#, []),
    ])
    func findsWhatDoesNotFit(body: String, expected: [String]) throws {
        let shape = EndpointShape(EndpointShapeTests.registered)
        #expect(try BodyCheck.findings(in: JSONValue(parsing: body), for: shape).map(\.message) == expected)
    }

    @Test func readsProtobufsForms() throws {
        let body =
            #"{"customer_name":"x","byId":{"1":{"n":1,"color":"RED"}},"limit":"5","extra":{"a":1},"at":"t","before":{"card":""}}"#
        #expect(try BodyCheck.findings(in: JSONValue(parsing: body), for: EndpointShapeTests.method("Place")).isEmpty)
    }

    @Test func knowsNothingOfUnknownShapes() throws {
        let shape = EndpointShape(Endpoint(name: "A.B"))
        #expect(try BodyCheck.findings(in: JSONValue(parsing: #"{"a":[1,"x"]}"#), for: shape).isEmpty)
    }

    @Test func findsNoMoreThanAPersonReads() throws {
        let members = (0..<500).map { JSONValue.Member("unheard\($0)", .null) }
        let shape = EndpointShape(EndpointShapeTests.registered)
        #expect(BodyCheck.findings(in: .object(members), for: shape).count == 20)
    }
}
