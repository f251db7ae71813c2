import NIOCore

/// Answers for the nodes of this process and hears what others announce, on port 5353. Everything happens on one event
/// loop, which is the executor of this actor.
actor MDNSResponder {
    nonisolated let unownedExecutor: UnownedSerialExecutor
    private let executor: any SerialExecutor
    private let loop: any EventLoop
    private let names: MDNSNames
    private let interfaces: [String]
    private var devices: [MDNSDevice] = []
    private var zones = MDNSZones()
    private var opening: EventLoopFuture<MDNSSockets>?
    private var sockets: MDNSSockets?
    private var announcing: [MDNSZones.Key: [Scheduled<Void>]] = [:]
    private var watchers: [Int: Watcher] = [:]
    private var nextWatcher = 0
    private var isClosed = false
    private(set) var counters = MDNSCounters()

    private struct Watcher {
        var service: String?
        var stream: AsyncThrowingStream<RegistryEvent, any Error>.Continuation
    }

    /// Prepares to answer in the domain of `names`. The interfaces are names or addresses, none for all, and looked up
    /// when the sockets are opened; the loop is one of NIOPosix.
    init(names: MDNSNames, interfaces: [String], loop: any EventLoop) {
        self.names = names
        self.interfaces = interfaces
        self.loop = loop
        executor = loop.executor
        unownedExecutor = executor.asUnownedSerialExecutor()
    }

    // MARK: Registering

    /// Answers for a service's nodes from now on; announcing goes on after the return.
    /// - Throws: ``MicroError`` `registryUnavailable`.
    func register(_ nodes: [MDNSZones.Key: (node: MDNSZone, listing: MDNSZone)]) async throws {
        try await open()
        for (key, zone) in nodes {
            let isNew = zones.all[key] == nil
            guard zones.insert(zone.node, listing: zone.listing, for: key) else { continue }
            var random = SystemRandomNumberGenerator()
            let steps =
                isNew ? MDNSAnnouncing.newNode(zone.node, using: &random) : MDNSAnnouncing.changedNode(zone.node)
            announce(steps, for: key)
        }
    }

    /// Stops answering for nodes and says so; returns when the goodbyes have been sent.
    func deregister(_ keys: [MDNSZones.Key]) async throws {
        try checkOpen()
        await withdraw(keys)
    }

    private func withdraw(_ keys: [MDNSZones.Key]) async {
        await sayGoodbye(
            keys.compactMap { key in
                announcing.removeValue(forKey: key)?.forEach { $0.cancel() }
                return zones.remove(key)
            }
        )
    }

    private func announce(_ steps: [MDNSAnnouncing.Step], for key: MDNSZones.Key) {
        announcing[key]?.forEach { $0.cancel() }
        announcing[key] = steps.map { step in
            loop.scheduleTask(in: .nanoseconds(step.delay.wholeNanoseconds)) {
                self.assumeIsolated { $0.multicast(step.packet) }
            }
        }
    }

    private func multicast(_ packet: [UInt8]) {
        // Nobody waits for an announcement; an interface that went down meanwhile may come back.
        for socket in sockets?.open ?? [] where socket.channel.isWritable { _ = socket.multicast(packet) }
    }

    private func sayGoodbye(_ zones: [MDNSZone]) async {
        let sent = zones.map(MDNSAnnouncing.goodbye).flatMap { packet in
            (sockets?.open ?? []).map { $0.multicast(packet) }
        }
        // A goodbye that can't be sent is like a process that crashed: it merely stops answering.
        _ = try? await EventLoopFuture.whenAllComplete(sent, on: loop).get()
    }

    // MARK: Watching

    /// What others, and this process, announce from now on.
    /// - Throws: ``MicroError`` `registryUnavailable`.
    func watch(_ service: String?) async throws -> AsyncThrowingStream<RegistryEvent, any Error> {
        try await open()
        let number = nextWatcher
        nextWatcher += 1
        // A reader that stands still loses the oldest events rather than this process its memory.
        let (stream, continuation) = AsyncThrowingStream.makeStream(
            of: RegistryEvent.self,
            throwing: (any Error).self,
            bufferingPolicy: .bufferingNewest(4096)
        )
        watchers[number] = Watcher(service: service, stream: continuation)
        continuation.onTermination = { [loop] _ in
            loop.execute { self.assumeIsolated { $0.watchers[number] = nil } }
        }
        return stream
    }

    private func tell(_ event: RegistryEvent) {
        for watcher in watchers.values where watcher.service == nil || watcher.service == event.service.name {
            watcher.stream.yield(event)
        }
    }

    // MARK: Sockets

    /// Opens the sockets unless they are open. Callers at once share one attempt; after a failure the next one tries
    /// again.
    private func open() async throws {
        try checkOpen()
        if sockets != nil { return }
        let attempt: EventLoopFuture<MDNSSockets>
        if let opening {
            attempt = opening
        } else {
            devices = MDNSDevice.all()
            attempt = MDNSSockets.open(
                .listening,
                on: try MDNSInterface.choose(interfaces, from: devices),
                loop: loop
            ) { packet, number, peer in
                self.assumeIsolated { $0.received(packet, number, peer) }
            }
            opening = attempt
        }
        do {
            let opened = try await attempt.get()
            guard !isClosed else {
                opened.close()
                throw Self.closed
            }
            sockets = opened
        } catch {
            opening = nil
            throw error
        }
    }

    /// - Throws: ``MicroError`` `registryUnavailable` after ``close()``.
    func checkOpen() throws {
        guard !isClosed else { throw Self.closed }
    }

    private static var closed: MicroError { MicroError(.registryUnavailable, "the mDNS registry has been closed") }

    private func received(_ packet: [UInt8], _ number: Int, _ peer: SocketAddress) {
        counters.packets += 1
        guard let message = try? DNSMessage(decoding: packet) else {
            counters.malformed += 1
            return
        }
        if message.flags.contains(.response) {
            guard !watchers.isEmpty else { return }
            MDNSWatching.events(message, names: names, counters: &counters).forEach(tell)
        } else {
            reply(to: message, through: number, peer)
        }
    }

    private func reply(to message: DNSMessage, through number: Int, _ peer: SocketAddress) {
        let replies = zones.replies(to: message)
        guard !replies.isEmpty, let socket = sockets?.open.first(where: { $0.number == number }) else { return }
        guard devices.isNear(peer), socket.channel.isWritable else {
            counters.dropped += 1
            return
        }
        for reply in replies { _ = socket.send(reply.encoded(compressed: true), to: peer) }
    }

    // MARK: Closing

    /// Says goodbye for everything, ends all watches, closes the sockets.
    func close() async {
        guard !isClosed else { return }
        isClosed = true
        for watcher in watchers.values { watcher.stream.finish() }
        await withdraw(Array(zones.all.keys))
        sockets?.close()
        sockets = nil
    }
}
