/// Looks for what is wrong in a registry's records: the pure part of `micro registry lint`.
package struct RegistryLint: Sendable {
    /// What kind of fault it is.
    package enum Kind: String, Sendable, CaseIterable {
        /// One id stands for several nodes.
        case duplicateID = "duplicate-id"
        /// Several nodes of one service are at one address, so that all but one must be left over from before.
        case stale
        /// Nodes of different services are at one address.
        case sharedAddress = "shared-address"
        /// The nodes of one version do not offer the same.
        case differentEndpoints = "different-endpoints"
        /// Nobody can connect to the address.
        case badAddress = "bad-address"
        /// Nobody answers at the address.
        case unreachable
        /// The registry has the name of a service, and no record of it that can be read.
        case unreadable
    }

    /// One fault.
    package struct Finding: Sendable, Hashable {
        /// What kind it is.
        package var kind: Kind
        /// The service that it is about.
        package var service: String
        /// The ids of the nodes that it is about, sorted.
        package var nodes: [String]
        /// What is wrong, in plain words.
        package var message: String
        /// What to do about it, in plain words.
        package var advice: String

        /// Makes a finding.
        package init(_ kind: Kind, service: String, nodes: [String], _ message: String, advice: String) {
            self.kind = kind
            self.service = service
            self.nodes = nodes.sorted()
            self.message = message
            self.advice = advice
        }
    }

    private let nodes: [ServiceRecord]

    /// Looks at records, whole ones or one for each node.
    package init(_ records: [ServiceRecord]) {
        nodes = records.flatMap { record in
            record.nodes.map { node in
                var single = record
                single.nodes = [node]
                return single
            }
        }
    }

    /// All that is wrong, by services and kinds.
    package var findings: [Finding] {
        (duplicateIDs + sharedAddresses + differentEndpoints + badAddresses).sorted {
            ($0.service, $0.kind.rawValue, $0.message) < ($1.service, $1.kind.rawValue, $1.message)
        }
    }

    private func id(_ record: ServiceRecord) -> String { record.nodes.first?.id ?? "" }
    private func address(_ record: ServiceRecord) -> String { record.nodes.first?.address ?? "" }

    private var duplicateIDs: [Finding] {
        // A subscriber of a broker stands under the names of several generations.
        let own = nodes.filter { !HTTPBroker.serviceNames.contains($0.name) }
        return Dictionary(grouping: own, by: id).compactMap { id, records in
            guard records.count > 1 else { return nil }
            let places = Set(records.map { "\($0.name) at \(address($0))" }).sorted().joined(separator: ", ")
            return Finding(
                .duplicateID,
                service: records.map(\.name).min() ?? "",
                nodes: [id],
                "the id \(id) stands for \(records.count) nodes: \(places)",
                advice: "give each instance an id of its own, as one takes the other out of the registry when it stops"
            )
        }
    }

    private var sharedAddresses: [Finding] {
        // A broker's listener has a node for each subscription.
        let own = nodes.filter { !HTTPBroker.serviceNames.contains($0.name) }
        return Dictionary(grouping: own, by: address).filter { !$0.key.isEmpty }.flatMap { address, records in
            let services = Dictionary(grouping: records, by: \.name).mapValues { Set($0.map(id)) }
            let leftOver = services.filter { $0.value.count > 1 }.map { service, ids in
                Finding(
                    .stale,
                    service: service,
                    nodes: Array(ids),
                    "\(ids.count) nodes of \(service) are at \(address): \(ids.sorted().joined(separator: ", "))",
                    advice: "all but one are left over; take them out with 'micro deregister service'"
                )
            }
            guard services.count > 1 else { return leftOver }
            let names = services.keys.sorted()
            let shared = Finding(
                .sharedAddress,
                service: names[0],
                nodes: Array(Set(records.map(id))),
                "\(names.joined(separator: ", ")) are all at \(address)",
                advice: "one may be left over from another program that had the port before"
            )
            return leftOver + [shared]
        }
    }

    private var differentEndpoints: [Finding] {
        Dictionary(grouping: nodes) { [$0.name, $0.version] }.compactMap { _, records in
            let offers = Dictionary(grouping: records) { Set($0.endpoints.map(\.name)) }
            guard offers.count > 1, let first = records.first else { return nil }
            let common = offers.keys.reduce(offers.keys.first ?? []) { $0.intersection($1) }
            let missing = offers.keys.reduce(Set()) { $0.union($1) }.subtracting(common).sorted()
            let names = missing.prefix(8).joined(separator: ", ") + (missing.count > 8 ? ", …" : "")
            let version = first.version.isEmpty ? "without a version" : "of version \(first.version)"
            return Finding(
                .differentEndpoints,
                service: first.name,
                nodes: records.map(id),
                "nodes of \(first.name) \(version) do not all have \(names)",
                advice: "deploy one build to all of them, or give the builds different versions"
            )
        }
    }

    private var badAddresses: [Finding] {
        nodes.compactMap { record in
            // Of a transport without ports the address is a queue's name.
            let transport = record.nodes.first?.metadata[Node.MetadataKey.transport] ?? "http"
            guard ["http", "grpc"].contains(transport) else { return nil }
            let reason: String
            if let parsed = try? HostPort(parsing: address(record)) {
                if parsed.port == 0 {
                    reason = "its port is 0"
                } else if ["0.0.0.0", "::", ""].contains(parsed.host) {
                    reason = "it stands for every interface and not for a host"
                } else {
                    return nil
                }
            } else {
                reason = "it is no host:port"
            }
            return Finding(
                .badAddress,
                service: record.name,
                nodes: [id(record)],
                "nobody can connect to \(id(record)) at \(address(record)): \(reason)",
                advice: "let the service advertise the address that others reach it at"
            )
        }
    }
}
