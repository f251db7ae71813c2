import NIOCore
import Synchronization

/// The messages of a stream that have arrived and wait to be taken, by one reader.
///
/// Whoever fills it is told when to stop and when to go on. Since what has been read of a socket must go somewhere, it
/// takes more than fits and counts on being given little of it.
final class StreamInbox: Sendable {
    /// When a stream holds up its peer.
    struct Limits: Sendable {
        /// The most messages that wait.
        var count = 16
        /// The most bytes that wait.
        var size = 64 << 10
    }

    fileprivate struct Reader {
        let id: Int
        let continuation: CheckedContinuation<TransportMessage?, any Error>
    }

    fileprivate struct State {
        var messages = CircularBuffer<TransportMessage>()
        var size = 0
        var isFull = false
        var end: Result<TransportMessage?, any Error>?
        var reader: Reader?
        var lastID = 0
    }

    private let limits: Limits
    private let onRoom: @Sendable () -> Void
    private let state = Mutex(State())

    /// - Parameters:
    ///   - limits: When it is full.
    ///   - onRoom: Called when it has been full and half of that is taken, on the reader's task.
    init(limits: Limits = Limits(), onRoom: @escaping @Sendable () -> Void) {
        self.limits = limits
        self.onRoom = onRoom
    }

    /// Whether nothing more should be offered.
    var isFull: Bool { state.withLock { $0.isFull } }

    /// Whether nothing more is taken.
    var hasEnded: Bool { state.withLock { $0.end != nil } }

    /// Adds a message, unless the stream has ended.
    func offer(_ message: TransportMessage) {
        let reader: Reader? = state.withLock { state in
            guard state.end == nil else { return nil }
            if let reader = state.reader {
                state.reader = nil
                return reader
            }
            state.messages.append(message)
            state.size += message.body.count
            if state.messages.count >= limits.count || state.size >= limits.size { state.isFull = true }
            return nil
        }
        reader?.continuation.resume(returning: message)
    }

    /// Ends the stream behind what waits, in good order when there is no error; only the first end counts.
    func finish(_ error: (any Error)?) {
        let reader: Reader? = state.withLock { state in
            guard state.end == nil else { return nil }
            state.end = error.map { .failure($0) } ?? .success(nil)
            defer { state.reader = nil }
            return state.reader
        }
        if let error {
            reader?.continuation.resume(throwing: error)
        } else {
            reader?.continuation.resume(returning: nil)
        }
    }

    /// Takes the next message, waiting for it; nil at the end. See ``TransportStream/receive()``.
    func next() async throws -> TransportMessage? {
        let id = state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let (result, hasRoom) = state.withLock { $0.take(Reader(id: id, continuation: continuation), limits) }
                if let result { continuation.resume(with: result) }
                if hasRoom { onRoom() }
            }
        } onCancel: {
            let reader: Reader? = state.withLock { state in
                guard state.reader?.id == id else { return nil }
                defer { state.reader = nil }
                return state.reader
            }
            reader?.continuation.resume(throwing: Self.cancellation)
        }
    }

    fileprivate static var cancellation: MicroError {
        MicroError(.cancelled, "waiting for a message was cancelled", phase: .wait)
    }
}

extension StreamInbox.State {
    /// What the reader gets at once, nil when it must wait; and whether there is room again.
    fileprivate mutating func take(
        _ reader: StreamInbox.Reader,
        _ limits: StreamInbox.Limits
    ) -> (result: Result<TransportMessage?, any Error>?, hasRoom: Bool) {
        // Asked within the lock: a cancellation that came earlier found no reader to wake.
        if Task.isCancelled { return (.failure(StreamInbox.cancellation), false) }
        if let message = messages.popFirst() {
            size -= message.body.count
            let hasRoom = isFull && messages.count <= limits.count / 2 && size <= limits.size / 2
            if hasRoom { isFull = false }
            return (.success(message), hasRoom)
        }
        if let end { return (end, false) }
        if self.reader != nil {
            return (.failure(MicroError(.internal, "two tasks receive from one stream at once")), false)
        }
        self.reader = reader
        return (nil, false)
    }
}
