import NIOCore

/// Carries out one session: owns its connection and its timer, all on one event loop, and feeds the state machine.
///
/// Nothing is opened before the first request. Whoever makes one closes it; forgetting it drops the connection, and the
/// server ends the session in its own time.
actor ZooKeeperClient {
    nonisolated let unownedExecutor: UnownedSerialExecutor
    nonisolated let settings: ZooKeeperSettings
    private let executor: any SerialExecutor
    private let loop: any EventLoop
    private let tls: TLSClient?
    private var session: ZooKeeperSession
    private var connection: ZooKeeperConnection?
    private var dialling: TCPDialer.Attempt<ZooKeeperConnection>?
    private var timer: (at: ContinuousClock.Instant, scheduled: Scheduled<Void>)?

    /// The most events that wait for their reader. A watch tells one, so that no server has more for a reader who asks
    /// for a hundred thousand znodes and does not look at what comes.
    private static let eventLimit = 1 << 20

    private var batches: [Int: any AnyZooKeeperBatch] = [:]
    private var lastBatch = 0
    private var events: [ZooKeeperEvent] = []
    private var reader: CheckedContinuation<Void, Never>?
    private var end: MicroError?
    private var isClosed = false
    private var hasNoticed = false
    private var closers: [CheckedContinuation<Void, Never>] = []

    /// Prepares a session on a loop of NIOPosix, the executor of this actor.
    init(_ settings: ZooKeeperSettings, tls: TLSClient?, loop: any EventLoop) {
        self.settings = settings
        self.tls = tls
        self.loop = loop
        session = ZooKeeperSession(settings, at: .now)
        executor = loop.executor
        unownedExecutor = executor.asUnownedSerialExecutor()
    }

    deinit {
        timer?.scheduled.cancel()
        dialling?.abandon()
    }

    /// The session that the last request was answered on; 0 without one.
    var id: Int64 { session.id }

    /// How long the server keeps the session when this process is gone.
    var sessionTimeout: Duration { session.sessionTimeout }

    /// Whether this is asked for the first time, for things that are said once.
    func isFirstNotice() -> Bool {
        defer { hasNoticed = true }
        return !hasNoticed
    }

    // MARK: Requests

    /// Has requests carried out, in their order.
    /// - Parameters:
    ///   - requests: Each may be carried out twice, when a connection is lost meanwhile.
    ///   - read: Makes of each reply, with the place of its request, what is to be kept of it. Runs on the event loop.
    /// - Returns: What `read` made, in the order of the requests.
    /// - Throws: ``MicroError`` `registryUnavailable`, `accessDenied`, `cancelled`, those of TLS, and what `read` throws.
    func perform<Result: Sendable>(
        _ requests: [ZooKeeperRequest],
        _ read: @escaping @Sendable (Int, ZooKeeperReply) throws -> Result
    ) async throws -> [Result] {
        guard !requests.isEmpty else { return [] }
        lastBatch += 1
        let number = lastBatch
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let batch = ZooKeeperBatch(count: requests.count, read: read, continuation: continuation)
                guard !Task.isCancelled else { return batch.fail(cancelled) }
                batches[number] = batch
                perform(session.submit(requests, batch: number, at: .now))
            }
        } onCancel: {
            loop.execute { [weak self] in self?.assumeIsolated { $0.cancel(batch: number) } }
        }
    }

    private var cancelled: MicroError {
        MicroError(.cancelled, "asking \(settings.text) was cancelled", phase: .discovery)
    }

    private func cancel(batch number: Int) {
        session.forget(batch: number)
        batches.removeValue(forKey: number)?.fail(cancelled)
    }

    // MARK: Events

    /// Waits for events of the watches that were set.
    /// - Returns: Those that have come since the last time, at least one.
    /// - Throws: ``MicroError`` why the session is over, and with it its watches; `cancelled`.
    func nextEvents() async throws -> [ZooKeeperEvent] {
        while events.isEmpty {
            guard !Task.isCancelled else { throw cancelled }
            if let end { throw end }
            await untilChange()
        }
        defer { events = [] }
        return events
    }

    private func untilChange() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                guard !Task.isCancelled, events.isEmpty, end == nil else { return continuation.resume() }
                reader?.resume()
                reader = continuation
            }
        } onCancel: {
            loop.execute { [weak self] in self?.assumeIsolated { $0.wakeReader() } }
        }
    }

    private func wakeReader() {
        reader?.resume()
        reader = nil
    }

    // MARK: The end

    /// Ends the session; requests fail from now on. Twice is no error.
    func close() async {
        guard !isClosed else { return }
        perform(session.close(at: .now))
        guard !isClosed else { return }
        await withCheckedContinuation { closers.append($0) }
    }

    private func closed() {
        isClosed = true
        timer?.scheduled.cancel()
        timer = nil
        end = end ?? ZooKeeperSession.closedError(settings)
        wakeReader()
        closers.forEach { $0.resume() }
        closers = []
    }

    // MARK: Carrying out

    private func perform(_ actions: [ZooKeeperSession.Action]) {
        for action in actions {
            switch action {
            case .dial(let server, let time): dial(server, time)
            case .send(let packets): connection?.send(packets)
            case .disconnect: disconnect()
            case .answer(let tag, let reply): answer(tag, reply)
            case .fail(let number, let error): batches.removeValue(forKey: number)?.fail(error)
            case .tell(let event): tell(event)
            case .expired(let error):
                end = error
                wakeReader()
            case .closed: closed()
            }
        }
        scheduleTimer()
    }

    private func tell(_ event: ZooKeeperEvent) {
        if events.count < Self.eventLimit {
            events.append(event)
        } else {
            end = end ?? settings.noZooKeeper(session.server)
        }
        wakeReader()
    }

    private func answer(_ tag: ZooKeeperSession.Tag, _ reply: ZooKeeperReply) {
        switch batches[tag.batch]?.take(tag.index, reply) {
        case nil, .partial: return
        case .complete: break
        case .failed: session.forget(batch: tag.batch)
        }
        batches[tag.batch] = nil
    }

    private func dial(_ server: Int, _ time: Duration) {
        do {
            let target = try HostPort(dialling: settings.addresses[server])
            let dialer = TCPDialer(target: target, deadline: .now + time, loop: loop, tls: tls)
            let attempt = try dialer.begin { try ZooKeeperConnection($0) }
            dialling = attempt
            attempt.connection.whenComplete { [weak self] result in
                self?.assumeIsolated { $0.dialled(attempt, result, server) }
            }
        } catch {
            dialling = nil
            let failure = settings.unreachable(server, error as? MicroError ?? MicroError(.internal, "\(error)"))
            // The session is told in a turn of its own, since it is waiting for this one to end.
            loop.execute { [weak self] in
                self?.assumeIsolated { $0.perform($0.session.lost(failure, at: .now)) }
            }
        }
    }

    private func dialled(
        _ attempt: TCPDialer.Attempt<ZooKeeperConnection>,
        _ result: Result<ZooKeeperConnection, any Error>,
        _ server: Int
    ) {
        guard dialling === attempt else { return }
        dialling = nil
        switch result {
        case .success(let made):
            connection = made
            perform(session.connected(at: .now))
            made.start { [weak self, weak made] input in
                guard let made else { return }
                self?.assumeIsolated { $0.received(input, from: made) }
            }
        case .failure(let error):
            let error = error as? MicroError ?? MicroError(.unreachable, "\(error)")
            perform(session.lost(settings.unreachable(server, error), at: .now))
        }
    }

    private func disconnect() {
        dialling?.abandon()
        dialling = nil
        // Closing tells at once, and by then the session is about something else.
        let last = connection
        connection = nil
        last?.close()
    }

    private func received(_ input: ZooKeeperConnection.Input, from connection: ZooKeeperConnection) {
        guard connection === self.connection else { return }
        switch input {
        case .packet(let packet): perform(session.received(packet, at: .now))
        case .lost(let error):
            self.connection = nil
            perform(session.lost(reason(error), at: .now))
        }
    }

    private func reason(_ error: (any Error)?) -> MicroError {
        let server = session.server
        switch error {
        case is ZooKeeperFrameDecoder.InvalidLength: return settings.noZooKeeper(server)
        case let error as MicroError: return settings.unreachable(server, error)
        case _ where session.phase == .greeting: return settings.closedEarly(server)
        case let error?: return settings.unreachable(server, ErrnoText.of(error), cause: error)
        case nil: return settings.unreachable(server, "it closed the connection")
        }
    }

    /// Sets the timer when there is none that fires early enough; one that fires too early is set again then.
    private func scheduleTimer() {
        guard let deadline = session.deadline else {
            timer?.scheduled.cancel()
            timer = nil
            return
        }
        if let timer, timer.at <= deadline { return }
        timer?.scheduled.cancel()
        let time = TimeAmount(max(.zero, ContinuousClock.now.duration(to: deadline)))
        let scheduled: Scheduled<Void> = loop.scheduleTask(in: time) { [weak self] in
            self?.assumeIsolated { $0.timerFired() }
        }
        timer = (deadline, scheduled)
    }

    private func timerFired() {
        timer = nil
        perform(session.timerFired(at: .now))
    }
}
