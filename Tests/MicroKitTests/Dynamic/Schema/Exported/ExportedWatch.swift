import MicroKit

struct ExportedEvent: Codable, Sendable {
    var selfValue: Bool?

    enum CodingKeys: String, CodingKey {
        case selfValue = "self"
    }
}

struct ExportedFilter: Codable, Sendable {}

func exportedWatch(_ requests: [ExportedFilter], with client: some Client) async throws -> [ExportedEvent] {
    try await client.withStream(
        "exported",
        "Self.ExportedWatch",
        sending: ExportedFilter.self,
        receiving: ExportedEvent.self
    ) { stream in
        for request in requests { try await stream.send(request) }
        try await stream.finish()
        var replies: [ExportedEvent] = []
        for try await reply in stream.replies { replies.append(reply) }
        return replies
    }
}
