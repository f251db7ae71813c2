import Synchronization

/// The nodes by turns, beginning at a random one, one further with each call (go-micro `selector/strategy.go`).
///
/// The turn belongs to the selector and not to a service, so that it needs no memory of names. Turns are by place in
/// the given list: they are even while that list stays in the same order.
public final class RoundRobinSelector: NodeSelector {
    private let turn: Atomic<UInt>

    /// Makes a selector that begins at a random node.
    public init() {
        turn = Atomic(UInt.random(in: 0...UInt(UInt32.max)))
    }

    /// The nodes from the next one on.
    public func order(_ nodes: [Node]) -> [Node] {
        guard nodes.count > 1 else { return nodes }
        let start = Int(turn.wrappingAdd(1, ordering: .relaxed).oldValue % UInt(nodes.count))
        return Array(nodes[start...] + nodes[..<start])
    }
}
