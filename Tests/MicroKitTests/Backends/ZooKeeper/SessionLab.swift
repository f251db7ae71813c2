import NIOCore

@testable import MicroKit

/// A session with its time, whose actions are told in words.
struct SessionLab {
    var session: ZooKeeperSession
    let start: ContinuousClock.Instant
    private(set) var now: ContinuousClock.Instant
    private(set) var lastError: MicroError?
    private var lastBatch = 0

    init(servers: Int = 1, isKept: Bool = false, credentials: ZooKeeperCredentials? = nil) {
        start = .now
        now = start
        let settings = ZooKeeperSettings(
            addresses: (0..<servers).map { "s\($0):1" },
            sessionTimeout: .seconds(12),
            timeout: .seconds(5),
            credentials: credentials,
            isKept: isKept
        )
        session = ZooKeeperSession(settings, at: start)
    }

    /// A session of the id 5 and nine seconds, after one request.
    static func open(servers: Int = 1, isKept: Bool) throws -> SessionLab {
        var lab = SessionLab(servers: servers, isKept: isKept)
        _ = lab.submit([.delete("/first")])
        _ = lab.connect()
        _ = lab.receive(ZooKeeperBytes.welcome(5))
        _ = lab.reply(1)
        return lab
    }

    mutating func submit(_ requests: [ZooKeeperRequest]) -> [String] {
        lastBatch += 1
        return tell(session.submit(requests, batch: lastBatch, at: now))
    }

    mutating func connect() -> [String] { tell(session.connected(at: now)) }

    mutating func receive(_ packet: ByteBuffer) -> [String] { tell(session.received(packet, at: now)) }

    mutating func reply(_ xid: Int32, _ code: ZooKeeperCode = .ok) -> [String] {
        receive(ZooKeeperBytes.reply(xid, code))
    }

    mutating func lose(_ reason: String) -> [String] {
        tell(session.lost(session.settings.unreachable(session.server, reason), at: now))
    }

    mutating func close() -> [String] { tell(session.close(at: now)) }

    mutating func pass(_ time: Duration) { now += time }

    /// Lets the timer fire at its time.
    mutating func fire() -> [String] {
        guard let deadline = session.deadline else { return ["no timer"] }
        now = max(now, deadline)
        return tell(session.timerFired(at: now))
    }

    private mutating func tell(_ actions: [ZooKeeperSession.Action]) -> [String] {
        actions.map { action in
            switch action {
            case .dial(let server, _): return "dial \(server)"
            case .send(let bytes): return "send \(Self.packets(bytes, isGreeting: session.phase == .greeting))"
            case .disconnect: return "disconnect"
            case .answer(let tag, let reply): return "answer \(tag.batch).\(tag.index) \(Self.text(reply))"
            case .fail(let batch, let error):
                lastError = error
                return "fail \(batch) \(error.code)"
            case .tell(let event): return "tell \(event.path)"
            case .expired(let error):
                lastError = error
                return "expired \(error.code)"
            case .closed: return "closed"
            }
        }
    }

    private static func text(_ reply: ZooKeeperReply) -> String {
        switch reply {
        case .failed(let code): "failed \(code.rawValue)"
        case .done: "done"
        case .znode: "znode"
        case .data: "data"
        case .children: "children"
        }
    }

    /// The numbers of requests, and the kinds of everything else.
    private static func packets(_ bytes: ByteBuffer, isGreeting: Bool) -> String {
        bytes.packets.map { packet in
            var reader = JuteReader(ByteBuffer(bytes: packet))
            guard !isGreeting else {
                _ = try? reader.int32()
                let seen = (try? reader.int64()) ?? -1
                _ = try? reader.int32()
                let session = (try? reader.int64()) ?? -1
                return "greeting \(session)" + (session != 0 && seen == 0 ? " that has seen nothing" : "")
            }
            let xid = (try? reader.int32()) ?? 0
            switch (try? reader.int32()).flatMap(ZooKeeperRequest.Kind.init) {
            case .ping: return "ping"
            case .auth: return "auth"
            case .setWatches: return "watches"
            case .closeSession: return "close"
            default: return "\(xid)"
            }
        }
        .joined(separator: ",")
    }
}
