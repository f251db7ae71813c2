#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file's bytes, and what tells whether it has changed since.
struct StampedFile: Sendable {
    /// What changes when a file is written or replaced.
    struct Stamp: Hashable, Sendable {
        fileprivate var device: UInt64
        fileprivate var number: UInt64
        fileprivate var size: Int64
        fileprivate var modified: [Int]
        fileprivate var changed: [Int]
    }

    /// The content.
    let bytes: [UInt8]
    /// What to compare with.
    let stamp: Stamp
    /// How long nobody had written the file when it was read; below zero when its time lies in the future.
    let quiet: Duration

    /// Whether the next write is sure to change the stamp. Systems tell times in steps of some milliseconds, so that a
    /// file that has just been written may be written again without its times telling.
    var isSettled: Bool { quiet > .seconds(2) || quiet < .seconds(-2) }

    /// Reads a file at once. What is no regular file, such as a pipe, is refused and not waited for.
    /// - Throws: ``Unreadable``.
    init(reading path: String, limit: Int) throws(Unreadable) {
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw Unreadable(reason: SystemTexts.reason(errno)) }
        defer { _ = close(descriptor) }
        for _ in 0..<3 {
            let before = try Self.status(descriptor)
            let bytes = try Self.read(descriptor, limit: limit)
            // Whoever writes at this moment is given time to end: what was read may be half of it.
            guard try Self.status(descriptor).stamp == before.stamp else { continue }
            self.bytes = bytes
            stamp = before.stamp
            quiet = before.quiet
            return
        }
        throw Unreadable(reason: "it is being written")
    }

    /// The stamp of the file at a path, nil when there is none.
    static func stamp(of path: String) -> Stamp? {
        var status = stat()
        return stat(path, &status) == 0 ? Stamp(status) : nil
    }

    /// Why a file can't be read, to stand behind its name and a colon.
    struct Unreadable: Error {
        let reason: String
    }

    private static func status(_ descriptor: CInt) throws(Unreadable) -> (stamp: Stamp, quiet: Duration) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Unreadable(reason: SystemTexts.reason(errno)) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw Unreadable(reason: "it is no file") }
        let stamp = Stamp(status)
        var now = timespec()
        guard clock_gettime(CLOCK_REALTIME, &now) == 0 else { return (stamp, .zero) }
        let seconds = Int(now.tv_sec) - stamp.changed[0]
        return (stamp, .seconds(seconds) + .nanoseconds(Int(now.tv_nsec) - stamp.changed[1]))
    }

    private static func read(_ descriptor: CInt, limit: Int) throws(Unreadable) -> [UInt8] {
        guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw Unreadable(reason: SystemTexts.reason(errno)) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = buffer.withUnsafeMutableBytes { systemRead(descriptor, $0) }
            if count == 0 { return bytes }
            guard count > 0 else {
                if errno == EINTR { continue }
                throw Unreadable(reason: SystemTexts.reason(errno))
            }
            guard bytes.count + count <= limit else {
                throw Unreadable(reason: "it is larger than \(limit) bytes")
            }
            bytes += buffer[..<count]
        }
    }
}

/// `read(2)`, which a method of that name hides.
private func systemRead(_ descriptor: CInt, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    read(descriptor, buffer.baseAddress, buffer.count)
}

extension StampedFile.Stamp {
    fileprivate init(_ status: stat) {
        device = UInt64(truncatingIfNeeded: status.st_dev)
        number = UInt64(truncatingIfNeeded: status.st_ino)
        size = Int64(status.st_size)
        #if canImport(Darwin)
            let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
        #else
            let (modified, changed) = (status.st_mtim, status.st_ctim)
        #endif
        self.modified = [Int(modified.tv_sec), Int(modified.tv_nsec)]
        self.changed = [Int(changed.tv_sec), Int(changed.tv_nsec)]
    }
}

extension SystemTexts {
    /// The system's words for an `errno` in a sentence: `there is no such file`.
    fileprivate static func reason(_ number: CInt) -> String {
        switch number {
        case ENOENT, ENOTDIR: "there is no such file"
        case EACCES: "it may not be read"
        default: error(number)
        }
    }
}
