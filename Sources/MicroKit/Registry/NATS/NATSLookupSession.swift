import NIOCore

/// Carries out one look-up on the event loop of a client, and feeds the state machine.
actor NATSLookupSession {
    nonisolated let unownedExecutor: UnownedSerialExecutor
    private let executor: any SerialExecutor
    private let client: NATSClient
    private let began = NIODeadline.now()
    private let inbox = NATSSubject.newInbox()
    private var lookup: NATSLookup
    private var timer: (at: Duration, scheduled: Scheduled<Void>)?
    private var waiter: CheckedContinuation<Void, any Error>?
    /// Whether the connection was lost, so that answers are missed.
    private var hasGap = false

    /// Prepares to carry out `lookup`, whose time begins now.
    init(_ lookup: NATSLookup, client: NATSClient) {
        self.lookup = lookup
        self.client = client
        executor = client.loop.executor
        unownedExecutor = executor.asUnownedSerialExecutor()
    }

    /// Asks under the subjects of both families and collects until the look-up knows enough. Called once, with a
    /// connection.
    /// - Returns: The look-up at its end.
    /// - Throws: ``MicroError`` of the client; `connectionLost` also when the connection was lost in between.
    func run() async throws -> NATSLookup {
        guard !lookup.isFinished else { return lookup }
        let subscription = try await client.subscribe("\(inbox).*") { delivery in
            self.assumeIsolated { $0.received(delivery) }
        }
        do {
            try await ask()
            let connection = await client.connectedSince
            try await collect()
            // It may be gone without another yet. Then answers may be missing.
            guard connection != nil, connection == (await client.connectedSince) else { throw Self.lost }
        } catch {
            await end(subscription)
            throw error
        }
        await end(subscription)
        return lookup
    }

    private func ask() async throws {
        let questions = lookup.questions.map(\.encoded)
        for family in NATSSubjectFamily.allCases {
            for question in questions {
                let message = NATSMessage(family.query, question, reply: "\(inbox).\(family.rawValue)")
                try await client.publish(message)
            }
        }
        // When the server has answered this, it has said also what it does not allow and where nobody listens.
        let sent = elapsed
        try await client.flush()
        lookup.extend(by: elapsed - sent)
        var refused: [NATSPermission] = []
        for family in NATSSubjectFamily.allCases {
            let permission = NATSPermission(.publish, family.query)
            guard await client.isDenied(permission) else { continue }
            refused.append(permission)
            lookup.nobody(of: family)
        }
        let own = NATSPermission(.subscribe, "\(inbox).*")
        if await client.isDenied(own) { refused = [own] }
        guard refused.contains(own) || refused.count == NATSSubjectFamily.allCases.count else { return }
        throw NATSRegistryFailure.denied(refused, by: await client.peer)
    }

    private func collect() async throws {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                guard !Task.isCancelled else { return continuation.resume(throwing: Self.cancelled) }
                waiter = continuation
                proceed()
            }
        } onCancel: {
            client.loop.execute { self.assumeIsolated { $0.finish(.failure(Self.cancelled)) } }
        }
    }

    private static var cancelled: MicroError {
        MicroError(.cancelled, "the look-up was cancelled", phase: .discovery)
    }

    private static var lost: MicroError { MicroError(.connectionLost, "the connection was lost during the look-up") }

    private var elapsed: Duration { .nanoseconds((NIODeadline.now() - began).nanoseconds) }

    private func received(_ delivery: NATSDelivery) {
        switch delivery {
        case .gap: hasGap = true
        case .message(let message) where message.saysNoResponders:
            let number = message.subject.split(separator: ".").last.flatMap { Int($0) }
            if let family = number.flatMap(NATSSubjectFamily.init(rawValue:)) { lookup.nobody(of: family) }
        case .message(let message): lookup.received(message.payload, at: elapsed)
        }
        proceed()
    }

    private func timerFired() {
        timer = nil
        lookup.timerFired(at: elapsed)
        proceed()
    }

    private func proceed() {
        guard waiter != nil else { return }
        if hasGap {
            finish(.failure(Self.lost))
        } else if let deadline = lookup.deadline {
            schedule(deadline)
        } else {
            finish(.success(()))
        }
    }

    /// Sets the timer when there is none that fires early enough; one that fires too early is set again then.
    private func schedule(_ deadline: Duration) {
        if let timer, timer.at <= deadline { return }
        timer?.scheduled.cancel()
        let scheduled = client.loop.scheduleTask(deadline: began + TimeAmount(deadline)) {
            self.assumeIsolated { $0.timerFired() }
        }
        timer = (deadline, scheduled)
    }

    private func finish(_ result: Result<Void, any Error>) {
        waiter?.resume(with: result)
        waiter = nil
    }

    private func end(_ subscription: UInt64) async {
        timer?.scheduled.cancel()
        timer = nil
        await client.unsubscribe(subscription)
    }
}
