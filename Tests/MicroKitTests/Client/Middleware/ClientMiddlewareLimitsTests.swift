import MicroKit
import MicroTestSupport
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(5))) struct ClientMiddlewareLimitsTests {
    private static let request = ClientRequest(
        CallRequest(service: "x", endpoint: "A.B", body: []),
        options: CallOptions(timeout: .seconds(50))
    )

    private final class Counts: Sendable {
        let values = Mutex((running: 0, most: 0))

        func enter() {
            values.withLock {
                $0.running += 1
                $0.most = max($0.most, $0.running)
            }
        }

        func leave() { values.withLock { $0.running -= 1 } }
    }

    @Test func letsNoMoreThanThatManyGoOn() async throws {
        let middleware = ClientMiddleware.limit(concurrent: 3)
        let counts = Counts()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<100 {
                group.addTask {
                    _ = try await middleware.handle(Self.request) { _ in
                        counts.enter()
                        for _ in 0..<10 { await Task.yield() }
                        counts.leave()
                        return .done
                    }
                }
            }
            try await group.waitForAll()
        }
        let (running, most) = counts.values.withLock { $0 }
        #expect(running == 0 && (1...3).contains(most))
    }

    /// Who waits too long is told so, and who is cancelled; neither keeps a place.
    @Test func waitsNoLongerThanTheCallMayTake() async throws {
        let middleware = ClientMiddleware.limit(concurrent: 1)
        _ = try await middleware.handle(Self.request) { _ in
            var hurried = Self.request
            hurried.options.timeout = .milliseconds(20)
            let error = await #expect(throws: MicroError.self) {
                _ = try await middleware.handle(hurried) { _ in .done }
            }
            #expect(error?.code == .timeout)
            let waiting = Task { try await middleware.handle(Self.request) { _ in .done } }
            waiting.cancel()
            let cancelled = await #expect(throws: MicroError.self) { _ = try await waiting.value }
            #expect(cancelled?.code == .cancelled)
            return .done
        }
        let answer = try await middleware.handle(Self.request) { request in
            // Nobody was waited for.
            #expect(request.options.timeout == Self.request.options.timeout)
            return .done
        }
        #expect(answer == .done)
    }

    @Test func givesThePlaceToTheNextInLine() async throws {
        let middleware = ClientMiddleware.limit(concurrent: 1)
        let (entered, entering) = AsyncStream.makeStream(of: Void.self)
        let (release, releaser) = AsyncStream.makeStream(of: Void.self)
        async let first = middleware.handle(Self.request) { _ in
            entering.yield()
            for await _ in release { break }
            throw CancellationError()
        }
        for await _ in entered { break }
        async let second = middleware.handle(Self.request) { request in
            #expect(request.options.timeout < Self.request.options.timeout)
            return .done
        }
        for _ in 0..<10 { await Task.yield() }
        releaser.finish()
        do {
            _ = try await first
            Issue.record("did not throw")
        } catch { #expect(error is CancellationError) }
        let answer = try await second
        #expect(answer == .done)
    }
}
