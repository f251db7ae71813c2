/// In which order the nodes of a service are tried: go-micro's `selector.Selector`.
public protocol NodeSelector: Sendable {
    /// The nodes in the order to try them, each once. An empty answer means that none may be tried.
    ///
    /// Called once a call; a caller that can't reach the first node goes on with the second, so that a node which
    /// failed is set aside for the rest of the call.
    func order(_ nodes: [Node]) -> [Node]
}

/// The selectors that can be chosen by name.
public enum SelectionStrategy: String, Sendable, CaseIterable {
    /// A uniformly random order for each call.
    case random
    /// The nodes by turns, beginning at a random one.
    case roundRobin = "roundrobin"

    /// Makes the selector.
    public func makeSelector() -> any NodeSelector {
        switch self {
        case .random: RandomSelector()
        case .roundRobin: RoundRobinSelector()
        }
    }
}
