/// A subscriber to post a message to.
struct HTTPBrokerTarget: Sendable, Hashable {
    /// The subscriber as it is registered.
    var node: Node
    /// How it wants to be addressed.
    var dialect: HTTPBrokerDialect

    /// Path and query to post to.
    var path: String { "\(dialect.path)?id=\(PercentCoding.encode(node.id))" }
}

/// Who is to get a message (go-micro `broker/http.go`, `Publish`).
struct HTTPBrokerRoute: Sendable {
    /// Metadata of a subscriber's node.
    enum MetadataKey {
        static let topic = "topic"
        static let secure = "secure"
    }

    /// What is registered under the brokers' names.
    var records: [ServiceRecord]

    /// The groups of which one member each is to get the message: every subscriber without queue for itself, and all
    /// of one queue, in random order, under whichever name they are registered.
    func groups(
        of topic: String,
        using random: inout some RandomNumberGenerator
    ) -> [[HTTPBrokerTarget]] {
        var seen: Set<String> = []
        var queues: [String: [HTTPBrokerTarget]] = [:]
        var groups: [[HTTPBrokerTarget]] = []
        for dialect in HTTPBrokerDialect.allCases {
            for (version, node) in subscribers(dialect) where node.metadata[MetadataKey.topic] == topic {
                // Who is registered under both names gets the message once.
                guard seen.insert(node.id).inserted else { continue }
                let target = HTTPBrokerTarget(node: node, dialect: dialect)
                if version == HTTPBrokerDialect.broadcastVersion {
                    groups.append([target])
                } else {
                    queues[version, default: []].append(target)
                }
            }
        }
        return groups + queues.sorted { $0.key < $1.key }.map { $0.value.shuffled(using: &random) }
    }

    /// The topics that have subscribers, sorted.
    var topics: [String] {
        let nodes = HTTPBrokerDialect.allCases.flatMap { subscribers($0) }
        return Set(nodes.compactMap { $0.node.metadata[MetadataKey.topic] }).sorted()
    }

    private func subscribers(_ dialect: HTTPBrokerDialect) -> [(version: String, node: Node)] {
        records.filter { $0.name == dialect.serviceName }.flatMap { record in
            record.nodes.filter { $0.metadata[Node.MetadataKey.broker] == "http" }.map { (record.version, $0) }
        }
    }
}
