import Foundation
import MicroKit

struct ExportedNode: Codable, Sendable {
    var next: JSONValue?
    var all: [ExportedNode]?
    /// NONE, SOME
    var kind: String?
}

struct ExportedReply: Codable, Sendable {
    var at: Date?
    var ratio: Double?
}

/// What is asked.
struct ExportedRequest: Codable, Sendable {
    /// A word that Swift has too.
    var `default`: String?
    var withDash: String?
    var nodes: [ExportedNode]?
    var blobs: [String: Data]?
    var big: UInt64?

    enum CodingKeys: String, CodingKey {
        case `default`
        case withDash = "with-dash"
        case nodes
        case blobs
        case big
    }
}

func exportedCall(_ request: ExportedRequest, with client: some Client) async throws -> ExportedReply {
    try await client.call(
        "exported",
        "Self.ExportedCall",
        request,
        as: ExportedReply.self
    )
}
