/// Which nodes of a service may be asked. Every condition that is set must hold (go-micro `selector/filter.go`).
public struct NodeFilter: Sendable, Hashable {
    /// The service's version, exactly.
    public var version: String?
    /// Node metadata that must be there with that text.
    public var labels: [String: String]
    /// An endpoint that the service must list. Services that list no endpoint at all pass, since some generations
    /// and hand-made records leave the list empty.
    public var endpoint: String?
    /// The node's id, exactly.
    public var nodeID: String?

    /// Makes a filter; with no argument every node passes.
    public init(
        version: String? = nil,
        labels: [String: String] = [:],
        endpoint: String? = nil,
        nodeID: String? = nil
    ) {
        self.version = version
        self.labels = labels
        self.endpoint = endpoint
        self.nodeID = nodeID
    }

    /// The services with just the nodes that pass; services without any are left out.
    public func apply(to services: [ServiceRecord]) -> [ServiceRecord] {
        services.compactMap { service in
            if let version, service.version != version { return nil }
            if let endpoint, !service.endpoints.isEmpty, !service.endpoints.contains(where: { $0.name == endpoint }) {
                return nil
            }
            var kept = service
            kept.nodes = service.nodes.filter(passes)
            return kept.nodes.isEmpty ? nil : kept
        }
    }

    private func passes(_ node: Node) -> Bool {
        if let nodeID, node.id != nodeID { return false }
        return labels.allSatisfy { node.metadata[$0.key] == $0.value }
    }
}
