/// Where a query that waits for changes goes on from (Consul, "Blocking Queries").
struct ConsulIndex: Sendable, Hashable {
    /// The index to wait beyond; nil to be answered at once.
    private(set) var value: UInt64?

    /// Answered at once.
    init() {}

    /// Takes the `X-Consul-Index` of an answer.
    ///
    /// An index that has gone backwards means that the server lost its state, or another one answered that is behind:
    /// the next query is answered at once. One of zero would do the same for ever, and is taken for one.
    mutating func take(_ header: String?) {
        guard let index = header.flatMap({ UInt64($0) }) else {
            value = nil
            return
        }
        let isBehind = value.map { index < $0 } ?? false
        value = isBehind ? nil : max(index, 1)
    }
}
