import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A program that is run with a text on its standard input; its outputs are ours.
struct ChildProcess: Sendable {
    /// The program, looked for in `PATH`, and its arguments.
    var words: [String]
    var environment: [String: String]

    /// Checks that the program is there, so that a mistake shows before there is something to run it for.
    /// - Throws: ``Failure`` of status `inputMissing`.
    func check() throws {
        let program = words[0]
        let folders = program.contains("/") ? [] : (environment["PATH"] ?? "").split(separator: ":")
        let paths = program.contains("/") ? [program] : folders.map { "\($0)/\(program)" }
        guard !paths.contains(where: { access($0, X_OK) == 0 }) else { return }
        throw Failure(.inputMissing, "can't run \(program): \(systemErrorText(errno))")
    }

    /// Runs it and waits for its end. When the task is cancelled it gets SIGTERM, and is waited for.
    /// - Returns: Its exit code; 128 and the signal's number when a signal ended it.
    /// - Throws: ``Failure`` of status `inputMissing` when it can't be started; `CancellationError`.
    func run(input: [UInt8]) async throws -> Int32 {
        let (process, pipe) = try start()
        let child = RunningChild(process)
        try await withTaskCancellationHandler {
            try await offEventLoop {
                // One that does not read its input has its own reasons.
                try? FileDescriptorStream(descriptor: pipe, name: words[0]).write(input)
                close(pipe)
                child.wait()
            }
        } onCancel: {
            child.terminate()
        }
        try Task.checkCancellation()
        return child.status
    }

    private func start() throws -> (process: pid_t, pipe: Int32) {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw Failure(.inputOutput, "can't make a pipe: \(systemErrorText(errno))") }
        // The child gets the reading end as its standard input and nothing else.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[0]) }
        let (number, process) = spawn(reading: ends[0])
        guard number == 0 else {
            close(ends[1])
            throw Failure(.inputMissing, "can't run \(words[0]): \(systemErrorText(number))")
        }
        return (process, ends[1])
    }

    private func spawn(reading pipe: Int32) -> (error: Int32, process: pid_t) {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #else
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_adddup2(&actions, pipe, STDIN_FILENO)
        // What this program does with signals is nothing that another one should inherit.
        var (defaults, mask) = (sigset_t(), sigset_t())
        sigemptyset(&defaults)
        for signal in [SIGPIPE, SIGINT, SIGTERM] { sigaddset(&defaults, signal) }
        sigemptyset(&mask)
        posix_spawnattr_setsigdefault(&attributes, &defaults)
        posix_spawnattr_setsigmask(&attributes, &mask)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in arguments + variables { free(text) } }
        var process = pid_t()
        let error = posix_spawnp(&process, words[0], &actions, &attributes, &arguments, &variables)
        return (error, process)
    }
}

/// A process that is this one's child until it has been waited for; then its number may be another's.
private final class RunningChild: Sendable {
    private let process: pid_t
    private let end = Mutex<Int32?>(nil)

    init(_ process: pid_t) { self.process = process }

    /// How it ended.
    var status: Int32 { end.withLock { $0 } ?? 0 }

    func terminate() {
        end.withLock { if $0 == nil { kill(process, SIGTERM) } }
    }

    /// Holds up the thread until the process ends.
    func wait() {
        var information = siginfo_t()
        while waitid(P_PID, id_t(process), &information, WEXITED | WNOWAIT) < 0, errno == EINTR {}
        end.withLock { end in
            var status: Int32 = 0
            while waitpid(process, &status, 0) < 0, errno == EINTR {}
            // The macros of wait(2), which Swift does not import.
            let signal = status & 0x7F
            end = signal == 0 ? status >> 8 & 0xFF : 128 + signal
        }
    }
}
