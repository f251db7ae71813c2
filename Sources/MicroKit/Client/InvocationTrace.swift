/// The clock of one invocation: its deadline, what is going on, and how long each phase has taken over all attempts.
struct InvocationTrace: Sendable {
    let timeout: Duration
    let deadline: ContinuousClock.Instant
    /// For opening one connection.
    let connectTimeout: Duration
    /// Told of each step.
    let observer: InvocationObserver?
    /// Whether the caller gave the addresses, so that a bad one is an argument of his.
    let hasGivenAddresses: Bool
    /// What is going on, for errors that do not say it themselves.
    var phase = MicroError.Phase.discovery
    /// Who is being talked to.
    var address: String?
    private(set) var spans: [PhaseSpan] = []

    init(_ options: CallOptions, observer: InvocationObserver? = nil, start: ContinuousClock.Instant = .now) {
        timeout = options.timeout
        deadline = start + options.timeout
        connectTimeout = options.connectTimeout
        hasGivenAddresses = !options.addresses.isEmpty
        self.observer = observer
    }

    /// What is left until the deadline; zero or less when it has passed.
    var remaining: Duration { ContinuousClock.now.duration(to: deadline) }

    /// Counts the time since `start` to a phase and returns it.
    @discardableResult
    mutating func add(_ phase: MicroError.Phase, since start: ContinuousClock.Instant) -> Duration {
        add(phase, start.duration(to: .now))
    }

    /// Counts a time to a phase and returns it.
    @discardableResult
    mutating func add(_ phase: MicroError.Phase, _ duration: Duration) -> Duration {
        if let index = spans.firstIndex(where: { $0.phase == phase }) {
            spans[index].duration += duration
        } else {
            spans.append(PhaseSpan(phase, duration))
        }
        return duration
    }

    /// How long a phase has taken so far.
    func duration(of phase: MicroError.Phase) -> Duration { spans.first { $0.phase == phase }?.duration ?? .zero }

    /// `discovery 1 ms, connect 0.3 ms`, for people.
    var summary: String {
        spans.map { "\($0.phase.rawValue) \($0.duration.shortText)" }.joined(separator: ", ")
    }
}

extension InvocationTrace {
    /// Opens a connection to a node, counts the time, and tells the observer.
    /// - Parameters:
    ///   - node: To whom.
    ///   - dial: Connects by the given time.
    /// - Returns: What `dial` has made.
    /// - Throws: What `dial` throws.
    mutating func connecting<Connection>(
        to node: Node,
        _ dial: (ContinuousClock.Instant) async throws -> Connection
    ) async throws -> Connection {
        phase = .connect
        let start = ContinuousClock.now
        let limit = min(deadline, start + connectTimeout)
        let opened = await Result.catching { try await dial(limit) }
        let duration = add(.connect, since: start)
        let connection = try opened.mapError { dialFailure($0, node) }.get()
        observer?(.connected(node, duration, reused: false))
        return connection
    }

    /// An address that a registry gave is no argument of the caller, and one bad record must not stop the others.
    private func dialFailure(_ error: any Error, _ node: Node) -> any Error {
        guard !hasGivenAddresses, let error = error as? MicroError, error.code == .invalidArgument else { return error }
        return MicroError(
            .unreachable,
            "node \(node.id) can't be reached: \(error.message)",
            phase: .connect,
            address: node.address,
            cause: error
        )
    }

    /// Sends the message that opens a stream, counts the time, and tells the observer.
    mutating func writing(
        _ message: TransportMessage,
        to node: Node,
        _ send: @escaping @Sendable () async throws -> Void
    ) async throws {
        phase = .write
        let start = ContinuousClock.now
        let late = MicroError(.timeout, "\(node.address) did not take the request in time", phase: .write)
        let sent = await Result.catching { try await withDeadline(deadline, expired: { late }, send) }
        let duration = add(.write, since: start)
        try sent.get()
        observer?(.sent(message, duration))
    }
}

extension Duration {
    /// The duration for people, rounded: `5 s`, `1.25 s`, `120 ms`, `0.3 ms`.
    package var shortText: String {
        let microseconds = clampedNanoseconds / 1000
        return switch microseconds {
        case 999_500...: "\(Self.decimal((microseconds + 5000) / 10_000, 2)) s"
        case 10_000...: "\((microseconds + 500) / 1000) ms"
        default: "\(Self.decimal((microseconds + 50) / 100, 1)) ms"
        }
    }

    /// An integer with that many of its digits behind the point, ending zeros left out.
    private static func decimal(_ value: Int64, _ digits: Int) -> String {
        var scale: Int64 = 1
        for _ in 0..<digits { scale *= 10 }
        let fraction = String(scale + value % scale).dropFirst()
        let kept = fraction.reversed().drop { $0 == "0" }.reversed()
        return kept.isEmpty ? "\(value / scale)" : "\(value / scale).\(String(kept))"
    }
}
