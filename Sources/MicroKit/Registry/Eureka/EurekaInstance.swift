/// A node as an instance of Eureka's (go-micro plugins, `v4/registry/eureka/marshalling.go`; Eureka REST operations, v2).
struct EurekaInstance: Sendable, Hashable {
    /// The record with one node.
    var record: ServiceRecord

    /// The most bytes of JSON in a metadata value.
    private static let maximumSize = 1 << 20
    /// How deep that JSON may nest.
    private static let maximumDepth = 64

    /// The id that Eureka knows a node by.
    static func id(of node: Node) -> String { "\(node.address):\(node.id)" }

    /// What is sent to register a node, members in the order of Eureka's documentation.
    /// - Parameters:
    ///   - record: The service.
    ///   - node: The node.
    ///   - ttl: How long it lives without a heartbeat; nil for Eureka's own 90 seconds.
    /// - Returns: The body of the request.
    static func body(_ record: ServiceRecord, _ node: Node, ttl: Duration?) -> JSONValue {
        let port = (try? HostPort(parsing: node.address))?.port ?? 0
        let metadata: [String: String] = [
            "version": record.version,
            "instanceId": node.id,
            "endpoints": JSONValue.array(record.endpoints.map(\.jsonValue)).text(),
            "metadata": JSONValue.sortedObject(node.metadata).text(),
        ]
        var members: [JSONValue.Member] = [.init("instanceId", .string(id(of: node)))]
        for name in ["hostName", "ipAddr", "vipAddress", "secureVipAddress"] {
            members.append(.init(name, .string(node.address)))
        }
        members += [
            .init("app", .string(record.name)),
            .init("status", .string("UP")),
            .init("port", .object([.init("$", .number("\(port)")), .init("@enabled", .string("true"))])),
            .init("securePort", .object([.init("$", .number("0")), .init("@enabled", .string("false"))])),
            .init(
                "dataCenterInfo",
                .object([
                    .init("@class", .string("com.netflix.appinfo.InstanceInfo$DefaultDataCenterInfo")),
                    .init("name", .string("MyOwn")),
                ])
            ),
        ]
        if let ttl {
            let seconds = max(1, ttl.components.seconds)
            let lease: [JSONValue.Member] = [
                .init("renewalIntervalInSecs", .number("\(max(1, seconds / 3))")),
                .init("durationInSecs", .number("\(seconds)")),
            ]
            members.append(.init("leaseInfo", .object(lease)))
        }
        members.append(.init("metadata", .sortedObject(metadata)))
        return .object([.init("instance", .object(members))])
    }
}

extension EurekaInstance {
    /// Reads the instances of an application that are up; those without go-micro's metadata are of others, and left out
    /// as in Go.
    /// - Parameters:
    ///   - json: The application.
    ///   - name: What its service is called.
    ///   - rejected: Told of instances that can't be used.
    /// - Returns: A record for each instance.
    static func records(in json: JSONValue, of name: String, rejected: RejectedRecords) -> [ServiceRecord] {
        elements(json["instance"]).compactMap { instance in
            do {
                return try record(of: instance, name)
            } catch {
                let id = instance["instanceId"]?.stringValue ?? instance["hostName"]?.stringValue ?? "?"
                rejected.note("\(name)/\(id)", (error as? MicroError)?.message ?? "its metadata are not JSON")
                return nil
            }
        }
    }

    private static func record(of json: JSONValue, _ name: String) throws -> ServiceRecord? {
        guard json["status"]?.stringValue == "UP", let metadata = json["metadata"],
            let version = metadata["version"]?.stringValue
        else { return nil }
        let endpoints = try value("endpoints", of: metadata)
        let own = JSONValue.object([
            .init("endpoints", endpoints), .init("version", .string(version)), .init("name", .string(name)),
        ])
        var record = try ServiceRecord(json: own)
        // go-micro's own reader takes the host name for the id, since it does not look at this one.
        let host = json["ipAddr"]?.stringValue ?? json["hostName"]?.stringValue ?? ""
        let node = JSONValue.object([
            .init("id", .string(metadata["instanceId"]?.stringValue ?? host)),
            .init("address", .string(address(host, port: json["port"]))),
            .init("metadata", try value("metadata", of: metadata)),
        ])
        record.nodes = [try Node(json: node)]
        guard !record.nodes[0].id.isEmpty, !record.nodes[0].address.isEmpty else {
            throw MicroError(.invalidRecord, "it has no id or no address")
        }
        return record
    }

    private static func value(_ name: String, of metadata: JSONValue) throws -> JSONValue {
        guard let text = metadata[name]?.stringValue else { return .null }
        guard text.utf8.count <= maximumSize else { throw MicroError(.invalidRecord, "its \(name) are too large") }
        return try JSONValue(parsing: text, maximumDepth: maximumDepth)
    }

    /// go-micro writes `host:port` where Eureka wants a host alone; other clients write just that.
    private static func address(_ host: String, port json: JSONValue?) -> String {
        if (try? HostPort(parsing: host)) != nil { return host }
        guard let port = json?["$"]?.intValue ?? json?.intValue, (1...65535).contains(port), !host.isEmpty else {
            return host
        }
        return HostPort(host: host, port: port).description
    }

    /// A list, of which older servers write one of a single element as the element itself.
    static func elements(_ json: JSONValue?) -> [JSONValue] {
        switch json {
        case .array(let elements)?: elements
        case .object?: json.map { [$0] } ?? []
        default: []
        }
    }
}
