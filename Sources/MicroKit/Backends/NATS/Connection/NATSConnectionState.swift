/// What a client says and hears on one connection, as a value: what a server says goes in, what is to be done comes out
/// (<https://docs.nats.io/reference/reference-protocols/nats-protocol>).
struct NATSConnectionState: Sendable {
    /// What is to be done.
    enum Action: Sendable {
        case send(NATSCommand)
        /// Speak TLS from here on, and say so with ``NATSConnectionState/secured()``.
        case startTLS
        /// The server has taken the login.
        case opened(NATSServerInfo)
        /// It said something new of itself.
        case changed(NATSServerInfo)
        case deliver(NATSMessage, subscription: UInt64)
        case passOver(subscription: UInt64)
        /// Everything that was sent before the flush has been dealt with.
        case flushed(Int)
        case denied(NATSPermission)
        /// Close, for this reason. Nothing follows it.
        case close(MicroError)
    }

    private enum State {
        case silent
        case securing(NATSServerInfo)
        case greeting(NATSServerInfo)
        case open(NATSServerInfo)
        case closed
    }

    private enum Ping: Hashable {
        case greeting
        case keepAlive
        case flush(Int)
    }

    /// How many turns of the clock may pass without a word of the server.
    private static let silentTurns = 3

    /// What the server is called in messages, such as `nats at 127.0.0.1:4222`.
    let peer: String
    private let login: NATSLogin
    private let wantsTLS: Bool
    private var state = State.silent
    private var pings: [Ping] = []
    private var turnsInSilence = 0
    private var isSecure = false

    init(peer: String, login: NATSLogin, wantsTLS: Bool) {
        self.peer = peer
        self.login = login
        self.wantsTLS = wantsTLS
    }

    /// What the server last said of itself, once it has taken the login.
    var info: NATSServerInfo? {
        if case .open(let info) = state { info } else { nil }
    }

    /// The server said something.
    mutating func received(_ operation: NATSOperation) -> [Action] {
        turnsInSilence = 0
        switch (state, operation) {
        case (.closed, _): return []
        case (.silent, .info(let info)): return greet(info)
        case (_, .error(let error)): return failed(error)
        // Nothing that comes in plaintext after the first line is to be believed.
        case (.silent, _), (.securing, _): return close(.protocolMismatch, "\(peer) does not speak NATS as it should")
        case (_, .ping): return [.send(.pong)]
        case (_, .pong): return ponged()
        case (.greeting, .info(let info)): state = .greeting(info)
        case (.open, .info(let info)):
            state = .open(info)
            return [.changed(info)]
        case (.open, .message(let message, let id)): return [.deliver(message, subscription: id)]
        case (.open, .unusable(let id)): return [.passOver(subscription: id)]
        case (_, .ok), (_, .message), (_, .unusable): break
        }
        return []
    }

    /// TLS is spoken now.
    mutating func secured() -> [Action] {
        guard case .securing(let info) = state else { return [] }
        isSecure = true
        return connect(info)
    }

    /// Asks the server to answer when it has dealt with all before.
    mutating func flush(_ id: Int) -> [Action] {
        guard case .open = state else { return [] }
        pings.append(.flush(id))
        return [.send(.ping)]
    }

    /// Some time has passed, always the same: asks whether the server is still there.
    mutating func turn() -> [Action] {
        guard case .open = state else { return [] }
        turnsInSilence += 1
        guard turnsInSilence < Self.silentTurns else {
            return close(.connectionLost, "\(peer) has not answered for too long")
        }
        pings.append(.keepAlive)
        return [.send(.ping)]
    }

    /// What arrived can't be read.
    mutating func failed(_ failure: NATSParser.Failure) -> [Action] {
        switch failure {
        case .unknown(let text): close(.protocolMismatch, "\(peer) does not speak NATS: it says \"\(text)\"")
        case .lineTooLong: close(.protocolMismatch, "\(peer) does not speak NATS: its line has no end")
        case .unframed: close(.protocolMismatch, "\(peer) does not keep to NATS: a message is longer than it said")
        }
    }

    /// The connection has ended by itself.
    mutating func ended() -> [Action] {
        switch state {
        case .closed: []
        case .open: close(.connectionLost, "\(peer) has closed the connection")
        // A server has no words for a client that it does not want before its login.
        case .silent: close(.unreachable, "\(peer) closed the connection before it said anything")
        case .securing, .greeting: close(.unreachable, "\(peer) closed the connection during the login")
        }
    }

    // MARK: Greeting

    private mutating func greet(_ info: NATSServerInfo) -> [Action] {
        guard info.needsTLS || wantsTLS else { return connect(info) }
        guard info.needsTLS || info.offersTLS else {
            return close(.protocolMismatch, "\(peer) does not speak TLS", hint: "connect to it in plaintext")
        }
        state = .securing(info)
        return [.startTLS]
    }

    private mutating func connect(_ info: NATSServerInfo) -> [Action] {
        do {
            let options = try login.options(for: info, isSecure: isSecure)
            state = .greeting(info)
            pings.append(.greeting)
            return [.send(.connect(options)), .send(.ping)]
        } catch {
            return close(error.code, "\(peer): \(error.message)")
        }
    }

    private mutating func ponged() -> [Action] {
        // A server that answers what was not asked is no reason to end.
        guard !pings.isEmpty else { return [] }
        switch (pings.removeFirst(), state) {
        case (.greeting, .greeting(let info)):
            state = .open(info)
            return [.opened(info)]
        case (.flush(let id), _): return [.flushed(id)]
        default: return []
        }
    }

    // MARK: Ending

    private mutating func failed(_ error: NATSServerError) -> [Action] {
        switch error {
        case .permission(let permission): return [.denied(permission)]
        case .login(let words):
            let hint = login.isEmpty ? "give a user and password, a token, an nkey or a credentials file" : nil
            return close(.accessDenied, login.refusal(by: peer, words), hint: hint)
        case .other(let words):
            if case .open = state { return close(.connectionLost, "\(peer) ends the connection: \(words)") }
            return close(.unreachable, "\(peer) refuses the connection: \(words)")
        }
    }

    private mutating func close(_ code: MicroError.Code, _ message: String, hint: String? = nil) -> [Action] {
        state = .closed
        return [.close(MicroError(code, message, phase: .connect, hint: hint))]
    }
}
