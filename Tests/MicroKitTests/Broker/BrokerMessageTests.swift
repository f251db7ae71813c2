import MicroKit
import Testing

@Suite struct BrokerMessageTests {
    @Test func hasGoMicrosHeaders() throws {
        let message = BrokerMessage(
            topic: "a",
            contentType: "application/protobuf",
            metadata: ["micro-topic": "odd", "X-User": "1", "CONTENT-TYPE": "odd", "Micro-ID": "odd"],
            body: [1]
        )
        let id = try #require(message.headers["Micro-Id"])
        #expect(id.utf8.count == 36 && id == id.lowercased())
        // The names must be spelt so, since go-micro looks for just them.
        let expected = [
            "X-User: 1", "Content-Type: application/protobuf", "Micro-Topic: a", "Micro-Id: \(id)",
        ]
        #expect(message.headers.map { "\($0.name): \($0.text)" } == expected)
        #expect(message.body == [1])
        #expect(BrokerMessage(topic: "a", body: []).headers["Content-Type"] == "application/json")
    }
}
