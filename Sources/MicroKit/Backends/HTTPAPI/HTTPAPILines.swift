/// Cuts the bytes of an answer into lines, with a limit on their size.
struct HTTPAPILines: Sendable {
    private let maximum: Int
    private var pending: [UInt8] = []

    /// - Parameter maximum: The most bytes of a line.
    init(maximum: Int) { self.maximum = maximum }

    /// Takes what has come.
    /// - Returns: The lines that are complete, without their ends; empty ones are left out.
    /// - Throws: ``MicroError`` `registryUnavailable` when a line is too long.
    mutating func take(_ bytes: [UInt8]) throws(MicroError) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        var rest = bytes[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            try append(rest[..<end])
            lines.append(pending)
            pending = []
            rest = rest[(end + 1)...]
        }
        try append(rest)
        return lines.filter { !$0.isEmpty }
    }

    /// What has come behind the last line's end; nil for nothing.
    var rest: [UInt8]? { pending.isEmpty ? nil : pending }

    private mutating func append(_ bytes: ArraySlice<UInt8>) throws(MicroError) {
        guard pending.count + bytes.count <= maximum else {
            throw MicroError(.registryUnavailable, "a line of the answer is longer than \(maximum >> 10) KiB")
        }
        pending += bytes
    }
}
