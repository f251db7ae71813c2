import Synchronization

/// Lets a number of tasks in at a time, the others in the order they came.
final class Turnstile: Sendable {
    /// A task's place. It is given back by ``leave()``, and by forgetting it.
    final class Place: Sendable {
        private let turnstile: Turnstile
        private let hasLeft = Atomic(false)

        fileprivate init(_ turnstile: Turnstile) { self.turnstile = turnstile }

        deinit { leave() }

        /// Gives the place back; twice is no error.
        func leave() {
            guard !hasLeft.exchange(true, ordering: .relaxed) else { return }
            turnstile.passOn()
        }
    }

    private enum Waiter {
        /// On its way to the queue.
        case coming
        /// Cancelled on its way.
        case cancelled
        case waiting(CheckedContinuation<Place, any Error>)
    }

    private struct State {
        var free: Int
        var waiters: [UInt64: Waiter] = [:]
        /// The numbers of those who wait, in order. No place is free while there are any.
        var queue: [UInt64] = []
        var lastNumber: UInt64 = 0
    }

    private let state: Mutex<State>

    init(places: Int) { state = Mutex(State(free: places)) }

    /// Takes a place if one is free and nobody waits for it.
    func enterAtOnce() -> Place? {
        let isFree = state.withLock { state in
            guard state.free > 0 else { return false }
            state.free -= 1
            return true
        }
        return isFree ? Place(self) : nil
    }

    /// Waits for a place.
    /// - Throws: `CancellationError`.
    func enter() async throws -> Place {
        let number = state.withLock { state in
            state.lastNumber += 1
            state.waiters[state.lastNumber] = .coming
            return state.lastNumber
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { wait(as: number, $0) }
        } onCancel: {
            giveUp(number)
        }
    }

    private enum Turn { case now, later, never }

    private func wait(as number: UInt64, _ continuation: CheckedContinuation<Place, any Error>) {
        let turn: Turn = state.withLock { state in
            if case .cancelled = state.waiters.removeValue(forKey: number) { return .never }
            if state.free > 0 {
                state.free -= 1
                return .now
            }
            state.queue.append(number)
            state.waiters[number] = .waiting(continuation)
            return .later
        }
        switch turn {
        case .now: continuation.resume(returning: Place(self))
        case .later: break
        case .never: continuation.resume(throwing: CancellationError())
        }
    }

    private func giveUp(_ number: UInt64) {
        let waiter = state.withLock { state in
            guard let waiter = state.waiters[number] else { return Waiter?.none }
            if case .coming = waiter { state.waiters[number] = .cancelled }
            if case .waiting = waiter {
                state.waiters[number] = nil
                state.queue.removeAll { $0 == number }
            }
            return waiter
        }
        if case .waiting(let continuation) = waiter { continuation.resume(throwing: CancellationError()) }
    }

    private func passOn() {
        let waiter: Waiter? = state.withLock { state in
            guard !state.queue.isEmpty else {
                state.free += 1
                return nil
            }
            return state.waiters.removeValue(forKey: state.queue.removeFirst())
        }
        if case .waiting(let continuation) = waiter { continuation.resume(returning: Place(self)) }
    }
}
