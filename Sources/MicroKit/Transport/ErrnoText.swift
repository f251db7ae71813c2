import NIOCore

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The operating system's words for an error of a socket.
package enum ErrnoText {
    /// `connection refused` for an `IOError`, otherwise the error's own description.
    package static func of(_ error: any Error) -> String {
        guard let error = error as? IOError, let text = strerror(error.errnoCode) else { return "\(error)" }
        let words = String(cString: text)
        // "Connection refused" goes on in a sentence; "RPC …" and the like keep their capitals.
        guard let second = words.dropFirst().first, second.isLowercase else { return words }
        return words.prefix(1).lowercased() + words.dropFirst()
    }
}
