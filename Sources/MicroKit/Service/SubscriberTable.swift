package import Logging

/// What a subscriber gets to know about a message, besides the event itself.
public struct MessageContext: Sendable {
    /// The topic that was subscribed to.
    public var topic: String
    /// How the event is encoded; `application/protobuf` where the message does not say.
    public var contentType: String
    /// The message's headers.
    public var metadata: Metadata

    /// Makes a context, for tests of subscribers.
    public init(topic: String = "", contentType: String = ContentType.json.rawValue, metadata: Metadata = [:]) {
        self.topic = topic
        self.contentType = contentType
        self.metadata = metadata
    }
}

/// A function of a service that takes messages.
package struct Subscriber: Sendable {
    /// What it subscribes to.
    package var topic: String
    /// The queue it shares, nil for none.
    package var queue: String?
    /// Its name in the registry, `Func` or `Type.Method`.
    package var endpoint: String
    /// The shape of the event, nil when unknown.
    package var request: Value?
    /// Takes one message.
    package var handle: @Sendable (BrokerMessage, MessageContext) async throws -> Void

    /// What the handler is told of a message.
    func context(of message: BrokerMessage) -> MessageContext {
        MessageContext(topic: topic, contentType: EventBody(message).contentType, metadata: message.headers)
    }

    /// Hands over a message and logs what is thrown.
    func take(_ message: BrokerMessage, logger: Logger) async throws {
        do {
            try await handle(message, context(of: message))
        } catch {
            logger.error(
                "subscriber failed",
                metadata: ["topic": "\(topic)", "error": "\(plainText(ofCoding: error))"]
            )
            throw error
        }
    }
}

/// The subscribers of a service (go-micro `server/subscriber.go`).
package struct SubscriberTable: Sendable {
    private var all: [Subscriber] = []

    /// Makes an empty table.
    package init() {}

    /// How many there are.
    package var count: Int { all.count }
    /// Whether there are none.
    package var isEmpty: Bool { all.isEmpty }

    /// What is subscribed to, topics with several subscribers as often.
    package var topics: [String] { all.map(\.topic) }

    /// The same subscribers, measured, traced and wrapped in middleware.
    /// - Parameters:
    ///   - middleware: Is run around each message, the first outermost.
    ///   - service: The service's name.
    ///   - telemetry: Measures and traces messages.
    /// - Returns: The table to run.
    package func wrapped(
        in middleware: [ServerMiddleware],
        service: String,
        telemetry: ServerTelemetry
    ) -> SubscriberTable {
        var table = self
        table.all = all.map { subscriber in
            var wrapped = subscriber
            wrapped.handle = { message, context in
                let request = RequestContext(
                    kind: .message,
                    service: service,
                    endpoint: subscriber.topic,
                    contentType: context.contentType,
                    metadata: message.headers
                )
                _ = try await telemetry.observe(request) { request in
                    try await middleware.run(request) { request in
                        let message = BrokerMessage(headers: request.headers, body: message.body)
                        try await subscriber.handle(message, subscriber.context(of: message))
                        return .done
                    }
                }
            }
            return wrapped
        }
        return table
    }

    /// Adds a subscriber; a topic may have several.
    package mutating func add(_ subscriber: Subscriber) { all.append(subscriber) }

    /// Checks topics, queues and names.
    /// - Throws: ``MicroError`` `invalidArgument`.
    package func validate() throws {
        for subscriber in all {
            try BrokerTopic.validate(BrokerSubscription(topic: subscriber.topic, queue: subscriber.queue) { _ in })
            let parts = subscriber.endpoint.split(separator: ".", omittingEmptySubsequences: false)
            guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }) else {
                let text =
                    "a subscriber's name must be one or two words with a dot between, not '\(subscriber.endpoint)'"
                throw MicroError(.invalidArgument, text, hint: "name it like Events.Created")
            }
        }
    }

    /// What the registry gets to know, topics in descending order as in go-micro (go-micro `server/rpc_server.go`).
    package var records: [Endpoint] {
        // Sorting is not stable, and those of one topic shall keep their order.
        all.enumerated().sorted { ($1.element.topic, $0.offset) < ($0.element.topic, $1.offset) }.map { _, subscriber in
            Endpoint(
                name: subscriber.endpoint,
                request: subscriber.request,
                metadata: ["topic": subscriber.topic, "subscriber": "true"]
            )
        }
    }

    /// The subscriptions that a broker is to run. What a subscriber throws is logged and thrown on to the broker.
    package func subscriptions(logger: Logger) -> [BrokerSubscription] {
        all.map { subscriber in
            BrokerSubscription(topic: subscriber.topic, queue: subscriber.queue) { message in
                try await subscriber.take(message, logger: logger)
            }
        }
    }

    /// Hands a message that was sent to the service's own address to the subscribers of its topic, one after the other
    /// (go-micro `server/rpc_server.go`, `ServeConn`, and `rpc_router.go`, `ProcessMessage`).
    /// - Returns: The headers of the message. An error of subscribers is in `Micro-Error`; that there are none is no
    ///   error, as in go-micro.
    package func respond(to message: TransportMessage, topic: String, logger: Logger) async -> TransportMessage {
        var reply = TransportMessage(headers: message.headers)
        let event = BrokerMessage(headers: message.headers, body: message.body)
        var failures: [String] = []
        for subscriber in all where subscriber.topic == topic {
            do {
                try await subscriber.take(event, logger: logger)
            } catch {
                failures.append(plainText(ofCoding: error))
            }
        }
        if !failures.isEmpty {
            let detail = "subscriber error: " + failures.joined(separator: "; ")
            let error = ServiceError(id: "go.micro.server", code: 500, detail: String(detail.prefix(4096)))
            reply.headers[MucpHeader.error] = HeaderText.singleLine(error.headerValue)
        }
        return reply
    }
}
