#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What the C library knows in words.
enum SystemTexts {
    /// This host's own name, as gethostname(2) says it; nil when it fails, is empty or is no UTF-8.
    static var hostName: String? {
        var bytes = [CChar](repeating: 0, count: 256)
        guard gethostname(&bytes, bytes.count - 1) == 0 else { return nil }
        let name = bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        return name.isEmpty ? nil : String(validating: name, as: UTF8.self)
    }

    /// The system's words for an `errno` and its number, such as `Permission denied (errno 13)`.
    static func error(_ number: CInt) -> String {
        let text = strerror(number).map { String(cString: $0) } ?? "unknown error"
        return "\(text) (errno \(number))"
    }
}
