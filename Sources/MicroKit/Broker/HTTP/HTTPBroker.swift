public import Logging
package import NIOCore
import NIOPosix

/// go-micro's default broker: subscribers are found in the registry, and publishers post messages to them, without any
/// server (go-micro `broker/http.go`).
///
/// It speaks with go-micro of every generation: a subscription is registered in v1's way and in that of v2 and later,
/// and a message goes to each subscriber in its own. Subscribers that want TLS can't be reached yet.
///
/// All subscriptions share one listener, open while there is one.
public final class HTTPBroker: Broker {
    /// `http`
    public var name: String { "http" }

    private let registry: any Registry
    /// The same registry, if its answers are remembered.
    private let answers: CachedRegistry?
    private let advertise: String
    private let messageSize: Int
    private let drainTime: Duration
    private let registerTTL: Duration
    private let registerInterval: Duration
    private let logger: Logger
    private let subscriptions = SubscriptionSet(broker: "http")
    private let subscribers = HTTPBrokerSubscribers()
    private let listener: HTTPBrokerListener
    private let poster: HTTPBrokerPoster

    /// Makes a broker on the process's shared event loops. Nothing is opened before it is needed.
    /// - Parameters:
    ///   - registry: Where subscribers are registered and found. Stays open when the broker is closed.
    ///   - address: Where subscriptions listen, `host:port`; an empty host is every interface, port 0 picks one.
    ///   - advertise: The address to register in place of the one listened on, `host:port` or a host; empty to find one.
    ///   - limits: On messages, in both directions, and on headers of requests.
    ///   - lookupAge: How long the registry's answer counts, so that not every message waits for it; zero to ask each
    ///     time. A subscriber that others run gets the messages that are published later than this after it came.
    ///   - drainTime: How long messages in progress may go on when their subscription ends.
    ///   - logger: Told of registrations that fail.
    public convenience init(
        registry: any Registry,
        address: String = ":0",
        advertise: String = "",
        limits: TransportLimits = TransportLimits(),
        lookupAge: Duration = .seconds(1),
        drainTime: Duration = .seconds(10),
        logger: Logger = Logger(label: "micro.broker")
    ) {
        self.init(
            registry: registry,
            address: address,
            advertise: advertise,
            limits: limits,
            lookupAge: lookupAge,
            drainTime: drainTime,
            logger: logger,
            group: MultiThreadedEventLoopGroup.singleton
        )
    }

    /// Makes a broker on given event loops; see ``init(registry:address:advertise:limits:drainTime:logger:)``. A
    /// registration lasts for `registerTTL` and is renewed every `registerInterval`, go-micro's own times.
    package init(
        registry: any Registry,
        address: String = ":0",
        advertise: String = "",
        limits: TransportLimits = TransportLimits(),
        lookupAge: Duration = .zero,
        drainTime: Duration = .seconds(10),
        registerTTL: Duration = .seconds(60),
        registerInterval: Duration = .seconds(30),
        logger: Logger = Logger(label: "micro.broker"),
        group: any EventLoopGroup
    ) {
        answers = lookupAge > .zero ? CachedRegistry(registry, for: lookupAge, logger: logger) : nil
        self.registry = answers ?? registry
        self.advertise = advertise
        self.drainTime = drainTime
        self.registerTTL = registerTTL
        self.registerInterval = registerInterval
        self.logger = logger
        messageSize = limits.messageSize
        var limits = limits
        // A body in base64 takes a third more, and has the headers and their quotes beside it.
        limits.messageSize = min(limits.messageSize, 1 << 40) / 3 * 4 + 4 * min(limits.headerSize, 1 << 40) + 4096
        listener = HTTPBrokerListener(
            address,
            on: group,
            limits: limits,
            patience: HTTPBrokerPatience(),
            subscribers: subscribers
        )
        poster = HTTPBrokerPoster(transport: HTTPTransport(group: group, limits: limits))
    }

    /// Ends all subscriptions; see ``Broker/close()``.
    public func close() async {
        await subscriptions.close()
        await poster.close()
    }
}

// MARK: Publishing

extension HTTPBroker {
    /// Posts the message to the subscribers that are registered; see ``Broker/publish(_:to:timeout:)``.
    ///
    /// Of a queue one subscriber gets the message, chosen at random. When it fails to take it, by being away or by its
    /// handler's failure, the next one is tried.
    @discardableResult
    public func publish(
        _ message: BrokerMessage,
        to topic: String,
        timeout: Duration
    ) async throws -> BrokerDelivery {
        try BrokerTopic.validate(topic)
        guard timeout > .zero else { throw MicroError(.invalidArgument, "the timeout must be above zero") }
        guard message.body.count <= messageSize else {
            let text = "the message has \(message.body.count) bytes; at most \(messageSize) may be sent"
            throw MicroError(.messageTooLarge, text)
        }
        try subscriptions.checkOpen()
        let deadline = ContinuousClock.now + timeout
        let groups = try await subscribers(of: topic, until: deadline)
        let delivery = try await post(message, topic, to: groups, until: deadline)
        guard !delivery.failed.isEmpty else { return delivery }
        forget()
        return try await settle(delivery, message, topic, until: deadline)
    }

    private func post(
        _ message: BrokerMessage,
        _ topic: String,
        to groups: [[HTTPBrokerTarget]],
        until deadline: ContinuousClock.Instant
    ) async throws -> BrokerDelivery {
        let documents = Dictionary(
            uniqueKeysWithValues: Set(groups.joined().map(\.dialect)).map { ($0, $0.document(message, topic: topic)) }
        )
        let fanOut = BrokerFanOut<HTTPBrokerTarget>(node: \.node) { [poster] target, remaining in
            // Connecting may take half of the time that is left, so that one who is away leaves time for the next.
            let half = ContinuousClock.now + ContinuousClock.now.duration(to: deadline) / 2
            try await poster.post(
                documents[target.dialect] ?? [],
                to: target,
                connectDeadline: remaining > 0 ? half : deadline,
                deadline: deadline
            )
        }
        return try await fanOut.deliver(to: groups)
    }

    /// Looks again where someone was not there: who has left since the registry was asked has not failed, and whoever
    /// came instead gets the message.
    private func settle(
        _ delivery: BrokerDelivery,
        _ message: BrokerMessage,
        _ topic: String,
        until deadline: ContinuousClock.Instant
    ) async throws -> BrokerDelivery {
        let absent = Set(
            delivery.failed.filter { [.unreachable, .noSubscriber].contains($0.error.code) }.map(\.node.id)
        )
        guard !absent.isEmpty, ContinuousClock.now < deadline else { return delivery }
        var random = SystemRandomNumberGenerator()
        let groups = HTTPBrokerRoute(records: try await look(until: deadline)).groups(of: topic, using: &random)
        let present = Set(groups.joined().map(\.node.id))
        var settled = delivery
        settled.failed.removeAll { absent.contains($0.node.id) && !present.contains($0.node.id) }
        let served = Set((settled.delivered + settled.failed.map(\.node)).map(\.id))
        let others = groups.filter { group in !group.contains { served.contains($0.node.id) } }
        let more = try await post(message, topic, to: others, until: deadline)
        settled.delivered += more.delivered
        settled.failed += more.failed
        guard !settled.delivered.isEmpty || !settled.failed.isEmpty else {
            let text = "nobody subscribes to \(topic) any more"
            throw MicroError(.noSubscriber, text, phase: .discovery)
        }
        return settled
    }

    private func forget() {
        for dialect in HTTPBrokerDialect.allCases { answers?.forget(dialect.serviceName) }
    }

    private func subscribers(
        of topic: String,
        until deadline: ContinuousClock.Instant
    ) async throws -> [[HTTPBrokerTarget]] {
        let start = ContinuousClock.now
        var route = HTTPBrokerRoute(records: try await look(until: deadline))
        var random = SystemRandomNumberGenerator()
        var groups = route.groups(of: topic, using: &random)
        if groups.isEmpty, !route.topics.isEmpty {
            // What is remembered may be older than the first subscriber, and where others answered it may be late.
            forget()
            route = HTTPBrokerRoute(records: try await look(until: deadline))
            groups = route.groups(of: topic, using: &random)
        }
        guard groups.isEmpty else { return groups }
        let took = ContinuousClock.now - start
        let topics = route.topics
        let others =
            topics.isEmpty
            ? "nobody subscribes to anything"
            : "others subscribe to " + topics.prefix(5).joined(separator: ", ") + (topics.count > 5 ? ", …" : "")
        throw MicroError(
            .noSubscriber,
            "nobody subscribes to \(topic): \(registry.name) was asked for \(took.shortText), and \(others)",
            phase: .discovery,
            hint: "subscribers must use the http broker and the same registry"
        )
    }

    /// What is registered under either name, completely: a message that does not reach someone would not be missed.
    private func look(until deadline: ContinuousClock.Instant) async throws -> [ServiceRecord] {
        let registry = registry
        do {
            return try await withDeadline(
                deadline,
                expired: { MicroError(.timeout, "\(registry.name) did not answer in time", phase: .discovery) },
                { try await registry.get(HTTPBrokerDialect.allCases.map(\.serviceName), extent: .complete) }
            )
        } catch is CancellationError {
            throw MicroError(.cancelled, "publishing was cancelled", phase: .discovery)
        }
    }
}

// MARK: Subscribing

extension HTTPBroker {
    /// Listens and registers; see ``Broker/subscribe(_:onReady:)``. A registration is tried three times; renewals that
    /// fail are logged and tried again.
    public func subscribe(_ subscription: BrokerSubscription, onReady: (@Sendable () -> Void)?) async throws {
        try BrokerTopic.validate(subscription)
        guard subscription.queue != HTTPBrokerDialect.broadcastVersion else {
            let text = "a queue can't be named \(HTTPBrokerDialect.broadcastVersion): that says that there is none"
            throw MicroError(.invalidArgument, text)
        }
        try await subscriptions.run { [self] stopped in
            let bound = try await listener.open()
            do {
                try await serve(subscription, bound, stopped, onReady)
            } catch {
                await listener.release()
                throw error
            }
            await listener.release()
        }
    }

    private func serve(
        _ subscription: BrokerSubscription,
        _ bound: String,
        _ stopped: AsyncStream<Void>,
        _ onReady: (@Sendable () -> Void)?
    ) async throws {
        let node = node(subscription, bound)
        let registration = registration(of: node, subscription)
        let intake = SubscriptionIntake(subscription)
        subscribers.insert(intake, id: node.id)
        defer { subscribers.remove(id: node.id) }
        try await intake.serve(drainTime: drainTime) { [registerInterval] in
            do {
                try await stopped.cutShort {
                    try await registration.begin()
                    onReady?()
                    await registration.renew(every: registerInterval)
                }
            } catch {
                await registration.end()
                throw error
            }
            await registration.end()
        }
    }

    private func node(_ subscription: BrokerSubscription, _ bound: String) -> Node {
        let interfaces = AdvertisedAddress.interfaces()
        return Node(
            id: HTTPBrokerRegistration.nodeID(topic: subscription.topic),
            address: AdvertisedAddress.choose(wish: advertise, bound: bound, interfaces: interfaces),
            metadata: [
                Node.MetadataKey.broker: "http",
                HTTPBrokerRoute.MetadataKey.topic: subscription.topic,
                HTTPBrokerRoute.MetadataKey.secure: "false",
            ]
        )
    }

    private func registration(of node: Node, _ subscription: BrokerSubscription) -> HTTPBrokerRegistration {
        let queue = subscription.queue ?? ""
        let version = queue.isEmpty ? HTTPBrokerDialect.broadcastVersion : queue
        return HTTPBrokerRegistration(
            entries: HTTPBrokerDialect.allCases.map { dialect in
                let record = ServiceRecord(name: dialect.serviceName, version: version, nodes: [node])
                return Registration(record: record, registry: registry, ttl: registerTTL, logger: logger)
            }
        )
    }
}

extension HTTPBroker {
    /// The services under which subscribers of every generation are registered, a node each with its topic in `topic`
    /// of the metadata.
    package static let serviceNames = Set(HTTPBrokerDialect.allCases.map(\.serviceName))
}
