/// One version of a service as a registry knows it: go-micro's `registry.Service`.
public struct ServiceRecord: Sendable, Hashable {
    /// The name that clients ask for, for example `greeter`.
    public var name: String
    /// The version; services of v2 and later default to `latest`. May be empty.
    public var version: String
    /// Metadata of the service. mDNS does not carry it.
    public var metadata: [String: String]
    /// What the service can be asked, in the order of registration.
    public var endpoints: [Endpoint]
    /// The running instances.
    public var nodes: [Node]

    /// Makes a record.
    public init(
        name: String,
        version: String = "",
        metadata: [String: String] = [:],
        endpoints: [Endpoint] = [],
        nodes: [Node] = []
    ) {
        self.name = name
        self.version = version
        self.metadata = metadata
        self.endpoints = endpoints
        self.nodes = nodes
    }
}

/// One running instance of a service: go-micro's `registry.Node`.
public struct Node: Sendable, Hashable {
    /// Unique name of the instance, by custom `<service name>-<uuid>`.
    public var id: String
    /// `host:port`, IPv6 in brackets; for transports without ports the name of a queue.
    public var address: String
    /// What the instance speaks and whatever its owner added; see ``MetadataKey``.
    public var metadata: [String: String]

    /// Makes a node.
    public init(id: String, address: String, metadata: [String: String] = [:]) {
        self.id = id
        self.address = address
        self.metadata = metadata
    }

    /// The metadata keys that every go-micro server sets on its node (go-micro `server/rpc_server.go`).
    public enum MetadataKey {
        /// `mucp`, `grpc` or `http`: what to speak. Missing on nodes of before 2019, which speak legacy framing.
        public static let `protocol` = "protocol"
        /// `mucp`, `grpc` or `http`: which server implementation.
        public static let server = "server"
        /// `http`, `grpc`, `nats`, …: the transport below mucp.
        public static let transport = "transport"
        /// The broker of the instance.
        public static let broker = "broker"
        /// The registry of the instance.
        public static let registry = "registry"
    }
}

/// One thing that a service can be asked: go-micro's `registry.Endpoint`.
public struct Endpoint: Sendable, Hashable {
    /// `Type.Method` for calls, any name for subscribers.
    public var name: String
    /// The shape of the request, nil when unknown.
    public var request: Value?
    /// The shape of the reply, nil when unknown.
    public var response: Value?
    /// For example `stream=true`, or `subscriber=true` and `topic=…`.
    public var metadata: [String: String]

    /// Makes an endpoint.
    public init(name: String, request: Value? = nil, response: Value? = nil, metadata: [String: String] = [:]) {
        self.name = name
        self.request = request
        self.response = response
        self.metadata = metadata
    }

    /// Whether calls to it are streams.
    public var isStream: Bool { metadata[MetadataKey.stream] == "true" }

    /// Whether it is a subscriber, which can't be called.
    public var isSubscriber: Bool { metadata["subscriber"] == "true" }

    /// The metadata keys that go-micro's servers set on an endpoint (go-micro `server/extractor.go`).
    package enum MetadataKey {
        /// `true` where calls are streams.
        package static let stream = "stream"
    }
}

/// The shape of a message or a field, as go-micro's reflection writes it: names and Go types, to depth 3.
public struct Value: Sendable, Hashable {
    /// Name of the field, or of the type at the top.
    public var name: String
    /// Go's name of the type: `string`, `int64`, `[]Item`, a message's name; empty for maps and interfaces.
    public var type: String
    /// The fields, empty for scalars, slices and whatever lies too deep.
    public var values: [Value]

    /// Makes a value.
    public init(name: String, type: String, values: [Value] = []) {
        self.name = name
        self.type = type
        self.values = values
    }
}

extension Sequence where Element == ServiceRecord {
    /// One record for each service and version, in ascending order of names and versions: its nodes are all nodes of
    /// that version, in ascending order of their ids and each once, and everything else is what the first record says,
    /// as in go-micro's registries, which keep a record for each node.
    package func merged() -> [ServiceRecord] {
        var records: [[String]: ServiceRecord] = [:]
        for record in self {
            let key = [record.name, record.version]
            if records[key] == nil {
                records[key] = record
            } else {
                records[key]?.nodes += record.nodes
            }
        }
        return records.values.map { record in
            var (record, seen) = (record, Set<String>())
            record.nodes = record.nodes.filter { seen.insert($0.id).inserted }.sorted { $0.id < $1.id }
            return record
        }
        .sorted { ($0.name, $0.version) < ($1.name, $1.version) }
    }
}
