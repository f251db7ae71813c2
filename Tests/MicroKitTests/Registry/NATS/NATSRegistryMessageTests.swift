import Testing

@testable import MicroKit

@Suite struct NATSRegistryMessageTests {
    @Test func readsWhatGoSays() throws {
        let questions = try NATSRecording.received("v5.service").map { try NATSRegistryMessage(decoding: $0.payload) }
        #expect(Array(questions.prefix(2)) == [.list, .get("helloworld")])
        let told = try #require(try NATSRecording.published("v5.service").first)
        #expect(told.subject == NATSSubjectFamily.core.watch)
        guard case .event(let event) = try NATSRegistryMessage(decoding: told.payload) else {
            return #expect(Bool(false))
        }
        #expect(event.action == .create && event.service.version == "1.2.3" && event.service.endpoints.count == 10)
        let answer = try #require(try NATSRecording.received("v5.list").first)
        #expect(try NATSRegistryMessage.record(answer.payload) == event.service)
    }

    /// The same members as Go's questions, whatever their order; a Go responder ends for a service that is null.
    @Test func asksAsGoDoes() throws {
        let recorded = try NATSRecording.published("v5.get") + NATSRecording.published("v5.list")
        #expect(recorded.map(\.subject) == [NATSSubjectFamily.core.query, NATSSubjectFamily.core.query])
        #expect(try recorded.map { try NATSRegistryMessage(decoding: $0.payload) } == [.get("helloworld"), .list])
        let get = try JSONValue(parsing: NATSRegistryMessage.get("helloworld").encoded)
        #expect(get["Action"] == .string("get") && get["Service"]?["name"] == .string("helloworld"))
        let list = try JSONValue(parsing: NATSRegistryMessage.list.encoded)
        #expect(list["Action"] == .string("list") && list["Service"] == .null)
    }

    @Test func eventsGoThereAndBack() throws {
        let record = ServiceRecord(name: "a", version: "1", nodes: [Node(id: "n", address: "127.0.0.1:1")])
        for action in RegistryEvent.Action.allCases {
            let message = NATSRegistryMessage.event(RegistryEvent(action, record))
            #expect(try NATSRegistryMessage(decoding: message.encoded) == message)
        }
    }

    @Test(arguments: [
        "", "no JSON", "[]", "null", "{}", #"{"Action":"get"}"#, #"{"Action":"get","Service":null}"#,
        #"{"Action":"get","Service":{}}"#, #"{"Action":"create","Service":{"name":1}}"#,
        #"{"Action":"explode","Service":{"name":"a"}}"#, #"{"Action":7,"Service":{"name":"a"}}"#,
        String(repeating: "[", count: 100_000),
    ]) func refuses(text: String) {
        let error = #expect(throws: MicroError.self) { try NATSRegistryMessage(decoding: Array(text.utf8)) }
        #expect(error?.code == .invalidRecord)
    }
}
