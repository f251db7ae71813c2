/// Which nodes of a registry's answer a mucp call may go to, and why none may.
package struct NodeChoice: Sendable {
    /// The name that was asked for.
    package var service: String
    /// The caller's conditions.
    package var filter: NodeFilter
    /// What the registry knows.
    package var records: [ServiceRecord]

    /// Makes a choice that is still to be made.
    package init(service: String, filter: NodeFilter, records: [ServiceRecord]) {
        self.service = service
        self.filter = filter
        self.records = records
    }

    /// The records to call an endpoint at: those of ``callable()`` that list it, or all of them when none does, since
    /// lists leave out internal endpoints such as `Debug.Health`, and some are empty.
    package func callable(for endpoint: String) throws -> [ServiceRecord] {
        let callable = try callable()
        let offering = callable.filter { record in record.endpoints.contains { $0.name == endpoint } }
        return offering.isEmpty ? callable : offering
    }

    /// The records with just the nodes that pass the filter and speak mucp.
    /// - Throws: ``MicroError`` `serviceNotFound`, `nodeNotFound`, and `protocolMismatch` when nodes pass the filter
    ///   and none of them speaks mucp.
    package func callable() throws -> [ServiceRecord] {
        guard records.contains(where: { !$0.nodes.isEmpty }) else {
            throw MicroError(.serviceNotFound, "the registry knows no service \"\(service)\"", phase: .discovery)
        }
        let passing = filter.apply(to: records)
        guard !passing.isEmpty else { throw MicroError(.nodeNotFound, explanation, phase: .discovery) }
        let callable = passing.compactMap { record -> ServiceRecord? in
            var kept = record
            kept.nodes.removeAll { Self.foreignProtocol(of: $0) != nil }
            return kept.nodes.isEmpty ? nil : kept
        }
        guard !callable.isEmpty else { throw foreign(passing) }
        return callable
    }

    /// The protocol of a node that mucp can't call: what it advertises as `protocol`, or as `server` where that is
    /// missing (go-micro `server/rpc_server.go`).
    private static func foreignProtocol(of node: Node) -> String? {
        let metadata = node.metadata
        let name = (metadata[Node.MetadataKey.protocol] ?? metadata[Node.MetadataKey.server])?.lowercased()
        return name == "grpc" || name == "http" ? name : nil
    }

    private func foreign(_ records: [ServiceRecord]) -> MicroError {
        let nodes = records.flatMap(\.nodes)
        let first = nodes.first.map { ($0.id, Self.foreignProtocol(of: $0) ?? "") } ?? ("", "")
        let others = nodes.count > 1 ? "; none of the other \(nodes.count - 1) speaks mucp either" : ""
        return MicroError(
            .protocolMismatch,
            "node \(first.0) of \(service) speaks \(first.1), which this version can't call\(others)",
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
