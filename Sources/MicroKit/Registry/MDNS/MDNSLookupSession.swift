import NIOCore

/// Carries out one look-up: owns its sockets and its timer, all on one event loop, and feeds the state machine.
actor MDNSLookupSession {
    nonisolated let unownedExecutor: UnownedSerialExecutor
    private let executor: any SerialExecutor
    private let loop: any EventLoop
    private let began: NIODeadline
    private var lookup: MDNSLookup
    private var sockets = MDNSSockets()
    private var usable: Set<Int> = []
    private var timer: (at: Duration, scheduled: Scheduled<Void>)?
    private var waiter: CheckedContinuation<MDNSLookup, any Error>?

    /// Prepares to carry out `lookup`, whose time begins now, on a loop of NIOPosix, the executor of this actor.
    init(_ lookup: MDNSLookup, loop: any EventLoop) {
        self.lookup = lookup
        self.loop = loop
        executor = loop.executor
        unownedExecutor = executor.asUnownedSerialExecutor()
        began = .now()
    }

    /// Asks and collects until the look-up knows enough. Called once.
    /// - Throws: ``MicroError`` `registryUnavailable` when no interface can send, `cancelled`.
    func run(on interfaces: [MDNSInterface]) async throws -> MDNSLookup {
        sockets = try await MDNSSockets.open(.asking, on: interfaces, loop: loop) { packet, _, _ in
            self.assumeIsolated { $0.received(packet) }
        }.get()
        usable = Set(sockets.open.map(\.number))
        defer { stop() }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                guard !Task.isCancelled else { return continuation.resume(throwing: Self.cancelled) }
                waiter = continuation
                perform(lookup.start())
            }
        } onCancel: {
            loop.execute { self.assumeIsolated { $0.finish(.failure(Self.cancelled)) } }
        }
    }

    private static var cancelled: MicroError { MicroError(.cancelled, "the look-up was cancelled") }

    private var elapsed: Duration { .nanoseconds((NIODeadline.now() - began).nanoseconds) }

    private func received(_ packet: [UInt8]) {
        guard waiter != nil else { return }
        perform(lookup.received(packet, at: elapsed))
    }

    private func timerFired() {
        timer = nil
        perform(lookup.timerFired(at: elapsed))
    }

    private func perform(_ actions: [MDNSLookup.Action]) {
        for action in actions {
            switch action {
            case .send(let packet): sockets.open.forEach { send(packet, through: $0) }
            case .finish: finish(.success(lookup))
            }
        }
        scheduleTimer()
    }

    private func send(_ packet: [UInt8], through socket: MDNSSocket) {
        socket.multicast(packet).whenFailure { error in
            self.assumeIsolated { $0.failed(socket, error) }
        }
    }

    /// An interface that can't send is done without as long as another can.
    private func failed(_ socket: MDNSSocket, _ error: any Error) {
        guard usable.remove(socket.number) != nil else { return }
        sockets.failures.append("\(socket.interface.description): \(MDNSSockets.systemText(error))")
        guard usable.isEmpty else { return }
        finish(.failure(MDNSSockets.unavailable(.asking, sockets.failures)))
    }

    /// Sets the timer when there is none that fires early enough; one that fires too early is set again then.
    private func scheduleTimer() {
        guard waiter != nil, let deadline = lookup.deadline else { return }
        if let timer, timer.at <= deadline { return }
        timer?.scheduled.cancel()
        let instant = began + TimeAmount(deadline)
        let scheduled = loop.scheduleTask(deadline: instant) { self.assumeIsolated { $0.timerFired() } }
        timer = (deadline, scheduled)
    }

    private func finish(_ result: Result<MDNSLookup, any Error>) {
        waiter?.resume(with: result)
        waiter = nil
    }

    private func stop() {
        timer?.scheduled.cancel()
        timer = nil
        sockets.close()
    }
}
