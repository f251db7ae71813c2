#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif
import Foundation

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
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &name) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { name in
                bind(descriptor, name, length) == 0 && getsockname(descriptor, name, &length) == 0
            }
        }
        guard bound else { throw POSIXError(.EADDRINUSE) }
        self.descriptor = descriptor
        address = "127.0.0.1:\(UInt16(bigEndian: name.sin_port))"
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
