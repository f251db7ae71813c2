/// Which node is tried next and after what pause, as a pure value.
///
/// Nodes that can't be reached are passed over at once until each has had its turn. Everything else, another round
/// over the nodes or a repeated request, takes one of the retries and a pause.
struct RetryPlan: Sendable {
    /// What kind of failure an attempt ended with.
    enum Failure: Sendable {
        /// No connection: the request can't have been executed.
        case unreachable
        /// One after which the caller wants the request repeated.
        case repeatable
    }

    /// A pause's ceiling: 10 ms, doubled with each retry, up to 1 s.
    private static let firstCeiling = Duration.milliseconds(10)
    private static let lastCeiling = Duration.seconds(1)

    private let nodes: [Node]
    private var index = 0
    private var passedOver = 0
    private var retries: Int
    private var ceiling = firstCeiling

    /// - Parameters:
    ///   - nodes: The nodes in the order to try them.
    ///   - retries: How many further rounds or repetitions there may be.
    init(nodes: [Node], retries: Int) {
        self.nodes = nodes
        self.retries = retries
    }

    /// The node whose turn it is, nil when there is none at all.
    var node: Node? { nodes.isEmpty ? nil : nodes[index] }

    /// Goes on to the next node.
    /// - Parameters:
    ///   - failure: What the attempt ended with.
    ///   - jitter: Draws a pause between zero and the given ceiling. Callers that failed together would otherwise come
    ///     back together.
    /// - Returns: How long to wait before trying ``node``; nil when there is no further attempt.
    mutating func advance(
        after failure: Failure,
        jitter: (Duration) -> Duration = { $0 * Double.random(in: 0...1) }
    ) -> Duration? {
        passedOver = failure == .unreachable ? passedOver + 1 : 0
        if failure == .unreachable, passedOver < nodes.count {
            index = (index + 1) % nodes.count
            return .zero
        }
        guard retries > 0, !nodes.isEmpty else { return nil }
        retries -= 1
        passedOver = 0
        index = (index + 1) % nodes.count
        defer { ceiling = min(ceiling * 2, Self.lastCeiling) }
        return jitter(ceiling)
    }
}
