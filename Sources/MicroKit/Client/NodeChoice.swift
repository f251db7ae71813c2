/// Which nodes of a registry's answer a call may go to, and why none may.
package struct NodeChoice: Sendable {
    /// The name that was asked for.
    package var service: String
    /// The caller's conditions.
    package var filter: NodeFilter
    /// What the registry knows.
    package var records: [ServiceRecord]
    /// The protocol that the caller insists on; nil for any.
    package var wanted: RPCProtocol?

    /// Makes a choice that is still to be made.
    package init(service: String, filter: NodeFilter, records: [ServiceRecord], wanted: RPCProtocol? = nil) {
        self.service = service
        self.filter = filter
        self.records = records
        self.wanted = wanted
    }

    /// The records to call an endpoint at: those of ``callable()`` that list it, or all of them when none does, since
    /// lists leave out internal endpoints such as `Debug.Health`, and some are empty.
    package func callable(for endpoint: String) throws -> [ServiceRecord] {
        let callable = try callable()
        let offering = callable.filter { record in record.endpoints.contains { $0.name == endpoint } }
        return offering.isEmpty ? callable : offering
    }

    /// The records with just the nodes that pass the filter and can be called. Where the caller insists on a protocol,
    /// those are the nodes that advertise it, or all of them when none does, since he may know better.
    /// - Throws: ``MicroError`` `serviceNotFound`, `nodeNotFound`, and `protocolMismatch` when nodes pass the filter
    ///   and none of them speaks a protocol of ours.
    package func callable() throws -> [ServiceRecord] {
        guard records.contains(where: { !$0.nodes.isEmpty }) else {
            throw MicroError(.serviceNotFound, "the registry knows no service \"\(service)\"", phase: .discovery)
        }
        let passing = filter.apply(to: records)
        guard !passing.isEmpty else { throw MicroError(.nodeNotFound, explanation, phase: .discovery) }
        if let wanted {
            let speaking = Self.keep(passing) { RPCProtocol.advertised(by: $0) == .known(wanted) }
            return speaking.isEmpty ? passing : speaking
        }
        let callable = Self.keep(passing) { Self.foreignProtocol(of: $0) == nil }
        guard !callable.isEmpty else { throw foreign(passing) }
        return callable
    }

    private static func keep(_ records: [ServiceRecord], _ belongs: (Node) -> Bool) -> [ServiceRecord] {
        records.compactMap { record in
            var kept = record
            kept.nodes.removeAll { !belongs($0) }
            return kept.nodes.isEmpty ? nil : kept
        }
    }

    /// The protocol of a node that can't be called, in its own words.
    private static func foreignProtocol(of node: Node) -> String? {
        guard case .foreign(let name) = RPCProtocol.advertised(by: node) else { return nil }
        return name
    }

    private func foreign(_ records: [ServiceRecord]) -> MicroError {
        let nodes = records.flatMap(\.nodes)
        let first = nodes.first.map { ($0.id, Self.foreignProtocol(of: $0) ?? "") } ?? ("", "")
        let others = nodes.count > 1 ? "; none of the other \(nodes.count - 1) speaks anything known either" : ""
        let known = RPCProtocol.allCases.map(\.rawValue).joined(separator: ", ")
        return MicroError(
            .protocolMismatch,
            "node \(first.0) of \(service) speaks \"\(first.1)\", which is none of \(known)\(others)",
            phase: .discovery,
            address: nodes.first?.address
        )
    }

    /// Which condition nothing fulfils, and what there is instead.
    private var explanation: String {
        let nodes = records.flatMap(\.nodes)
        if let id = filter.nodeID, !nodes.contains(where: { $0.id == id }) {
            return "no node of \(service) has the id \"\(id)\"; there \(Self.list(nodes.map(\.id)))"
        }
        if let version = filter.version, !records.contains(where: { $0.version == version }) {
            return "\(service) has no version \"\(version)\"; there \(Self.list(records.map(\.version)))"
        }
        for (key, value) in filter.labels.sorted(by: { $0.key < $1.key })
        where !nodes.contains(where: { $0.metadata[key] == value }) {
            let there = nodes.compactMap { $0.metadata[key] }
            let rest = there.isEmpty ? "no node has that label" : "there \(Self.list(there))"
            return "no node of \(service) has the label \(key)=\(value); \(rest)"
        }
        if let endpoint = filter.endpoint, NodeFilter(endpoint: endpoint).apply(to: records).isEmpty {
            return "\(service) lists no endpoint \"\(endpoint)\""
        }
        return "none of the \(nodes.count) nodes of \(service) fulfils all conditions at once"
    }

    /// `is "a"` or `are "a", "b" and 3 more`.
    private static func list(_ texts: [String]) -> String {
        let unique = Set(texts).sorted()
        let shown = unique.prefix(10).map { "\"\($0)\"" }.joined(separator: ", ")
        let more = unique.count > 10 ? " and \(unique.count - 10) more" : ""
        return (unique.count == 1 ? "is " : "are ") + shown + more
    }
}
