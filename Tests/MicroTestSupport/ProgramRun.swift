public import Foundation
import Synchronization

/// One run of the built `micro` as a user would start it.
public struct ProgramRun: Sendable {
    /// What it printed.
    public var output: String
    /// What it said.
    public var errors: String
    /// Its exit code; 128 and the signal's number when a signal ended it.
    public var status: Int32

    /// Runs `micro` to its end.
    /// - Parameters:
    ///   - arguments: Its arguments.
    ///   - environment: Added to an environment that keeps mDNS on the loopback interface.
    ///   - input: What standard input holds.
    ///   - afterStart: Called with the process once it runs, on a thread where it may wait.
    /// - Returns: What it printed, and its exit code.
    /// - Throws: When it can't be started.
    public static func micro(
        _ arguments: [String],
        environment: [String: String] = [:],
        input: String = "",
        afterStart: (@Sendable (Process) -> Void)? = nil
    ) async throws -> ProgramRun {
        let process = try makeProcess(arguments, environment: environment)
        return try await detached { try finish(process, input: input, afterStart: afterStart) }
    }

    /// Runs a line of bash, in which `$micro` is the built program.
    public static func shell(_ script: String) async throws -> ProgramRun {
        let process = try makeProcess([])
        process.environment?["micro"] = try microURL().path
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = ["-c", script]
        return try await detached { try finish(process, input: "", afterStart: nil) }
    }

    private static func finish(
        _ process: Process,
        input: String,
        afterStart: ((Process) -> Void)?
    ) throws -> ProgramRun {
        let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
        process.standardInput = stdin
        process.standardOutput = stdout
        process.standardError = stderr
        try process.run()
        let errors = Mutex(Data())
        let done = DispatchSemaphore(value: 0)
        let reader = Thread {
            let data = stderr.fileHandleForReading.readDataToEndOfFile()
            errors.withLock { $0 = data }
            done.signal()
        }
        reader.start()
        let writer = Thread {
            // A program that ends without reading breaks the pipe; that is its right.
            try? stdin.fileHandleForWriting.write(contentsOf: Data(input.utf8))
            try? stdin.fileHandleForWriting.close()
        }
        writer.start()
        afterStart?(process)
        let output = stdout.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        done.wait()
        let status =
            process.terminationReason == .uncaughtSignal ? 128 + process.terminationStatus : process.terminationStatus
        return ProgramRun(
            output: String(decoding: output, as: UTF8.self),
            errors: String(decoding: errors.withLock { $0 }, as: UTF8.self),
            status: status
        )
    }

    /// A process of the built `micro`, not started yet.
    public static func makeProcess(_ arguments: [String], environment: [String: String] = [:]) throws -> Process {
        let process = Process()
        process.executableURL = try microURL()
        process.arguments = arguments
        var variables = ["PATH": "/usr/bin:/bin", "MICRO_REGISTRY_ADDRESS": "lo", "TZ": "UTC"]
        // What the one who runs the tests has configured must not matter; there is nothing below this path.
        variables["XDG_CONFIG_HOME"] = "/dev/null"
        if let home = ProcessInfo.processInfo.environment["HOME"] { variables["HOME"] = home }
        process.environment = variables.merging(environment) { $1 }
        return process
    }

    /// The executable that was built together with these tests, or the one that `MICRO_TEST_PROGRAM` names.
    public static func microURL() throws -> URL {
        if let path = ProcessInfo.processInfo.environment["MICRO_TEST_PROGRAM"] { return URL(fileURLWithPath: path) }
        let bundles = CommandLine.arguments.filter { $0.contains(".xctest") }
        for bundle in bundles {
            guard let range = bundle.range(of: ".xctest") else { continue }
            let folder = URL(fileURLWithPath: String(bundle[..<range.upperBound])).deletingLastPathComponent()
            let url = folder.appendingPathComponent("micro")
            if FileManager.default.isExecutableFile(atPath: url.path) { return url }
        }
        throw CocoaError(.fileNoSuchFile)
    }
}

/// Runs `work` on a thread of its own.
public func detachThread(_ work: @escaping @Sendable () -> Void) {
    Thread.detachNewThread(work)
}

/// Runs work that waits on a thread of its own, for the few threads of all tasks are not to be held up.
public func detached<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
        detachThread { continuation.resume(with: Swift.Result { try work() }) }
    }
}

/// Waits for a process to end.
public func exit(of process: Process) async {
    await withCheckedContinuation { continuation in
        detachThread {
            process.waitUntilExit()
            continuation.resume()
        }
    }
}
