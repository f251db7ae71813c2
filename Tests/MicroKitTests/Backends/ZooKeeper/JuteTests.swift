import NIOCore
import Testing

@testable import MicroKit

@Suite struct JuteTests {
    @Test func writesInNetworkOrder() {
        var writer = JuteWriter()
        writer.write(Int32(-2))
        writer.write(Int64(0x0102_0304_0506_0708))
        writer.write(true)
        writer.write("né")
        writer.write([9, 8] as [UInt8])
        writer.write(["a", ""])
        writer.writePacket { $0.write(false) }
        #expect(
            writer.bytes.all == [
                0xFF, 0xFF, 0xFF, 0xFE, 1, 2, 3, 4, 5, 6, 7, 8, 1, 0, 0, 0, 3, 0x6E, 0xC3, 0xA9, 0, 0, 0, 2, 9, 8,
                0, 0, 0, 2, 0, 0, 0, 1, 0x61, 0, 0, 0, 0, 0, 0, 0, 1, 0,
            ]
        )
    }

    @Test func readsWhatWasWritten() throws {
        var writer = JuteWriter()
        writer.write(Int32.min)
        writer.write(Int64.max)
        writer.write(true)
        writer.write("né")
        writer.write([9, 8] as [UInt8])
        writer.write(["a", ""])
        var reader = JuteReader(writer.bytes)
        #expect(try reader.int32() == .min)
        #expect(try reader.int64() == .max)
        #expect(try reader.bool())
        #expect(try reader.string() == "né")
        #expect(try reader.data() == [9, 8])
        #expect(!reader.isAtEnd)
        #expect(try reader.strings() == ["a", ""])
        #expect(reader.isAtEnd)
        #expect(throws: JuteReader.Failure.truncated) { try reader.bool() }
        #expect(throws: JuteReader.Failure.truncated) { try reader.int32() }
        #expect(throws: JuteReader.Failure.truncated) { try reader.int64() }
    }

    @Test(
        arguments: [
            ([0xFF, 0xFF, 0xFF, 0xFF], true), ([0, 0, 0, 0], true), ([0xFF, 0xFF, 0xFF, 0xFE], false),
            ([0, 0, 0, 1], false), ([0x7F, 0xFF, 0xFF, 0xFF, 1, 2, 3, 4], false), ([0, 0, 0, 2, 0, 0, 0, 0], false),
        ] as [([UInt8], Bool)]
    )
    func lengthsMayLie(bytes: [UInt8], isEmpty: Bool) {
        var readers = [JuteReader](repeating: JuteReader(ByteBuffer(bytes: bytes)), count: 3)
        if isEmpty {
            #expect((try? readers[0].string()) == "")
            #expect((try? readers[1].data()) == [])
            #expect((try? readers[2].strings()) == [])
        } else {
            if bytes.count < 8 || bytes[3] != 2 {
                #expect(throws: JuteReader.Failure.invalidLength) { try readers[0].string() }
                #expect(throws: JuteReader.Failure.invalidLength) { try readers[1].data() }
            }
            #expect(throws: JuteReader.Failure.invalidLength) { try readers[2].strings() }
        }
    }
}
