import CZlib

/// The message compressions of gRPC that are spoken here (gRPC over HTTP/2, "Message-Encoding").
package enum GRPCCompression: String, CaseIterable, Sendable, Hashable {
    /// None.
    case identity
    /// RFC 1952.
    case gzip
    /// The zlib format of RFC 1950, which gRPC means by that name.
    case deflate

    /// What `grpc-accept-encoding` says: everything that can be inflated.
    package static let acceptable = Self.allCases.map(\.rawValue).joined(separator: ",")

    /// zlib's number for the format.
    private var windowBits: Int32 { self == .gzip ? MAX_WBITS + 16 : MAX_WBITS }

    private static let chunkSize = 16 << 10

    /// Compresses at zlib's default level; nil when memory runs out.
    package func compress(_ message: [UInt8]) -> [UInt8]? {
        guard self != .identity else { return message }
        var stream = z_stream()
        let level = Z_DEFAULT_COMPRESSION
        let size = Int32(MemoryLayout<z_stream>.size)
        guard deflateInit2_(&stream, level, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK
        else { return nil }
        defer { deflateEnd(&stream) }
        var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, uLong(message.count))))
        let result = Self.run(&stream, message, &output) { CZlib.deflate(&$0, Z_FINISH) }
        guard result == Z_STREAM_END else { return nil }
        return Array(output.prefix(Int(stream.total_out)))
    }

    /// Inflates a whole message, piece by piece, so that a small one that holds gigabytes takes no more than the limit.
    /// - Throws: `inflatesBeyond` and `corrupt`.
    package func inflate(_ message: [UInt8], limit: Int) throws(GRPCFramingError) -> [UInt8] {
        guard self != .identity else { return message }
        var stream = z_stream()
        guard inflateInit2_(&stream, windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw .corrupt(self)
        }
        defer { inflateEnd(&stream) }
        var output: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: min(Self.chunkSize, max(256, message.count * 4)))
        var consumed = 0
        while true {
            let rest = message[consumed...]
            let result = Self.run(&stream, rest, &chunk) { CZlib.inflate(&$0, Z_NO_FLUSH) }
            let produced = chunk.count - Int(stream.avail_out)
            let taken = rest.count - Int(stream.avail_in)
            consumed += taken
            guard produced <= limit - output.count else { throw .inflatesBeyond(limit: limit) }
            output += chunk.prefix(produced)
            if result == Z_STREAM_END {
                if consumed == message.count { return output }
                // gzip may go on with another member (RFC 1952 section 2.2); anything else is too much.
                guard self == .gzip, inflateReset(&stream) == Z_OK else { throw .corrupt(self) }
            } else if result != Z_OK || (produced == 0 && taken == 0) {
                throw .corrupt(self)
            }
        }
    }

    /// One step of zlib over all of the input, into all of the output.
    private static func run(
        _ stream: inout z_stream,
        _ input: some Collection<UInt8>,
        _ output: inout [UInt8],
        _ step: (inout z_stream) -> Int32
    ) -> Int32 {
        let whole = input.withContiguousStorageIfAvailable { input in
            output.withUnsafeMutableBufferPointer { output in
                // zlib only reads of it, yet its interface says otherwise.
                stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                stream.avail_in = uInt(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = uInt(output.count)
                defer {
                    stream.next_in = nil
                    stream.next_out = nil
                }
                return step(&stream)
            }
        }
        return whole ?? Z_STREAM_ERROR
    }
}
