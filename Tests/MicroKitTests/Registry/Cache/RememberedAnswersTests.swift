import Testing

@testable import MicroKit

@Suite struct RememberedAnswersTests {
    private let start = ContinuousClock.now

    private static func record(_ nodes: String..., version: String = "1") -> ServiceRecord {
        ServiceRecord(name: "greeter", version: version, nodes: nodes.map { Node(id: $0, address: "h:1") })
    }

    private func answers(_ records: ServiceRecord..., extent: LookupExtent = .complete) -> RememberedAnswers {
        var answers = RememberedAnswers()
        answers.note(records, of: ["greeter"], extent, at: start, for: .seconds(10))
        return answers
    }

    @Test func countsForItsTimeAndIsKeptAfterwards() {
        let answers = answers(Self.record("a"))
        #expect(answers.current("greeter", .complete, at: start + .seconds(9)) == [Self.record("a")])
        #expect(answers.current("greeter", .enough, at: start + .seconds(9)) == [Self.record("a")])
        #expect(answers.current("greeter", .complete, at: start + .seconds(10)) == nil)
        let last = answers.last(["greeter"], at: start + .seconds(100))
        #expect(last?.records == [Self.record("a")])
        #expect(last?.age == .seconds(100))
        #expect(answers.last(["other"], at: start) == nil)
        #expect(answers.last(["greeter", "other"], at: start) == nil)
    }

    @Test func canBeOutdatedAndExtended() {
        var answers = answers(Self.record("a"))
        answers.outdate("greeter", at: start)
        #expect(answers.current("greeter", .complete, at: start) == nil)
        answers.extend(["greeter", "other"], to: start + .seconds(20))
        #expect(answers.current("greeter", .complete, at: start + .seconds(19)) == [Self.record("a")])
        #expect(answers.current("other", .complete, at: start) == nil)
    }

    /// A registry that has no node is right, and what was known before is not the last that is known.
    @Test func nothingReplacesSomething() {
        var answers = answers(Self.record("a"))
        answers.note([], of: ["greeter"], .enough, at: start, for: .seconds(10))
        #expect(answers.last(["greeter"], at: start) == nil)
    }

    /// The latest answer is the last, whatever its extent.
    @Test func theLastIsTheLatest() {
        var answers = answers(Self.record("a", "b"))
        answers.note([Self.record("c")], of: ["greeter"], .enough, at: start + .seconds(1), for: .seconds(10))
        #expect(answers.last(["greeter"], at: start + .seconds(2))?.records == [Self.record("c")])
        #expect(answers.current("greeter", .complete, at: start + .seconds(2)) == [Self.record("a", "b")])
    }

    @Test(
        arguments: [
            (RegistryEvent.Action.create, record("b"), [record("a", "b")]),
            (.update, record("a"), [record("a")]),
            (.update, record("a", version: "2"), [record("a", version: "2")]),
            (.create, record("b", version: "2"), [record("a"), record("b", version: "2")]),
            (.delete, record("b"), [record("a")]),
            (.delete, record("a"), nil),
        ] as [(RegistryEvent.Action, ServiceRecord, [ServiceRecord]?)]
    )
    func takesChanges(action: RegistryEvent.Action, record: ServiceRecord, expected: [ServiceRecord]?) {
        for extent in [LookupExtent.enough, .complete] {
            var answers = answers(Self.record("a"), extent: extent)
            answers.take(RegistryEvent(action, record))
            #expect(answers.current("greeter", .enough, at: start) == expected)
        }
        var none = RememberedAnswers()
        none.take(RegistryEvent(action, record))
        #expect(none.last(["greeter"], at: start) == nil)
    }

    @Test func isBounded() {
        var answers = RememberedAnswers()
        for number in 0..<(RememberedAnswers.limit + 10) {
            let record = ServiceRecord(name: "s\(number)", nodes: [Node(id: "n", address: "h:1")])
            answers.note([record], of: [record.name], .enough, at: start, for: .seconds(10))
        }
        #expect(answers.current("s0", .enough, at: start) != nil)
        #expect(answers.current("s\(RememberedAnswers.limit)", .enough, at: start) == nil)
        let late = ServiceRecord(name: "late", nodes: [Node(id: "n", address: "h:1")])
        answers.note([late], of: ["late"], .enough, at: start + .seconds(11), for: .seconds(10))
        #expect(answers.current("late", .enough, at: start + .seconds(11)) == [late])
    }
}
