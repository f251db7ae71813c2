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
        // v1's subscribers look into both headers; a message of another broker's topic keeps that one in its own.
        let own = self == .v1 ? message.headers[MucpHeader.topic] ?? topic : topic
        message.headers[Self.v1.topicHeader] = nil
        // Taken out first, since setting a name keeps its spelling and go-micro looks for just this one.
        message.headers[MucpHeader.topic] = nil
        message.headers[MucpHeader.topic] = own
        if self == .v1 { message.headers[topicHeader] = topic }
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
