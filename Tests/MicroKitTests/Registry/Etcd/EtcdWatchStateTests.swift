import Testing

@testable import MicroKit

@Suite struct EtcdWatchStateTests {
    private let ranges = [EtcdKeyRange(prefix: "/a/"), EtcdKeyRange(prefix: "/b/")]

    private func response(_ id: Int64, _ change: (inout EtcdWatchResponse) -> Void) -> EtcdWatchResponse {
        var response = EtcdWatchResponse()
        response.watchID = id
        response.header.revision = 9
        change(&response)
        return response
    }

    private func event(_ revision: Int64) -> EtcdEvent {
        var event = EtcdEvent()
        event.kv.modRevision = revision
        return event
    }

    @Test func rangesAreToldByTheirNumbers() {
        var state = EtcdWatchState(ranges, after: [5, 9])
        #expect(state.requests.map(\.createRequest.startRevision) == [5, 9])
        #expect(state.requests.map(\.createRequest.key) == ranges.map(\.start))
        #expect(state.requests.allSatisfy { $0.createRequest.prevKv && $0.createRequest.fragment })
        #expect(state.take(response(4) { $0.created = true }) == .created)
        #expect(!state.isComplete)
        #expect(state.take(response(2) { $0.created = true }) == .created)
        #expect(state.isComplete)
        let (old, new) = (event(9), event(10))
        #expect(state.take(response(2) { $0.events = [old, new] }) == .changes([new], range: 1, isPart: false))
        let part = response(4) { ($0.events, $0.fragment) = ([old, new], true) }
        #expect(state.take(part) == .changes([old, new], range: 0, isPart: true))
        #expect(state.take(response(4) { $0.events = [event(5)] }) == .changes([], range: 0, isPart: false))
        #expect(state.take(response(4) { _ in }) == .progress(9, range: 0))
    }

    @Test func whatIsGoneOrNotYetThereIsOutdated() {
        var behind = EtcdWatchState(ranges, after: [10, 10])
        #expect(behind.take(response(0) { $0.created = true }) == .outdated)
        var compacted = EtcdWatchState(ranges, after: [1, 1])
        #expect(compacted.take(response(0) { $0.created = true }) == .created)
        #expect(compacted.take(response(0) { ($0.canceled, $0.compactRevision) = (true, 5) }) == .outdated)
    }

    @Test func whatEndsIt() {
        var state = EtcdWatchState([ranges[0]], after: [1])
        #expect(
            state.take(response(-1) { ($0.created, $0.canceled, $0.cancelReason) = (true, true, "no") }) == .ended("no")
        )
        #expect(state.take(response(3) { $0.created = true }) == .created)
        for id: Int64 in [-1, 0, 4, .max] {
            guard case .ended = state.take(response(id) { _ in }) else { Issue.record("\(id)"); return }
        }
        guard case .ended = state.take(response(3) { $0.created = true }) else { Issue.record("twice"); return }
    }
}
