/// One message of NATS, in either direction (<https://docs.nats.io/reference/reference-protocols/nats-protocol>).
package struct NATSMessage: Sendable, Hashable {
    /// What it is about; subscriptions are to subjects.
    package var subject: String
    /// The subject that answers are to be sent to.
    package var reply: String?
    /// Headers, which servers carry from version 2.2 on; nil is a message without any.
    package var headers: NATSHeaders?
    /// The body, as it is.
    package var payload: [UInt8]

    /// Makes a message.
    package init(_ subject: String, _ payload: [UInt8] = [], reply: String? = nil, headers: NATSHeaders? = nil) {
        self.subject = subject
        self.payload = payload
        self.reply = reply
        self.headers = headers
    }

    /// Whether it is the server's word that nobody has subscribed to the subject of a request.
    package var saysNoResponders: Bool { headers?.status == 503 && payload.isEmpty }
}

/// The headers of a message (ADR-4 of NATS's architecture and design, <https://github.com/nats-io/nats-architecture-and-design>).
package struct NATSHeaders: Sendable, Hashable {
    /// One line.
    package struct Field: Sendable, Hashable {
        /// The name, as it was written: case counts.
        package var name: String
        /// The value without the blanks around it.
        package var value: String

        /// Makes a line.
        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// What a server says in the first line, such as 503 where nobody has subscribed; nil in messages of clients.
    package var status: Int?
    /// The lines, in order.
    package var fields: [Field]

    /// Makes headers.
    package init(_ fields: [Field] = [], status: Int? = nil) {
        self.fields = fields
        self.status = status
    }

    /// The first value of a name.
    package subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

    private static let version = "NATS/1.0"

    /// Reads a block of headers with its empty line; nil when it is none.
    init?(decoding bytes: some Collection<UInt8>) {
        var lines = String(decoding: bytes, as: UTF8.self).split(
            separator: "\r\n",
            omittingEmptySubsequences: false
        )
        guard lines.count >= 3, lines.removeLast().isEmpty, lines.removeLast().isEmpty else { return nil }
        let first = lines.removeFirst()
        guard first.hasPrefix(Self.version) else { return nil }
        let words = first.dropFirst(Self.version.count).split(separator: " ")
        self.init(status: words.first.flatMap { Int($0) })
        for line in lines {
            guard let colon = line.firstIndex(of: ":"), colon > line.startIndex else { return nil }
            let value = line[line.index(after: colon)...]
            fields.append(Field(String(line[..<colon]), value.trimmingSpaces()))
        }
    }

    /// The block as it is sent.
    /// - Throws: ``MicroError`` `invalidArgument` for a name or a value that would end its line.
    func encoded() throws(MicroError) -> [UInt8] {
        var text = Self.version + (status.map { " \($0)" } ?? "") + "\r\n"
        for field in fields {
            let isName = !field.name.isEmpty && field.name.utf8.allSatisfy { (33...126).contains($0) && $0 != 58 }
            guard isName else {
                throw MicroError(.invalidArgument, "\"\(field.name)\" can't be the name of a NATS header")
            }
            guard !field.value.utf8.contains(where: { $0 == 13 || $0 == 10 }) else {
                throw MicroError(.invalidArgument, "the NATS header \(field.name) holds a line break")
            }
            text += "\(field.name): \(field.value)\r\n"
        }
        return Array((text + "\r\n").utf8)
    }
}
