import Logging
import Synchronization

/// The watches of a registry that can be lost: they begin again for as long as somebody reads them, and tell then what
/// has changed in the meantime.
///
/// A registry has one and gives it, for each watch, a function that follows the registry over one connection.
final class RegistryWatches: Sendable {
    /// Follows the registry until the connection is lost, and throws why. It tells first of everything that is there,
    /// in one picture (``RegistryUpdate/all(_:)``), and then of whatever follows it, in any form. What it tells waits
    /// for a reader who does not keep up.
    typealias Follow =
        @Sendable (_ tell: @escaping @Sendable (RegistryUpdate) async throws -> Void) async throws
        -> Void

    private let registry: String
    private let logger: Logger
    private let backoff: Backoff
    private let state = Mutex(State())

    private struct State {
        var watches: [Watch] = []
        var isClosed = false
    }

    private struct Watch {
        /// Kept alive by its task and its reader.
        weak var inbox: WatchInbox?
        let task: Task<Void, Never>
    }

    /// - Parameters:
    ///   - registry: What the registry is called in messages, such as `etcd at 127.0.0.1:2379`.
    ///   - logger: Told when a watch is lost and when it is there again.
    ///   - backoff: The pauses before another attempt.
    init(
        of registry: String,
        logger: Logger,
        backoff: Backoff = Backoff(from: .milliseconds(100), to: .seconds(5))
    ) {
        self.registry = registry
        self.logger = logger
        self.backoff = backoff
    }

    /// Opens a watch. Returns when the first picture is there, so that no change from now on is missed.
    /// - Parameter follow: See ``Follow``; called again whenever it has thrown or returned.
    /// - Returns: The changes. Reading no further, or giving it up, ends the following.
    /// - Throws: What `follow` throws before the first picture; ``MicroError`` `registryUnavailable` when closed.
    func open(_ follow: @escaping Follow) async throws -> AsyncThrowingStream<RegistryEvent, any Error> {
        let inbox = WatchInbox()
        // The stream's reader owns the task: it ends with the stream.
        let task = Task { [registry, logger, backoff] in
            let session = WatchSession(registry: registry, logger: logger) { try await inbox.put($0) }
            await session.run(follow, backoff) { inbox.begin($0) }
        }
        let reader = WatchReader(inbox: inbox, task: task)
        let isClosed = state.withLock { state in
            state.watches.removeAll { $0.inbox == nil }
            if !state.isClosed { state.watches.append(Watch(inbox: inbox, task: task)) }
            return state.isClosed
        }
        if isClosed { inbox.end() }
        do {
            try await withTaskCancellationHandler {
                try await inbox.untilBegun()
            } onCancel: {
                inbox.begin(.failure(CancellationError()))
            }
        } catch is CancellationError {
            let isCancelled = Task.isCancelled
            throw MicroError(
                isCancelled ? .cancelled : .registryUnavailable,
                isCancelled ? "the watch was cancelled" : "\(registry) has been closed"
            )
        }
        return AsyncThrowingStream { await reader.next() }
    }

    /// Ends all watches; there are no more.
    func close() {
        let watches = state.withLock { state in
            state.isClosed = true
            return swap(&state.watches, for: [])
        }
        for watch in watches {
            watch.inbox?.end()
            watch.task.cancel()
        }
    }
}

/// Puts another value in the place of one.
/// - Returns: What was there.
private func swap<Value>(_ place: inout Value, for value: Value) -> Value {
    defer { place = value }
    return place
}

/// One watch, over as many connections as it takes.
private struct WatchSession: Sendable {
    let registry: String
    let logger: Logger
    let put: @Sendable ([RegistryEvent]) async throws -> Void

    /// Follows until the task is cancelled.
    func run(
        _ follow: RegistryWatches.Follow,
        _ backoff: Backoff,
        begun: @escaping @Sendable (Result<Void, any Error>) -> Void
    ) async {
        let view = Mutex(RegistryView())
        /// Of what kind the loss is that was told of last; nil while the watch is there.
        let loss = Mutex<MicroError.Code?>(nil)
        var backoff = backoff
        while !Task.isCancelled {
            let hadPicture = Mutex(false)
            let result = await Result.catching {
                try await follow { update in
                    if loss.withLock({ swap(&$0, for: nil) }) != nil {
                        logger.notice("the watch goes on", metadata: ["registry": "\(registry)"])
                    }
                    hadPicture.withLock { $0 = true }
                    try await put(view.withLock { $0.take(update) })
                    begun(.success(()))
                }
            }
            guard !Task.isCancelled else { return }
            let reason: any Error =
                if case .failure(let error) = result { error } else {
                    MicroError(.registryUnavailable, "\(registry) ended the watch")
                }
            guard view.withLock(\.isComplete) else { return begun(.failure(reason)) }
            if hadPicture.withLock(\.self) { backoff.reset() }
            // Told once, and again when it is for another reason, such as credentials that no longer count.
            let code = (reason as? MicroError)?.code ?? .internal
            if loss.withLock({ swap(&$0, for: code) }) != code {
                let error = (reason as? MicroError)?.message ?? "\(reason)"
                logger.warning("the watch is lost and tried again", metadata: ["error": "\(error)"])
            }
            try? await pause(until: .now + backoff.next())
        }
    }
}

/// The reading end of a watch, which ends the following when it goes or has no more to read.
private final class WatchReader: Sendable {
    private let inbox: WatchInbox
    private let task: Task<Void, Never>

    init(inbox: WatchInbox, task: Task<Void, Never>) {
        self.inbox = inbox
        self.task = task
    }

    func next() async -> RegistryEvent? {
        guard let event = await inbox.next() else {
            task.cancel()
            return nil
        }
        return event
    }

    deinit { task.cancel() }
}
