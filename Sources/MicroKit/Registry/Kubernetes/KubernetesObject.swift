/// What is listed and watched.
enum KubernetesKind: String, Sendable, CaseIterable {
    /// Pods, whose annotations hold records of go-micro.
    case pods
    /// Services of Kubernetes' own.
    case services
}

/// A pod or service of Kubernetes, as far as it says where a service is (Kubernetes API reference, core v1).
struct KubernetesObject: Sendable {
    /// What it is.
    var kind: KubernetesKind
    /// Its name, unique among its kind within its namespace.
    var name: String
    /// The state of the cluster of which it tells.
    var version: String
    /// The annotations of a pod with records, each read; of a service one.
    var records: [(key: String, record: ServiceRecord)]

    /// How deep the JSON of an annotation may nest.
    private static let maximumDepth = 64
    /// The most bytes of a pod's annotations together are 256 KiB, by Kubernetes' own limit.
    private static let maximumSize = 256 << 10

    /// Reads an object; nil when it has no name.
    /// - Parameters:
    ///   - json: The object.
    ///   - kind: What it is.
    ///   - rejected: Told of annotations that can't be used.
    init?(_ json: JSONValue, kind: KubernetesKind, rejected: RejectedRecords) {
        guard let metadata = json["metadata"], let name = metadata["name"]?.stringValue else { return nil }
        self.kind = kind
        self.name = name
        version = metadata["resourceVersion"]?.stringValue ?? ""
        switch kind {
        case .pods: records = Self.records(ofPod: json, name, rejected)
        case .services: records = Self.record(ofService: json, name).map { [("", $0)] } ?? []
        }
    }

    /// The records of a pod that runs and is not about to end.
    private static func records(
        ofPod json: JSONValue,
        _ pod: String,
        _ rejected: RejectedRecords
    ) -> [(key: String, record: ServiceRecord)] {
        let deletion = json["metadata"]?["deletionTimestamp"]?.stringValue ?? ""
        guard json["status"]?["phase"] == .string("Running"), deletion.isEmpty else { return [] }
        let annotations = json["metadata"]?["annotations"]?.members ?? []
        return annotations.compactMap { annotation in
            guard KubernetesNames.isAnnotation(annotation.name), let text = annotation.value.stringValue else {
                return nil
            }
            do {
                return (annotation.name, try record(text, annotation.name))
            } catch {
                rejected.note("\(pod)/\(annotation.name)", (error as? MicroError)?.message ?? "it is not JSON")
                return nil
            }
        }
    }

    private static func record(_ text: String, _ key: String) throws -> ServiceRecord {
        guard text.utf8.count <= maximumSize else { throw MicroError(.invalidRecord, "it is too large") }
        let record = try ServiceRecord(json: JSONValue(parsing: text, maximumDepth: maximumDepth))
        guard KubernetesNames.isAnnotation(key, of: record.name), !record.name.isEmpty else {
            throw MicroError(.invalidRecord, "it is of a service of another name")
        }
        return record
    }

    /// A service of Kubernetes as a record: a node for each of its TCP ports, at the address of the cluster or, where
    /// it has none, at its DNS name. The cluster spreads connections over its pods.
    private static func record(ofService json: JSONValue, _ name: String) -> ServiceRecord? {
        let (metadata, spec) = (json["metadata"], json["spec"])
        let namespace = metadata?["namespace"]?.stringValue ?? "default"
        let cluster = spec?["clusterIP"]?.stringValue ?? ""
        let host =
            switch spec?["type"]?.stringValue {
            case "ExternalName": spec?["externalName"]?.stringValue ?? ""
            default: cluster.isEmpty || cluster == "None" ? "\(name).\(namespace).svc" : cluster
            }
        let nodes = (spec?["ports"]?.arrayValue ?? []).compactMap { node(of: $0, service: name, host: host) }
        guard !nodes.isEmpty, !host.isEmpty else { return nil }
        let version = metadata?["labels"]?["app.kubernetes.io/version"]?.stringValue ?? ""
        return ServiceRecord(name: name, version: version, nodes: nodes)
    }

    private static func node(of json: JSONValue, service: String, host: String) -> Node? {
        guard let port = json["port"]?.intValue, (1...65535).contains(port),
            ["TCP", nil].contains(json["protocol"]?.stringValue)
        else { return nil }
        let name = json["name"]?.stringValue ?? "\(port)"
        var metadata = ["registry": "kubernetes"]
        // What the port's owner says is spoken there (KEP-2995, RFC 6335), or else calls it.
        let spoken = json["appProtocol"]?.stringValue ?? name
        if spoken.hasPrefix("grpc") || spoken == "kubernetes.io/h2c" {
            metadata[Node.MetadataKey.protocol] = "grpc"
        } else if spoken.hasPrefix("http") {
            metadata[Node.MetadataKey.protocol] = "http"
        }
        return Node(
            id: "\(service)-\(name)",
            address: HostPort(host: host, port: port).description,
            metadata: metadata
        )
    }
}
