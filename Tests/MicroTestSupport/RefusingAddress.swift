#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif
import Foundation
import NIOCore

/// An address on the loopback interface that refuses connections: its port is taken, so that nobody else gets it
/// meanwhile, but nobody listens.
public final class RefusingAddress: Sendable {
    /// `127.0.0.1:port`
    public let address: String
    private let descriptor: Int32

    /// Takes a free port.
    public init() throws {
        #if canImport(Glibc)
            let kind = Int32(SOCK_STREAM.rawValue)
        #else
            let kind = SOCK_STREAM
        #endif
        let descriptor = socket(AF_INET, kind, 0)
        let any = try SocketAddress(ipAddress: "127.0.0.1", port: 0)
        guard any.withSockAddr({ bind(descriptor, $0, socklen_t($1)) }) == 0 else { throw POSIXError(.EADDRINUSE) }
        // The port is the two bytes behind the family, the high one first, on every system.
        var name = [UInt8](repeating: 0, count: any.withSockAddr { $1 })
        var length = socklen_t(name.count)
        let named = name.withUnsafeMutableBytes { bytes in
            bytes.withMemoryRebound(to: sockaddr.self) { $0.baseAddress.map { getsockname(descriptor, $0, &length) } }
        }
        guard named == 0 else { throw POSIXError(.EADDRINUSE) }
        self.descriptor = descriptor
        address = "127.0.0.1:\(Int(name[2]) << 8 | Int(name[3]))"
    }

    /// Gives the port back.
    public func close() {
        #if canImport(Glibc)
            _ = Glibc.close(descriptor)
        #else
            _ = Darwin.close(descriptor)
        #endif
    }
}
