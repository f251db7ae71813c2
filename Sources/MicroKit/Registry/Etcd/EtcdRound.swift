/// Whom to ask and when to give up, of several servers that can answer the same: the pure part of one request.
struct EtcdRound: Sendable {
    /// What to do next.
    enum Step: Sendable {
        /// Ask a server, until a time.
        case ask(String, until: ContinuousClock.Instant)
        /// Wait before the next step, since a server said that it will do soon.
        case wait(Duration)
        /// Give up.
        case fail(MicroError)
    }

    /// Why a server could not be asked.
    struct Complaint: Sendable {
        let address: String
        /// Goes behind the address: `can't be reached: connection refused`.
        let text: String
        let code: MicroError.Code
        let hint: String?
        let cause: any Error
        /// Whether it may do in a moment.
        let isPassing: Bool
    }

    private let addresses: [String]
    private let deadline: ContinuousClock.Instant
    private var next = 0
    private var complaints: [String: Complaint] = [:]
    private var isWorthWaiting = false
    private var backoff = Backoff(from: .milliseconds(50), to: .milliseconds(500))

    init(_ addresses: [String], until deadline: ContinuousClock.Instant) {
        self.addresses = addresses
        self.deadline = deadline
    }

    /// What to do next. Each server gets its part of the time that is left.
    mutating func step(at now: ContinuousClock.Instant) -> Step {
        guard now < deadline else { return .fail(failure) }
        if next < addresses.count {
            defer { next += 1 }
            return .ask(addresses[next], until: now + now.duration(to: deadline) / (addresses.count - next))
        }
        guard isWorthWaiting else { return .fail(failure) }
        next = 0
        isWorthWaiting = false
        return .wait(min(backoff.next(), now.duration(to: deadline)))
    }

    /// Takes that the server that was asked last could not answer.
    mutating func take(_ complaint: Complaint) {
        complaints[complaint.address] = complaint
        isWorthWaiting = isWorthWaiting || complaint.isPassing
    }

    /// Takes that the server that was asked last is to be asked once more at once.
    mutating func repeatLast() { next = max(0, next - 1) }

    private var failure: MicroError {
        let known = addresses.compactMap { complaints[$0] }
        guard let first = known.first(where: { $0.code != .registryUnavailable }) ?? known.first else {
            return MicroError(.registryUnavailable, "etcd was not asked in time", phase: .discovery)
        }
        let each = known.map { "\($0.address) \($0.text)" }.joined(separator: "; ")
        return MicroError(
            first.code,
            known.count == 1 ? "etcd at \(each)" : "no server of etcd answers: \(each)",
            phase: .discovery,
            address: first.address,
            hint: first.hint,
            cause: first.cause
        )
    }
}
