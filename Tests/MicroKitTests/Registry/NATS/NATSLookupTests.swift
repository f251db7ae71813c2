import Testing

@testable import MicroKit

@Suite struct NATSLookupTests {
    private static let timing = NATSTiming(first: .milliseconds(500), limit: .seconds(5))

    private func lookup(_ question: NATSLookup.Question, _ extent: LookupExtent = .complete) -> NATSLookup {
        NATSLookup(question, extent: extent, timing: Self.timing)
    }

    private func answer(_ name: String = "a", version: String = "1", _ nodes: String...) -> [UInt8] {
        ServiceRecord(name: name, version: version, nodes: nodes.map { Node(id: $0, address: "127.0.0.1:1") })
            .jsonValue.utf8()
    }

    @Test func withoutAnswersItWaitsForTheFirst() {
        var lookup = lookup(.services(["a"]))
        #expect(lookup.deadline == .milliseconds(500))
        lookup.timerFired(at: .milliseconds(499))
        #expect(!lookup.isFinished)
        lookup.timerFired(at: .milliseconds(500))
        #expect(lookup.isFinished && lookup.deadline == nil && lookup.services.isEmpty)
    }

    @Test func aServerThatIsFarAwayGetsMoreTime() {
        var lookup = lookup(.services(["a"]))
        lookup.extend(by: .milliseconds(600))
        #expect(lookup.deadline == .milliseconds(1700))
    }

    @Test func whereNobodyListensItEndsAtOnce() {
        var lookup = lookup(.names)
        lookup.nobody(of: .plugins)
        lookup.nobody(of: .plugins)
        #expect(!lookup.isFinished)
        lookup.nobody(of: .core)
        #expect(lookup.isFinished)
    }

    @Test func silenceEndsIt() {
        var few = lookup(.services(["a"]), .enough)
        few.received(answer("a", "n1"), at: .milliseconds(1))
        #expect(few.deadline == .milliseconds(4))
        few.received(answer("a", "n2"), at: .milliseconds(3))
        #expect(few.deadline == .milliseconds(6))
        // Nothing new.
        few.received(answer("a", "n2"), at: .milliseconds(5))
        #expect(few.deadline == .milliseconds(6))
        for number in 0..<30 { few.received(answer("a", "m\(number)"), at: .milliseconds(6 + 2 * number)) }
        #expect(few.deadline == .milliseconds(51))
        var all = lookup(.services(["a"]))
        all.received(answer("a", "n1"), at: .milliseconds(1))
        #expect(all.deadline == .milliseconds(41))
        all.received(answer("a", "n2"), at: .milliseconds(100))
        #expect(all.deadline == .milliseconds(300))
        all.received(answer("a", "n3"), at: .seconds(4))
        all.received(answer("a", "n4"), at: .milliseconds(4900))
        #expect(all.deadline == .seconds(5))
    }

    @Test func ofSeveralNamesAllAreWaitedFor() {
        var lookup = lookup(.services(["a", "b"]), .enough)
        lookup.received(answer("a", "n1"), at: .milliseconds(1))
        #expect(lookup.deadline == .milliseconds(41))
        lookup.received(answer("b", "n1"), at: .milliseconds(2))
        #expect(lookup.deadline == .milliseconds(5))
        #expect(lookup.questions == [.get("a"), .get("b")])
        #expect(self.lookup(.services([])).isFinished)
    }

    @Test func mergesAnswers() {
        var lookup = lookup(.everything)
        for bytes in [answer("b", "n1"), answer("a", "n2"), answer("a", "n1"), answer(version: "2", "n3")] {
            lookup.received(bytes, at: .milliseconds(1))
        }
        #expect(lookup.services.map(\.name) == ["a", "a", "b"])
        #expect(lookup.services.map { $0.nodes.map(\.id) } == [["n1", "n2"], ["n3"], ["n1"]])
        #expect(lookup.names == ["a", "b"])
        var names = self.lookup(.names)
        names.received(answer("x"), at: .milliseconds(1))
        #expect(names.names == ["x"] && names.deadline == .milliseconds(41) && names.services.isEmpty)
    }

    @Test func passesOverWhatIsNoAnswer() {
        var lookup = lookup(.services(["a"]))
        for text in ["", "no JSON", "[]", "{}", #"{"name":"a","nodes":[{"id":"","address":"x:1"}]}"#] {
            lookup.received(Array(text.utf8), at: .milliseconds(1))
        }
        lookup.received(answer("liar", "n1"), at: .milliseconds(1))
        #expect(lookup.services.isEmpty)
        #expect(lookup.passedOver["liar"] == "it is of a service that was not asked for")
        #expect(lookup.passedOver["a"] == "a node has no id or no address")
        for number in 0..<1000 { lookup.received(answer("liar\(number)", "n1"), at: .milliseconds(1)) }
        #expect(lookup.passedOver.count == 100)
    }

    @Test func readsTheAnswersOfGo() throws {
        for name in ["v5.list", "v5.get"] {
            var lookup = lookup(.everything)
            for message in try NATSRecording.received(name) { lookup.received(message.payload, at: .zero) }
            let service = try #require(lookup.services.first)
            #expect(service.name == "helloworld" && service.nodes.first?.metadata["registry"] == "nats")
        }
    }
}
