import NIOCore

/// Writes the values of ZooKeeper's serialization, jute (`zookeeper-jute`, `BinaryOutputArchive.java`): everything in
/// network byte order, texts and buffers behind their length in four bytes, -1 for none.
struct JuteWriter {
    /// What has been written.
    private(set) var bytes = ByteBuffer()

    mutating func write(_ value: Int32) { bytes.writeInteger(value) }

    mutating func write(_ value: Int64) { bytes.writeInteger(value) }

    mutating func write(_ value: Bool) { bytes.writeInteger(value ? 1 : 0, as: UInt8.self) }

    mutating func write(_ text: String) {
        write(Int32(clamping: text.utf8.count))
        bytes.writeString(text)
    }

    mutating func write(_ data: [UInt8]) {
        write(Int32(clamping: data.count))
        bytes.writeBytes(data)
    }

    mutating func write(_ texts: [String]) {
        write(Int32(clamping: texts.count))
        for text in texts { write(text) }
    }

    /// Writes a packet: its length, and what `body` writes.
    mutating func writePacket(_ body: (inout JuteWriter) -> Void) {
        let start = bytes.writerIndex
        write(Int32(0))
        body(&self)
        bytes.setInteger(Int32(clamping: bytes.writerIndex - start - 4), at: start)
    }
}
