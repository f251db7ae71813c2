import NIOCore
import Testing

@testable import MicroKit

@Suite struct ZooKeeperFrameDecoderTests {
    @Test func everySplit() throws {
        let bytes: [UInt8] = [0, 0, 0, 3, 1, 2, 3, 0, 0, 0, 0, 0, 0, 0, 1, 9]
        for split in 0...bytes.count {
            var packets: [[UInt8]] = []
            var buffer = ByteBuffer()
            for part in [bytes[..<split], bytes[split...]] {
                buffer.writeBytes(part)
                while let packet = try ZooKeeperFrameDecoder.packet(from: &buffer) { packets.append(packet.all) }
            }
            #expect(packets == [[1, 2, 3], [], [9]])
        }
    }

    @Test(arguments: [-1, .min, Int32(ZooKeeperFrameDecoder.limit) + 1, .max] as [Int32])
    func refusesLengths(length: Int32) {
        var buffer = ByteBuffer(integer: length)
        #expect(throws: ZooKeeperFrameDecoder.InvalidLength(length: length)) {
            try ZooKeeperFrameDecoder.packet(from: &buffer)
        }
    }

    @Test func waitsForLargePackets() throws {
        var buffer = ByteBuffer(integer: Int32(ZooKeeperFrameDecoder.limit))
        #expect(try ZooKeeperFrameDecoder.packet(from: &buffer) == nil)
    }
}
