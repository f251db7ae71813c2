import MicroKit
import Testing

@Suite struct SelectorTests {
    static let nodes = (0..<5).map { Node(id: "n\($0)", address: "h:\($0)") }

    @Test(arguments: SelectionStrategy.allCases) func keepsEveryNodeOnce(_ strategy: SelectionStrategy) {
        let selector = strategy.makeSelector()
        for count in 0...5 {
            let nodes = Array(Self.nodes.prefix(count))
            for _ in 0..<20 { #expect(Set(selector.order(nodes)) == Set(nodes)) }
            #expect(selector.order(nodes).count == count)
        }
    }

    @Test func turnsGoRound() {
        let selector = RoundRobinSelector()
        let firsts = (0..<10).compactMap { _ in selector.order(Self.nodes).first?.id }
        #expect(Set(firsts.prefix(5)).count == 5)
        #expect(Array(firsts.prefix(5)) == Array(firsts.suffix(5)))
    }

    @Test func randomOrdersDiffer() {
        let orders = Set((0..<200).map { _ in RandomSelector().order(Self.nodes).map(\.id) })
        #expect(orders.count > 1)
    }
}
