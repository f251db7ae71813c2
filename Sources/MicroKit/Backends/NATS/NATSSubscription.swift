import NIOCore
import Synchronization

/// What comes for one or more subjects, kept for a reader who takes it one by one.
///
/// A reader who does not keep up costs messages and no memory: what comes over the limits is dropped, and the reader is
/// told of a gap in its place.
package final class NATSSubscription: Sendable {
    /// What a reader gets.
    package enum Event: Sendable {
        /// A message has come.
        case message(NATSMessage)
        /// Messages have been missed, or may have been: the connection was lost and is there again, or the reader did
        /// not keep up.
        case gap
        /// The time of ``remind(in:)`` has come.
        case reminder
    }

    fileprivate struct State {
        var events: [Event] = []
        /// The first event that has not been read.
        var first = 0
        var bytes = 0
        var hasEnded = false
        var reader: CheckedContinuation<Void, Never>?

        var count: Int { events.count - first }
    }

    private let messageLimit: Int
    private let byteLimit: Int
    private let loop: any EventLoop
    private let state = Mutex(State())

    /// - Parameters:
    ///   - loop: Tells the time.
    ///   - messageLimit: The most messages that wait.
    ///   - byteLimit: The most bytes of the messages that wait.
    init(loop: any EventLoop, messageLimit: Int, byteLimit: Int) {
        self.loop = loop
        self.messageLimit = messageLimit
        self.byteLimit = byteLimit
    }

    /// Puts a ``Event/reminder`` among the messages after a while.
    package func remind(in time: Duration) {
        loop.scheduleTask(in: TimeAmount(time)) { [weak self] in self?.add(.reminder, 0) }
    }

    /// The next event, waiting for it; nil when the subscription has ended or the task is cancelled. One task at a time.
    package func next() async -> Event? {
        while !Task.isCancelled {
            let (event, hasEnded) = state.withLock { ($0.pop(), $0.hasEnded) }
            if let event { return event }
            if hasEnded { return nil }
            await untilChange()
        }
        return nil
    }

    func put(_ delivery: NATSDelivery) {
        switch delivery {
        case .gap: add(.gap, 0)
        case .message(let message): add(.message(message), message.size)
        }
    }

    func end() {
        let reader = state.withLock { state in
            state.hasEnded = true
            return state.reader.take()
        }
        reader?.resume()
    }

    private func add(_ event: Event, _ size: Int) {
        let reader: CheckedContinuation<Void, Never>? = state.withLock { state in
            let isFull = state.count >= messageLimit || state.bytes + size > byteLimit
            switch event {
            case .reminder: state.events.append(event)
            case .message where !isFull:
                state.events.append(event)
                state.bytes += size
            case .message, .gap:
                // One gap tells as much as many.
                if state.count > 0, case .gap? = state.events.last { return nil }
                state.events.append(.gap)
            }
            return state.reader.take()
        }
        reader?.resume()
    }

    private func untilChange() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { reader in
                let goesOn = state.withLock { state in
                    if state.count > 0 || state.hasEnded || Task.isCancelled { return true }
                    state.reader = reader
                    return false
                }
                if goesOn { reader.resume() }
            }
        } onCancel: {
            state.withLock { $0.reader.take() }?.resume()
        }
    }
}

extension NATSSubscription.State {
    fileprivate mutating func pop() -> NATSSubscription.Event? {
        guard first < events.count else { return nil }
        let event = events[first]
        first += 1
        if case .message(let message) = event { bytes -= message.size }
        // Drops what has been read, once it is most of what is kept.
        if first > 64, first * 2 > events.count {
            events.removeFirst(first)
            first = 0
        }
        return event
    }
}

extension NATSMessage {
    fileprivate var size: Int { subject.utf8.count + payload.count + 128 }
}

extension NATSClient {
    /// Subscribes while `body` runs.
    /// - Parameters:
    ///   - subjects: What to hear of.
    ///   - queue: The group of which one subscriber gets each message.
    ///   - messageLimit: The most messages that wait for the reader.
    ///   - byteLimit: The most bytes of the messages that wait.
    ///   - body: Reads.
    /// - Returns: What `body` returns.
    /// - Throws: As ``connect()`` and ``subscribe(_:queue:_:)``, and what `body` throws.
    package func withSubscription<Result: Sendable>(
        to subjects: [String],
        queue: String? = nil,
        messageLimit: Int = 8192,
        byteLimit: Int = 32 << 20,
        _ body: (NATSSubscription) async throws -> Result
    ) async throws -> Result {
        try await connect()
        let subscription = NATSSubscription(loop: loop, messageLimit: messageLimit, byteLimit: byteLimit)
        var ids: [UInt64] = []
        defer {
            ids.forEach { unsubscribe($0) }
            subscription.end()
        }
        for subject in subjects { ids.append(try subscribe(subject, queue: queue) { subscription.put($0) }) }
        return try await body(subscription)
    }

    /// Publishes a request and waits for the first reply.
    /// - Parameters:
    ///   - message: The request; a subject for replies is made.
    ///   - deadline: When to wait no longer.
    /// - Returns: The reply.
    /// - Throws: ``MicroError`` `noSubscriber` when the server says that nobody has subscribed, `timeout`,
    ///   `accessDenied` when the request may not be published, `cancelled`, and as ``publish(_:)``.
    package func request(_ message: NATSMessage, deadline: ContinuousClock.Instant) async throws -> NATSMessage {
        var message = message
        let inbox = NATSSubject.newInbox()
        message.reply = inbox
        let (request, subject) = (message, message.subject)
        return try await withDeadline(deadline) {
            MicroError(.timeout, "nobody has answered the request under \(subject) in time", phase: .wait)
        } _: {
            try await self.withSubscription(to: [inbox]) { replies in
                try await self.publish(request)
                try await self.flush()
                for permission in [NATSPermission(.publish, subject), .init(.subscribe, inbox)] {
                    guard await self.isDenied(permission) else { continue }
                    throw MicroError(
                        .accessDenied,
                        "\(await self.peer) does not let this user \(permission.action.rawValue) \(permission.subject)"
                    )
                }
                while case let event? = await replies.next() {
                    guard case .message(let reply) = event else { continue }
                    guard !reply.saysNoResponders else {
                        throw MicroError(.noSubscriber, "nobody has subscribed to \(subject)")
                    }
                    return reply
                }
                throw MicroError(.cancelled, "the request under \(subject) was cancelled")
            }
        }
    }
}
