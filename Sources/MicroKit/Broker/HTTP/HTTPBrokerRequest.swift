import NIOHTTP1

/// A request to a subscriber's listener, complete.
struct HTTPBrokerRequest: Sendable, Equatable {
    var method: HTTPMethod
    /// Path and query.
    var target: String
    var body: [UInt8]

    /// What is posted, and for whom.
    struct Post: Sendable, Equatable {
        var message: BrokerMessage
        var topic: String
        /// The node's id under which the subscriber is registered.
        var id: String
    }

    /// Reads what is posted (go-micro `broker/http.go`, `ServeHTTP`).
    /// - Throws: The reply to a request that posts no message.
    func post() throws(HTTPBrokerReply) -> Post {
        guard method == .POST else { throw .methodNotAllowed }
        var message: BrokerMessage
        do {
            message = try BrokerEnvelope.decode(body)
        } catch {
            let reason = (error as? MicroError)?.message ?? "\(error)"
            throw .failure("Error parsing request body: \(reason)")
        }
        let path = target.prefix { $0 != "?" && $0 != "#" }
        let dialect: HTTPBrokerDialect = path == HTTPBrokerDialect.v1.path ? .v1 : .current
        guard let topic = dialect.takeTopic(from: &message) else { throw .failure("Topic not found") }
        return Post(message: message, topic: topic, id: PercentCoding.parameter("id", of: target) ?? "")
    }
}

/// What a subscriber's listener answers: nothing but a status, or a go-micro error as JSON (go-micro `broker/http.go`).
///
/// go-micro's publishers of every generation look at neither. Ours does.
struct HTTPBrokerReply: Error, Sendable, Equatable {
    var status: HTTPResponseStatus
    var body: [UInt8]

    /// The message has been handled.
    static let handled = HTTPBrokerReply(status: .ok, body: [])
    /// The request is none that posts a message.
    static let methodNotAllowed = HTTPBrokerReply(.methodNotAllowed, code: 400, "Method not allowed")
    /// What came is no HTTP.
    static let malformed = HTTPBrokerReply(.badRequest, code: 400, "this is no HTTP/1.1 request")
    /// More bytes than a listener takes.
    static let tooLarge = HTTPBrokerReply(.payloadTooLarge, code: 413, "the message is larger than this broker takes")
    /// Nobody, or nobody any more, has subscribed under the id that was asked for. go-micro answers 200.
    static let nobody = HTTPBrokerReply(.notFound, code: 404, "nobody subscribes here to this topic with this id")
    /// Too many messages are being handled.
    static let busy = HTTPBrokerReply(.serviceUnavailable, code: 503, "the subscriber has too much to do")

    /// The message can't be read, or its handler failed, which go-micro answers with 200.
    static func failure(_ detail: String) -> HTTPBrokerReply {
        HTTPBrokerReply(.internalServerError, code: 500, detail)
    }

    private init(status: HTTPResponseStatus, body: [UInt8]) {
        self.status = status
        self.body = body
    }

    private init(_ status: HTTPResponseStatus, code: Int, _ detail: String) {
        // So short that a publisher of ours reads all of it.
        var text = HeaderText.singleLine(detail)
        if text.utf8.count > 1024 { text = String(decoding: text.utf8.prefix(1024), as: UTF8.self) + "…" }
        let error = ServiceError(id: "go.micro.broker", code: code, detail: text)
        self.init(status: status, body: error.jsonValue.utf8())
    }
}
