import MicroTestSupport
import Testing

@testable import MicroKit

@Suite struct MDNSPayloadTests {
    /// A payload that a go-micro v5 program sent.
    @Test func vector() throws {
        let text = """
            789c3cccb10ec2300c04d07fb939ea07646764426237890b16218e6c97a5eabfa308c478babbb7e3cc4195829077dc4c9f6cc878440c\
            243897cd18192b356724840e29c8b81b732cdf74245cd8de52e6f025c57499f7e587255cd95cb44f66fd57540b7920e1d4eb50e9e1c8\
            7d6bedf80c004289328a
            """
        let payload = try #require(MDNSPayload(strings: [Array(text.utf8)]))
        #expect(payload.service == "micro.http.broker")
        #expect(payload.version == "ff.http.broadcast")
        #expect(payload.metadata == ["broker": "http", "secure": "false", "topic": "greet.topic"])
        #expect(payload.endpoints == [])
    }

    @Test(arguments: MDNSRecording.allCases)
    func recordedPayloadsAreReadAndWritten(recording: MDNSRecording) throws {
        var count = 0
        for message in try recording.messages() {
            for case .txt(let strings) in (message.answers + message.authorities).map(\.data) where !strings.isEmpty {
                let payload = try #require(MDNSPayload(strings: strings))
                #expect(!payload.service.isEmpty)
                let ours = try #require(payload.strings)
                #expect(ours.allSatisfy { $0.count <= 255 })
                #expect(MDNSPayload(strings: ours) == payload)
                count += 1
            }
        }
        #expect(count > 5)
    }

    private func strings(_ json: String) throws -> [[UInt8]] {
        let hex = try #require(Zlib.deflate(Array(json.utf8))).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        return [Array(hex.joined().utf8)]
    }

    @Test(arguments: [
        #"{"Service":"a","Version":"1","Endpoints":null,"Metadata":null}"#,
        #"{"Metadata":{},"Endpoints":[],"Version":"1","Service":"a"}"#,
        #"{"Service":"a","Version":"1"}"#,
    ])
    func nullsAndOrders(json: String) throws {
        let payload = MDNSPayload(strings: try strings(json))
        #expect(payload == MDNSPayload(service: "a", version: "1", metadata: [:], endpoints: []))
    }

    @Test(arguments: [
        "[]", "null", "", "{", #"{"Service":1}"#, #"{"Metadata":{"a":1}}"#, #"{"Endpoints":{}}"#,
        String(repeating: "[", count: 100_000),
    ])
    func refusesWhatIsNoPayload(json: String) throws {
        #expect(MDNSPayload(strings: try strings(json)) == nil)
    }

    @Test(arguments: ["", "7", "zz", "789c", "00000000", "é"])
    func refusesWhatIsNoZlib(text: String) {
        #expect(MDNSPayload(strings: [Array(text.utf8)]) == nil)
    }
}
