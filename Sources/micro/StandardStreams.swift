import Dispatch

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file descriptor of the process.
struct FileDescriptorStream: InputSource, OutputSink {
    /// The descriptor's number.
    let descriptor: Int32
    /// What it is called in messages.
    let name: String

    static let standardInput = FileDescriptorStream(descriptor: 0, name: "standard input")
    static let standardOutput = FileDescriptorStream(descriptor: 1, name: "standard output")
    static let standardError = FileDescriptorStream(descriptor: 2, name: "standard error")

    var isTerminal: Bool { isatty(descriptor) == 1 }

    func readAll(limit: Int) throws -> [UInt8] {
        try Self.readAll(descriptor, limit: limit, name: name)
    }

    /// The descriptor stays blocking, since it may be shared with the shell.
    func chunks() -> InputChunks {
        InputChunks { [self] in
            var chunk = [UInt8](repeating: 0, count: 64 << 10)
            let count = try Self.readSome(descriptor, into: &chunk, name: name)
            return count > 0 ? Array(chunk[..<count]) : nil
        }
    }

    func untilReaderLeaves() async {
        let (left, continuation) = AsyncStream.makeStream(of: Void.self)
        // A thread that nobody waits for; the process ends with it sleeping here.
        DispatchQueue(label: "micro.output").async { [descriptor] in
            var request = pollfd(fd: descriptor, events: 0, revents: 0)
            while poll(&request, 1, -1) < 0, errno == EINTR {}
            continuation.finish()
        }
        for await _ in left {}
    }

    func write(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { writeToDescriptor(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno == EPIPE {
                throw ClosedPipe()
            } else if errno == EAGAIN || errno == EWOULDBLOCK {
                waitUntilWritable()
            } else if errno != EINTR {
                throw Failure(.inputOutput, "can't write to \(name): \(systemErrorText(errno))")
            }
        }
    }

    /// A terminal shared with a program that made it non-blocking answers EAGAIN; wait instead of losing output.
    private func waitUntilWritable() {
        var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&request, 1, -1)
    }

    /// Reads a file that a user named.
    static func contents(ofFile path: String, limit: Int) throws -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw Failure(.inputMissing, "can't read \(path): \(systemErrorText(errno))")
        }
        defer { close(descriptor) }
        do {
            return try readAll(descriptor, limit: limit, name: path)
        } catch let failure as Failure where failure.status == .inputOutput {
            throw Failure(.inputMissing, failure.line)
        }
    }

    private static func readAll(_ descriptor: Int32, limit: Int, name: String) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = try readSome(descriptor, into: &chunk, name: name)
            if count == 0 { return bytes }
            bytes += chunk[..<count]
            guard bytes.count <= limit else { throw Failure.bodyTooLarge(name, limit: limit) }
        }
    }

    /// Waits for bytes. None is the end; a closed descriptor holds nothing, like an empty one.
    private static func readSome(_ descriptor: Int32, into chunk: inout [UInt8], name: String) throws -> Int {
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            if count >= 0 { return count }
            if errno == EBADF { return 0 }
            if errno == EAGAIN || errno == EWOULDBLOCK {
                var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
                _ = poll(&request, 1, -1)
            } else if errno != EINTR {
                throw Failure(.inputOutput, "can't read \(name): \(systemErrorText(errno))")
            }
        }
    }
}

/// The system's words for an error number.
func systemErrorText(_ number: Int32) -> String {
    String(cString: strerror(number))
}

private func writeToDescriptor(_ descriptor: Int32, _ base: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, base, count)
}

extension Failure {
    /// A body that is over the limit on messages.
    static func bodyTooLarge(_ source: String, limit: Int) -> Failure {
        Failure(
            .invalidBody,
            "the body from \(source) is larger than the limit of \(ByteCount(limit))",
            hint: raiseLimit
        )
    }
}
