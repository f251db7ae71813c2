import Testing

@testable import MicroKit

@Suite struct RetryPlanTests {
    /// Runs a plan until it gives up and writes down nodes and pauses' ceilings in milliseconds.
    private func walk(_ count: Int, retries: Int, _ failure: RetryPlan.Failure) -> [String] {
        var plan = RetryPlan(nodes: (0..<count).map { Node(id: "n\($0)", address: "h:1") }, retries: retries)
        var steps = [plan.node?.id ?? "-"]
        while let pause = plan.advance(after: failure, jitter: { $0 }) {
            steps.append("\(pause.clampedNanoseconds / 1_000_000)")
            steps.append(plan.node?.id ?? "-")
        }
        return steps
    }

    @Test func passesOverNodesThatCantBeReached() {
        #expect(walk(3, retries: 0, .unreachable) == ["n0", "0", "n1", "0", "n2"])
        #expect(walk(2, retries: 1, .unreachable) == ["n0", "0", "n1", "10", "n0", "0", "n1"])
        #expect(walk(1, retries: 2, .unreachable) == ["n0", "10", "n0", "20", "n0"])
    }

    @Test func repeatsOnTheNextNode() {
        #expect(walk(2, retries: 0, .repeatable) == ["n0"])
        #expect(walk(2, retries: 3, .repeatable) == ["n0", "10", "n1", "20", "n0", "40", "n1"])
    }

    @Test func pausesEndAtASecond() {
        #expect(walk(1, retries: 9, .repeatable).suffix(4) == ["1000", "n0", "1000", "n0"])
    }

    @Test func noNodesNoAttempt() {
        #expect(walk(0, retries: 3, .unreachable) == ["-"])
    }

    @Test func jitterStaysBelowTheCeiling() {
        for _ in 0..<200 {
            var plan = RetryPlan(nodes: [Node(id: "n", address: "h:1")], retries: 1)
            let pause = plan.advance(after: .repeatable)
            #expect(pause.map { $0 >= .zero && $0 <= .milliseconds(10) } == true)
        }
    }
}
