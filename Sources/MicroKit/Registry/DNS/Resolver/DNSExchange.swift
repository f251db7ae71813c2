/// One question to name servers, over as many tries as it takes: the pure part (RFC 1035 4.2 and 7.2, RFC 6891 for
/// larger packets, RFC 7766 for TCP).
struct DNSExchange: Sendable {
    /// What carries a packet.
    enum Carrier: Hashable, Sendable { case udp, tcp }

    /// What to do next.
    enum Step: Hashable, Sendable {
        /// Send a packet to a server, by its place among them, and tell what comes of it.
        case ask(server: Int, over: Carrier, packet: [UInt8])
        /// The server that answered, and what.
        case answer(server: Int, DNSMessage)
        /// Nobody answers: the reason of each server that was tried.
        case fail([Int: String])
    }

    /// The bytes of a packet that any network carries whole.
    static let packetSize: UInt16 = 1232
    /// The most questions and records in an answer: more than the smallest of them fit into its 65,535 bytes.
    static let maximumRecords = 6000

    /// What is asked.
    let question: DNSQuestion
    private let id: UInt16
    private let servers: [Int]
    private let tries: Int
    private var done = 0
    private var carrier = Carrier.udp
    /// Whether the server is told that it may send more than 512 bytes, which some that are very old do not understand.
    private var isExtended = true
    private var reasons: [Int: String] = [:]

    /// - Parameters:
    ///   - question: What to ask.
    ///   - id: The packets' id; should be hard to guess, as whoever guesses it can answer in place of a server.
    ///   - servers: How many servers there are; at least one.
    ///   - first: Which of them to ask first.
    ///   - attempts: How often to ask each.
    init(_ question: DNSQuestion, id: UInt16, servers: Int, first: Int = 0, attempts: Int) {
        self.question = question
        self.id = id
        let count = max(1, servers)
        self.servers = (0..<count).map { (first + $0) % count }
        tries = count * max(1, attempts)
    }

    /// The server that is being asked.
    private var server: Int { servers[done % servers.count] }

    /// Begins.
    func start() -> Step {
        var message = DNSMessage(id: id, flags: .recursionDesired, questions: [question])
        if isExtended {
            // Its class says how large a packet may be.
            message.additionals = [
                DNSRecord(owner: DNSName(), recordClass: Self.packetSize, ttl: 0, data: .other(.opt, []))
            ]
        }
        return .ask(server: server, over: carrier, packet: message.encoded(compressed: false))
    }

    /// The message of a packet, nil when it does not answer what was asked and is to be passed over.
    func answer(_ packet: [UInt8]) -> DNSMessage? {
        guard let message = try? DNSMessage(decoding: packet, maximumRecords: Self.maximumRecords),
            message.id == id, message.flags.contains(.response), message.flags.isDisjoint(with: .operation)
        else { return nil }
        // Those who do not understand the question need not repeat it.
        if message.questions.isEmpty, [.formatError, .notImplemented].contains(message.response) { return message }
        guard message.questions.count == 1, let echo = message.questions.first else { return nil }
        guard echo.name.folded == question.name.folded, echo.type == question.type, echo.qclass == question.qclass
        else { return nil }
        return message
    }

    /// Takes a server's answer.
    mutating func received(_ message: DNSMessage) -> Step {
        if message.flags.contains(.truncated), carrier == .udp {
            carrier = .tcp
            return start()
        }
        switch message.response {
        case .success, .noSuchName: return .answer(server: server, message)
        case .formatError where isExtended, .notImplemented where isExtended:
            isExtended = false
            return start()
        case .formatError: return failed("it does not understand the question")
        case .notImplemented: return failed("it does not know such questions")
        case .refused: return failed("it refuses to answer")
        default: return failed("it failed to find an answer")
        }
    }

    /// Takes that a try has failed.
    mutating func failed(_ reason: String) -> Step {
        reasons[server] = reason
        done += 1
        (carrier, isExtended) = (.udp, true)
        return done < tries ? start() : .fail(reasons)
    }
}

extension DNSMessage {
    /// How a server found the answer (RFC 1035 4.1.1).
    enum Response: UInt16, Sendable {
        case success, formatError, serverFailure, noSuchName, notImplemented, refused
        /// Any other.
        case other
    }

    /// How a server found the answer.
    var response: Response {
        Response(rawValue: flags.intersection(.responseCode).rawValue) ?? .other
    }
}
