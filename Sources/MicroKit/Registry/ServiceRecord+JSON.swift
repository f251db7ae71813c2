extension ServiceRecord {
    /// Reads the JSON of any generation: nulls for missing lists, both key orders, missing members.
    ///
    /// The shapes are those of go-micro's `registry/service.go` in v1 and `registry/registry.go` from v2 on.
    /// - Throws: ``MicroError`` of code `invalidRecord` when it is no object or a member has the wrong type.
    public init(json: JSONValue) throws {
        let object = try RecordObject(json, "a service record")
        self.init(
            name: try object.string("name"),
            version: try object.string("version"),
            metadata: try object.stringMap("metadata"),
            endpoints: try object.list("endpoints").map(Endpoint.init(json:)),
            nodes: try object.list("nodes").map(Node.init(json:))
        )
    }

    /// The record as go-micro's JSON: name, version, metadata, endpoints, nodes.
    public var jsonValue: JSONValue {
        .object([
            .init("name", .string(name)),
            .init("version", .string(version)),
            .init("metadata", .sortedObject(metadata)),
            .init("endpoints", .array(endpoints.map(\.jsonValue))),
            .init("nodes", .array(nodes.map(\.jsonValue))),
        ])
    }
}

extension Node {
    /// Reads a node's JSON object.
    /// - Throws: ``MicroError`` of code `invalidRecord`.
    public init(json: JSONValue) throws {
        let object = try RecordObject(json, "a node")
        self.init(
            id: try object.string("id"),
            address: try object.string("address"),
            metadata: try object.stringMap("metadata")
        )
    }

    /// The node as go-micro's JSON.
    public var jsonValue: JSONValue {
        .object([
            .init("id", .string(id)),
            .init("address", .string(address)),
            .init("metadata", .sortedObject(metadata)),
        ])
    }
}

extension Endpoint {
    /// Reads an endpoint's JSON object.
    /// - Throws: ``MicroError`` of code `invalidRecord`.
    public init(json: JSONValue) throws {
        let object = try RecordObject(json, "an endpoint")
        self.init(
            name: try object.string("name"),
            request: try object.optional("request").map { try Value(json: $0) },
            response: try object.optional("response").map { try Value(json: $0) },
            metadata: try object.stringMap("metadata")
        )
    }

    /// The endpoint as go-micro's JSON; unknown shapes are null.
    public var jsonValue: JSONValue {
        .object([
            .init("name", .string(name)),
            .init("request", request?.jsonValue ?? .null),
            .init("response", response?.jsonValue ?? .null),
            .init("metadata", .sortedObject(metadata)),
        ])
    }
}

extension Value {
    /// Reads a value tree.
    /// - Throws: ``MicroError`` of code `invalidRecord`.
    public init(json: JSONValue) throws {
        let object = try RecordObject(json, "a value")
        self.init(
            name: try object.string("name"),
            type: try object.string("type"),
            values: try object.list("values").map { try Value(json: $0) }
        )
    }

    /// The value tree as go-micro's JSON; no fields is null, as Go writes an empty slice that was never made.
    public var jsonValue: JSONValue {
        .object([
            .init("name", .string(name)),
            .init("type", .string(type)),
            .init("values", values.isEmpty ? .null : .array(values.map(\.jsonValue))),
        ])
    }
}

extension JSONValue {
    /// An object of strings in the order of its names, so that output does not change from run to run.
    package static func sortedObject(_ map: [String: String]) -> JSONValue {
        .object(map.sorted { $0.key < $1.key }.map { Member($0.key, .string($0.value)) })
    }
}

/// A JSON object of a record, read as Go's decoder does: null and missing are the zero value.
private struct RecordObject {
    let json: JSONValue
    let what: String

    init(_ json: JSONValue, _ what: String) throws {
        guard case .object = json else { throw Self.wrong("\(what) must be a JSON object") }
        self.json = json
        self.what = what
    }

    func optional(_ name: String) -> JSONValue? {
        json[name].flatMap { $0 == .null ? nil : $0 }
    }

    func string(_ name: String) throws -> String {
        guard let value = optional(name) else { return "" }
        guard let text = value.stringValue else { throw Self.wrong("\"\(name)\" of \(what) must be a string") }
        return text
    }

    func list(_ name: String) throws -> [JSONValue] {
        guard let value = optional(name) else { return [] }
        guard let elements = value.arrayValue else { throw Self.wrong("\"\(name)\" of \(what) must be an array") }
        return elements
    }

    func stringMap(_ name: String) throws -> [String: String] {
        guard let value = optional(name) else { return [:] }
        guard let members = value.members else { throw Self.wrong("\"\(name)\" of \(what) must be an object") }
        var map: [String: String] = [:]
        for member in members {
            guard let text = member.value.stringValue else {
                throw Self.wrong("\"\(name).\(member.name)\" of \(what) must be a string")
            }
            map[member.name] = text
        }
        return map
    }

    private static func wrong(_ message: String) -> MicroError {
        MicroError(.invalidRecord, message)
    }
}
