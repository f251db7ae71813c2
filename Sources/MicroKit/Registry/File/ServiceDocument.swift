/// Reads the services that somebody wrote into a file.
///
/// A document is either an array of go-micro's records, as other registries hold them, or an object that gives for each
/// name where the service is:
///
///     {"greeter": ["10.0.0.5:9090", "10.0.0.6:9090"],
///      "orders": {"address": "orders.local:50051", "version": "2.0", "metadata": {"protocol": "grpc"}}}
enum ServiceDocument {
    /// The records, one for each service and version that has nodes, in ascending order.
    /// - Throws: ``MicroError`` `invalidRecord`, which says where the fault is.
    static func records(_ json: JSONValue) throws(MicroError) -> [ServiceRecord] {
        var records: [ServiceRecord] = []
        switch json {
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                try records.append(at("record \(index + 1)") { () throws(MicroError) in try record(element) })
            }
        case .object(let members):
            for member in members {
                records += try at(member.name) { () throws(MicroError) in try nodes(of: member) }
            }
        default:
            throw MicroError(
                .invalidRecord,
                "neither an array of service records nor an object of names and addresses",
                hint: #"write [] for no services, or {"NAME": ["host:port"]}"#
            )
        }
        // A registry keeps nodes; a service without any is not there.
        return records.filter { !$0.nodes.isEmpty }.merged()
    }

    private static func record(_ json: JSONValue) throws(MicroError) -> ServiceRecord {
        var record = try read { try ServiceRecord(json: json) }
        guard !record.name.isEmpty else { throw invalid("it has no name") }
        for index in record.nodes.indices { try complete(&record.nodes[index]) }
        return record
    }

    /// The nodes that stand beside a name, each as a record of its own.
    private static func nodes(of member: JSONValue.Member) throws(MicroError) -> [ServiceRecord] {
        guard !member.name.isEmpty else { throw invalid("the name is empty") }
        var records: [ServiceRecord] = []
        switch member.value {
        case .null: break
        case .array(let elements): for element in elements { try records.append(node(element, of: member.name)) }
        default: try records.append(node(member.value, of: member.name))
        }
        return records
    }

    private static func node(_ json: JSONValue, of name: String) throws(MicroError) -> ServiceRecord {
        var (node, version): (Node, String)
        switch json {
        case .string(let address): (node, version) = (Node(id: "", address: address), "")
        case .object(let members):
            // A misspelt name would otherwise go unnoticed.
            if let other = members.first(where: { !["id", "address", "version", "metadata"].contains($0.name) }) {
                throw invalid("a node has no \"\(other.name)\" (but id, address, version, metadata)")
            }
            node = try read { try Node(json: json) }
            switch json["version"] {
            case nil, .null?: version = ""
            case .string(let text)?: version = text
            default: throw invalid("the version must be a string, such as \"2.0\"")
            }
        default: throw invalid("a node must be an address, such as \"127.0.0.1:9090\", or an object with one")
        }
        try complete(&node)
        do { _ = try HostPort(dialling: node.address) } catch { throw invalid(error.message) }
        return ServiceRecord(name: name, version: version, nodes: [node])
    }

    /// Names a node that has no id, since people write addresses.
    private static func complete(_ node: inout Node) throws(MicroError) {
        guard !node.address.isEmpty else { throw invalid("node \(node.id.isEmpty ? "1" : node.id) has no address") }
        if node.id.isEmpty { node.id = node.address }
    }

    private static func read<Value>(_ body: () throws -> Value) throws(MicroError) -> Value {
        do {
            return try body()
        } catch {
            throw error as? MicroError ?? invalid("it can't be read")
        }
    }

    private static func at<Value>(
        _ place: String,
        _ body: () throws(MicroError) -> Value
    ) throws(MicroError) -> Value {
        do {
            return try body()
        } catch {
            throw MicroError(error.code, "\(place): \(error.message)", hint: error.hint)
        }
    }

    private static func invalid(_ reason: String) -> MicroError { MicroError(.invalidRecord, reason) }
}
