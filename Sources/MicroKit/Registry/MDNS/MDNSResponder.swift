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
    private(set) var sockets: MDNSSockets?
    private var nextNumber = 0
    private var isMending = false
    private var announcing: [MDNSZones.Key: [Scheduled<Void>]] = [:]
    private var watchers: [Int: Watcher] = [:]
    private var nextWatcher = 0
    private var isClosed = false
    private(set) var counters = MDNSCounters()

    private struct Watcher {
        var service: String?
        var stream: AsyncThrowingStream<RegistryEvent, any Error>.Continuation
        var repetitions = MDNSRepetitions()
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
        mend(retryAfter: nil)
        for (key, zone) in nodes {
            let isNew = zones.all[key] == nil
            guard zones.insert(zone.node, listing: zone.listing, for: key) else { continue }
            var random = SystemRandomNumberGenerator()
            let steps =
                isNew ? MDNSAnnouncing.newNode(zone.node, using: &random) : MDNSAnnouncing.changedNode(zone.node)
            announce(steps, for: key)
        }
    }

    /// Stops answering for nodes and says so; returns when the goodbyes have been sent. For nodes that this process does
    /// not answer for it just says so, with what `strangers` has of them.
    func deregister(_ keys: [MDNSZones.Key], strangers: [MDNSZones.Key: MDNSZone]) async throws {
        try checkOpen()
        let unknown = keys.filter { zones.all[$0] == nil }.compactMap { strangers[$0] }
        if !unknown.isEmpty { try await open() }
        await withdraw(keys)
        await sayGoodbye(unknown)
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
            loop.scheduleTask(in: TimeAmount(step.delay)) {
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
        // By their numbers alone, or each event would copy what is remembered.
        for number in Array(watchers.keys) {
            if let name = watchers[number]?.service, name != event.service.name { continue }
            guard watchers[number]?.repetitions.isNews(event, at: .now) == true else { continue }
            watchers[number]?.stream.yield(event)
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
            attempt = openSockets(on: try MDNSInterface.choose(interfaces, from: devices))
            opening = attempt
        }
        do {
            let opened = try await attempt.get()
            guard !isClosed else {
                opened.close()
                throw Self.closed
            }
            if sockets == nil { adopt(opened) }
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
        // A reply to port 0, which only a forged question can come from, is an error that NIO closes the socket for.
        guard devices.isNear(peer), peer.port != 0, socket.channel.isWritable else {
            counters.dropped += 1
            return
        }
        for reply in replies { _ = socket.send(reply.encoded(compressed: true), to: peer) }
    }

    // MARK: Mending

    private func openSockets(on interfaces: [MDNSInterface]) -> EventLoopFuture<MDNSSockets> {
        defer { nextNumber += interfaces.count }
        return MDNSSockets.open(.listening, on: interfaces, numberedFrom: nextNumber, loop: loop) {
            packet,
            number,
            peer in
            self.assumeIsolated { $0.received(packet, number, peer) }
        }
    }

    /// Uses the sockets. NIO closes one for nearly every error of a single packet, such as that of an interface which
    /// is down for a moment, so each is opened again when that happens.
    private func adopt(_ opened: MDNSSockets) {
        sockets = MDNSSockets(open: (sockets?.open ?? []) + opened.open, failures: opened.failures)
        for socket in opened.open {
            socket.channel.closeFuture.whenComplete { _ in self.assumeIsolated { $0.lost(socket.number) } }
        }
    }

    private func lost(_ number: Int) {
        sockets?.open.removeAll { $0.number == number }
        mendLater(.seconds(1))
    }

    private func mendLater(_ pause: TimeAmount) {
        guard !isClosed, !isMending else { return }
        isMending = true
        loop.scheduleTask(in: pause) {
            self.assumeIsolated {
                $0.isMending = false
                $0.mend(retryAfter: min(pause * 2, .seconds(30)))
            }
        }
    }

    /// Follows the host's interfaces: opens the sockets that are missing and closes those whose interface or address
    /// is gone. Every registration does so too, and a service renews its own twice a minute.
    private func mend(retryAfter pause: TimeAmount?) {
        guard !isClosed, !isMending, let present = sockets?.open else { return }
        devices = MDNSDevice.all()
        guard let wanted = try? MDNSInterface.choose(interfaces, from: devices) else { return }
        for socket in present where !wanted.contains(socket.interface) { socket.channel.close(promise: nil) }
        let missing = wanted.filter { interface in !present.contains { $0.interface == interface } }
        guard !missing.isEmpty else { return }
        isMending = true
        openSockets(on: missing).whenComplete { result in
            self.assumeIsolated { $0.mended(result, retryAfter: pause) }
        }
    }

    private func mended(_ result: Result<MDNSSockets, any Error>, retryAfter pause: TimeAmount?) {
        isMending = false
        guard case .success(let opened) = result else {
            if let pause { mendLater(pause) }
            return
        }
        guard !isClosed else { return opened.close() }
        adopt(opened)
        if let pause, !opened.failures.isEmpty { mendLater(pause) }
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
