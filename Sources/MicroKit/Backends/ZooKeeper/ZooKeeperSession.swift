import NIOCore

/// One session with a ZooKeeper and the connections it has had, without sockets and clocks: what happens goes in
/// with its time, and what is to be done comes out.
///
/// Requests are sent as soon as there is a connection, a number of them at a time, and answered in order. One that was
/// on its way when a connection was lost is sent once more, on the same session as long as it lives and on another one
/// afterwards; so it must be one that may be carried out twice. A connection is sought at all servers in turn, the one
/// behind the last first. When none lets this side in, the requests that wait fail. A session that is kept goes on
/// seeking until it must have expired.
struct ZooKeeperSession: Sendable {
    typealias Instant = ContinuousClock.Instant

    /// Which answer belongs to which request.
    struct Tag: Hashable, Sendable {
        var batch: Int
        /// The place in the batch.
        var index: Int
    }

    /// What is to be done.
    enum Action: Sendable {
        /// Connect to the server of that index within a time; ``ZooKeeperSession/connected(at:)`` or
        /// ``ZooKeeperSession/lost(_:at:)``.
        case dial(Int, Duration)
        case send(ByteBuffer)
        /// Close the connection, or give up making one. Nothing of it shall come in any more.
        case disconnect
        case answer(Tag, ZooKeeperReply)
        /// The batch gets no further answer.
        case fail(Int, MicroError)
        case tell(ZooKeeperEvent)
        /// The session is over, and with it its watches and ephemeral znodes.
        case expired(MicroError)
        /// The client's end.
        case closed
    }

    enum Phase: Hashable, Sendable {
        /// Without a connection, and seeking none.
        case idle
        case dialling
        /// Connected, and not welcome yet.
        case greeting
        case active
        /// Between two rounds through all servers.
        case resting(until: Instant)
        /// The end has been told to the server.
        case closing(until: Instant)
        case closed
    }

    struct Request: Sendable {
        var tag: Tag
        var request: ZooKeeperRequest
        var isRepeated = false
    }

    /// The most requests on their way.
    static let window = 512
    /// How long a server may take to end a session.
    static let closingTime = Duration.seconds(1)

    let settings: ZooKeeperSettings
    var phase = Phase.idle
    /// The session; 0 without.
    var id: Int64 = 0
    /// How long the server keeps the session without hearing of this side.
    var sessionTimeout: Duration
    var greeting: ZooKeeperGreeting
    var watches = ZooKeeperWatches()

    /// Connections in a row that servers closed instead of welcoming the session.
    var snubs = 0

    /// The server that is spoken to, or was last.
    var server = 0
    /// Why servers did not let this side in, in this round.
    var failures: [MicroError] = []
    var backoff = Backoff(from: .milliseconds(100), to: .seconds(5))
    /// When the attempt to get in ends.
    var attemptEnd: Instant?

    var waiting = CircularBuffer<Request>()
    var inFlight = CircularBuffer<(xid: Int32, request: Request)>()
    var lastXid: Int32 = 0
    var lastSent: Instant
    var lastReceived: Instant
    /// When the oldest of what is on its way was sent, or a reply after that arrived.
    var silentSince: Instant
    var activeSince: Instant

    /// Begins without a session; the first request opens one.
    init(_ settings: ZooKeeperSettings, at now: Instant) {
        self.settings = settings
        sessionTimeout = settings.sessionTimeout
        greeting = ZooKeeperGreeting(timeout: settings.sessionMilliseconds)
        (lastSent, lastReceived, silentSince, activeSince) = (now, now, now, now)
    }

    // MARK: Requests

    /// Takes requests, which are answered in their order.
    mutating func submit(_ requests: [ZooKeeperRequest], batch: Int, at now: Instant) -> [Action] {
        switch phase {
        case .closing, .closed: return [.fail(batch, Self.closedError(settings))]
        default: break
        }
        for (index, request) in requests.enumerated() {
            waiting.append(Request(tag: Tag(batch: batch, index: index), request: request))
        }
        switch phase {
        case .idle, .resting: return beginRound(at: now)
        case .active: return sendWaiting(at: now)
        default: return []
        }
    }

    /// Forgets a batch for which nobody waits any more; what is on its way stays so.
    mutating func forget(batch: Int) {
        waiting.removeAll { $0.tag.batch == batch }
    }

    /// Ends the session; what waits fails.
    mutating func close(at now: Instant) -> [Action] {
        switch phase {
        case .closed, .closing: return []
        default: break
        }
        let isActive = phase == .active
        var actions = failAll(Self.closedError(settings))
        guard isActive else {
            phase = .closed
            return actions + [.disconnect, .closed]
        }
        actions.append(.send(farewell(at: now)))
        guard settings.isKept else {
            // Nothing is left behind that others could see.
            phase = .closed
            return actions + [.disconnect, .closed]
        }
        phase = .closing(until: now + Self.closingTime)
        return actions
    }

    static func closedError(_ settings: ZooKeeperSettings) -> MicroError {
        MicroError(.registryUnavailable, "the connection to \(settings.text) has been closed", phase: .discovery)
    }

    mutating func sendWaiting(at now: Instant) -> [Action] {
        var writer = JuteWriter()
        while inFlight.count < Self.window, let next = waiting.popFirst() {
            lastXid = lastXid == .max ? 1 : lastXid + 1
            next.request.write(as: lastXid, to: &writer)
            if inFlight.isEmpty { silentSince = now }
            inFlight.append((lastXid, next))
        }
        guard writer.bytes.readableBytes > 0 else { return [] }
        lastSent = now
        return [.send(writer.bytes)]
    }

    /// The packet that ends the session.
    mutating func farewell(at now: Instant) -> ByteBuffer {
        lastSent = now
        lastXid = lastXid == .max ? 1 : lastXid + 1
        var writer = JuteWriter()
        writer.writePacket { [lastXid] in $0.writeHeader(lastXid, .closeSession) }
        return writer.bytes
    }

    /// Lets everything fail that has no answer.
    mutating func failAll(_ error: MicroError) -> [Action] {
        let batches = Set(waiting.map(\.tag.batch)).union(inFlight.map(\.request.tag.batch))
        waiting.removeAll()
        inFlight.removeAll()
        return batches.sorted().map { .fail($0, error) }
    }
}
