/// The servers of a client, in the order in which they are tried, as a value.
struct NATSServers: Sendable {
    /// The most servers that are known, those that were given and those that were learned of.
    static let limit = 64

    /// The next one to try first.
    private(set) var order: [NATSAddress]
    private let given: Set<HostPort>

    init(_ addresses: [NATSAddress]) {
        order = addresses
        given = Set(addresses.map(\.target))
    }

    /// One that can be connected to is the first next time.
    mutating func succeeded(_ server: NATSAddress) {
        guard let index = order.firstIndex(of: server) else { return }
        order.insert(order.remove(at: index), at: 0)
    }

    /// One whose connection was lost is the last next time.
    mutating func lost(_ server: NATSAddress) {
        guard let index = order.firstIndex(of: server) else { return }
        order.append(order.remove(at: index))
    }

    /// Takes in what a server says of its cluster: the new ones are tried last, and those that were learned of before
    /// and are not there any more are forgotten.
    mutating func learn(_ cluster: [String], from server: NATSAddress) {
        let told = cluster.compactMap { NATSAddress(told: $0, by: server) }
        guard !told.isEmpty else { return }
        let targets = Set(told.map(\.target))
        order.removeAll { !given.contains($0.target) && !targets.contains($0.target) && $0 != server }
        for address in told where order.count < Self.limit && !order.contains(where: { $0.target == address.target }) {
            order.append(address)
        }
    }
}
