import Synchronization
import Testing

@testable import MicroKit

@Suite(.timeLimit(.minutes(5))) struct SubscriptionIntakeTests {
    private final class Outcomes: Sendable {
        let stream: AsyncStream<String>
        private let continuation: AsyncStream<String>.Continuation

        init() { (stream, continuation) = AsyncStream.makeStream() }

        func note(_ outcome: SubscriptionIntake.Outcome) {
            switch outcome {
            case .handled: continuation.yield("handled")
            case .failed(let error): continuation.yield("failed \(error)")
            case .busy: continuation.yield("busy")
            case .over: continuation.yield("over")
            }
        }

        func next(_ count: Int) async -> [String] {
            var all: [String] = []
            for await outcome in stream.prefix(count) { all.append(outcome) }
            return all
        }
    }

    private struct Refused: Error {}

    @Test func tellsEachOutcomeOnce() async throws {
        let outcomes = Outcomes()
        let intake = SubscriptionIntake(
            BrokerSubscription(topic: "a") { if $0.body.isEmpty { throw Refused() } }
        )
        // What comes before it runs is kept.
        intake.offer(BrokerMessage(body: [1])) { outcomes.note($0) }
        try await intake.serve(drainTime: .seconds(60)) {
            #expect(await outcomes.next(1) == ["handled"])
            intake.offer(BrokerMessage()) { outcomes.note($0) }
            #expect(await outcomes.next(1) == ["failed Refused()"])
        }
        intake.offer(BrokerMessage()) { outcomes.note($0) }
        #expect(await outcomes.next(1) == ["over"])
    }

    @Test func refusesWhatIsTooMuch() async throws {
        let outcomes = Outcomes()
        let hanging = BrokerSubscription(topic: "a") { _ in try await Task.sleep(for: .seconds(600)) }
        let intake = SubscriptionIntake(hanging)
        for _ in 0..<SubscriptionIntake.maximumInProgress + 3 { intake.offer(BrokerMessage()) { outcomes.note($0) } }
        try await intake.serve(drainTime: .zero) { #expect(await outcomes.next(3) == ["busy", "busy", "busy"]) }
        // The others were cancelled.
        let rest = await outcomes.next(SubscriptionIntake.maximumInProgress)
        #expect(rest.allSatisfy { $0.hasPrefix("failed") })
    }

    @Test func passesOnWhatEndsIt() async {
        let intake = SubscriptionIntake(BrokerSubscription(topic: "a") { _ in })
        await #expect(throws: Refused.self) {
            try await intake.serve(drainTime: .seconds(600)) { throw Refused() }
        }
    }
}
