import MicroKit
import Testing

/// A message that a real go-micro client posted to a subscriber of the topic `golab.events`.
struct BrokerRecording: Sendable, CustomTestStringConvertible {
    /// `v5.pub_json`: generation and name.
    let name: String
    /// The request's bytes.
    let request: [UInt8]

    var testDescription: String { name }

    static let all: [BrokerRecording] = ((try? Fixture.names(in: "broker")) ?? []).compactMap { file in
        (try? Fixture.bytes("broker/\(file)")).map {
            BrokerRecording(name: String(file.dropLast(".c2s.bin".count)), request: $0)
        }
    }

    /// Path and query.
    var target: String {
        let line = String(decoding: request.prefix { $0 != 13 }, as: UTF8.self)
        return line.split(separator: " ").dropFirst().first.map(String.init) ?? ""
    }

    /// The id of the subscriber that it was for.
    var id: String { String(target.drop { $0 != "=" }.dropFirst()) }

    /// The document.
    var body: [UInt8] { (try? MucpRecording.parts(request).body) ?? [] }
}
