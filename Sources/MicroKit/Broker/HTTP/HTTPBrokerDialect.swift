/// The two ways in which go-micro's HTTP brokers find and address each other.
enum HTTPBrokerDialect: Sendable, CaseIterable {
    /// v2 and later (go-micro `broker/http.go`). Stands first, since a node that knows both is addressed in it.
    case current
    /// v1 (go-micro `broker/http_broker.go@v1.18.0`).
    case v1

    /// The version under which subscribers without a queue are registered; any other one is a queue's name.
    static let broadcastVersion = "ff.http.broadcast"

    /// The service under which subscribers are registered.
    var serviceName: String {
        switch self {
        case .current: "micro.http.broker"
        case .v1: "go.micro.http.broker"
        }
    }

    /// Where messages are posted to.
    var path: String {
        switch self {
        case .current: "/"
        case .v1: "/_sub"
        }
    }

    /// The header of a message that tells the topic it is for.
    var topicHeader: String {
        switch self {
        case .current: MucpHeader.topic
        case .v1: ":topic"
        }
    }

    /// The document that is posted for a message.
    func document(_ message: BrokerMessage, topic: String) -> [UInt8] {
        var message = message
        for dialect in Self.allCases where dialect == self || dialect == .v1 {
            message.headers[dialect.topicHeader] = nil
        }
        message.headers[topicHeader] = topic
        return BrokerEnvelope.encode(message)
    }

    /// The topic that a posted message is for; nil when it names none. Takes v1's header off, which is no part of the
    /// message.
    ///
    /// Each path has its own header. The other one's counts where that is missing.
    func takeTopic(from message: inout BrokerMessage) -> String? {
        let own = message.headers[topicHeader] ?? ""
        let others = Self.allCases.compactMap { message.headers[$0.topicHeader] }
        message.headers[Self.v1.topicHeader] = nil
        return own.isEmpty ? others.first { !$0.isEmpty } : own
    }
}
