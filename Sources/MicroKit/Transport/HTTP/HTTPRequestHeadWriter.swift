import NIOCore
import NIOHTTP1

/// Turns a transport message into an HTTP request the way go-micro's transport writes it (go-micro
/// `transport/http_client.go`, Go `net/http/request.go`).
enum HTTPRequestHeadWriter {
    /// What we call ourselves. Servers repeat it in every reply of the connection.
    static let userAgent = "micro-swift"

    /// The request's head: `Host`, `User-Agent`, framing, then the message's headers in canonical spelling and sorted.
    ///
    /// An empty body is framed as chunked, since Go's writer does that and a server may depend on it.
    /// - Parameters:
    ///   - message: What to send.
    ///   - host: The text of the `Host` header.
    ///   - limits: How large the body may be.
    /// - Returns: The head, framing included, so that no encoder has to add anything.
    /// - Throws: ``MicroError`` `invalidArgument` for a header that HTTP can't carry, `messageTooLarge`.
    static func head(for message: TransportMessage, host: String, limits: TransportLimits) throws -> HTTPRequestHead {
        guard message.body.count <= limits.messageSize else {
            throw MicroError(
                .messageTooLarge,
                "the request has \(message.body.count) bytes; at most \(limits.messageSize) may be sent"
            )
        }
        var fields: [(String, String)] = [
            ("Host", host),
            ("User-Agent", message.headers["User-Agent"] ?? userAgent),
            message.body.isEmpty ? ("Transfer-Encoding", "chunked") : ("Content-Length", String(message.body.count)),
        ]
        for (name, text) in message.headers.canonicalSorted where !isFraming(name) {
            try check(name, text)
            fields.append((name, text))
        }
        try check("User-Agent", fields[1].1)
        return HTTPRequestHead(version: .http1_1, method: .POST, uri: message.target, headers: HTTPHeaders(fields))
    }

    /// The bytes of a whole request, in one piece so that the kernel gets them at once.
    /// - Parameters:
    ///   - head: A head made by ``head(for:host:limits:)``, whose framing fits the body.
    ///   - body: The body; an empty one is the last chunk alone.
    ///   - allocator: What the bytes are put into.
    /// - Returns: Everything that goes out for one request.
    static func request(_ head: HTTPRequestHead, body: [UInt8], allocator: ByteBufferAllocator) -> ByteBuffer {
        var buffer = allocator.buffer(capacity: 512 + body.count)
        buffer.writeString("\(head.method.rawValue) \(head.uri) HTTP/1.1\r\n")
        for (name, text) in head.headers {
            buffer.writeString(name)
            buffer.writeStaticString(": ")
            buffer.writeString(text)
            buffer.writeStaticString("\r\n")
        }
        buffer.writeStaticString("\r\n")
        if body.isEmpty { buffer.writeStaticString("0\r\n\r\n") } else { buffer.writeBytes(body) }
        return buffer
    }

    /// The headers that the transport writes itself; Go's request writer drops the same ones.
    private static func isFraming(_ name: String) -> Bool {
        switch name {
        case "Host", "User-Agent", "Content-Length", "Transfer-Encoding", "Trailer": true
        default: false
        }
    }

    private static func check(_ name: String, _ text: String) throws {
        guard !name.isEmpty, name.utf8.allSatisfy(Metadata.isTokenByte) else {
            throw MicroError(
                .invalidArgument,
                "\"\(name)\" can't be the name of a header: only letters, digits and !#$%&'*+-.^_`|~ may stand in one"
            )
        }
        // Line breaks and NUL would let a text end its line; Go's server refuses the other control characters too.
        guard !text.utf8.contains(where: { ($0 < 0x20 && $0 != 0x09) || $0 == 0x7F }) else {
            throw MicroError(
                .invalidArgument,
                "the text of header \(name) can't be sent: it holds a line break or another control character"
            )
        }
    }
}
