import Synchronization
public import Testing

/// Lets one test at a time keep a thread busy for long. On a machine with two cores, two of them would hold up every
/// other test for as long as they take.
public struct HeavyTrait: TestTrait, TestScoping {
    private static let queue = Queue()

    /// Runs the test when no other of them runs.
    public func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        await Self.queue.enter()
        defer { Self.queue.leave() }
        try await function()
    }
}

extension Trait where Self == HeavyTrait {
    /// For tests that compute for more than some tenths of a second without waiting for anything.
    public static var heavy: Self { Self() }
}

/// A place for one.
private final class Queue: Sendable {
    private struct State {
        var isTaken = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    func enter() async {
        await withCheckedContinuation { continuation in
            let enters = state.withLock { state in
                guard state.isTaken else {
                    state.isTaken = true
                    return true
                }
                state.waiting.append(continuation)
                return false
            }
            if enters { continuation.resume() }
        }
    }

    func leave() {
        let next: CheckedContinuation<Void, Never>? = state.withLock { state in
            guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
            state.isTaken = false
            return nil
        }
        next?.resume()
    }
}
