import Synchronization

/// A transport inside one process, for tests and for services that live together: go-micro's `transport/memory.go`.
///
/// Addresses are names within one instance: listeners and callers must share it. A reply is made on the caller's own
/// task, so that a handler which ignores cancellation holds up its caller beyond the deadline.
public final class MemoryTransport: Transport {
    /// `memory`
    public var name: String { "memory" }

    private struct State {
        var listeners: [String: MemoryListener] = [:]
        var nextPort = 1
    }

    private let limits: TransportLimits
    private let state = Mutex(State())

    /// Makes a transport without any listener.
    public init(limits: TransportLimits = TransportLimits()) { self.limits = limits }

    /// Connects to a listener of this instance.
    public func dial(_ address: String, deadline: ContinuousClock.Instant) async throws -> any TransportConnection {
        MemoryConnection(listener: try listener(at: address, deadline), limits: limits)
    }

    /// Connects to a listener of this instance for a stream, whose handler runs in a task of its own.
    public func dialStream(
        _ address: String,
        deadline: ContinuousClock.Instant
    ) async throws -> any TransportStreamConnection {
        MemoryStreamConnection(listener: try listener(at: address, deadline), limits: limits)
    }

    private func listener(at address: String, _ deadline: ContinuousClock.Instant) throws -> MemoryListener {
        _ = try HostPort(parsing: address)
        guard !Task.isCancelled else {
            throw MicroError(.cancelled, "connecting to \(address) was cancelled", phase: .connect, address: address)
        }
        guard let listener = state.withLock({ $0.listeners[address] }), ContinuousClock.now < deadline else {
            throw MicroError(
                .unreachable,
                "can't connect to \(address): nobody listens there",
                phase: .connect,
                address: address
            )
        }
        return listener
    }

    /// Listens within this instance; port 0 picks a free number.
    public func listen(
        _ address: String,
        _ accept: @escaping @Sendable (TransportRequest) async -> TransportMessage?
    ) async throws -> any TransportListener {
        let asked = try HostPort(parsing: address)
        return try state.withLock { state in
            var place = asked
            if place.host.isEmpty { place.host = "memory" }
            while place.port == 0 || (asked.port == 0 && state.listeners["\(place)"] != nil) {
                place.port = state.nextPort
                state.nextPort = state.nextPort % 65535 + 1
                guard state.listeners.count < 65535 else { throw taken(address) }
            }
            guard state.listeners["\(place)"] == nil else { throw taken(address) }
            let listener = MemoryListener(address: "\(place)", accept: accept) { [weak self] address in
                _ = self?.state.withLock { $0.listeners.removeValue(forKey: address) }
            }
            state.listeners["\(place)"] = listener
            return listener
        }
    }

    private func taken(_ address: String) -> MicroError {
        MicroError(.unreachable, "can't listen on \(address): the address is in use", address: address)
    }
}

/// A name that is served, and the calls that are being answered there.
final class MemoryListener: TransportListener {
    let address: String
    let accept: @Sendable (TransportRequest) async -> TransportMessage?

    private struct State {
        var isOpen = true
        var nextCall = 0
        /// Ends a call; finishing the stream instead says that it ended by itself.
        var calls: [Int: AsyncStream<Void>.Continuation] = [:]
        var idle: AsyncStream<Void>.Continuation?
    }

    private let forget: @Sendable (String) -> Void
    private let state = Mutex(State())

    init(
        address: String,
        accept: @escaping @Sendable (TransportRequest) async -> TransportMessage?,
        forget: @escaping @Sendable (String) -> Void
    ) {
        self.address = address
        self.accept = accept
        self.forget = forget
    }

    var isOpen: Bool { state.withLock { $0.isOpen } }

    /// Takes note of a call that begins; nil when the listener is closed.
    func begin(_ stop: AsyncStream<Void>.Continuation) -> Int? {
        state.withLock { state in
            guard state.isOpen else { return nil }
            state.nextCall += 1
            state.calls[state.nextCall] = stop
            return state.nextCall
        }
    }

    func end(_ call: Int) {
        let idle = state.withLock { state in
            state.calls[call] = nil
            return state.calls.isEmpty ? state.idle : nil
        }
        idle?.finish()
    }

    func close(grace: Duration) async {
        forget(address)
        let (drained, continuation) = AsyncStream<Void>.makeStream()
        let isIdle = state.withLock { state in
            state.isOpen = false
            state.idle = continuation
            return state.calls.isEmpty
        }
        if isIdle { continuation.finish() }
        let deadline = ContinuousClock.now + grace
        await withTaskGroup(of: Void.self) { group in
            group.addTask { for await _ in drained {} }
            group.addTask { try? await pause(until: deadline) }
            await group.next()
            group.cancelAll()
        }
        let late = state.withLock { Array($0.calls.values) }
        for stop in late { stop.yield() }
    }
}

/// A caller's side of the memory transport.
final class MemoryConnection: TransportConnection {
    private struct State {
        var isOpen = true
        var stop: AsyncStream<Void>.Continuation?
    }

    private let listener: MemoryListener
    private let limits: TransportLimits
    private let state = Mutex(State())

    init(listener: MemoryListener, limits: TransportLimits) {
        self.listener = listener
        self.limits = limits
    }

    var isOpen: Bool { state.withLock { $0.isOpen } && listener.isOpen }

    func roundTrip(
        _ message: TransportMessage,
        deadline: ContinuousClock.Instant,
        sent: @Sendable () -> Void
    ) async throws -> TransportMessage {
        // The same rules as on the wire, so that what works here works there.
        _ = try HTTPRequestHeadWriter.head(for: message, host: listener.address, limits: limits)
        let (stopped, stop) = AsyncStream<Void>.makeStream()
        let isFree = state.withLock { state in
            defer { if state.isOpen { state.stop = stop } }
            return state.isOpen
        }
        guard isFree, let call = listener.begin(stop) else { throw lost("is closed", .write) }
        defer {
            listener.end(call)
            state.withLock { $0.stop = nil }
        }
        sent()
        do {
            let reply = try await answer(message, deadline, stopped)
            guard reply.body.count <= limits.messageSize else {
                throw failure(.messageTooLarge, "the reply of \(listener.address) has \(reply.body.count) bytes")
            }
            return reply
        } catch {
            state.withLock { $0.isOpen = false }
            guard let error = error as? MicroError else { throw failure(.cancelled, "the call was cancelled") }
            throw error
        }
    }

    private func answer(
        _ message: TransportMessage,
        _ deadline: ContinuousClock.Instant,
        _ stopped: AsyncStream<Void>
    ) async throws -> TransportMessage {
        let (accept, address) = (listener.accept, listener.address)
        let request = TransportRequest(message: message, remoteAddress: "memory:0", localAddress: address)
        let late = failure(.timeout, "\(address) did not reply in time")
        let ended = lost("ended before the reply began", .wait)
        return try await withThrowingTaskGroup(of: TransportMessage.self) { group in
            group.addTask {
                if let reply = await accept(request) { return reply }
                // No answer is no answer, as on the wire.
                try await pause(until: deadline)
                throw late
            }
            group.addTask {
                try await pause(until: deadline)
                throw late
            }
            group.addTask {
                for await _ in stopped { throw ended }
                throw CancellationError()
            }
            defer { group.cancelAll() }
            guard let reply = try await group.next() else { throw CancellationError() }
            try Task.checkCancellation()
            return reply
        }
    }

    func close() async {
        let stop = state.withLock { state in
            state.isOpen = false
            return state.stop
        }
        stop?.yield()
    }

    private func lost(_ what: String, _ phase: MicroError.Phase) -> MicroError {
        MicroError(
            .connectionLost,
            "the connection to \(listener.address) \(what)",
            phase: phase,
            address: listener.address
        )
    }

    private func failure(_ code: MicroError.Code, _ message: String) -> MicroError {
        MicroError(code, message, phase: .wait, address: listener.address)
    }
}
