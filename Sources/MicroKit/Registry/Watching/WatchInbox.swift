import Synchronization

/// The events of a watch that wait for its reader. Who fills it waits while it is full, so that a reader that stands
/// still costs neither events nor memory.
final class WatchInbox: Sendable {
    /// The most events that wait before who brings more has to.
    private static let limit = 1024

    private struct State {
        var events: [RegistryEvent] = []
        /// The first event that has not been read.
        var first = 0
        var begun: Result<Void, any Error>?
        var hasEnded = false
        var reader: CheckedContinuation<Void, Never>?
        var writers: [CheckedContinuation<Void, Never>] = []
        var opener: CheckedContinuation<Void, any Error>?

        var count: Int { events.count - first }

        mutating func pop() -> RegistryEvent? {
            guard first < events.count else { return nil }
            defer { first += 1 }
            return events[first]
        }

        /// Drops what has been read, once it is most of what is kept.
        mutating func compact() {
            guard first > 64, first * 2 > events.count else { return }
            events.removeFirst(first)
            first = 0
        }
    }

    private let state = Mutex(State())

    init() {}

    /// Brings events, and waits for the reader if there are many.
    /// - Throws: `CancellationError` when the task is cancelled, or nobody will read them.
    func put(_ events: [RegistryEvent]) async throws {
        guard !events.isEmpty else { return }
        let reader = try state.withLock { state in
            guard !state.hasEnded else { throw CancellationError() }
            state.events += events
            return state.reader.take()
        }
        reader?.resume()
        try await untilRoom()
    }

    /// The next event, waiting for it; nil at the end or when the task is cancelled.
    func next() async -> RegistryEvent? {
        while !Task.isCancelled {
            let (event, hasEnded, writers) = state.withLock { state in
                let event = state.pop()
                state.compact()
                let hasRoom = state.count < Self.limit
                defer { if hasRoom { state.writers = [] } }
                return (event, state.hasEnded, hasRoom ? state.writers : [])
            }
            writers.forEach { $0.resume() }
            if let event { return event }
            if hasEnded { return nil }
            await untilChange()
        }
        return nil
    }

    /// Nothing more comes. What waits can still be read.
    func end() {
        let (reader, writers, opener) = state.withLock { state in
            state.hasEnded = true
            defer { state.writers = [] }
            return (state.reader.take(), state.writers, state.opener.take())
        }
        reader?.resume()
        writers.forEach { $0.resume() }
        opener?.resume(throwing: CancellationError())
    }

    // MARK: The beginning

    /// Says that the first picture is there, or why there is none; only the first time counts.
    func begin(_ result: Result<Void, any Error>) {
        let opener: CheckedContinuation<Void, any Error>? = state.withLock { state in
            guard state.begun == nil else { return nil }
            state.begun = result
            return state.opener.take()
        }
        opener?.resume(with: result)
    }

    /// Returns when the first picture is there. One task, once.
    /// - Throws: Why there is none.
    func untilBegun() async throws {
        try await withCheckedThrowingContinuation { opener in
            let result: Result<Void, any Error>? = state.withLock { state in
                if state.hasEnded { return .failure(CancellationError()) }
                if state.begun == nil { state.opener = opener }
                return state.begun
            }
            if let result { opener.resume(with: result) }
        }
    }

    // MARK: Waiting

    private func untilRoom() async throws {
        await withTaskCancellationHandler {
            await withCheckedContinuation { writer in
                let goesOn = state.withLock { state in
                    if state.count < Self.limit || state.hasEnded || Task.isCancelled { return true }
                    state.writers.append(writer)
                    return false
                }
                if goesOn { writer.resume() }
            }
        } onCancel: {
            // Writers that were not cancelled look again, and find no room.
            wakeWriters()
        }
        try Task.checkCancellation()
        let (hasEnded, isFull) = state.withLock { ($0.hasEnded, $0.count >= Self.limit) }
        guard !hasEnded else { throw CancellationError() }
        if isFull { try await untilRoom() }
    }

    private func wakeWriters() {
        let writers = state.withLock { state in
            defer { state.writers = [] }
            return state.writers
        }
        writers.forEach { $0.resume() }
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
