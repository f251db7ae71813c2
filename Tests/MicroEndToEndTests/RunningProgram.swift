import Foundation
import MicroTestSupport
import Synchronization

/// A run of the built `micro` that goes on while the test does something.
final class RunningProgram: Sendable {
    private let process: Process
    private let input = Pipe()
    private let collected = Mutex(Collected())
    private let changes: AsyncStream<Void>

    private struct Collected {
        var output = ""
        var errors = ""
        /// How many of the two may still get more.
        var open = 2
    }

    /// What it has printed so far.
    var output: String { collected.withLock { $0.output } }
    /// What it has said so far.
    var errors: String { collected.withLock { $0.errors } }

    /// Starts it.
    init(_ arguments: [String], environment: [String: String] = [:]) throws {
        process = try ProgramRun.makeProcess(arguments, environment: environment)
        let (output, errors) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        process.standardError = errors
        let (changes, continuation) = AsyncStream.makeStream(of: Void.self)
        self.changes = changes
        try process.run()
        for (pipe, path) in [(output, \Collected.output), (errors, \Collected.errors)] {
            detachThread { [self] in
                while case let data = pipe.fileHandleForReading.availableData, !data.isEmpty {
                    collected.withLock { $0[keyPath: path] += String(decoding: data, as: UTF8.self) }
                    continuation.yield()
                }
                let isLast = collected.withLock {
                    $0.open -= 1
                    return $0.open == 0
                }
                if isLast { continuation.finish() }
            }
        }
    }

    /// Waits until it has printed or said something, or all that it ever will. One task at a time.
    func until(_ isReached: (RunningProgram) -> Bool) async {
        if isReached(self) { return }
        for await _ in changes where isReached(self) { return }
    }

    /// Writes a line to its standard input.
    func type(_ line: String) throws {
        try input.fileHandleForWriting.write(contentsOf: Data((line + "\n").utf8))
    }

    /// Ends its standard input.
    func endInput() throws {
        try input.fileHandleForWriting.close()
    }

    /// Sends it a signal.
    func signal(_ number: Int32) {
        kill(process.processIdentifier, number)
    }

    /// Waits for its end, and for all that it has printed and said. As ``until(_:)``, one task at a time.
    /// - Returns: Its exit code; 128 and the signal's number when a signal ended it.
    func end() async -> Int32 {
        await exit(of: process)
        for await _ in changes {}
        return process.terminationReason == .uncaughtSignal
            ? 128 + process.terminationStatus : process.terminationStatus
    }
}
