import Testing

@testable import MicroKit

@Suite struct NATSMessageTests {
    @Test func headersGoThereAndBack() throws {
        let headers = NATSHeaders([.init("Micro-Topic", "greet: all"), .init("empty", ""), .init("Micro-Topic", "2")])
        let bytes = try headers.encoded()
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == "NATS/1.0\r\nMicro-Topic: greet: all\r\nempty: \r\nMicro-Topic: 2\r\n\r\n"
        )
        #expect(NATSHeaders(decoding: bytes) == headers)
        #expect(headers["Micro-Topic"] == "greet: all" && headers["micro-topic"] == nil)
        #expect(NATSHeaders(decoding: try NATSHeaders(status: 503).encoded())?.status == 503)
    }

    @Test(arguments: [
        "", "NATS/1.0", "NATS/1.0\r\n", "NATS/1.0\r\nKey: v\r\n", "HTTP/1.0\r\n\r\n", "NATS/1.0\r\nkey\r\n\r\n",
        "NATS/1.0\r\n: v\r\n\r\n",
    ]) func refusesWhatIsNoBlockOfHeaders(text: String) {
        #expect(NATSHeaders(decoding: Array(text.utf8)) == nil)
    }

    @Test(arguments: [("", "v"), ("a b", "v"), ("a:b", "v"), ("ü", "v"), ("a", "x\r\ny"), ("a", "x\ny")])
    func refusesHeadersThatWouldEndTheirLine(name: String, value: String) {
        let error = #expect(throws: MicroError.self) { try NATSHeaders([.init(name, value)]).encoded() }
        #expect(error?.code == .invalidArgument)
    }

    @Test func aServerSaysThatNobodyListens() {
        #expect(NATSMessage("a", headers: NATSHeaders(status: 503)).saysNoResponders)
        #expect(!NATSMessage("a", [1], headers: NATSHeaders(status: 503)).saysNoResponders)
        #expect(!NATSMessage("a", headers: NATSHeaders(status: 404)).saysNoResponders)
        #expect(!NATSMessage("a").saysNoResponders)
    }
}
