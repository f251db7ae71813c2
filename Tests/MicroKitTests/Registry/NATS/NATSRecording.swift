@testable import MicroKit

/// Messages of go-micro's registry that were recorded.
enum NATSRecording {
    /// What a client published on a recorded connection.
    static func published(_ name: String) throws -> [NATSMessage] {
        var bytes = try Fixture.bytes("nats/\(name).c2s.bin")[...]
        var messages: [NATSMessage] = []
        while let end = bytes.firstIndex(of: 10) {
            let words = String(decoding: bytes[..<end].dropLast(), as: UTF8.self).split(separator: " ")
            bytes = bytes[(end + 1)...]
            guard words.first == "PUB", let size = words.last.flatMap({ Int($0) }) else { continue }
            let reply = words.count > 3 ? String(words[2]) : nil
            messages.append(NATSMessage(String(words[1]), Array(bytes.prefix(size)), reply: reply))
            bytes = bytes.dropFirst(size + 2)
        }
        return messages
    }

    /// What a client got on a recorded connection.
    static func received(_ name: String) throws -> [NATSMessage] {
        try NATSParserTests.read(Fixture.bytes("nats/\(name).s2c.bin")).compactMap { operation in
            guard case .message(let message, _) = operation else { return nil }
            return message
        }
    }
}
