/// Finds the nodes of one name: its SRV records (RFC 2782) and the addresses of their hosts.
struct DNSServiceLookup: Sendable {
    /// The most nodes that are looked for; those of the best priorities count.
    static let maximumNodes = 1000
    /// The most hosts whose addresses are asked for at once.
    private static let parallel = 16

    let resolver: DNSResolver
    let deadline: ContinuousClock.Instant
    /// Whether it is a failure that a name server does not answer for a host. Whoever compares with an earlier answer
    /// would take that for a change.
    var isStrict = false

    /// What was found.
    struct Found: Sendable {
        /// In ascending order of their ids, each once.
        var nodes: [Node] = []
        /// Until when it counts; in the past for what was not found.
        var expiry = ContinuousClock.now
        /// How many nodes there are beyond the limit.
        var omitted = 0
    }

    private struct Place: Hashable {
        var priority: UInt16
        var weight: UInt16
        var port: UInt16
        var host: DNSName

        init?(_ record: DNSRecord) {
            guard case .srv(let priority, let weight, let port, let target) = record.data else { return nil }
            // A service at the root is one that is not there.
            guard target != DNSName(), port != 0 else { return nil }
            (self.priority, self.weight, self.port, host) = (priority, weight, port, target.folded)
        }
    }

    /// Asks.
    /// - Throws: As ``DNSResolver/find(_:of:until:)``. That a host's address can't be found is no error unless
    ///   ``isStrict``: the node then has the host's name for an address, as it has for go-micro.
    func nodes(of name: DNSName) async throws -> Found {
        let kept = try await resolver.find(.srv, of: name, until: deadline)
        var found = Found(expiry: kept.expiry)
        var places = kept.answer.records.compactMap(Place.init)
        places.sort { $0.priority < $1.priority }
        found.omitted = max(0, places.count - Self.maximumNodes)
        places = Array(places.prefix(Self.maximumNodes))
        var addresses = Dictionary(grouping: kept.answer.addresses) { $0.owner.folded }
            .mapValues { $0.compactMap(\.address) }
        let missing = Set(places.map(\.host)).filter { addresses[$0] == nil }
        for (host, answer) in try await self.addresses(of: Array(missing)) {
            addresses[host] = answer.answer.records.compactMap(\.address)
            if !answer.answer.records.isEmpty { found.expiry = min(found.expiry, answer.expiry) }
        }
        var seen: Set<String> = []
        found.nodes = places.flatMap { nodes(at: $0, addresses[$0.host] ?? []) }.filter { seen.insert($0.id).inserted }
            .sorted { $0.id < $1.id }
        return found
    }

    /// The addresses of hosts, at most so many of them at once.
    private func addresses(of hosts: [DNSName]) async throws -> [DNSName: DNSResolver.Kept] {
        try await withThrowingTaskGroup(of: (DNSName, DNSResolver.Kept?).self) { group in
            var waiting = hosts[...]
            var found: [DNSName: DNSResolver.Kept] = [:]
            func next() {
                guard let host = waiting.popFirst() else { return }
                group.addTask { (host, try await address(of: host)) }
            }
            for _ in 0..<Self.parallel { next() }
            while let (host, answer) = try await group.next() {
                found[host] = answer
                next()
            }
            return found
        }
    }

    /// The IPv4 addresses of a host, or those of IPv6 if it has no other. Nil when nobody tells.
    private func address(of host: DNSName) async throws -> DNSResolver.Kept? {
        do {
            let short = try await resolver.find(.a, of: host, until: deadline)
            guard short.answer.records.isEmpty else { return short }
            return try await resolver.find(.aaaa, of: host, until: deadline)
        } catch let error as MicroError where error.code != .cancelled && !isStrict {
            return nil
        }
    }

    /// A node for each address of a host.
    private func nodes(at place: Place, _ addresses: [IPAddress]) -> [Node] {
        let metadata = ["priority": "\(place.priority)", "weight": "\(place.weight)"]
        let id = "\(place.host.description.dropLast()):\(place.port)"
        let short = Set(addresses.filter(\.isIPv4))
        let usable = short.isEmpty ? Set(addresses) : short
        guard !usable.isEmpty else {
            // The name goes to whoever connects; not every sequence of bytes is one.
            guard (try? HostPort(dialling: id)) != nil else { return [] }
            return [Node(id: id, address: id, metadata: metadata)]
        }
        return usable.map { address in
            let id = usable.count == 1 ? id : "\(id)-\(address.text)"
            return Node(id: id, address: address.hostPort(place.port), metadata: metadata)
        }
    }
}
