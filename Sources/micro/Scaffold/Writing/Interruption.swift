import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Signals that are to end the program, held back while it has something to put in order first.
enum Interruption {
    private static let arrived = Atomic<Bool>(false)

    /// From now on Ctrl-C and its like end nothing and are remembered. A limit on the size of files becomes an error
    /// of the write that exceeds it.
    static func holdBack() {
        // Made here, since a signal handler must not.
        arrived.store(false, ordering: .relaxed)
        var signals = sigset_t()
        sigemptyset(&signals)
        for number in [SIGINT, SIGTERM, SIGHUP] {
            sigaddset(&signals, number)
            signal(number) { _ in Interruption.arrived.store(true, ordering: .relaxed) }
        }
        // A parent may have left them blocked.
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        signal(SIGXFSZ, SIG_IGN)
    }

    /// From now on they end the program again.
    static func release() {
        for number in [SIGINT, SIGTERM, SIGHUP] { signal(number, SIG_DFL) }
    }

    /// - Throws: ``Failure`` of status `interrupted` when such a signal has arrived.
    static func check() throws {
        if arrived.load(ordering: .relaxed) { throw Failure(.interrupted, "interrupted") }
    }
}
