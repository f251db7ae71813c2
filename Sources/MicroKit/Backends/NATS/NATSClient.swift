import Logging
package import NIOCore

/// A client of NATS: messages under subjects, on one connection to one of several servers.
///
/// Nothing is opened before it is needed. While there are subscriptions a connection that is lost is made again for as
/// long as it takes, with growing pauses, and everything is subscribed to again; what was published in between is missed,
/// and subscribers are told so (``NATSDelivery/gap``). Without subscriptions the next call connects. A call that finds no
/// connection tries at once whether there is one to be had.
///
/// All of it runs on one event loop, which is the executor of this actor. It must be closed.
package actor NATSClient {
    package nonisolated let unownedExecutor: UnownedSerialExecutor
    private let executor: any SerialExecutor
    /// The loop that everything runs on.
    package nonisolated let loop: any EventLoop
    let configuration: NATSConfiguration
    var servers: NATSServers
    var tls: TLSClient?
    /// The connection, once the server has taken the login.
    var link: NIOLoopBound<NATSConnection>?
    /// Since when there is this connection; nil without one.
    private(set) var connectedSince: ContinuousClock.Instant?
    /// Whether there was another one before.
    private(set) var isReconnected = false
    private var hasConnected = false
    /// Connects; owned by this client and cancelled when it is closed.
    var attempt: Task<Void, Never>?
    var pause: Scheduled<Void>?
    var backoff = Backoff(from: .milliseconds(100), to: .seconds(5))
    private(set) var isClosed = false
    private var subscriptions: [UInt64: Subscription] = [:]
    private var nextSubscription: UInt64 = 1
    private var waiting: [Int: Waiter] = [:]
    private var nextWaiter = 0
    private var denied: Set<NATSPermission> = []

    private struct Subscription {
        var subject: String
        var queue: String?
        var deliver: @Sendable (NATSDelivery) -> Void
        var hasWarned = false

        func command(_ id: UInt64) -> NATSCommand { .subscribe(subject, queue: queue, id: id) }
    }

    /// What a task waits for.
    enum Event: Hashable {
        case connection, room
        case flush(Int)
    }

    private struct Waiter {
        var event: Event
        var continuation: CheckedContinuation<Void, any Error>
        var limit: Scheduled<Void>?
    }

    /// Makes a client on one loop of `group`.
    /// - Throws: ``MicroError`` `invalidArgument` for an address that is none.
    package init(_ configuration: NATSConfiguration, group: any EventLoopGroup) throws(MicroError) {
        var addresses: [NATSAddress] = []
        for text in configuration.servers where !text.isEmpty { addresses.append(try NATSAddress(parsing: text)) }
        if addresses.isEmpty { addresses.append(try NATSAddress(parsing: "127.0.0.1")) }
        self.configuration = configuration
        servers = NATSServers(addresses)
        loop = group.next()
        executor = loop.executor
        unownedExecutor = executor.asUnownedSerialExecutor()
    }

    /// What the servers are called in messages.
    package var peer: String {
        link?.value.peer ?? "nats at " + servers.order.map(\.target.description).joined(separator: ", ")
    }

    /// What the server says of itself; nil without a connection.
    package var info: NATSServerInfo? { link?.value.info }

    // MARK: Messages

    /// Publishes. Returns when the message is on its way, or waits for its turn where much waits already; see
    /// ``flush()`` for when the server has it.
    /// - Throws: ``MicroError`` `invalidArgument` for a subject that is none, `messageTooLarge` for a message over the
    ///   server's limit, and as ``connect()``.
    package func publish(_ message: NATSMessage) async throws {
        let command = try NATSCommand(publishing: message)
        try await connect()
        while link?.value.isWritable == false { try await wait(for: .room, nil) }
        try send(command)
    }

    /// Publishes if that can be done at once, and drops the message otherwise.
    /// - Returns: Whether it is on its way.
    package func publishAtOnce(_ message: NATSMessage) -> Bool {
        guard let link, link.value.isWritable, let command = try? NATSCommand(publishing: message) else { return false }
        return (try? send(command)) != nil
    }

    private func send(_ command: NATSCommand) throws(MicroError) {
        guard let link, let info = link.value.info else { throw MicroError(.connectionLost, "\(peer) is gone") }
        guard command.payloadSize <= info.maximumPayload else {
            throw MicroError(
                .messageTooLarge,
                "the message takes \(command.payloadSize) bytes, and \(peer) takes up to \(info.maximumPayload)",
                address: link.value.server.target.description
            )
        }
        if case .publish(let message, _) = command { denied.remove(NATSPermission(.publish, message.subject)) }
        link.value.send(command)
    }

    /// Returns when the server has dealt with everything that was sent before.
    /// - Throws: ``MicroError`` `timeout` when it does not say so in the time, `connectionLost`, `cancelled`, and as
    ///   ``connect()``.
    package func flush() async throws {
        try await connect()
        try await flush(within: configuration.timeout)
    }

    private func flush(within time: Duration) async throws {
        guard let link else { throw MicroError(.connectionLost, "\(peer) is gone", phase: .wait) }
        nextWaiter += 1
        let id = nextWaiter
        try await wait(for: .flush(id), time) { _ in link.value.flush(id) }
    }

    /// Whether the server has refused something on this connection. It tells before it answers a ``flush()``.
    package func isDenied(_ permission: NATSPermission) -> Bool { denied.contains(permission) }

    // MARK: Subscriptions

    /// Subscribes, and again after every loss of the connection. Connects nothing by itself: call ``connect()`` before.
    /// - Parameters:
    ///   - subject: What to hear of; see ``NATSSubject/canSubscribe(_:)``.
    ///   - queue: The group of which one subscriber gets each message.
    ///   - deliver: Told of each message on the event loop, which it must not hold up.
    /// - Returns: The number to end it with.
    /// - Throws: ``MicroError`` `invalidArgument` for a subject or a group that is none.
    package func subscribe(
        _ subject: String,
        queue: String? = nil,
        _ deliver: @escaping @Sendable (NATSDelivery) -> Void
    ) throws(MicroError) -> UInt64 {
        guard NATSSubject.canSubscribe(subject), queue.map(NATSSubject.canQueue) != false else {
            throw MicroError(.invalidArgument, "\"\(subject)\" can't be subscribed to in NATS")
        }
        let id = nextSubscription
        nextSubscription += 1
        let subscription = Subscription(subject: subject, queue: queue, deliver: deliver)
        subscriptions[id] = subscription
        denied.remove(NATSPermission(.subscribe, subject))
        link?.value.send(subscription.command(id))
        return id
    }

    /// Ends a subscription; what is on its way is not delivered any more.
    package func unsubscribe(_ id: UInt64) {
        guard subscriptions.removeValue(forKey: id) != nil else { return }
        link?.value.send(.unsubscribe(id))
        if subscriptions.isEmpty, link == nil { pause?.cancel() }
    }

    /// Whether a connection that is lost must be made again.
    var hasSubscriptions: Bool { !subscriptions.isEmpty }

    // MARK: The connection

    /// Returns when there is a connection.
    /// - Throws: ``MicroError`` `unreachable` when no server can be reached, `accessDenied` when one refuses the login,
    ///   `untrusted`, `certificateRefused` or `protocolMismatch` for its TLS, `invalidArgument` for files that can't be
    ///   used, `connectionLost` after ``close()``, `cancelled`.
    package func connect() async throws {
        guard !isClosed else { throw closed }
        if link != nil { return }
        // The attempt may fail before this task has its turn again, so it begins when somebody waits for it.
        try await wait(for: .connection, nil) { $0.beginAttempt() }
    }

    private var closed: MicroError { MicroError(.connectionLost, "the client of NATS has been closed") }

    /// Takes a connection whose server has taken the login.
    func adopt(_ new: NIOLoopBound<NATSConnection>) {
        link = new
        connectedSince = .now
        (isReconnected, hasConnected) = (hasConnected, true)
        denied = []
        new.value.listen { [weak self] event in self?.assumeIsolated { $0.happened(event) } }
        for (id, subscription) in subscriptions.sorted(by: { $0.key < $1.key }) {
            new.value.send(subscription.command(id))
            subscription.deliver(.gap)
        }
        end(.connection, .success(()))
    }

    private func happened(_ event: NATSConnection.Event) {
        switch event {
        case .changed: learn()
        case .message(let message, let id): subscriptions[id]?.deliver(.message(message))
        case .passedOver(let id): passedOver(id)
        case .flushed(let id): end(.flush(id), .success(()))
        case .denied(let permission): if denied.count < 1000 { denied.insert(permission) }
        case .writable: end(.room, .success(()))
        case .closed(let error): lost(error)
        }
    }

    private func passedOver(_ id: UInt64) {
        guard let subscription = subscriptions[id], !subscription.hasWarned else { return }
        subscriptions[id]?.hasWarned = true
        configuration.logger.warning(
            "messages are passed over, since they are too large or have headers that can't be read",
            metadata: ["subject": "\(subscription.subject)"]
        )
    }

    private func lost(_ error: MicroError) {
        if let server = link?.value.server { servers.lost(server) }
        link = nil
        connectedSince = nil
        for waiter in waiting.values where waiter.event != .connection { end(waiter.event, .failure(error)) }
        guard hasSubscriptions, !isClosed else { return }
        configuration.logger.warning(
            "the connection to NATS is lost and made again",
            metadata: ["error": "\(error.message)"]
        )
        tryAgainLater()
    }

    /// Ends all subscriptions, lets the server deal with what was published, for a second at most, and closes. Whoever
    /// waits for anything is told that the client has been closed. Closing twice is no error.
    package func close() async {
        guard !isClosed else { return }
        isClosed = true
        attempt?.cancel()
        pause?.cancel()
        end(.connection, .failure(closed))
        for id in subscriptions.keys { unsubscribe(id) }
        guard link != nil else { return }
        try? await flush(within: .seconds(1))
        link?.value.close()
        link = nil
        connectedSince = nil
        for waiter in waiting.values { end(waiter.event, .failure(closed)) }
    }

    // MARK: Waiting

    /// Returns when something has happened, for which `begin` may be needed; for `time` at most.
    private func wait(
        for event: Event,
        _ time: Duration?,
        begin: (isolated NATSClient) -> Void = { _ in }
    ) async throws {
        nextWaiter += 1
        let id = nextWaiter
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                guard !Task.isCancelled else { return continuation.resume(throwing: Self.cancelled) }
                let limit: Scheduled<Void>? = time.map { time in
                    loop.scheduleTask(in: TimeAmount(time)) { self.assumeIsolated { $0.expired(id, time) } }
                }
                waiting[id] = Waiter(event: event, continuation: continuation, limit: limit)
                begin(self)
            }
        } onCancel: {
            loop.execute { self.assumeIsolated { $0.end(id, .failure(Self.cancelled)) } }
        }
    }

    private static var cancelled: MicroError { MicroError(.cancelled, "talking to NATS was cancelled") }

    private func expired(_ id: Int, _ time: Duration) {
        end(id, .failure(MicroError(.timeout, "\(peer) has not answered within \(time)", phase: .wait)))
    }

    private func end(_ id: Int, _ result: Result<Void, any Error>) {
        guard let waiter = waiting.removeValue(forKey: id) else { return }
        waiter.limit?.cancel()
        waiter.continuation.resume(with: result)
    }

    /// Lets go on all who wait for something.
    func end(_ event: Event, _ result: Result<Void, any Error>) {
        for (id, waiter) in waiting where waiter.event == event { end(id, result) }
    }
}

/// What a subscriber is told.
package enum NATSDelivery: Sendable {
    /// A message has come.
    case message(NATSMessage)
    /// Messages may have been missed: the connection was lost and is there again.
    case gap
}
