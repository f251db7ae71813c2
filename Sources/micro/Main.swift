import MicroKit
import NIOCore
import NIOPosix
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The process: standard streams, signals, the event loop, the exit code.
@main
enum Main {
    /// Synchronous on purpose: an async main costs milliseconds, and most of what a shell asks needs no event loop.
    static func main() {
        occupyClosedStreams()
        let environment = processEnvironment()
        let arguments = Array(CommandLine.arguments.dropFirst())
        let program = CommandLineProgram(arguments, environment: environment)
        signal(SIGPIPE, SIG_IGN)
        exit(status(of: program, environment: environment).rawValue)
    }

    private static func status(of program: CommandLineProgram, environment: [String: String]) -> ExitReason {
        let (output, errors) = (FileDescriptorStream.standardOutput, FileDescriptorStream.standardError)
        switch program.parse() {
        case .message(let text): return program.show(text, to: output, errors: errors)
        case .failure(let failure): return program.report(failure, to: errors)
        case .command(let command):
            if command.endsOnInterrupt { endOnInterrupt(asJSON: program.wantsJSONErrors) }
            return EventLoopThread.runBlocking { loop -> ExitReason in
                let context = CommandContext(
                    environment: environment,
                    input: FileDescriptorStream.standardInput,
                    output: output,
                    errorOutput: errors,
                    eventLoop: loop
                )
                let reason = await program.run(command, in: context)
                // From here, since ending the loop first would start two threads only to hear that it has ended.
                // Everything is written: streams have no buffers.
                exit(reason.rawValue)
            }
        }
    }

    /// Ctrl-C ends a one-shot command at once. Nothing needs to be put in order: its sockets die with it, and whatever
    /// is written to stdout is written whole.
    private static func endOnInterrupt(asJSON: Bool) {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        // A parent may have left it blocked.
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        if asJSON {
            signal(SIGINT) { _ in
                writeAndExit(
                    #"{"error":{"exit":130,"code":499,"id":"micro","detail":"interrupted","status":"Client Closed Request"}}"#
                )
            }
        } else {
            signal(SIGINT) { _ in writeAndExit("micro: interrupted") }
        }
    }

    /// Takes the numbers of standard streams that were closed at the start, before a socket gets one of them and is
    /// read or written by mistake. Each is opened the wrong way round, so that using it fails as if it were closed.
    private static func occupyClosedStreams() {
        for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
            _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
    }

    /// The environment variables of this process.
    static func processEnvironment() -> [String: String] {
        var result: [String: String] = [:]
        var next = environ
        while let entry = next.pointee {
            let text = String(cString: entry)
            if let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")) {
                result[String(text[..<equals])] = String(text[text.utf8.index(after: equals)...])
            }
            next += 1
        }
        return result
    }
}

/// Only functions that POSIX allows in a signal handler.
private func writeAndExit(_ line: StaticString) {
    _ = write(STDERR_FILENO, line.utf8Start, line.utf8CodeUnitCount)
    _ = write(STDERR_FILENO, "\n", 1)
    _exit(ExitReason.interrupted.rawValue)
}

/// The calling thread as an event loop.
enum EventLoopThread {
    /// Runs `body` on an event loop on this very thread, so that a one-shot command starts no other, and returns its
    /// result.
    static func runBlocking<Result: Sendable>(_ body: @escaping @Sendable (any EventLoop) async -> Result) -> Result {
        let box = ResultBox<Result>()
        MultiThreadedEventLoopGroup.withCurrentThreadAsEventLoop { loop in
            // The one place where synchronous code enters asynchronous code; the loop ends when the task does.
            Task(executorPreference: EventLoopTaskExecutor(loop)) {
                let result = await body(loop)
                box.result.withLock { $0 = result }
                loop.shutdownGracefully { _ in }
            }
        }
        guard let result = box.result.withLock({ $0 }) else {
            preconditionFailure("the event loop ended before its only task")
        }
        return result
    }

    private final class ResultBox<Result: Sendable>: Sendable {
        let result = Mutex<Result?>(nil)
    }
}
