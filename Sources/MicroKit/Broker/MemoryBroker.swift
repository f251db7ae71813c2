import Synchronization

/// A broker inside one process, for tests and for services that live together: go-micro's `broker/memory.go`.
public final class MemoryBroker: Broker {
    /// `memory`
    public var name: String { "memory" }

    private struct Subscriber {
        let node: Node
        let intake: SubscriptionIntake
    }

    private struct State {
        var next = 0
        /// By the number of the subscription, which is the order in which they came.
        var subscribers: [Int: Subscriber] = [:]
    }

    private let drainTime: Duration
    private let subscriptions = SubscriptionSet(broker: "memory")
    private let state = Mutex(State())

    /// Makes a broker without subscribers.
    /// - Parameter drainTime: How long messages in progress may go on when their subscription ends.
    public init(drainTime: Duration = .seconds(10)) { self.drainTime = drainTime }

    /// Calls the handlers and waits for them; see ``Broker/publish(_:to:timeout:)``. A handler that takes longer than
    /// `timeout` goes on, and counts as failed.
    @discardableResult
    public func publish(
        _ message: BrokerMessage,
        to topic: String,
        timeout: Duration
    ) async throws -> BrokerDelivery {
        try BrokerTopic.validate(topic)
        guard timeout > .zero else { throw MicroError(.invalidArgument, "the timeout must be above zero") }
        try subscriptions.checkOpen()
        let groups = groups(of: topic)
        guard !groups.isEmpty else {
            throw MicroError(.noSubscriber, "nobody subscribes to \(topic) in this process")
        }
        let deadline = ContinuousClock.now + timeout
        let fanOut = BrokerFanOut<Subscriber>(node: \.node) { subscriber, _ in
            try await Self.hand(message, to: subscriber, deadline)
        }
        return try await fanOut.deliver(to: groups)
    }

    /// Runs a subscription; see ``Broker/subscribe(_:onReady:)``.
    public func subscribe(_ subscription: BrokerSubscription, onReady: (@Sendable () -> Void)?) async throws {
        try BrokerTopic.validate(subscription)
        let intake = SubscriptionIntake(subscription)
        try await subscriptions.run { [self] stopped in
            try await intake.serve(drainTime: drainTime) {
                let key = insert(intake)
                onReady?()
                await stopped.untilFinished()
                _ = state.withLock { $0.subscribers.removeValue(forKey: key) }
            }
        }
    }

    /// Ends all subscriptions; see ``Broker/close()``.
    public func close() async { await subscriptions.close() }

    private func insert(_ intake: SubscriptionIntake) -> Int {
        state.withLock { state in
            state.next += 1
            let topic = intake.subscription.topic
            let node = Node(
                id: "\(topic)-\(state.next)",
                address: "memory",
                metadata: [Node.MetadataKey.broker: "memory", "topic": topic]
            )
            state.subscribers[state.next] = Subscriber(node: node, intake: intake)
            return state.next
        }
    }

    private func groups(of topic: String) -> [[Subscriber]] {
        let all = state.withLock { $0.subscribers.sorted { $0.key < $1.key }.map(\.value) }
            .filter { $0.intake.subscription.topic == topic }
        var queues: [String: [Subscriber]] = [:]
        var groups: [[Subscriber]] = []
        for subscriber in all {
            switch subscriber.intake.subscription.queue {
            case nil, "": groups.append([subscriber])
            case let queue?: queues[queue, default: []].append(subscriber)
            }
        }
        return groups + queues.sorted { $0.key < $1.key }.map { $0.value.shuffled() }
    }

    private static func hand(
        _ message: BrokerMessage,
        to subscriber: Subscriber,
        _ deadline: ContinuousClock.Instant
    ) async throws {
        let topic = subscriber.intake.subscription.topic
        let late = MicroError(.timeout, "the subscriber \(subscriber.node.id) did not handle the message in time")
        // A stream and no continuation, since the publisher may leave before the handler ends.
        let (outcomes, told) = AsyncStream.makeStream(of: SubscriptionIntake.Outcome.self)
        subscriber.intake.offer(message) { outcome in
            told.yield(outcome)
            told.finish()
        }
        let outcome = try await withDeadline(deadline, expired: { late }) {
            for await outcome in outcomes { return outcome }
            throw CancellationError()
        }
        switch outcome {
        case .handled: break
        case .failed(let error):
            throw MicroError(.subscriberFailed, "the subscriber of \(topic) failed: \(error)", cause: error)
        case .busy: throw MicroError(.subscriberFailed, "the subscriber of \(topic) has too much to do")
        case .over: throw MicroError(.noSubscriber, "the subscription to \(topic) is over")
        }
    }
}
