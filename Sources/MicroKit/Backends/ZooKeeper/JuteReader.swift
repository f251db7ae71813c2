import NIOCore

/// Reads the values of ZooKeeper's serialization, jute (`zookeeper-jute`, `BinaryInputArchive.java`), off the front of a
/// packet, and never beyond its end.
struct JuteReader {
    /// Why bytes are not what they should be.
    enum Failure: Error, Hashable, Sendable {
        /// The packet ends within a value.
        case truncated
        /// A length or a count that is negative, or for which the packet has no room.
        case invalidLength
    }

    private var bytes: ByteBuffer

    init(_ bytes: ByteBuffer) { self.bytes = bytes }

    /// Whether everything has been read.
    var isAtEnd: Bool { bytes.readableBytes == 0 }

    mutating func int32() throws(Failure) -> Int32 {
        guard let value = bytes.readInteger(as: Int32.self) else { throw .truncated }
        return value
    }

    mutating func int64() throws(Failure) -> Int64 {
        guard let value = bytes.readInteger(as: Int64.self) else { throw .truncated }
        return value
    }

    mutating func bool() throws(Failure) -> Bool {
        guard let value = bytes.readInteger(as: UInt8.self) else { throw .truncated }
        return value != 0
    }

    /// A text; bytes that are no UTF-8 are replaced, none at all is empty.
    mutating func string() throws(Failure) -> String {
        let length = try length()
        guard let text = bytes.readString(length: length) else { throw .invalidLength }
        return text
    }

    /// Bytes; none at all is empty.
    mutating func data() throws(Failure) -> [UInt8] {
        let length = try length()
        guard let data = bytes.readBytes(length: length) else { throw .invalidLength }
        return data
    }

    /// A list of texts.
    mutating func strings() throws(Failure) -> [String] {
        let count = try length()
        // Each takes four bytes at least, so that a count which lies makes no room for nothing.
        guard count <= bytes.readableBytes / 4 else { throw .invalidLength }
        var texts: [String] = []
        texts.reserveCapacity(count)
        for _ in 0..<count { texts.append(try string()) }
        return texts
    }

    /// A length or count, where -1 stands for nothing at all.
    private mutating func length() throws(Failure) -> Int {
        let length = try int32()
        guard length >= -1 else { throw .invalidLength }
        return max(0, Int(length))
    }
}
