import NIOCore

/// Cuts what arrives into packets, each behind its length in four bytes.
struct ZooKeeperFrameDecoder: ByteToMessageDecoder {
    typealias InboundOut = ByteBuffer

    /// A packet longer than is taken, or shorter than nothing.
    struct InvalidLength: Error, Hashable {
        var length: Int32
    }

    /// The most bytes of a packet that are taken: the names of several hundred thousand children. A server lets
    /// nobody store more than a sixteenth of it in one znode, unless it is told otherwise.
    static let limit = 16 << 20

    mutating func decode(context: ChannelHandlerContext, buffer: inout ByteBuffer) throws -> DecodingState {
        guard let packet = try Self.packet(from: &buffer) else { return .needMoreData }
        context.fireChannelRead(wrapInboundOut(packet))
        return .continue
    }

    /// What is left when the connection ends is half a packet.
    mutating func decodeLast(
        context: ChannelHandlerContext,
        buffer: inout ByteBuffer,
        seenEOF: Bool
    ) throws -> DecodingState {
        try decode(context: context, buffer: &buffer)
    }

    /// Takes the next packet off the front, without its length; nil when it has not arrived yet.
    static func packet(from buffer: inout ByteBuffer) throws(InvalidLength) -> ByteBuffer? {
        guard let length = buffer.getInteger(at: buffer.readerIndex, as: Int32.self) else { return nil }
        guard length >= 0, length <= limit else { throw InvalidLength(length: length) }
        guard buffer.readableBytes >= 4 + Int(length) else { return nil }
        buffer.moveReaderIndex(forwardBy: 4)
        return buffer.readSlice(length: Int(length))
    }
}
