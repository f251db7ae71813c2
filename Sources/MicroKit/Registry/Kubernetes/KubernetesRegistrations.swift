/// What a process has registered with its pod, and what becomes of the pod's labels and annotations.
struct KubernetesRegistrations: Sendable {
    /// What to write into a pod; nil takes a label or annotation away.
    struct Change: Sendable, Equatable {
        var labels: [String: String?] = [:]
        var annotations: [String: String?] = [:]
    }

    /// The records by the annotation that holds them.
    private var records: [String: ServiceRecord] = [:]

    /// Takes a record, whose nodes replace those of the same ids and stand beside others.
    /// - Throws: ``MicroError`` `invalidRecord` for a name or version that can't be in an annotation.
    mutating func add(_ service: ServiceRecord) throws(MicroError) -> Change {
        let label = KubernetesNames.label(service.name)
        let key = try self.key(for: service)
        let ids = Set(service.nodes.map(\.id))
        // A node may have been of another version before.
        var change = remove(ids, of: service.name) ?? Change()
        var record = service
        record.nodes = (records[key]?.nodes ?? []) + service.nodes
        records[key] = record
        change.labels[KubernetesNames.type] = KubernetesNames.value
        change.labels[label] = KubernetesNames.value
        change.annotations[key] = record.jsonValue.text()
        return change
    }

    /// Forgets nodes.
    /// - Returns: Nil when none of them was registered.
    mutating func remove(_ ids: Set<String>, of service: String) -> Change? {
        var change = Change()
        for (key, record) in records where record.name == service {
            var rest = record
            rest.nodes.removeAll { ids.contains($0.id) }
            guard rest.nodes.count < record.nodes.count else { continue }
            records[key] = rest.nodes.isEmpty ? nil : rest
            change.annotations[key] = .some(rest.nodes.isEmpty ? nil : rest.jsonValue.text())
        }
        guard !change.annotations.isEmpty else { return nil }
        if !records.values.contains(where: { $0.name == service }) {
            change.labels[KubernetesNames.label(service)] = .some(nil)
        }
        return change
    }

    /// What takes everything away; nil when there is nothing. The label that there is a service stays, as in Go, since
    /// other processes of the pod may have one.
    var removalOfAll: Change? {
        guard !records.isEmpty else { return nil }
        var change = Change()
        for (key, record) in records {
            change.annotations[key] = .some(nil)
            change.labels[KubernetesNames.label(record.name)] = .some(nil)
        }
        return change
    }

    /// What takes nodes out of a pod that somebody else has registered them with; nil when it has none of them.
    static func removal(of ids: Set<String>, of service: String, from pod: KubernetesObject) -> Change? {
        var registrations = KubernetesRegistrations()
        for (key, record) in pod.records where record.name == service { registrations.records[key] = record }
        return registrations.remove(ids, of: service)
    }

    /// The annotation for a record: go-micro's own unless another version of the service has it.
    private func key(for service: ServiceRecord) throws(MicroError) -> String {
        let own = KubernetesNames.annotation(service.name)
        let known = records.first { $0.value.name == service.name && $0.value.version == service.version }
        let isTaken = records[own].map { other in
            other.name != service.name
                || other.version != service.version
                    && other.nodes.contains { node in !service.nodes.contains { $0.id == node.id } }
        }
        let key =
            known?.key ?? (isTaken == true ? KubernetesNames.annotation(service.name, version: service.version) : own)
        guard KubernetesNames.isValid(key), KubernetesNames.isValid(KubernetesNames.label(service.name)) else {
            throw MicroError(
                .invalidRecord,
                "\(service.name) can't be in a label of Kubernetes, whose keys have up to 63 characters and end with a "
                    + "letter or digit"
            )
        }
        return key
    }
}
