/// What go-micro writes into the tags of a service in Consul (go-micro `registry/consul/encoding.go`).
///
/// A tag is a letter, a form and a text: `e` an endpoint's JSON, `t` a JSON object with metadata of the node, `v` the
/// version. Behind `-` the text is compressed with zlib and written in hexadecimal; behind `=`, as services of 2015 and
/// before did, it stands as it is. Tags of any other kind are of people, and none of go-micro's.
struct ConsulTags: Sendable, Hashable {
    /// The version; empty when no tag says it.
    var version = ""
    /// The node's metadata, nil when no tag holds any.
    var metadata: [String: String]?
    /// The endpoints, in the order of their tags.
    var endpoints: [Endpoint] = []

    /// The most bytes that a tag may inflate to.
    private static let maximumSize = 1 << 20
    /// The most that all tags of one answer may inflate to.
    static let inflationLimit = 64 << 20
    /// How deep a tag's JSON may nest. go-micro describes shapes to depth 3, which is 10 levels.
    private static let maximumDepth = 64
}

extension ConsulTags {
    /// Reads the tags of a service. Both forms are read, wherever they stand, while go-micro's readers keep to the form
    /// that they see first. Of several versions and several values of a name the first and the last stand, as in Go.
    /// - Parameters:
    ///   - tags: All tags.
    ///   - budget: How many bytes may still be inflated; what has been is taken off.
    ///   - refuse: Told why a tag that looks like go-micro's can't be read; it is passed over.
    init(reading tags: [String], within budget: inout Int, refuse: (String) -> Void) {
        var version: String?
        for tag in tags {
            guard let kind = Kind(tag) else { continue }
            guard let text = Self.text(of: tag, limit: min(Self.maximumSize, budget)) else {
                refuse("a tag of kind \(kind.rawValue) is no hexadecimal digits of a zlib stream, or too large a one")
                continue
            }
            budget -= text.count
            do {
                switch kind {
                case .version: version = version ?? String(decoding: text, as: UTF8.self)
                case .endpoint: endpoints.append(try Endpoint(json: try Self.json(text)))
                case .metadata:
                    // A node's reader knows nulls and wrong types.
                    let node = JSONValue.object([.init("metadata", try Self.json(text))])
                    metadata = try (metadata ?? [:]).merging(Node(json: node).metadata) { $1 }
                }
            } catch {
                refuse("a tag of kind \(kind.rawValue) holds no such JSON")
            }
        }
        self.version = version ?? ""
    }

    private enum Kind: String {
        case endpoint = "e"
        case metadata = "t"
        case version = "v"

        init?(_ tag: String) {
            guard ["-", "="].contains(tag.dropFirst().first) else { return nil }
            self.init(rawValue: String(tag.prefix(1)))
        }
    }

    private static func text(of tag: String, limit: Int) -> [UInt8]? {
        let text = tag.utf8.dropFirst(2)
        guard tag.utf8.dropFirst().first == UInt8(ascii: "-") else { return text.count <= limit ? Array(text) : nil }
        return Hexadecimal.decode(text).flatMap { Zlib.inflate($0, limit: limit) }
    }

    private static func json(_ text: [UInt8]) throws -> JSONValue {
        try JSONValue(parsing: text, maximumDepth: maximumDepth)
    }
}

extension ConsulTags {
    /// The tags as go-micro writes them today: metadata in the order of its names, endpoints, the version.
    /// - Throws: ``MicroError`` `internal` when memory runs out.
    func written() throws(MicroError) -> [String] {
        var tags: [String] = []
        for (name, value) in (metadata ?? [:]).sorted(by: { $0.key < $1.key }) {
            tags.append(try Self.tag(.metadata, JSONValue.object([.init(name, .string(value))]).utf8()))
        }
        for endpoint in endpoints { tags.append(try Self.tag(.endpoint, endpoint.jsonValue.utf8())) }
        tags.append(try Self.tag(.version, Array(version.utf8)))
        return tags
    }

    private static func tag(_ kind: Kind, _ text: [UInt8]) throws(MicroError) -> String {
        guard let packed = Zlib.deflate(text) else { throw MicroError(.internal, "a tag can't be compressed") }
        return "\(kind.rawValue)-" + String(decoding: Hexadecimal.encode(packed), as: UTF8.self)
    }
}
