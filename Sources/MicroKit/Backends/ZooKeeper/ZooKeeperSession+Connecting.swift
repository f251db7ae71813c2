import NIOCore

extension ZooKeeperSession {
    /// A connection is there.
    mutating func connected(at now: Instant) -> [Action] {
        guard phase == .dialling else { return [.disconnect] }
        phase = .greeting
        var greeting = greeting
        // Servers that lost their data, or came back from an older backup, close the connection of anybody who has seen
        // more than they have (`ZooKeeperServer.processConnectRequest`), for ever. That is meant for followers that lag
        // behind and soon catch up; when all refuse, the session must learn that it is over.
        if snubs >= settings.addresses.count { greeting.lastTransaction = 0 }
        var writer = JuteWriter()
        greeting.write(to: &writer)
        lastSent = now
        return [.send(writer.bytes)]
    }

    /// A connection is lost, or none came about.
    mutating func lost(_ reason: MicroError, at now: Instant) -> [Action] {
        switch phase {
        case .idle, .resting, .closed: return []
        case .greeting:
            snubs += 1
            return failedAttempt(reason, at: now)
        case .dialling:
            snubs = 0
            return failedAttempt(reason, at: now)
        case .closing:
            phase = .closed
            return [.disconnect, .closed]
        case .active: return [.disconnect] + lostSession(reason, at: now)
        }
    }

    /// Seeks a connection at all servers, the one behind the last first where that has just been lost.
    mutating func beginRound(at now: Instant) -> [Action] {
        failures = []
        return dial(at: now)
    }

    private mutating func dial(at now: Instant) -> [Action] {
        phase = .dialling
        attemptEnd = now + settings.attemptTime
        return [.dial(server, settings.attemptTime)]
    }

    private mutating func lostSession(_ reason: MicroError, at now: Instant) -> [Action] {
        var actions = repeatRequests(reason)
        guard settings.isKept || !waiting.isEmpty else {
            forgetSession()
            return actions
        }
        server = (server + 1) % settings.addresses.count
        // A server that lets this side in just to close the door again shall not be asked in a busy loop.
        if now - activeSince < .seconds(1) {
            phase = .resting(until: now + backoff.next())
        } else {
            backoff.reset()
            actions += beginRound(at: now)
        }
        return actions
    }

    /// Lets what was on its way wait for another connection, if it has not done so before.
    private mutating func repeatRequests(_ reason: MicroError) -> [Action] {
        let failed = Set(inFlight.filter(\.request.isRepeated).map(\.request.tag.batch))
        while var (_, request) = inFlight.popLast() {
            request.isRepeated = true
            waiting.prepend(request)
        }
        waiting.removeAll { failed.contains($0.tag.batch) }
        return failed.sorted().map { .fail($0, reason) }
    }

    /// Goes on to the next server, or gives up for now.
    private mutating func failedAttempt(_ reason: MicroError, at now: Instant) -> [Action] {
        failures.append(reason)
        server = (server + 1) % settings.addresses.count
        guard failures.count >= settings.addresses.count else { return [.disconnect] + dial(at: now) }
        // Once more as one who has seen nothing.
        if id != 0, snubs == settings.addresses.count { return [.disconnect] + beginRound(at: now) }
        return [.disconnect] + endRound(at: now)
    }

    private mutating func endRound(at now: Instant) -> [Action] {
        let error = settings.unreachable(failures)
        var actions = failAll(error)
        attemptEnd = nil
        guard settings.isKept, id != 0 else {
            forgetSession()
            return actions
        }
        guard now - lastReceived < sessionTimeout * 2 else {
            forgetSession()
            actions.append(.expired(error))
            return actions
        }
        phase = .resting(until: now + backoff.next())
        return actions
    }

    mutating func forgetSession() {
        phase = .idle
        id = 0
        snubs = 0
        greeting = ZooKeeperGreeting(timeout: settings.sessionMilliseconds)
        sessionTimeout = settings.sessionTimeout
        watches = ZooKeeperWatches()
    }

    // MARK: The welcome

    mutating func welcomed(_ packet: ByteBuffer, at now: Instant) -> [Action] {
        var reader = JuteReader(packet)
        guard let welcome = try? ZooKeeperWelcome(from: &reader) else {
            return failedAttempt(settings.noZooKeeper(server), at: now)
        }
        guard !welcome.hasExpired else { return refused(at: now) }
        phase = .active
        attemptEnd = nil
        activeSince = now
        snubs = 0
        let isTakenOver = id != 0
        id = welcome.session
        greeting.session = welcome.session
        greeting.password = welcome.password
        // Not less than lets this side do something else meanwhile.
        sessionTimeout = .milliseconds(max(100, Int(welcome.timeout)))
        return introduce(isTakenOver: isTakenOver, at: now) + sendWaiting(at: now)
    }

    /// The session that was to go on is over; another one takes its place where there is something to ask.
    private mutating func refused(at now: Instant) -> [Action] {
        guard id != 0 else {
            let reason = "it opens no session"
            return failedAttempt(settings.unreachable(server, reason), at: now)
        }
        forgetSession()
        let error = MicroError(
            .registryUnavailable,
            "the session with \(settings.text) has expired",
            phase: .discovery
        )
        return [.disconnect, .expired(error)] + (waiting.isEmpty ? [] : beginRound(at: now))
    }

    /// Says who speaks, and which watches there were.
    private mutating func introduce(isTakenOver: Bool, at now: Instant) -> [Action] {
        var writer = JuteWriter()
        settings.credentials?.write(to: &writer)
        if isTakenOver { _ = watches.write(since: greeting.lastTransaction, to: &writer) }
        guard writer.bytes.readableBytes > 0 else { return [] }
        lastSent = now
        return [.send(writer.bytes)]
    }
}
