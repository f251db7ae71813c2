import Logging
import NIOCore

/// Answers for the nodes of this process under the subjects of both families, and tells of their coming and going. It
/// runs on the event loop of the client, and keeps answering through losses of the connection.
actor NATSResponder {
    nonisolated let unownedExecutor: UnownedSerialExecutor
    private let executor: any SerialExecutor
    private let client: NATSClient
    private let logger: Logger
    private let began = ContinuousClock.now
    private var shelf = NATSShelf()
    private var subscriptions: [UInt64] = []
    private var hasWarned = false

    init(client: NATSClient, logger: Logger) {
        self.client = client
        self.logger = logger
        executor = client.loop.executor
        unownedExecutor = executor.asUnownedSerialExecutor()
    }

    private var now: Duration { began.duration(to: .now) }

    /// Answers for a service's nodes from now on, and tells that they are there.
    /// - Throws: ``MicroError`` of the client; `messageTooLarge` for a record that no message of the server holds,
    ///   `accessDenied` when the server allows neither family's subjects. Nothing is registered then that was not before.
    func register(_ service: ServiceRecord, ttl: Duration?) async throws {
        try await client.connect()
        try await checkSize(of: service)
        var new = service
        new.nodes = service.nodes.filter { !shelf.contains($0.id, of: service.name) }
        let events = shelf.register(service, until: ttl.map { now + $0 })
        do {
            try open()
            try await tell(events)
            try await client.flush()
            try await checkPermissions()
        } catch {
            _ = shelf.deregister(new)
            closeIfEmpty()
            throw error
        }
    }

    /// Stops answering for nodes, and tells that they are gone: of those of another process too, which helps whoever
    /// watches when that was killed.
    /// - Throws: ``MicroError`` of the client; the nodes are forgotten all the same.
    func deregister(_ service: ServiceRecord) async throws {
        let events = shelf.deregister(service)
        closeIfEmpty()
        guard !events.isEmpty else { return }
        try await tell(events)
        try await client.flush()
    }

    /// Stops answering and tells that everything is gone, if there is a connection.
    func close() async {
        let events = shelf.events(at: now).map { RegistryEvent(.delete, $0.service) }
        shelf = NATSShelf()
        closeIfEmpty()
        announce(events)
    }

    // MARK: Answering

    private func open() throws {
        guard subscriptions.isEmpty else { return }
        for family in NATSSubjectFamily.allCases {
            let isFirst = family == NATSSubjectFamily.allCases.first
            let id = try client.assumeIsolated { client in
                try client.subscribe(family.query) { [weak self] delivery in
                    self?.assumeIsolated { $0.received(delivery, tellsAgain: isFirst) }
                }
            }
            subscriptions.append(id)
        }
    }

    /// Where nobody answers any more, the server can tell so to whoever asks.
    private func closeIfEmpty() {
        guard shelf.isEmpty else { return }
        let ended = subscriptions
        subscriptions = []
        client.assumeIsolated { client in ended.forEach { client.unsubscribe($0) } }
    }

    private func received(_ delivery: NATSDelivery, tellsAgain: Bool) {
        switch delivery {
        // Watchers whose own connection held have seen the nodes go.
        case .gap: if tellsAgain { announce(shelf.events(at: now)) }
        case .message(let message):
            guard let reply = message.reply, let question = try? NATSRegistryMessage(decoding: message.payload) else {
                return
            }
            let answers = shelf.answers(to: question, at: now)
            client.assumeIsolated { client in
                // An asker that floods the connection goes without answers.
                for answer in answers where !client.publishAtOnce(NATSMessage(reply, answer)) { return }
            }
        }
    }

    // MARK: Telling

    private func tell(_ events: [RegistryEvent]) async throws {
        for message in Self.messages(events) { try await client.publish(message) }
    }

    private func announce(_ events: [RegistryEvent]) {
        client.assumeIsolated { client in
            for message in Self.messages(events) where !client.publishAtOnce(message) { return }
        }
    }

    private static func messages(_ events: [RegistryEvent]) -> [NATSMessage] {
        events.flatMap { event in
            let bytes = NATSRegistryMessage.event(event).encoded
            return NATSSubjectFamily.allCases.map { NATSMessage($0.watch, bytes) }
        }
    }

    // MARK: What the server takes

    private func checkSize(of service: ServiceRecord) async throws {
        guard let limit = await client.info?.maximumPayload else { return }
        let size = NATSRegistryMessage.event(RegistryEvent(.create, service)).encoded.count
        guard size > limit else { return }
        throw MicroError(
            .invalidRecord,
            "the record of \(service.name) takes \(size) bytes, and \(await client.peer) takes up to \(limit)"
        )
    }

    /// A server may let its users use the subjects of one family alone.
    private func checkPermissions() async throws {
        var refused: [NATSPermission] = []
        for family in NATSSubjectFamily.allCases {
            for permission in [NATSPermission(.subscribe, family.query), .init(.publish, family.watch)]
            where await client.isDenied(permission) {
                refused.append(permission)
            }
        }
        let subscribing = refused.filter { $0.action == .subscribe }
        guard subscribing.count < NATSSubjectFamily.allCases.count else {
            throw NATSRegistryFailure.denied(subscribing, by: await client.peer)
        }
        guard !refused.isEmpty, !hasWarned else { return }
        hasWarned = true
        let words = NATSRegistryFailure.denied(refused, by: await client.peer).message
        logger.warning("some clients of go-micro won't find this", metadata: ["error": "\(words)"])
    }
}
