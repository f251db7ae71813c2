/// Carries messages to whoever subscribed to their topic: go-micro's `broker.Broker`.
///
/// All functions may be called from any task at once. A message reaches every subscription of its topic that has no
/// queue, and of the subscriptions that share a queue's name one. Delivery is at least once at best: nothing is kept
/// for subscribers that come later, and one that was slow to answer may get a message that another one got too.
public protocol Broker: Sendable {
    /// The name that a node's `broker` metadata carries, for example `http`.
    var name: String { get }

    /// Hands a message to the subscribers of a topic.
    ///
    /// Returns when every subscriber that must get the message has taken it or failed. That some failed, or all, is in
    /// the result and not thrown.
    /// - Parameters:
    ///   - message: What to hand over. Its `Micro-Topic` header should name the topic, or subscribers of go-micro v1 to
    ///     v5.8 pass over the message; ``BrokerMessage/init(topic:contentType:metadata:body:)`` sees to that.
    ///   - topic: Any text without control characters of 1 to 1024 bytes.
    ///   - timeout: For everything together, above zero.
    /// - Returns: Who took the message and who did not.
    /// - Throws: ``MicroError`` `noSubscriber` when nobody subscribes to the topic, `invalidArgument`,
    ///   `messageTooLarge`, `registryUnavailable`, `timeout` when a registry or a broker's server did not answer,
    ///   `unreachable` when the broker has been closed or can't be reached, `cancelled`.
    @discardableResult
    func publish(_ message: BrokerMessage, to topic: String, timeout: Duration) async throws -> BrokerDelivery

    /// Runs a subscription until the task is cancelled or the broker closed.
    ///
    /// Then it makes the subscription unknown, lets messages in progress finish, and returns without error. The
    /// handler is run for several messages at once.
    /// - Parameters:
    ///   - subscription: What to subscribe to.
    ///   - onReady: Called once publishers can find the subscription.
    /// - Throws: ``MicroError`` `invalidArgument` (a topic, a queue or an address), `unreachable` (the broker's address
    ///   can't be bound or reached, or the broker has been closed), `invalidRecord`, `registryUnavailable`.
    func subscribe(_ subscription: BrokerSubscription, onReady: (@Sendable () -> Void)?) async throws

    /// Ends all subscriptions as if their tasks were cancelled, waits for them and closes connections. Further calls
    /// throw `unreachable`; closing twice is no error.
    func close() async
}

/// What is subscribed to, and what is done with the messages.
public struct BrokerSubscription: Sendable {
    /// The topic, exactly. Any text without control characters of 1 to 1024 bytes.
    public var topic: String
    /// Subscriptions of the same queue share the messages, each going to one of them. Nil or empty to get every message.
    public var queue: String?
    /// Called for each message, for several at once. What it throws is told to publishers that listen.
    public var handler: @Sendable (BrokerMessage) async throws -> Void

    /// Makes a subscription.
    public init(
        topic: String,
        queue: String? = nil,
        handler: @escaping @Sendable (BrokerMessage) async throws -> Void
    ) {
        self.topic = topic
        self.queue = queue
        self.handler = handler
    }
}

/// What became of a published message.
public struct BrokerDelivery: Sendable {
    /// Who took it.
    public var delivered: [Node]
    /// Who should have got it and did not. Of a queue all who were tried, unless one of them took it at last.
    public var failed: [Failure]

    /// One subscriber that did not take a message.
    public struct Failure: Sendable {
        /// Who.
        public var node: Node
        /// Why.
        public var error: MicroError

        /// Makes a failure.
        public init(node: Node, error: MicroError) {
            self.node = node
            self.error = error
        }
    }

    /// Makes a result.
    public init(delivered: [Node] = [], failed: [Failure] = []) {
        self.delivered = delivered
        self.failed = failed
    }
}

/// What may be a topic, for every broker alike, so that a program that works with one works with the others.
package enum BrokerTopic {
    /// The most bytes of a topic or a queue's name.
    package static let maximumSize = 1024

    /// Checks a topic.
    /// - Throws: ``MicroError`` `invalidArgument`.
    package static func validate(_ topic: String) throws(MicroError) {
        guard !topic.isEmpty else { throw MicroError(.invalidArgument, "a topic can't be empty") }
        try check(topic, "topic")
    }

    /// Checks a topic and a queue's name.
    /// - Throws: ``MicroError`` `invalidArgument`.
    package static func validate(_ subscription: BrokerSubscription) throws(MicroError) {
        try validate(subscription.topic)
        try check(subscription.queue ?? "", "queue's name")
    }

    private static func check(_ text: String, _ what: String) throws(MicroError) {
        guard text.utf8.count <= maximumSize else {
            throw MicroError(
                .invalidArgument,
                "a \(what) has at most \(maximumSize) bytes, this one has \(text.utf8.count): \(text.prefix(40))…"
            )
        }
        // Topics travel in headers, subjects and routing keys, where a line break would begin something else.
        guard !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
            throw MicroError(
                .invalidArgument,
                "the \(what) \"\(HeaderText.singleLine(text))\" holds a line break or another control character"
            )
        }
    }
}
