import Synchronization

/// A caller's side of a stream of the memory transport.
///
/// The listener's side runs in a task, as it would beyond a socket. The connection owns it and cancels it when it is
/// closed or let go, unless the last message has been sent: then the handler may see the stream to its end.
final class MemoryStreamConnection: TransportStreamConnection {
    private let address: String
    private let limits: TransportLimits
    private let pipe: MemoryPipe
    private let server: Task<Void, Never>
    private let hasFinished = Atomic(false)

    init(listener: MemoryListener, limits: TransportLimits) {
        let pipe = MemoryPipe(address: listener.address)
        address = listener.address
        self.limits = limits
        self.pipe = pipe
        server = Task { await MemoryStreamServer(listener: listener, pipe: pipe).run() }
    }

    deinit {
        if !hasFinished.load(ordering: .relaxed) { server.cancel() }
    }

    func send(_ message: TransportMessage, isLast: Bool) async throws {
        // The same rules as on the wire, so that what works here works there.
        _ = try HTTPRequestHeadWriter.head(for: message, host: address, limits: limits)
        try await pipe.send(message, to: pipe.requests)
        if isLast { hasFinished.store(true, ordering: .relaxed) }
    }

    func receive() async throws -> TransportMessage? {
        let message = try await pipe.replies.next()
        guard let count = message?.body.count, count > limits.messageSize else { return message }
        pipe.replies.finish(nil)
        let text = "a reply of \(address) has \(count) bytes, over the limit of \(limits.messageSize) bytes"
        throw MicroError(.messageTooLarge, text, phase: .wait, address: address)
    }

    func close(sending last: TransportMessage?) async {
        if let last {
            pipe.requests.offer(last)
            hasFinished.store(true, ordering: .relaxed)
        }
        let lost = MicroError(.connectionLost, "the caller has closed the connection", address: address)
        pipe.requests.finish(lost)
        pipe.replies.finish(nil)
        pipe.makeRoom()
        if !hasFinished.load(ordering: .relaxed) { server.cancel() }
    }
}

/// The messages on their way in both directions, and those who wait for room.
final class MemoryPipe: Sendable {
    let requests: StreamInbox
    let replies: StreamInbox

    private let address: String
    private let room: MemoryRoom

    init(address: String) {
        let room = MemoryRoom()
        self.address = address
        self.room = room
        requests = StreamInbox { room.made() }
        replies = StreamInbox { room.made() }
    }

    /// Puts a message into an inbox as soon as there is room.
    func send(_ message: TransportMessage, to inbox: StreamInbox) async throws {
        while inbox.isFull, !inbox.hasEnded, !Task.isCancelled { await room.wait { inbox.isFull && !inbox.hasEnded } }
        guard !Task.isCancelled else {
            throw MicroError(.cancelled, "sending to \(address) was cancelled", phase: .write, address: address)
        }
        guard !inbox.hasEnded else {
            throw MicroError(
                .connectionLost,
                "the connection to \(address) is closed: the message can't be sent",
                phase: .write,
                address: address
            )
        }
        inbox.offer(message)
    }

    /// Wakes those who wait for room.
    func makeRoom() { room.made() }
}

/// Lets tasks wait until room has been made somewhere.
private final class MemoryRoom: Sendable {
    private struct State {
        var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
        var lastID = 0
    }

    private let state = Mutex(State())

    /// Waits for the next ``made()`` or a cancellation, unless the condition no longer holds.
    func wait(if needed: () -> Bool) async {
        let id = state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let waits = state.withLock { state in
                    guard needed(), !Task.isCancelled else { return false }
                    state.waiting[id] = continuation
                    return true
                }
                if !waits { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiting.removeValue(forKey: id) }?.resume()
        }
    }

    func made() {
        let waiting = state.withLock { state in
            defer { state.waiting = [:] }
            return state.waiting.values
        }
        for continuation in waiting { continuation.resume() }
    }
}

/// The listener's side: a handler for each message, until one makes a stream of what follows.
private struct MemoryStreamServer: TransportStream, TransportStreamOpener {
    let listener: MemoryListener
    let pipe: MemoryPipe

    func run() async {
        while let message = try? await pipe.requests.next() {
            var request = TransportRequest(message: message, remoteAddress: "memory:0", localAddress: listener.address)
            request.streamOpener = self
            guard let reply = await answer(request) else { break }
            pipe.replies.offer(reply)
        }
        let lost = MicroError(.connectionLost, "the connection to \(listener.address) is closed")
        pipe.requests.finish(lost)
        pipe.replies.finish(nil)
        pipe.makeRoom()
    }

    /// nil when the listener is closed meanwhile, or takes no request.
    private func answer(_ request: TransportRequest) async -> TransportMessage? {
        let (stopped, stop) = AsyncStream<Void>.makeStream()
        guard let call = listener.begin(stop) else { return nil }
        defer { listener.end(call) }
        return await withTaskGroup(of: TransportMessage?.self) { group in
            group.addTask { await listener.accept(request) }
            group.addTask {
                for await _ in stopped { break }
                return nil
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
    }

    /// A stream has its connection to itself, so that every message belongs to it.
    func openStream(
        _ membership: @escaping @Sendable (Metadata) -> StreamMembership
    ) async throws -> any TransportStream { self }

    func send(_ message: TransportMessage, isLast: Bool) async throws {
        try await pipe.send(message, to: pipe.replies)
    }

    func receive() async throws -> TransportMessage? { try await pipe.requests.next() }
}
