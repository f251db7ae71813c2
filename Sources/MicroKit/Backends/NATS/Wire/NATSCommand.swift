import NIOCore

/// What a client says to a server.
enum NATSCommand: Hashable, Sendable {
    /// Who this client is; the JSON's bytes.
    case connect([UInt8])
    /// A message, and its block of headers.
    case publish(NATSMessage, headers: [UInt8]?)
    /// Wants what is published under a subject; with a queue group, a share of it.
    case subscribe(String, queue: String?, id: UInt64)
    /// Wants no more of it.
    case unsubscribe(UInt64)
    case ping
    case pong

    /// A message to publish.
    /// - Throws: ``MicroError`` `invalidArgument` for a subject that is none, or headers that can't be sent.
    init(publishing message: NATSMessage) throws(MicroError) {
        for subject in [message.subject, message.reply].compactMap(\.self) {
            guard NATSSubject.canPublish(subject) else {
                throw MicroError(.invalidArgument, "\"\(subject)\" can't be the subject of a NATS message")
            }
        }
        self = .publish(message, headers: try message.headers?.encoded())
    }

    /// The bytes of body and headers that count for the server's limit.
    var payloadSize: Int {
        guard case .publish(let message, let headers) = self else { return 0 }
        return message.payload.count + (headers?.count ?? 0)
    }

    /// Appends what is sent.
    func write(to buffer: inout ByteBuffer) {
        switch self {
        case .connect(let options):
            buffer.writeString("CONNECT ")
            buffer.writeBytes(options)
        case .publish(let message, let headers):
            let reply = message.reply.map { " \($0)" } ?? ""
            let sizes = headers.map { "\($0.count) \($0.count + message.payload.count)" } ?? "\(message.payload.count)"
            buffer.writeString("\(headers == nil ? "PUB" : "HPUB") \(message.subject)\(reply) \(sizes)\r\n")
            if let headers { buffer.writeBytes(headers) }
            buffer.writeBytes(message.payload)
        case .subscribe(let subject, let queue, let id):
            buffer.writeString("SUB \(subject) \(queue.map { "\($0) " } ?? "")\(id)")
        case .unsubscribe(let id): buffer.writeString("UNSUB \(id)")
        case .ping: buffer.writeString("PING")
        case .pong: buffer.writeString("PONG")
        }
        buffer.writeString("\r\n")
    }
}
