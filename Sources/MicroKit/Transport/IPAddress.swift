import NIOCore

/// An IPv4 or IPv6 address.
struct IPAddress: Hashable, Sendable {
    /// Four or sixteen bytes, highest first.
    let bytes: [UInt8]

    /// Takes four or sixteen bytes; nil for any other count.
    init?(bytes: [UInt8]) {
        guard bytes.count == 4 || bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    /// Reads an address literal without brackets and without a zone; nil for anything else, host names included.
    init?(_ literal: String) {
        guard !literal.contains("%"), let address = try? SocketAddress(ipAddress: literal, port: 0) else { return nil }
        self.init(address)
    }

    /// The address of a socket address; nil for a path. In the C structures of all systems it stands behind family
    /// and port, in that of IPv6 also behind the flow; their members can't be named without naming the C library.
    init?(_ address: SocketAddress) {
        switch address {
        case .v4(let v4): bytes = withUnsafeBytes(of: v4.address) { Array($0[4..<8]) }
        case .v6(let v6): bytes = withUnsafeBytes(of: v6.address) { Array($0[8..<24]) }
        case .unixDomainSocket: return nil
        }
    }

    /// Whether the address is IPv4.
    var isIPv4: Bool { bytes.count == 4 }

    /// `a.b.c.d`, or RFC 5952's spelling without brackets.
    var text: String {
        (try? SocketAddress(packedIPAddress: ByteBuffer(bytes: bytes), port: 0))?.ipAddress ?? ""
    }

    /// `host:port`, IPv6 in brackets.
    func hostPort(_ port: UInt16) -> String {
        isIPv4 ? "\(text):\(port)" : "[\(text)]:\(port)"
    }

    /// Whether the address belongs to a host, a link or a private network, so that an answer to it stays near:
    /// loopback, link-local, RFC 1918, RFC 6598, RFC 4193 and the unspecified address.
    var isNear: Bool {
        if isIPv4 {
            switch (bytes[0], bytes[1]) {
            case (0, _), (10, _), (127, _), (169, 254), (172, 16...31), (192, 168), (100, 64...127): return true
            default: return false
            }
        }
        if bytes.starts(with: [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF]) {
            return IPAddress(bytes: Array(bytes[12...]))?.isNear ?? false
        }
        let isLoopbackOrUnspecified = bytes[..<15].allSatisfy { $0 == 0 } && bytes[15] <= 1
        return isLoopbackOrUnspecified || bytes[0] & 0xFE == 0xFC || (bytes[0] == 0xFE && bytes[1] & 0xC0 == 0x80)
    }

    /// Whether both addresses begin with the bits that are set in `mask`.
    func isSameNetwork(as other: IPAddress, mask: IPAddress) -> Bool {
        guard bytes.count == other.bytes.count, bytes.count == mask.bytes.count else { return false }
        return bytes.indices.allSatisfy { bytes[$0] & mask.bytes[$0] == other.bytes[$0] & mask.bytes[$0] }
    }
}
