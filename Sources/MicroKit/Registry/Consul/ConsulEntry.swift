/// One instance of a service as Consul's health API tells it (Consul HTTP API, `/v1/health/service/:service`).
struct ConsulEntry: Sendable, Hashable {
    /// The agent that the instance is registered with.
    var agent: String
    /// The instance as a record with one node.
    var record: ServiceRecord
    /// Whether one of its checks, or of its agent's, is critical.
    var isCritical: Bool

    /// Reads the answer for one service; entries of another service are left out, as go-micro does.
    /// - Parameters:
    ///   - json: The answer.
    ///   - name: The service.
    ///   - rejected: Told of entries that can't be used.
    /// - Returns: Nil when the answer is no list of entries.
    static func all(in json: JSONValue, of name: String, rejected: RejectedRecords) -> [ConsulEntry]? {
        guard let entries = json == .null ? [] : json.arrayValue else { return nil }
        var budget = ConsulTags.inflationLimit
        return entries.compactMap { ConsulEntry($0, of: name, within: &budget, rejected: rejected) }
    }

    private init?(_ json: JSONValue, of name: String, within budget: inout Int, rejected: RejectedRecords) {
        guard let service = json["Service"], let id = service["ID"]?.stringValue, !id.isEmpty else {
            rejected.note(name, "an entry has no service with an id")
            return nil
        }
        guard service["Service"]?.stringValue == name else { return nil }
        let key = "\(name)/\(id)"
        let agent = json["Node"]
        guard let address = Self.address(service, agent) else {
            rejected.note(key, "it has neither an address of its own nor one of its agent")
            return nil
        }
        let texts = service["Tags"]?.arrayValue?.compactMap(\.stringValue) ?? []
        let tags = ConsulTags(reading: texts, within: &budget) { rejected.note(key, $0) }
        // go-micro never reads Consul's own metadata, which its services repeat in tags; other services have no tags
        // of this kind, and say there what they speak.
        let metadata = tags.metadata ?? Self.metadata(service["Meta"])
        record = ServiceRecord(
            name: name,
            version: tags.version,
            endpoints: tags.endpoints,
            nodes: [Node(id: id, address: address, metadata: metadata)]
        )
        self.agent = agent?["Node"]?.stringValue ?? ""
        isCritical = json["Checks"]?.arrayValue?.contains { $0["Status"] == .string("critical") } ?? false
    }

    /// `host:port`; a service without a port is the name of a queue, unless its host is an address (go-micro
    /// `internal/util/net`, `HostPort`).
    private static func address(_ service: JSONValue, _ agent: JSONValue?) -> String? {
        let own = service["Address"]?.stringValue ?? ""
        let host = own.isEmpty ? agent?["Address"]?.stringValue ?? "" : own
        guard !host.isEmpty else { return nil }
        let port = service["Port"]?.intValue ?? 0
        let target = HostPort(host: host, port: port)
        return port == 0 && target.socketAddress == nil ? host : target.description
    }

    private static func metadata(_ json: JSONValue?) -> [String: String] {
        var metadata: [String: String] = [:]
        for member in json?.members ?? [] { metadata[member.name] = member.value.stringValue }
        return metadata
    }
}
