import Testing

@testable import MicroKit

@Suite struct MDNSRepetitionsTests {
    private func event(
        _ action: RegistryEvent.Action,
        _ node: String = "a",
        of name: String = "greeter",
        at address: String = "h:1"
    ) -> RegistryEvent {
        RegistryEvent(action, ServiceRecord(name: name, version: "1", nodes: [Node(id: node, address: address)]))
    }

    @Test func theSameIsToldOnce() {
        var repetitions = MDNSRepetitions()
        let start = ContinuousClock.now
        let steps: [(RegistryEvent, Int, Bool)] = [
            (event(.create), 0, true), (event(.create), 1, false), (event(.create, "b"), 1, true),
            (event(.create, of: "other"), 1, true), (event(.create, at: "h:2"), 2, true), (event(.create), 3, true),
            (event(.delete), 4, true), (event(.delete), 4, false), (event(.create), 5, true),
            (event(.create), 14, false), (event(.create), 15, true),
        ]
        for (index, step) in steps.enumerated() {
            let isNews = repetitions.isNews(step.0, at: start + .seconds(step.1))
            #expect(isNews == step.2, "step \(index)")
        }
    }

    /// Whoever floods the network with names does not fill the memory, and hides nothing.
    @Test func whatIsRememberedIsLimited() {
        var repetitions = MDNSRepetitions()
        let start = ContinuousClock.now
        let first = (0..<10_000).filter { !repetitions.isNews(event(.create, "\($0)"), at: start) }
        #expect(first.isEmpty)
        let known = repetitions.isNews(event(.create, "7"), at: start)
        let more = (0..<2).map { _ in repetitions.isNews(event(.create, "more"), at: start) }
        let forgotten = repetitions.isNews(event(.create, "7"), at: start)
        #expect(!known && more == [true, false] && forgotten)
    }
}
