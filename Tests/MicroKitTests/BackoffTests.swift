import Testing

@testable import MicroKit

@Suite(.timeLimit(.minutes(5))) struct BackoffTests {
    @Test func growsToItsLimitAndBeginsAgain() {
        var backoff = Backoff(from: .milliseconds(100), to: .milliseconds(350))
        for ceiling in [100, 200, 350, 350] {
            let pause = backoff.next()
            #expect(pause <= .milliseconds(ceiling))
            #expect(pause >= .milliseconds(ceiling) / 2)
        }
        backoff.reset()
        #expect(backoff.next() <= .milliseconds(100))
    }

    @Test func isNotTheSameForAll() {
        let pauses = (0..<20).map { _ in
            var backoff = Backoff(from: .seconds(1), to: .seconds(1))
            return backoff.next()
        }
        #expect(Set(pauses).count > 1)
    }
}
