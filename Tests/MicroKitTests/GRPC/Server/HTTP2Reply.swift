import MicroTestSupport
import NIOCore
import NIOHPACK

@testable import MicroKit

/// What one side sent on a stream of an HTTP/2 connection, taken out of its bytes.
struct HTTP2Reply {
    /// The header blocks: headers and trailers, or both in one.
    var blocks: [HPACKHeaders] = []
    /// The bytes of all DATA frames.
    var data: [UInt8] = []
    /// Whether the side has ended the stream.
    var hasEnded = false

    /// The text of a header in any block.
    subscript(name: String) -> String? { blocks.lazy.compactMap { $0.first(name: name) }.last }

    /// The status in the trailers.
    var status: GRPCStatus? { blocks.last.flatMap { GRPCStatus(trailers: $0) } }

    /// The length-prefixed messages.
    func messages() throws -> [[UInt8]] {
        var decoder = GRPCMessageDecoder(
            limit: 16 << 20,
            compression: self["grpc-encoding"].flatMap(GRPCCompression.init)
        )
        decoder.append(ByteBuffer(bytes: data))
        var messages: [[UInt8]] = []
        while let message = try decoder.next() { messages.append(message) }
        return messages
    }

    /// What a client sent, without the frames by which it gave up streams or the connection when it had its answer:
    /// sent all at once they would come before the answer.
    static func withoutGoodbyes(_ bytes: [UInt8]) -> [UInt8] {
        let preface = 24
        var (kept, rest) = (Array(bytes.prefix(preface)), bytes.dropFirst(preface))
        while rest.count >= 9 {
            let head = Array(rest.prefix(9))
            let length = Int(head[0]) << 16 | Int(head[1]) << 8 | Int(head[2])
            if head[3] != 3, head[3] != 7 { kept += rest.prefix(9 + length) }
            rest = rest.dropFirst(9 + length)
        }
        return kept
    }

    /// The streams in the bytes that a server sent, as far as their frames are complete.
    static func streams(_ bytes: [UInt8]) throws -> [Int: HTTP2Reply] {
        var streams: [Int: HTTP2Reply] = [:]
        var hpack = HPACKDecoder(allocator: ByteBufferAllocator())
        var rest = bytes[...]
        while rest.count >= 9 {
            let head = Array(rest.prefix(9))
            let length = Int(head[0]) << 16 | Int(head[1]) << 8 | Int(head[2])
            guard rest.count >= 9 + length else { break }
            let payload = Array(rest.dropFirst(9).prefix(length))
            let id = head[5...8].reduce(0) { $0 << 8 | Int($1) }
            if head[3] == 1 {
                var buffer = ByteBuffer(bytes: payload)
                streams[id, default: .init()].blocks.append(try hpack.decodeHeaders(from: &buffer))
            }
            if head[3] == 0 { streams[id, default: .init()].data += payload }
            if head[3] <= 1, head[4] & 1 == 1 { streams[id]?.hasEnded = true }
            rest = rest.dropFirst(9 + length)
        }
        return streams
    }
}
