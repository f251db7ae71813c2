/// The pods and services of a cluster as somebody knows them who follows it.
struct KubernetesView: Sendable {
    private struct Key: Hashable {
        var kind: KubernetesKind
        var name: String
    }

    private var objects: [Key: [ServiceRecord]] = [:]
    /// The objects with a service, by its name.
    private var owners: [String: Set<Key>] = [:]

    /// Knows nothing yet.
    init() {}

    /// All records, those of one service and version together.
    var records: [ServiceRecord] { objects.values.joined().merged() }

    /// The records of one service.
    func records(of service: String) -> [ServiceRecord] {
        (owners[service] ?? []).flatMap { objects[$0] ?? [] }.filter { $0.name == service }.merged()
    }

    /// Takes all objects of a kind.
    mutating func replace(_ kind: KubernetesKind, with all: [KubernetesObject]) {
        for key in objects.keys where key.kind == kind { remove(key) }
        for object in all { _ = put(object) }
    }

    /// Takes one object that is new or has changed.
    /// - Returns: The services whose nodes may be others now.
    mutating func put(_ object: KubernetesObject) -> Set<String> {
        let key = Key(kind: object.kind, name: object.name)
        let records = object.records.map(\.record)
        guard objects[key] != records else { return [] }
        let before = remove(key)
        if !records.isEmpty { objects[key] = records }
        for record in records { owners[record.name, default: []].insert(key) }
        return before.union(records.map(\.name))
    }

    /// Takes the going of an object.
    /// - Returns: The services whose nodes may be others now.
    mutating func remove(_ object: KubernetesObject) -> Set<String> {
        remove(Key(kind: object.kind, name: object.name))
    }

    @discardableResult
    private mutating func remove(_ key: Key) -> Set<String> {
        let names = Set((objects.removeValue(forKey: key) ?? []).map(\.name))
        for name in names {
            owners[name]?.remove(key)
            if owners[name]?.isEmpty == true { owners[name] = nil }
        }
        return names
    }
}
