import NIOCore

@testable import MicroKit

/// Bytes of packets as a server writes them.
enum ZooKeeperBytes {
    /// A reply's header and what stands behind it, without the packet's length.
    static func reply(
        _ xid: Int32,
        transaction: Int64 = 1,
        _ code: ZooKeeperCode = .ok,
        _ body: (inout JuteWriter) -> Void = { _ in }
    ) -> ByteBuffer {
        var writer = JuteWriter()
        writer.write(xid)
        writer.write(transaction)
        writer.write(code.rawValue)
        body(&writer)
        return writer.bytes
    }

    /// The answer to a greeting.
    static func welcome(_ session: Int64, timeout: Int32 = 9000) -> ByteBuffer {
        var writer = JuteWriter()
        writer.write(Int32(0))
        writer.write(timeout)
        writer.write(session)
        writer.write([UInt8](repeating: 7, count: 16))
        writer.write(false)
        return writer.bytes
    }

    static func event(_ kind: ZooKeeperEvent.Kind, _ path: String) -> ByteBuffer {
        reply(ZooKeeperXid.notification, transaction: -1) { writer in
            writer.write(kind.rawValue)
            writer.write(Int32(3))
            writer.write(path)
        }
    }
}

extension JuteWriter {
    /// `Stat`
    mutating func writeStat(owner: Int64 = 0, dataLength: Int32 = 0, childCount: Int32 = 0) {
        write(Int64(11))
        write(Int64(12))
        write(Int64(1_700_000_000_000))
        write(Int64(1_700_000_000_001))
        write(Int32(1))
        write(Int32(2))
        write(Int32(3))
        write(owner)
        write(dataLength)
        write(childCount)
        write(Int64(13))
    }
}

extension ByteBuffer {
    /// All that can be read.
    var all: [UInt8] { Array(readableBytesView) }

    /// The packets in it.
    var packets: [[UInt8]] {
        var rest = self
        var packets: [[UInt8]] = []
        while let packet = try? ZooKeeperFrameDecoder.packet(from: &rest) { packets.append(packet.all) }
        return packets
    }
}
