/// What a node's TXT record says: go-micro's `mdnsTxt` (`registry/mdns_registry.go`).
///
/// A JSON object, compressed with zlib, written in hexadecimal and cut into strings of at most 255 bytes.
struct MDNSPayload: Hashable, Sendable {
    /// The most bytes of JSON that a payload may inflate to. Real ones have a few thousand.
    static let maximumSize = 1 << 20
    /// How deep the JSON may nest. go-micro describes shapes to depth 3, which is 10 levels.
    static let maximumDepth = 64

    /// Name of the service.
    var service: String
    /// Version of the service.
    var version: String
    /// Metadata of the node.
    var metadata: [String: String]
    /// What the service can be asked.
    var endpoints: [Endpoint]
}

extension MDNSPayload {
    /// Reads a TXT record's strings; nil for whatever is not go-micro's, as go-micro skips it without a word.
    init?(strings: [[UInt8]]) {
        guard let packed = Hexadecimal.decode(strings.joined()),
            let json = Zlib.inflate(packed, limit: Self.maximumSize)
        else {
            return nil
        }
        guard let object = try? JSONValue(parsing: json, maximumDepth: Self.maximumDepth), case .object = object else {
            return nil
        }
        // The members become those of a service record, whose reader knows nulls and wrong types.
        let record = JSONValue.object([
            .init("name", object["Service"] ?? .null),
            .init("version", object["Version"] ?? .null),
            .init("metadata", object["Metadata"] ?? .null),
            .init("endpoints", object["Endpoints"] ?? .null),
        ])
        guard let service = try? ServiceRecord(json: record) else { return nil }
        self.init(
            service: service.name,
            version: service.version,
            metadata: service.metadata,
            endpoints: service.endpoints
        )
    }

    /// The TXT record's strings, members in the order of go-micro v4 and later. Nil when memory runs out.
    var strings: [[UInt8]]? {
        let json = JSONValue.object([
            .init("Metadata", .sortedObject(metadata)),
            .init("Service", .string(service)),
            .init("Version", .string(version)),
            .init("Endpoints", endpoints.isEmpty ? .null : .array(endpoints.map(\.jsonValue))),
        ])
        guard let packed = Zlib.deflate(json.utf8()) else { return nil }
        let hex = Hexadecimal.encode(packed)
        return stride(from: 0, to: hex.count, by: 255).map { Array(hex[$0..<min($0 + 255, hex.count)]) }
    }
}
