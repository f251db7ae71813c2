/// A uniformly random order for each call: go-micro's default strategy (`selector/strategy.go`).
public struct RandomSelector: NodeSelector {
    /// Makes the selector.
    public init() {}

    /// The nodes shuffled.
    public func order(_ nodes: [Node]) -> [Node] { nodes.count > 1 ? nodes.shuffled() : nodes }
}
