import Testing

@testable import MicroKit

/// A stream that a real go-micro client and server exchanged over the http transport, one file each way.
struct StreamRecording: Sendable, CustomTestStringConvertible {
    /// `v5.chat_json`: generation and name.
    let name: String
    let client: [UInt8]
    let server: [UInt8]

    var testDescription: String { name }

    static let all: [StreamRecording] = {
        let names = ((try? Fixture.names(in: "streams")) ?? []).filter { $0.hasSuffix(".c2s.bin") }
            .map { String($0.dropLast(".c2s.bin".count)) }
        return names.compactMap { name in
            guard let client = try? Fixture.bytes("streams/\(name).c2s.bin"),
                let server = try? Fixture.bytes("streams/\(name).s2c.bin")
            else { return nil }
            return StreamRecording(name: name, client: client, server: server)
        }
    }()

    /// The client's messages, one after another.
    static func messages(_ bytes: [UInt8]) -> [[UInt8]] {
        let start = Array("POST / HTTP/1.1\r\n".utf8)
        let starts = bytes.indices.filter { bytes[$0...].starts(with: start) }
        return zip(starts, starts.dropFirst() + [bytes.count]).map { Array(bytes[$0..<$1]) }
    }
}
