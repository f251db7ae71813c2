#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Where services stand in etcd: `/micro/registry/<service>/<node id>` (go-micro `registry/etcd/etcd.go`).
///
/// micro v3 puts a domain before the service (micro `plugin/etcd/etcd.go`). The number of parts tells the two apart, since
/// neither lets a slash into a part of a key.
struct EtcdKeys: Sendable, Hashable {
    /// A node's place.
    struct Place: Sendable, Hashable {
        /// As in the key: the name with its slashes replaced.
        var service: String
        /// As in the key: the id with its slashes replaced.
        var node: String
    }

    static let prefix = "/micro/registry/"

    /// The domains of micro v3 that are looked into.
    var domains: [String]
    /// The one service that is looked for, as in keys; nil for all. A service may be called like a domain.
    private(set) var service: String?

    init(domains: [String]) { self.domains = domains }

    /// The same for one service alone.
    func only(_ service: String) -> EtcdKeys {
        var keys = self
        keys.service = Self.safe(service)
        return keys
    }

    /// The key of a node.
    /// - Throws: ``MicroError`` `invalidRecord` for a name or an id that stands for a folder.
    static func key(service: String, node: String) throws(MicroError) -> [UInt8] {
        for part in [service, node] where part.isEmpty || part == "." || part == ".." {
            let text = "\"\(part)\" can't be the name of a service or the id of a node in etcd"
            throw MicroError(.invalidRecord, text)
        }
        return Array("\(prefix)\(safe(service))/\(safe(node))".utf8)
    }

    /// A name as keys carry it.
    static func safe(_ name: String) -> String {
        guard name.utf8.contains(UInt8(ascii: "/")) else { return name }
        return String(decoding: name.utf8.map { $0 == UInt8(ascii: "/") ? UInt8(ascii: "-") : $0 }, as: UTF8.self)
    }

    /// All keys of all services.
    static let all = EtcdKeyRange(prefix: prefix)

    /// The keys of one service, first those of go-micro; none for a name that no service can have.
    func ranges(of service: String) -> [EtcdKeyRange] {
        let name = Self.safe(service)
        guard !name.isEmpty, name != ".", name != ".." else { return [] }
        return [EtcdKeyRange(prefix: "\(Self.prefix)\(name)/")]
            + domains.map { EtcdKeyRange(prefix: "\(Self.prefix)\($0)/\(name)/") }
    }

    /// What a key stands for; nil for a key that is no node's or in another domain.
    func place(_ key: Data) -> Place? {
        guard key.starts(with: Self.prefix.utf8), key.count < 4096 else { return nil }
        guard let text = String(validating: key.dropFirst(Self.prefix.utf8.count), as: UTF8.self) else { return nil }
        let parts = text.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        guard !parts.contains(where: \.isEmpty) else { return nil }
        let place: Place
        switch parts.count {
        case 2: place = Place(service: String(parts[0]), node: String(parts[1]))
        case 3 where domains.contains { $0 == parts[0] }:
            place = Place(service: String(parts[1]), node: String(parts[2]))
        default: return nil
        }
        return service == nil || service == place.service ? place : nil
    }
}

/// The keys from one on and before another, as etcd's requests name them.
struct EtcdKeyRange: Sendable, Hashable {
    /// The first key.
    var start: Data
    /// The first key behind; empty for ``start`` alone.
    var end: Data

    /// One key.
    init(key: [UInt8]) {
        start = Data(key)
        end = Data()
    }

    /// All keys with a prefix that ends in ASCII: those before the one whose last byte is one more.
    init(prefix: String) {
        start = Data(prefix.utf8)
        end = Data(prefix.utf8.dropLast() + prefix.utf8.suffix(1).map { $0 + 1 })
    }

    /// Whether a key is one of them.
    func contains(_ key: Data) -> Bool {
        guard !end.isEmpty else { return key == start }
        return !key.lexicographicallyPrecedes(start) && key.lexicographicallyPrecedes(end)
    }
}
