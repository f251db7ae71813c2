import NIOCore

extension ZooKeeperSession {
    /// A packet has arrived, without its length.
    mutating func received(_ packet: ByteBuffer, at now: Instant) -> [Action] {
        switch phase {
        case .greeting:
            lastReceived = now
            return welcomed(packet, at: now)
        case .active, .closing:
            lastReceived = now
            silentSince = now
            do {
                return try handle(packet, at: now)
            } catch {
                return lost(settings.noZooKeeper(server), at: now)
            }
        default: return []
        }
    }

    /// Reads a packet of an open session (`zookeeper.jute`, `ReplyHeader`).
    private mutating func handle(_ packet: ByteBuffer, at now: Instant) throws(JuteReader.Failure) -> [Action] {
        var reader = JuteReader(packet)
        let xid = try reader.int32()
        let transaction = try reader.int64()
        let code = ZooKeeperCode(rawValue: try reader.int32())
        if transaction > 0 { greeting.lastTransaction = max(greeting.lastTransaction, transaction) }
        switch xid {
        case ZooKeeperXid.notification:
            guard let event = try ZooKeeperEvent(from: &reader) else { return [] }
            watches.note(event)
            return [.tell(event)]
        case ZooKeeperXid.ping, ZooKeeperXid.setWatches: return []
        case ZooKeeperXid.auth: return code == .ok ? [] : denied(.authFailed)
        default: break
        }
        if case .closing = phase {
            guard xid == lastXid else { return [] }
            phase = .closed
            return [.disconnect, .closed]
        }
        return try answered(xid, code, &reader, at: now)
    }

    private mutating func answered(
        _ xid: Int32,
        _ code: ZooKeeperCode,
        _ reader: inout JuteReader,
        at now: Instant
    ) throws(JuteReader.Failure) -> [Action] {
        guard let first = inFlight.first, first.xid == xid else { throw .invalidLength }
        let request = first.request.request
        switch code {
        case .sessionExpired, .sessionMoved, .connectionLoss:
            return lost(settings.unreachable(server, code.text), at: now)
        case .sessionClosedRequireAuth, .authFailed: return denied(code)
        default: break
        }
        let reply = code == .ok ? try ZooKeeperReply(to: request, from: &reader) : .failed(code)
        inFlight.removeFirst()
        watches.note(request, reply)
        let answer = Action.answer(first.request.tag, reply)
        // Many in one write, and the server has something to do meanwhile.
        return inFlight.count <= Self.window / 2 ? [answer] + sendWaiting(at: now) : [answer]
    }

    /// The server does not accept who speaks, and neither will the others.
    private mutating func denied(_ code: ZooKeeperCode) -> [Action] {
        let error = settings.denied(code, server)
        let hadSession = id != 0
        let actions = failAll(error)
        forgetSession()
        return actions + [.disconnect] + (hadSession ? [.expired(error)] : [])
    }

    // MARK: Time

    /// When ``timerFired(at:)`` is wanted; nil for never.
    var deadline: Instant? {
        switch phase {
        case .idle, .closed: nil
        case .dialling, .greeting: attemptEnd
        case .resting(let end), .closing(let end): end
        case .active:
            settings.isKept
                ? [pingTime, contactEnd, silenceEnd].compactMap(\.self).min()
                : silenceEnd ?? idleEnd
        }
    }

    /// When the server has taken too long for an answer.
    private var silenceEnd: Instant? { inFlight.isEmpty ? nil : silentSince + settings.timeout }
    /// When the server has to hear of this side again.
    private var pingTime: Instant { lastSent + sessionTimeout / 3 }
    /// When a server that answers every ping must have answered, and there is time left to find another.
    private var contactEnd: Instant { lastReceived + sessionTimeout * 2 / 3 }
    /// When a session that nobody uses is given up.
    private var idleEnd: Instant { max(lastSent, lastReceived) + sessionTimeout / 3 }

    /// Time has passed.
    mutating func timerFired(at now: Instant) -> [Action] {
        guard let deadline, deadline <= now else { return [] }
        switch phase {
        case .idle, .closed: return []
        case .dialling, .greeting:
            let time = settings.attemptTime.shortText
            return lost(settings.unreachable(server, "nobody answered within \(time)"), at: now)
        case .resting: return beginRound(at: now)
        case .closing:
            phase = .closed
            return [.disconnect, .closed]
        case .active: return activeTimerFired(at: now)
        }
    }

    private mutating func activeTimerFired(at now: Instant) -> [Action] {
        if let silenceEnd, silenceEnd <= now {
            return lost(settings.unreachable(server, "it did not answer within \(settings.timeout.shortText)"), at: now)
        }
        guard settings.isKept else {
            let farewell = farewell(at: now)
            forgetSession()
            return [.send(farewell), .disconnect]
        }
        if contactEnd <= now { return lost(settings.unreachable(server, "it has gone silent"), at: now) }
        lastSent = now
        var writer = JuteWriter()
        writer.writePacket { $0.writeHeader(ZooKeeperXid.ping, .ping) }
        return [.send(writer.bytes)]
    }
}
