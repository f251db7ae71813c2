import CZlib

/// The zlib format (RFC 1950) in one call, with a limit on what comes out.
enum Zlib {
    /// Compresses at zlib's default level, as Go's `zlib.NewWriter` does. Nil when memory runs out.
    static func deflate(_ input: [UInt8]) -> [UInt8]? {
        var length = compressBound(uLong(input.count))
        var output = [UInt8](repeating: 0, count: Int(length))
        guard compress(&output, &length, input, uLong(input.count)) == Z_OK else { return nil }
        return Array(output.prefix(Int(length)))
    }

    /// Inflates a whole stream.
    /// - Returns: Nil when the input is no complete zlib stream or holds more than `limit` bytes.
    static func inflate(_ input: [UInt8], limit: Int) -> [UInt8]? {
        // Deflate packs at most 1032 bytes into one, so the first guess suffices for most; grown up to the limit.
        var capacity = min(limit, max(1024, input.count * 16))
        while true {
            var output = [UInt8](repeating: 0, count: capacity)
            var length = uLong(capacity)
            switch uncompress(&output, &length, input, uLong(input.count)) {
            case Z_OK:
                return Array(output.prefix(Int(length)))
            case Z_BUF_ERROR where capacity < limit && Int(length) == capacity:
                capacity = min(limit, capacity * 8)
            default:
                return nil
            }
        }
    }
}
