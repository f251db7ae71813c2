import MicroKit
import Testing

/// A unary call that a real go-micro client and server exchanged over the http transport, one file each way.
struct MucpRecording: Sendable, CustomTestStringConvertible {
    /// `v5.hello_json`: generation and name.
    let name: String
    let request: [UInt8]
    let reply: [UInt8]

    var testDescription: String { name }

    /// Those that our client can make: it has no gRPC framing over HTTP/1, and `cli_stats` is a go-micro tool's call.
    static let all: [MucpRecording] = {
        let names = ((try? Fixture.names(in: "mucp")) ?? []).filter { $0.hasSuffix(".c2s.bin") }
            .map { String($0.dropLast(".c2s.bin".count)) }
        return names.filter { !$0.contains("application_grpc") && !$0.hasSuffix("cli_stats") }.compactMap { name in
            guard let request = try? Fixture.bytes("mucp/\(name).c2s.bin"),
                let reply = try? Fixture.bytes("mucp/\(name).s2c.bin")
            else { return nil }
            return MucpRecording(name: name, request: request, reply: reply)
        }
    }()

    static func named(_ name: String) throws -> MucpRecording {
        try #require(all.first { $0.name == name })
    }

    /// Start line, headers in order, and body of either direction.
    static func parts(_ bytes: [UInt8]) throws -> (
        start: String, headers: [(name: String, text: String)], body: [UInt8]
    ) {
        let end = try #require(bytes.firstRange(of: Array("\r\n\r\n".utf8)))
        var lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n").map(String.init)
        let start = lines.removeFirst()
        let headers = lines.map { line -> (String, String) in
            let colon = line.firstIndex(of: ":") ?? line.endIndex
            return (String(line[..<colon]), String(line[colon...].dropFirst(2)))
        }
        return (start, headers, Array(bytes[end.upperBound...]))
    }

    /// The request with everything set aside that says who the client is and not what it asks.
    static func normalized(_ bytes: [UInt8]) throws -> String {
        let parts = try parts(bytes)
        let set = ["Host", "User-Agent", "Timeout"]
        let gone = ["Micro-From-Service", "Micro-Span-Id", "Micro-Trace-Id"]
        let lines = parts.headers.filter { !gone.contains($0.name) }
            .map { "\($0.name): \(set.contains($0.name) ? "…" : $0.text)" }
        return ([parts.start] + lines + ["", String(decoding: parts.body, as: UTF8.self)]).joined(separator: "\n")
    }
}
