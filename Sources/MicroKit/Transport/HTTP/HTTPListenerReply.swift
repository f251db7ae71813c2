import NIOCore
import NIOHTTP1

/// Writes the replies of a listener the way go-micro does (go-micro `transport/http_socket.go`).
///
/// go-micro repeats in every reply the headers of the *first* request of the connection. Ours repeats those of the
/// request that is answered: the same bytes for the first one, and no header of one user ever reaches another through
/// a proxy that shares its connections.
struct HTTPListenerReply {
    /// The headers of the request, which the reply repeats.
    var request: Metadata
    /// The reply's own headers, which replace repeated ones, and its body.
    var message: TransportMessage
    /// Whether to announce that the connection ends here.
    var closes: Bool

    /// The reply's bytes: `Content-Length` first if there is a body and last if there is none, the others sorted.
    func write(into buffer: inout ByteBuffer) {
        if let status = message.status { return writePlain(status, into: &buffer) }
        buffer.writeStaticString("HTTP/1.1 200 OK\r\n")
        if !message.body.isEmpty { writeLength(into: &buffer) }
        for (name, text) in fields() {
            buffer.writeString(name)
            buffer.writeStaticString(": ")
            buffer.writeString(text)
            buffer.writeStaticString("\r\n")
        }
        if message.body.isEmpty { writeLength(into: &buffer) }
        buffer.writeStaticString("\r\n")
        buffer.writeBytes(message.body)
    }

    /// A reply of plain HTTP: its own headers alone.
    private func writePlain(_ status: Int, into buffer: inout ByteBuffer) {
        let status = HTTPResponseStatus(statusCode: status)
        buffer.writeString("HTTP/1.1 \(status.code) \(status.reasonPhrase)\r\n")
        for (name, text) in message.headers where Self.isSendable(name) {
            buffer.writeString("\(name): \(HeaderText.singleLine(text))\r\n")
        }
        if closes { buffer.writeStaticString("Connection: close\r\n") }
        writeLength(into: &buffer)
        buffer.writeStaticString("\r\n")
        buffer.writeBytes(message.body)
    }

    private func writeLength(into buffer: inout ByteBuffer) {
        buffer.writeStaticString("Content-Length: ")
        buffer.writeString(String(message.body.count))
        buffer.writeStaticString("\r\n")
    }

    private func fields() -> [(name: String, text: String)] {
        var fields: [(name: String, text: String)] = []
        fields.reserveCapacity(request.count + message.headers.count + 1)
        for (name, text) in message.headers where Self.isSendable(name) {
            fields.append((Metadata.canonicalName(name), HeaderText.singleLine(text)))
        }
        for (name, text) in request where !Self.concernsConnection(name) && message.headers[name] == nil {
            fields.append((Metadata.canonicalName(name), text))
        }
        if closes { fields.append(("Connection", "close")) }
        fields.sort { $0.name < $1.name }
        return fields
    }

    /// Whether a header concerns one message or one connection (RFC 9110 section 7.6.1), so that it is neither repeated
    /// nor taken from a handler. `Te` is not counted, since go-micro repeats it.
    private static func concernsConnection(_ name: String) -> Bool {
        switch name.utf8.count {
        case 7: Metadata.isSame(name, "Trailer") || Metadata.isSame(name, "Upgrade")
        case 10: Metadata.isSame(name, "Connection") || Metadata.isSame(name, "Keep-Alive")
        case 14: Metadata.isSame(name, "Content-Length")
        case 16: Metadata.isSame(name, "Proxy-Connection")
        case 17: Metadata.isSame(name, "Transfer-Encoding")
        case 18: Metadata.isSame(name, "Proxy-Authenticate")
        case 19: Metadata.isSame(name, "Proxy-Authorization")
        default: false
        }
    }

    /// Whether a reply's own header may be written: a token, and none that the transport itself writes.
    private static func isSendable(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.allSatisfy(Metadata.isTokenByte) && !concernsConnection(name)
    }
}

extension HTTPListenerState.Rejection {
    /// The whole reply, which ends the connection.
    var reply: String {
        let (status, reason) =
            switch self {
            case .malformed: ("400 Bad Request", "this is no HTTP/1.1 request")
            case .bodyTooLarge: ("413 Content Too Large", "the message is larger than this service takes")
            case .interleaved: ("400 Bad Request", "this connection carries a stream and nothing else")
            case .headersTooLarge: ("431 Request Header Fields Too Large", "more headers than this service takes")
            }
        return "HTTP/1.1 \(status)\r\nContent-Length: \(reason.utf8.count + 1)\r\nConnection: close\r\n"
            + "Content-Type: text/plain\r\n\r\n\(reason)\n"
    }
}
