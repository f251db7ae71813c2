/// A node as it is registered with an agent (Consul HTTP API, `/v1/agent/service/register`).
struct ConsulRegistration: Sendable, Hashable {
    /// The record with this node alone.
    var record: ServiceRecord
    /// The node.
    var node: Node
    /// How long it lives without being renewed; nil for ever.
    var ttl: Duration?

    /// The name of its check, by which it is renewed.
    var check: String { "service:\(node.id)" }

    /// What is sent to the agent, members in the order of Consul's own client.
    /// - Throws: ``MicroError`` `internal` when memory runs out.
    func body() throws(MicroError) -> JSONValue {
        let tags = ConsulTags(version: record.version, metadata: node.metadata, endpoints: record.endpoints)
        let (host, port) = Self.split(node.address)
        var members: [JSONValue.Member] = [
            .init("ID", .string(node.id)),
            .init("Name", .string(record.name)),
            .init("Tags", .array(try tags.written().map(JSONValue.string))),
            .init("Port", .number("\(port)")),
            .init("Address", .string(host)),
            .init("Meta", .sortedObject(Self.acceptable(node.metadata))),
        ]
        if let ttl {
            let check = JSONValue.object([
                .init("TTL", .string(Self.text(ttl))),
                // Found at once, and never gone for a moment when it is replaced.
                .init("Status", .string("passing")),
                .init("DeregisterCriticalServiceAfter", .string(Self.text(Self.reaping(ttl)))),
            ])
            members.append(.init("Check", check))
        }
        return .object(members)
    }

    /// An address that is no `host:port` is the name of a queue, and has port 0.
    private static func split(_ address: String) -> (host: String, port: Int) {
        guard let target = try? HostPort(parsing: address) else { return (address, 0) }
        return (target.host, target.port)
    }

    /// When Consul forgets a node that is no longer renewed: five seconds after its time, which is taken for a minute
    /// at least (go-micro `registry/consul/consul.go`, `getDeregisterTTL`). It is not found any more before.
    private static func reaping(_ ttl: Duration) -> Duration { max(ttl, .seconds(60)) + .seconds(5) }

    /// What Consul accepts as metadata: 64 pairs of names of letters, digits, `-` and `_`, up to 128 characters, with
    /// values of up to 512 bytes. It would refuse the whole node for any other, and everything is in tags in any case.
    private static func acceptable(_ metadata: [String: String]) -> [String: String] {
        let pairs = metadata.sorted { $0.key < $1.key }.filter { name, value in
            !name.isEmpty && name.utf8.count <= 128 && value.utf8.count <= 512
                && !name.hasPrefix("consul-") && name.utf8.allSatisfy(isNameByte)
        }
        return Dictionary(uniqueKeysWithValues: pairs.prefix(64).map { ($0.key, $0.value) })
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    /// As Go writes a duration: `1m0s`, `1h0m5s`, `1500ms`.
    static func text(_ duration: Duration) -> String {
        let milliseconds = duration.clampedNanoseconds / 1_000_000
        guard milliseconds % 1000 == 0 else { return "\(milliseconds)ms" }
        let seconds = milliseconds / 1000
        let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
        return (hours > 0 ? "\(hours)h" : "") + (seconds >= 60 ? "\(minutes)m" : "") + "\(seconds % 60)s"
    }
}
