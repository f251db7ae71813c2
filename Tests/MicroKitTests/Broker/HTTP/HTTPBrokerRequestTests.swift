import MicroTestSupport
import NIOHTTP1
import Testing

@testable import MicroKit

@Suite struct HTTPBrokerRequestTests {
    @Test(arguments: BrokerRecording.all) func readsRecordedClients(_ recording: BrokerRecording) throws {
        let post = try HTTPBrokerRequest(method: .POST, target: recording.target, body: recording.body).post()
        #expect(post.topic == "golab.events")
        #expect(post.id == recording.id && post.id.hasPrefix("golab.events-"))
        #expect(post.message.headers[":topic"] == nil)
        #expect(post.message.headers["Micro-Topic"] == "golab.events")
        let body = EventBody(post.message)
        let event: Helloworld_Event = try body.message(as: Helloworld_Event.self)
        #expect(event.id == (recording.name.contains("cli") ? "z" : "e1"))
    }

    /// Which topic counts where a message names two: each path has its own header.
    @Test(arguments: [
        ("/", #"{"Micro-Topic":"a"}"#, "a"), ("/", #"{"Micro-Topic":"a",":topic":"b"}"#, "a"),
        ("/_sub", #"{"Micro-Topic":"a",":topic":"b"}"#, "b"), ("/_sub", #"{":topic":"b"}"#, "b"),
        ("/_sub", #"{"Micro-Topic":"a"}"#, "a"), ("/", #"{":topic":"b"}"#, "b"),
        ("/", #"{"Micro-Topic":"",":topic":"b"}"#, "b"), ("/other", #"{"Micro-Topic":"a"}"#, "a"),
        ("/", "{}", nil), ("/_sub", #"{"Micro-Topic":"",":topic":""}"#, nil), ("/", "null", nil),
    ])
    func findsTheTopic(_ path: String, _ headers: String, _ topic: String?) {
        let body = #"{"Header":\#(headers),"Body":null}"#
        let request = HTTPBrokerRequest(method: .POST, target: "\(path)?id=x", body: Array(body.utf8))
        do throws(HTTPBrokerReply) {
            let post = try request.post()
            #expect(post.topic == topic)
            #expect(post.id == "x")
        } catch {
            #expect(topic == nil)
            #expect(error.status == .internalServerError)
            let expected =
                #"{"id":"go.micro.broker","code":500,"detail":"Topic not found","status":"Internal Server Error"}"#
            #expect(String(decoding: error.body, as: UTF8.self) == expected)
        }
    }

    @Test(arguments: [
        (HTTPMethod.GET, "{}", 405, 400), (.PUT, "{}", 405, 400), (.POST, "", 500, 500), (.POST, "[]", 500, 500),
        (.POST, #"{"Header":{"Micro-Topic":"a"},"Body":"%%%"}"#, 500, 500),
        (.POST, #"{"Header":{"Micro-Topic":7}}"#, 500, 500),
    ])
    func refuses(_ method: HTTPMethod, _ body: String, _ status: Int, _ code: Int) {
        let request = HTTPBrokerRequest(method: method, target: "/", body: Array(body.utf8))
        let reply = #expect(throws: HTTPBrokerReply.self) { try request.post() }
        #expect(reply.map { Int($0.status.code) } == status)
        let error = ServiceError(headerValue: String(decoding: reply?.body ?? [], as: UTF8.self))
        #expect(error.id == "go.micro.broker" && error.code == code)
    }

    /// So short that a publisher of ours reads all of it.
    @Test func keepsRepliesShort() {
        for text in [String(repeating: "\u{1}", count: 100_000), String(repeating: "ü", count: 100_000)] {
            let reply = HTTPBrokerReply.failure(text)
            #expect(reply.body.count <= 4096)
            #expect(ServiceError(headerValue: String(decoding: reply.body, as: UTF8.self)).code == 500)
        }
    }
}
