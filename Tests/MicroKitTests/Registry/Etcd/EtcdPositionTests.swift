import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@testable import MicroKit

@Suite struct EtcdPositionTests {
    private func pair(_ key: String, _ revision: Int64) -> EtcdKeyValue {
        var pair = EtcdKeyValue()
        pair.key = Data(key.utf8)
        pair.modRevision = revision
        return pair
    }

    private func event(_ type: EtcdEvent.EventType, _ key: String, _ revision: Int64) -> EtcdEvent {
        var event = EtcdEvent()
        event.type = type
        event.kv = pair(key, revision)
        return event
    }

    private func position(_ latest: [EtcdKeyValue?]) -> EtcdPosition {
        var position = EtcdPosition(ranges: latest.count)
        for (range, pair) in latest.enumerated() { position.takePicture(pair, range: range, 9) }
        return position
    }

    @Test func theLatestKeyIsTheWitness() {
        let position = position([pair("a", 3), pair("c", 5), pair("b", 4)])
        #expect(position.revisions == [9, 9, 9])
        #expect(position.question?.key == Data("c".utf8) && position.question?.revision == 9)
        #expect(position.isConfirmed(by: [pair("c", 5)]))
        #expect(!position.isConfirmed(by: [pair("c", 6)]))
        #expect(!position.isConfirmed(by: []))
    }

    @Test func withoutAKeyNothingTells() {
        #expect(position([nil, nil]).question == nil)
    }

    @Test func changesTakeItOn() {
        var position = position([pair("a", 3), nil])
        position.take([event(.put, "b", 10), event(.put, "c", 11)], range: 1, isPart: false)
        #expect(position.revisions == [9, 11])
        #expect(position.question?.key == Data("c".utf8))
        position.take([event(.delete, "c", 12)], range: 1, isPart: false)
        #expect(position.question == nil && position.revisions == [9, 12])
        position.takeProgress(20, range: 0)
        position.takeProgress(15, range: 0)
        position.takeProgress(15, range: 5)
        position.take([], range: 0, isPart: false)
        position.take([event(.put, "x", 90)], range: 5, isPart: false)
        #expect(position.revisions == [20, 12])
    }

    @Test func partsCountWhenTheyAreComplete() {
        var position = position([pair("a", 3)])
        position.take([event(.put, "b", 10)], range: 0, isPart: true)
        #expect(position.revisions == [9] && position.question == nil)
        position.take([event(.put, "c", 10)], range: 0, isPart: false)
        #expect(position.revisions == [10] && position.question?.revision == 10)
    }
}
