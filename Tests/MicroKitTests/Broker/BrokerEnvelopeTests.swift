import Testing

@testable import MicroKit

@Suite struct BrokerEnvelopeTests {
    /// What Go wrote is what we write of what we read of it.
    @Test(arguments: BrokerRecording.all) func writesAsGoDoes(_ recording: BrokerRecording) throws {
        let message = try BrokerEnvelope.decode(recording.body)
        #expect(!message.body.isEmpty)
        #expect(message.headers["Micro-Topic"] == "golab.events")
        #expect(BrokerEnvelope.encode(message) == recording.body)
    }

    @Test(arguments: [
        (#"{"Header":null,"Body":null}"#, 0, ""), ("{}", 0, ""), (#"{"Body":"","Other":[1]}"#, 0, ""),
        (#" {"Body":"AP8=","Header":{"a":""}} "#, 1, "00ff"),
        (#"{"Header":{"a":"1","A":"2"},"Body":[1,2]}"#, 1, "0102"),
    ])
    func reads(_ text: String, _ headers: Int, _ body: String) throws {
        let message = try BrokerEnvelope.decode(Array(text.utf8))
        #expect(message.headers.count == headers)
        #expect(message.body.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() == body)
    }

    @Test(arguments: [
        "", "null", "[]", "\"x\"", "{", #"{"Header":[]}"#, #"{"Header":{"a":1}}"#, #"{"Header":{"a":null}}"#,
        #"{"Body":"%%%"}"#, #"{"Body":"AP8"}"#, #"{"Body":{}}"#, #"{"Body":1}"#, #"{"Body":[256]}"#, "\u{0}\u{1}",
        String(repeating: "[", count: 5000),
        "{\"Header\":{" + (0...1024).map { "\"\($0)\":\"\"" }.joined(separator: ",") + "}}",
    ])
    func refuses(_ text: String) {
        let error = #expect(throws: MicroError.self) { try BrokerEnvelope.decode(Array(text.utf8)) }
        #expect(error?.code == .invalidBody)
    }
}
