import MicroTestSupport
import Testing

@testable import MicroKit

@Suite struct DNSMessageTests {
    /// Reading and writing give the bytes that Go wrote: its replies are compressed, all else is not.
    @Test(arguments: MDNSRecording.allCases)
    func recordingsSurviveByteForByte(recording: MDNSRecording) throws {
        let packets = try recording.packets()
        #expect(packets.count > 10)
        for packet in packets {
            let message = try DNSMessage(decoding: packet.bytes)
            let isReply = message.flags == [.response, .authoritative]
            #expect(message.encoded(compressed: isReply) == packet.bytes)
        }
    }

    /// The listing's reply of 105 bytes that a go-micro v5 program sent.
    @Test func describedReply() throws {
        let bytes = bytes(
            hex: """
                000084000001000400000000095f7365727669636573056d6963726f00000c0001c00c000c000100000078000a0767726565746572\
                c00cc02d0021000100000078000a000a0001270f02766d00c0490001000100000078000400000000c02d00100001000000780000
                """
        )
        #expect(bytes.count == 105)
        let zone = try #require(MDNSZone.listing("greeter", names: microNames(), host: dnsName("vm")))
        let reply = DNSMessage(
            flags: [.response, .authoritative],
            questions: [DNSQuestion(name: zone.service, type: .ptr)],
            answers: zone.records
        )
        #expect(reply.encoded(compressed: true) == bytes)
        #expect(try DNSMessage(decoding: bytes) == reply)
    }

    @Test(arguments: [
        // (what, name bytes at offset 12, error)
        ("a pointer to itself", "c00c", DNSDecodingError.invalidName),
        ("a pointer forwards", "c00e016100", .invalidName),
        ("two pointers in a circle", "0161c00c", .invalidName),
        ("a label of a kind that is none", "416100", .invalidName),
        ("a pointer into the header's counts", "c004", .truncated),
        ("no end", "0161", .truncated),
        ("a label beyond the end", "3f61", .truncated),
    ])
    func damagedNames(what: String, name: String, error: DNSDecodingError) {
        let header = bytes(hex: "000000000001000000000000")
        #expect(throws: error, "\(what)") { try DNSMessage(decoding: header + bytes(hex: name)) }
    }

    @Test(arguments: [
        ("an address of three bytes", "0001", "0003010203", DNSDecodingError.invalidData),
        ("an address of 16 bytes as IPv4", "0001", "0010" + String(repeating: "00", count: 16), .invalidData),
        ("a string beyond the record", "0010", "00020561626364ff", .invalidData),
        ("data beyond the packet", "0010", "ffff00", .truncated),
        ("a name shorter than its record", "000c", "0003000000", .invalidData),
    ])
    func damagedRecords(what: String, type: String, data: String, error: DNSDecodingError) {
        let start = bytes(hex: "00008400000000010000000000" + type + "000100000078")
        #expect(throws: error, "\(what)") { try DNSMessage(decoding: start + bytes(hex: data)) }
    }

    @Test func tooManyRecords() {
        let flood = bytes(hex: "000084000000ffff00000000") + [UInt8](repeating: 0, count: 60_000)
        #expect(throws: DNSDecodingError.tooManyRecords) { try DNSMessage(decoding: flood) }
    }

    @Test func unknownTypesAreKept() throws {
        let record = DNSRecord(owner: try dnsName("a"), ttl: 1, data: .other(DNSType(rawValue: 47), [1, 2, 3]))
        let message = DNSMessage(additionals: [record])
        #expect(try DNSMessage(decoding: message.encoded(compressed: true)) == message)
    }

    /// Names beyond 16 KiB can't be pointed to.
    @Test func compressionStopsWherePointersEnd() throws {
        let filler = DNSRecord(
            owner: try dnsName("f"),
            ttl: 1,
            data: .other(DNSType(rawValue: 99), Array(repeating: 0, count: 0x4000))
        )
        let late = DNSRecord(owner: try dnsName("late.example"), ttl: 1, data: .ptr(try dnsName("late.example")))
        let message = DNSMessage(answers: [filler, late, late])
        #expect(try DNSMessage(decoding: message.encoded(compressed: true)) == message)
    }
}
