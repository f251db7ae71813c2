package import NIOCore

/// Writes length-prefixed messages (gRPC over HTTP/2, "Length-Prefixed-Message").
package struct GRPCMessageEncoder: Sendable, Hashable {
    /// How messages are compressed.
    package var compression: GRPCCompression
    /// The largest message in bytes, before compression.
    package var limit: Int

    /// Makes an encoder; messages of up to 4 GiB have room in the format.
    package init(compression: GRPCCompression = .identity, limit: Int = Int(UInt32.max)) {
        self.compression = compression
        self.limit = min(limit, Int(UInt32.max))
    }

    /// A message with its prefix. Compressed only if that makes it smaller, which the format allows message by message.
    /// - Throws: ``MicroError`` `messageTooLarge`.
    package func encode(_ message: [UInt8], allocator: ByteBufferAllocator = .init()) throws(MicroError) -> ByteBuffer {
        guard message.count <= limit else {
            throw MicroError(.messageTooLarge, "a message of \(message.count) bytes is over the limit of \(limit)")
        }
        let compressed = compression == .identity ? nil : compression.compress(message)
        let isSmaller = (compressed?.count ?? .max) < message.count
        let content = isSmaller ? compressed ?? message : message
        var buffer = allocator.buffer(capacity: 5 + content.count)
        buffer.writeMultipleIntegers(UInt8(isSmaller ? 1 : 0), UInt32(content.count))
        buffer.writeBytes(content)
        return buffer
    }
}
