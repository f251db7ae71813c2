/// What a znode says of a node of a service.
enum ZooKeeperRecord: Hashable, Sendable {
    /// The node as a record with no other.
    case node(ServiceRecord)
    /// Something that is no node, and why.
    case unreadable(String)
    /// A znode that only others may read. Anybody may put one anywhere.
    case denied
    /// A znode with others below it, which is not meant to be a node.
    case folder
    /// The znode is not there.
    case missing

    /// The most bytes of a record that are read: as many as a server takes unless it is told otherwise.
    static let sizeLimit = 1 << 20

    /// Reads the answer to a request for a node's data.
    /// - Parameters:
    ///   - reply: The answer.
    ///   - service: The last part of the path of the service's znode.
    ///   - child: The last part of the path of the node's znode.
    /// - Throws: The code of an answer that is neither data nor tells that the znode is missing or for others.
    init(_ reply: ZooKeeperReply, service: String, child: String) throws(ZooKeeperRefusal) {
        switch reply {
        case .failed(.noNode): self = .missing
        case .failed(.noAuth): self = .denied
        case .failed(let code): throw ZooKeeperRefusal(code: code)
        case .data(_, let stat) where stat.childCount > 0: self = .folder
        case .data(let data, _): self = Self.read(data, service: service, child: child)
        default: self = .missing
        }
    }

    /// Reads a node's data, and checks that it is where it belongs: whoever may write a znode could otherwise pose as
    /// another service.
    static func read(_ data: [UInt8], service: String, child: String) -> ZooKeeperRecord {
        guard data.count <= sizeLimit else { return .unreadable("it has \(data.count) bytes") }
        var record: ServiceRecord
        do {
            record = try ServiceRecord(json: try JSONValue(parsing: data))
        } catch let error as JSONSyntaxError {
            return .unreadable("it is no JSON: \(error.reason)")
        } catch {
            return .unreadable((error as? MicroError)?.message ?? "it is no record")
        }
        guard ZooKeeperPaths.component(record.name) == service else {
            return .unreadable("it claims to be the service \(record.name)")
        }
        record.nodes.removeAll { ZooKeeperPaths.component($0.id) != child }
        guard let node = record.nodes.first else { return .unreadable("it holds another node, or none") }
        record.nodes = [node]
        return .node(record)
    }

    /// The record, where there is one.
    var record: ServiceRecord? {
        if case .node(let record) = self { record } else { nil }
    }
}

/// A request that a server did not carry out, and should have.
struct ZooKeeperRefusal: Error, Hashable, Sendable {
    var code: ZooKeeperCode
}
