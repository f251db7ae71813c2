import Foundation
import Synchronization

/// A run of a peer: a foreign server that a test talks to, or a foreign client to its end.
public final class PeerProcess: Sendable {
    private let process: Process
    private let input = Pipe()
    private let collected = Mutex(Collected())
    private let changes: AsyncStream<Void>
    private let changed: AsyncStream<Void>.Continuation

    private struct Collected {
        var lines: [String] = []
        var errors = ""
        var openPipes = 0
    }

    /// What a peer didn't do as it should.
    public struct Failure: Error, CustomStringConvertible {
        /// What happened instead.
        public var description: String
    }

    /// The lines it has printed so far.
    public var lines: [String] { collected.withLock { $0.lines } }
    /// What it has said on standard error so far.
    public var errors: String { collected.withLock { $0.errors } }

    private convenience init(_ program: PeerProgram, _ arguments: [String]) throws {
        guard let url = program.url else { throw Failure(description: program.absence ?? program.rawValue) }
        try self.init(url, arguments)
    }

    /// Starts a program.
    /// - Parameters:
    ///   - url: The executable.
    ///   - arguments: Its arguments.
    ///   - isMerged: Whether what it says on standard error counts as printed.
    /// - Throws: When it can't be started.
    init(_ url: URL, _ arguments: [String], isMerged: Bool = false) throws {
        (changes, changed) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        process = Process()
        process.executableURL = url
        process.arguments = arguments
        // No proxy of the machine's between loopback addresses.
        process.environment = ["PATH": "/usr/bin:/bin", "no_proxy": "*"]
        let (output, errors) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        process.standardError = isMerged ? output : errors
        try process.run()
        follow(output) { $0.lines += Self.lines(of: &$1) }
        if isMerged { return }
        follow(errors) {
            $0.errors += String(decoding: $1, as: UTF8.self)
            $1 = Data()
        }
    }

    /// Gives what arrives on a pipe to `take`, which leaves what it can't use yet.
    private func follow(_ pipe: Pipe, _ take: @escaping @Sendable (inout Collected, inout Data) -> Void) {
        collected.withLock { $0.openPipes += 1 }
        detachThread { [self] in
            var rest = Data()
            while case let data = pipe.fileHandleForReading.availableData, !data.isEmpty {
                rest += data
                collected.withLock { take(&$0, &rest) }
                changed.yield()
            }
            collected.withLock {
                rest.append(UInt8(ascii: "\n"))
                take(&$0, &rest)
                $0.openPipes -= 1
            }
            changed.yield()
        }
    }

    private static func lines(of data: inout Data) -> [String] {
        var lines: [String] = []
        while let end = data.firstIndex(of: UInt8(ascii: "\n")) {
            let line = String(decoding: data[data.startIndex..<end], as: UTF8.self)
            if !line.isEmpty { lines.append(line) }
            data = Data(data[data.index(after: end)...])
        }
        return lines
    }

    /// Waits until the lines it has printed are as wanted. One task at a time.
    /// - Throws: ``Failure`` when it ended without.
    public func until(_ isReached: ([String]) -> Bool) async throws {
        while true {
            let seen = collected.withLock { $0 }
            if isReached(seen.lines) { return }
            if seen.openPipes == 0 || Task.isCancelled {
                let text = "the peer printed only \(seen.lines.suffix(5)), and \(seen.errors.suffix(500))"
                throw Failure(description: text)
            }
            for await _ in changes { break }
        }
    }

    /// Asks a server to end, and waits for its end.
    private func stop() async {
        try? input.fileHandleForWriting.close()
        process.terminate()
        await exit(of: process)
    }

    /// Waits for its end, and for all that it printed.
    /// - Returns: Whether it said that all went well.
    @discardableResult
    func finish() async -> Bool {
        await withTaskCancellationHandler {
            await exit(of: process)
        } onCancel: {
            process.terminate()
        }
        // What it printed may still be on its way.
        while collected.withLock({ $0.openPipes > 0 }), !Task.isCancelled {
            for await _ in changes { break }
        }
        return process.terminationReason == .exit && process.terminationStatus == 0
    }

    /// Sends a signal.
    func signal(_ signal: Int32) { _ = kill(process.processIdentifier, signal) }

    /// Lets it stand still, and waits until it does: its threads may run on for a moment.
    func stop() {
        signal(SIGSTOP)
        var information = siginfo_t()
        let events = WSTOPPED | WEXITED | WNOWAIT
        while waitid(P_PID, id_t(process.processIdentifier), &information, events) < 0, errno == EINTR {}
    }

    /// Writes to whoever reads its standard input, and waits for its end.
    func ended(saying text: String) async {
        // First, since a process counts as running for as long as any that it started holds what it was given.
        try? input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
        try? input.fileHandleForWriting.close()
        await exit(of: process)
    }
}

extension PeerProcess {
    /// Runs a server while `body` does.
    /// - Parameters:
    ///   - program: The server.
    ///   - arguments: Its arguments.
    ///   - body: Gets the address it listens on, as `host:port`, and the server.
    /// - Returns: What `body` returns.
    /// - Throws: ``Failure`` when the server can't be started, and what `body` throws.
    public static func serving<Result>(
        _ program: PeerProgram,
        _ arguments: [String] = [],
        _ body: (String, PeerProcess) async throws -> Result
    ) async throws -> Result {
        let peer = try PeerProcess(program, arguments)
        do {
            try await peer.until { !$0.isEmpty }
            let result = try await body(String(peer.lines[0].dropFirst("listening ".count)), peer)
            await peer.stop()
            return result
        } catch {
            await peer.stop()
            throw error
        }
    }

    /// Runs a client to its end.
    /// - Returns: The lines it printed; for the interop clients one for each case, `ok CASE` or `failed CASE: why`.
    /// - Throws: ``Failure`` when it can't be started, or ends by a signal or before it prints anything.
    public static func finishing(_ program: PeerProgram, _ arguments: [String]) async throws -> [String] {
        let peer = try PeerProcess(program, arguments)
        await peer.finish()
        guard peer.process.terminationReason == .exit, !peer.lines.isEmpty else {
            throw Failure(description: "\(program.rawValue) ended early: \(peer.lines) \(peer.errors.suffix(500))")
        }
        return peer.lines
    }
}
