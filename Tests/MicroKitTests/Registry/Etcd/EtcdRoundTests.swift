import Testing

@testable import MicroKit

@Suite struct EtcdRoundTests {
    private let start = ContinuousClock.now

    private func complaint(_ address: String, isPassing: Bool = false, code: MicroError.Code = .registryUnavailable)
        -> EtcdRound.Complaint
    {
        let error = MicroError(code, "away")
        return .init(address: address, text: "is away", code: code, hint: "wait", cause: error, isPassing: isPassing)
    }

    private func isAsked(_ step: EtcdRound.Step, _ address: String, after time: Duration) -> Bool {
        guard case .ask(address, let until) = step else { return false }
        return start.duration(to: until) == time
    }

    @Test func eachServerGetsItsPartOfTheTime() {
        var round = EtcdRound(["a", "b"], until: start + .seconds(6))
        #expect(isAsked(round.step(at: start), "a", after: .seconds(3)))
        round.take(complaint("a"))
        #expect(isAsked(round.step(at: start + .seconds(1)), "b", after: .seconds(6)))
        round.take(complaint("b"))
        guard case .fail(let error) = round.step(at: start + .seconds(1)) else { Issue.record("no end"); return }
        #expect(error.code == .registryUnavailable && error.hint == "wait" && error.phase == .discovery)
        #expect(error.message == "no server of etcd answers: a is away; b is away")
    }

    @Test func oneServerIsNamedAlone() {
        var round = EtcdRound(["a"], until: start + .seconds(6))
        _ = round.step(at: start)
        round.take(complaint("a", code: .untrusted))
        guard case .fail(let error) = round.step(at: start) else { Issue.record("no end"); return }
        #expect(error.code == .untrusted && error.message == "etcd at a is away" && error.address == "a")
    }

    @Test func whatPassesIsWaitedForUntilTheTimeIsOver() {
        var round = EtcdRound(["a"], until: start + .seconds(6))
        _ = round.step(at: start)
        round.take(complaint("a", isPassing: true))
        guard case .wait(let time) = round.step(at: start) else { Issue.record("no wait"); return }
        #expect(time > .zero && time <= .milliseconds(50))
        #expect(isAsked(round.step(at: start + .seconds(1)), "a", after: .seconds(6)))
        round.repeatLast()
        #expect(isAsked(round.step(at: start + .seconds(2)), "a", after: .seconds(6)))
        guard case .fail = round.step(at: start + .seconds(6)) else { Issue.record("no end"); return }
    }
}
