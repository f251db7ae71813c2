public import SwiftProtobuf

extension MicroService {
    /// Takes messages of a topic with a function on `Codable` values; publishers must use JSON.
    ///
    /// The function is run for several messages at once. What it throws is logged and told to publishers that listen.
    /// - Parameters:
    ///   - topic: Any text without control characters of 1 to 1024 bytes. ``run()`` throws when it is anything else.
    ///   - queue: Subscribers of the same queue share the messages; nil to get every message.
    ///   - endpoint: The subscriber's name in the registry: `Func` or `Type.Method`.
    ///   - handler: Called for each message.
    public mutating func subscribe<Event: Decodable & Sendable>(
        to topic: String,
        queue: String? = nil,
        endpoint: String = "Func",
        _ handler: @escaping @Sendable (Event, MessageContext) async throws -> Void
    ) {
        subscribers.add(
            Subscriber(topic: topic, queue: queue, endpoint: endpoint, request: Value(describing: Event.self)) {
                try await handler(try EventBody($0).decoded(as: Event.self), $1)
            }
        )
    }

    /// Takes messages of a topic with a function on protobuf messages; publishers may use protobuf and JSON.
    /// - Parameters:
    ///   - topic: As above.
    ///   - queue: As above.
    ///   - endpoint: As above.
    ///   - handler: Called for each message.
    public mutating func subscribe<Event: SwiftProtobuf.Message>(
        to topic: String,
        queue: String? = nil,
        endpoint: String = "Func",
        _ handler: @escaping @Sendable (Event, MessageContext) async throws -> Void
    ) {
        subscribers.add(
            Subscriber(topic: topic, queue: queue, endpoint: endpoint, request: Value(describing: Event.self)) {
                try await handler(try EventBody($0).message(as: Event.self), $1)
            }
        )
    }

    /// Takes messages of a topic with a function on bytes, in whatever encoding the publisher uses; see
    /// ``MessageContext/contentType``.
    /// - Parameters:
    ///   - topic: As above.
    ///   - queue: As above.
    ///   - endpoint: As above.
    ///   - request: The event's shape for the registry, if there is one to tell.
    ///   - handler: Called for each message.
    public mutating func subscribeBytes(
        to topic: String,
        queue: String? = nil,
        endpoint: String = "Func",
        request: Value? = nil,
        _ handler: @escaping @Sendable ([UInt8], MessageContext) async throws -> Void
    ) {
        subscribers.add(
            Subscriber(topic: topic, queue: queue, endpoint: endpoint, request: request) {
                try await handler($0.body, $1)
            }
        )
    }
}

extension MicroService {
    /// Runs the subscriptions while `body` does, which is called when publishers can find all of them. Both are
    /// cancelled with the task, and when one of them ends. A subscription that fails before has `body` called too, in a
    /// task that is cancelled.
    func subscribed(
        in registry: any Registry,
        onReady: @escaping @Sendable () -> Void,
        _ body: @escaping @Sendable () async -> Void
    ) async throws {
        guard !subscribers.isEmpty else {
            onReady()
            return await body()
        }
        if let broker { return try await subscribed(by: broker, onReady, body) }
        let broker = defaultBroker(on: registry)
        do {
            try await subscribed(by: broker, onReady, body)
        } catch {
            await broker.close()
            throw error
        }
        await broker.close()
    }

    private func subscribed(
        by broker: any Broker,
        _ onReady: @escaping @Sendable () -> Void,
        _ body: @escaping @Sendable () async -> Void
    ) async throws {
        let (ready, isReady) = AsyncStream.makeStream(of: Void.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for subscription in subscribers.subscriptions(logger: logger) {
                group.addTask { try await broker.subscribe(subscription, onReady: { isReady.yield() }) }
            }
            group.addTask { [count = subscribers.count] in
                for await _ in ready.prefix(count) {}
                if !Task.isCancelled { onReady() }
                await body()
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    /// The HTTP broker where the service itself listens, on a port of its own.
    private func defaultBroker(on registry: any Registry) -> HTTPBroker {
        func host(_ text: String) -> String {
            guard transport.name == "http" else { return "" }
            return (try? HostPort(parsing: text))?.host ?? text
        }
        return HTTPBroker(
            registry: registry,
            address: "\(HostPort(host: host(address), port: 0))",
            advertise: host(advertise),
            drainTime: drainTime,
            logger: logger
        )
    }
}
