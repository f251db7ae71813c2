import Testing

@testable import MicroKit

@Suite struct GRPCTransportMessageTests {
    private func decode(_ bytes: [UInt8], _ limits: TransportLimits = TransportLimits()) throws -> TransportMessage {
        try GRPCTransportMessage.decode(bytes, limits: limits, from: "a:1")
    }

    /// Those that a go-micro v5 client sent, read and written again.
    @Test(arguments: ["hello_json", "fail404", "chat"]) func readsRecordedMessages(name: String) throws {
        let recorded = try RecordedCall(client: try Fixture.bytes("grpc-transport/v5.\(name).c2s.bin"))
        #expect(recorded.messages.isEmpty == false)
        for bytes in recorded.messages {
            let message = try decode(bytes)
            #expect(message.headers[MucpHeader.service] == "helloworld")
            #expect(message.headers[MucpHeader.id] == "0")
            #expect(try decode(GRPCTransportMessage.encode(message)) == message)
        }
        if name == "hello_json" {
            #expect(try decode(recorded.messages[0]).body == Array(#"{"name":"John"}"#.utf8) + [10])
        }
    }

    /// A message with one header, in the spelling of every generation.
    @Test func writesBothNamesOfTheID() {
        let message = TransportMessage(headers: [MucpHeader.id: "7"], body: [1])
        let expected = Array(
            "\n\u{d}\n\u{8}Micro-Id\u{12}\u{1}7\n\u{d}\n\u{8}Micro-ID\u{12}\u{1}7\u{12}\u{1}\u{1}".utf8
        )
        #expect(GRPCTransportMessage.encode(message) == expected)
    }

    @Test(
        arguments: [
            ([], TransportMessage()), ([0x0A, 0], TransportMessage(headers: ["": ""])),
            // Fields of no meaning, and a body twice.
            ([0x18, 5, 0x12, 1, 1, 0x12, 1, 2], TransportMessage(body: [2])),
        ] as [([UInt8], TransportMessage)]
    )
    func readsOddMessages(_ bytes: [UInt8], _ message: TransportMessage) throws {
        #expect(try decode(bytes) == message)
    }

    @Test(
        arguments: [[0x0A], [0x0A, 9, 1], [0x12, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F], [0x0B], [0x0A, 1, 0x0A], [0]]
            as [[UInt8]]
    )
    func refusesWhatIsNone(_ bytes: [UInt8]) {
        let error = #expect(throws: MicroError.self) { try decode(bytes) }
        #expect(error?.code == .invalidReply)
    }

    @Test func limitsHeaders() {
        let message = TransportMessage(headers: ["a": "1", "b": String(repeating: "2", count: 100)])
        for limits in [TransportLimits(headerCount: 1), TransportLimits(headerSize: 100)] {
            let error = #expect(throws: MicroError.self) { try decode(GRPCTransportMessage.encode(message), limits) }
            #expect(error?.code == .messageTooLarge)
        }
    }
}
