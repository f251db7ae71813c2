import NIOCore

/// What a server says to a client.
enum NATSOperation: Hashable, Sendable {
    case info(NATSServerInfo)
    /// A message for one of the subscriptions.
    case message(NATSMessage, subscription: UInt64)
    /// A message that is over the limit or has headers that are none. It is read over, since the one who published it
    /// is not the server.
    case unusable(subscription: UInt64)
    case ping
    case pong
    case ok
    case error(NATSServerError)
}

/// Reads what a server says, in pieces of any size, as a value.
struct NATSParser: Sendable {
    /// What can't be read.
    enum Failure: Error, Hashable {
        /// A line that is nothing of NATS; its beginning.
        case unknown(String)
        /// A line without end.
        case lineTooLong
        /// A message whose end is not where it should be.
        case unframed
    }

    /// The most bytes of a line. That of a large cluster's `INFO` takes some kilobytes.
    static let lineLimit = 65_536

    private enum State {
        case line
        case payload(NATSMessageHead)
        /// The bytes that are left of a message that is not wanted.
        case skipping(Int, subscription: UInt64)
    }

    /// The most bytes of a message's headers and body that are kept.
    private let messageLimit: Int
    private var state = State.line
    private var held = ByteBuffer()
    /// The bytes at the beginning of `held` that hold no line break.
    private var scanned = 0

    init(messageLimit: Int) { self.messageLimit = messageLimit }

    /// Whether nothing waits to be read.
    var isEmpty: Bool { held.readableBytes == 0 }

    /// Takes what arrived.
    mutating func append(_ bytes: ByteBuffer) {
        if held.readableBytes == 0 {
            held = bytes
        } else {
            held.writeImmutableBuffer(bytes)
        }
    }

    /// The next thing the server has said completely; nil until more arrives.
    mutating func next() throws(Failure) -> NATSOperation? {
        while true {
            switch state {
            case .line:
                guard let line = try nextLine() else { return nil }
                if let operation = try read(line) { return operation }
            case .payload(let head):
                guard held.readableBytes >= head.size + 2 else { return nil }
                state = .line
                return try message(head)
            case .skipping(let left, let subscription):
                let count = min(left, held.readableBytes)
                held.moveReaderIndex(forwardBy: count)
                guard count == left else {
                    state = .skipping(left - count, subscription: subscription)
                    held.discardReadBytes()
                    return nil
                }
                state = .line
                return .unusable(subscription: subscription)
            }
        }
    }

    private mutating func nextLine() throws(Failure) -> String? {
        let view = held.readableBytesView
        guard let end = view.dropFirst(scanned).firstIndex(of: UInt8(ascii: "\n")) else {
            scanned = view.count
            guard view.count <= Self.lineLimit else { throw .lineTooLong }
            return nil
        }
        let count = end - view.startIndex
        guard count <= Self.lineLimit else { throw .lineTooLong }
        var line = view[..<end]
        if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
        let text = String(decoding: line, as: UTF8.self)
        held.moveReaderIndex(forwardBy: count + 1)
        scanned = 0
        if held.readableBytes == 0 { held.clear() }
        return text
    }

    /// Returns nil where the line is only the beginning.
    private mutating func read(_ line: String) throws(Failure) -> NATSOperation? {
        let end = line.utf8.firstIndex { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") } ?? line.endIndex
        let rest = line[end...]
        switch line[..<end].uppercased() {
        case "MSG": try expect(NATSMessageHead(rest, hasHeaders: false), line)
        case "HMSG": try expect(NATSMessageHead(rest, hasHeaders: true), line)
        case "PING": return .ping
        case "PONG": return .pong
        case "+OK": return .ok
        case "-ERR": return .error(NATSServerError(Self.unquoted(rest)))
        case "INFO":
            guard let info = NATSServerInfo(decoding: Array(rest.utf8)) else { throw Self.unknown(line) }
            return .info(info)
        default: throw Self.unknown(line)
        }
        return nil
    }

    private mutating func expect(_ head: NATSMessageHead?, _ line: String) throws(Failure) {
        guard let head else { throw Self.unknown(line) }
        let isWanted = head.size <= messageLimit
        state = isWanted ? .payload(head) : .skipping(head.size + 2, subscription: head.subscription)
    }

    private mutating func message(_ head: NATSMessageHead) throws(Failure) -> NATSOperation {
        guard let headers = held.readSlice(length: head.headerSize ?? 0),
            let body = held.readBytes(length: head.size - headers.readableBytes),
            held.readBytes(length: 2) == [UInt8(ascii: "\r"), UInt8(ascii: "\n")]
        else { throw .unframed }
        if held.readableBytes == 0 { held.clear() } else { held.discardReadBytesIfLarge() }
        var message = NATSMessage(head.subject, body, reply: head.reply)
        if head.headerSize != nil {
            guard let headers = NATSHeaders(decoding: headers.readableBytesView) else {
                return .unusable(subscription: head.subscription)
            }
            message.headers = headers
        }
        return .message(message, subscription: head.subscription)
    }

    private static func unknown(_ line: String) -> Failure { .unknown(String(line.prefix(60))) }

    private static func unquoted(_ text: Substring) -> String {
        var text = text.drop { $0 == " " || $0 == "\t" }
        if text.hasPrefix("'"), text.hasSuffix("'"), text.count > 1 { text = text.dropFirst().dropLast() }
        return String(text)
    }
}

/// The line that a message begins with.
private struct NATSMessageHead: Sendable {
    var subject: String
    var subscription: UInt64
    var reply: String?
    /// nil for a message without headers.
    var headerSize: Int?
    /// Headers and body together.
    var size: Int

    /// Reads `subject id [reply] [headers' size] size`.
    init?(_ text: Substring, hasHeaders: Bool) {
        var words = text.split { $0 == " " || $0 == "\t" }
        let sizes = hasHeaders ? 2 : 1
        guard (2 + sizes...3 + sizes).contains(words.count) else { return nil }
        guard let size = Self.number(words.removeLast()).flatMap({ Int(exactly: $0) }), size < Int.max / 2 else {
            return nil
        }
        if hasHeaders {
            guard let own = Self.number(words.removeLast()).flatMap({ Int(exactly: $0) }), own <= size else {
                return nil
            }
            headerSize = own
        }
        guard let id = Self.number(words[1]) else { return nil }
        (subject, subscription, self.size) = (String(words[0]), id, size)
        reply = words.count > 2 ? String(words[2]) : nil
    }

    /// Digits alone, without a sign.
    private static func number(_ text: Substring) -> UInt64? {
        text.utf8.allSatisfy { (48...57).contains($0) } ? UInt64(text) : nil
    }
}

extension ByteBuffer {
    /// Gives back the room of what has been read, when it is worth moving the rest.
    fileprivate mutating func discardReadBytesIfLarge() {
        if readerIndex > 65_536 { discardReadBytes() }
    }
}
