package import NIOCore

/// Takes length-prefixed messages out of the DATA frames of one direction, however they are split (gRPC over HTTP/2,
/// "Length-Prefixed-Message"): one byte 0 or 1 for compressed, four bytes of length, big-endian, and the message.
///
/// Holds at most the bytes of one message that is not complete yet and what was appended behind it. A length over the
/// limit is an error as soon as it is read.
package struct GRPCMessageDecoder: Sendable {
    /// The largest message in bytes, compressed or inflated.
    package let limit: Int
    /// How compressed messages are compressed, as `grpc-encoding` says; nil when it was not sent.
    package var compression: GRPCCompression?

    private var buffer: ByteBuffer?
    private static let prefixCount = 5

    /// Makes a decoder.
    package init(limit: Int, compression: GRPCCompression? = nil) {
        self.limit = limit
        self.compression = compression
    }

    /// How many bytes wait for the rest of their message.
    package var pendingCount: Int { buffer?.readableBytes ?? 0 }

    /// Whether the stream may end here.
    /// - Throws: `truncated` when it may not.
    package func finish() throws(GRPCFramingError) {
        if pendingCount > 0 { throw .truncated }
    }

    /// Takes the content of a DATA frame.
    package mutating func append(_ bytes: ByteBuffer) {
        if buffer == nil || buffer?.readableBytes == 0 {
            buffer = bytes
        } else {
            buffer?.discardReadBytes()
            buffer?.writeImmutableBuffer(bytes)
        }
    }

    /// The next message, inflated, nil until it is complete.
    /// - Throws: ``GRPCFramingError``. The decoder is of no further use then.
    package mutating func next() throws(GRPCFramingError) -> [UInt8]? {
        guard let whole = buffer, let flag = whole.getInteger(at: whole.readerIndex, as: UInt8.self) else { return nil }
        guard flag <= 1 else { throw .invalidFlag(flag) }
        guard let length = whole.getInteger(at: whole.readerIndex + 1, as: UInt32.self) else { return nil }
        guard length <= limit else { throw .tooLarge(size: Int(length), limit: limit) }
        let count = Int(length)
        guard whole.readableBytes >= Self.prefixCount + count else { return nil }
        let message = whole.getBytes(at: whole.readerIndex + Self.prefixCount, length: count) ?? []
        if whole.readableBytes == Self.prefixCount + count {
            buffer = nil
        } else {
            buffer?.moveReaderIndex(forwardBy: Self.prefixCount + count)
        }
        return flag == 0 ? message : try inflate(message)
    }

    private func inflate(_ message: [UInt8]) throws(GRPCFramingError) -> [UInt8] {
        guard let compression, compression != .identity else { throw .unnamedCompression }
        return try compression.inflate(message, limit: limit)
    }
}
