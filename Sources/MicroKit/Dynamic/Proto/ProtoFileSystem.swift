#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// What schema files are read with, so that tests need no disk.
package struct ProtoFileSystem: Sendable {
    /// The bytes of a file, nil when there is none of that path; at most the given number and one more, so that a
    /// larger file can be told.
    package var read: @Sendable (_ path: String, _ limit: Int) throws(MicroError) -> [UInt8]?
    /// One spelling for all paths of a file: absolute and without symbolic links; the path itself when there is none.
    package var canonical: @Sendable (_ path: String) -> String

    /// Makes a file system of two functions.
    package init(
        read: @escaping @Sendable (_ path: String, _ limit: Int) throws(MicroError) -> [UInt8]?,
        canonical: @escaping @Sendable (_ path: String) -> String
    ) {
        self.read = read
        self.canonical = canonical
    }

    /// The files of this machine.
    package static let disk = ProtoFileSystem(read: readFile, canonical: canonicalPath)

    /// No files at all: what is built in must do.
    static let none = ProtoFileSystem(read: { _, _ in nil }, canonical: { $0 })
}

@Sendable
private func readFile(_ path: String, _ limit: Int) throws(MicroError) -> [UInt8]? {
    guard !path.utf8.contains(0) else { return nil }
    let file = open(path, O_RDONLY | O_CLOEXEC)
    if file < 0 {
        if errno == ENOENT || errno == ENOTDIR { return nil }
        throw unreadable(path, errno)
    }
    defer { close(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= limit {
        let count = read(file, &chunk, chunk.count)
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { throw unreadable(path, errno) }
        if count == 0 { break }
        bytes += chunk.prefix(min(count, limit + 1 - bytes.count))
    }
    return bytes
}

private func unreadable(_ path: String, _ code: Int32) -> MicroError {
    let reason = strerror(code).map { String(cString: $0) } ?? "error \(code)"
    return MicroError(.fileUnreadable, "\(path) can't be read: \(reason)")
}

@Sendable
private func canonicalPath(_ path: String) -> String {
    guard !path.utf8.contains(0), let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
}
