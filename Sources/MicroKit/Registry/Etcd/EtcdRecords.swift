import Logging
import Synchronization

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Reads what stands under the keys of services. Anybody may have written it: what is no record of its key is passed
/// over, with a warning once.
final class EtcdRecords: Sendable {
    /// The largest record in bytes. etcd itself takes 1.5 MiB unless it is told otherwise.
    private static let largest = 4 << 20
    /// The most keys that are remembered as warned of; no more warnings are given then.
    private static let mostWarnings = 1000

    private let keys: EtcdKeys
    private let logger: Logger
    private let warned = Mutex<Set<Data>>([])

    init(keys: EtcdKeys, logger: Logger) {
        self.keys = keys
        self.logger = logger
    }

    /// The same for one service alone.
    func only(_ service: String) -> EtcdRecords { EtcdRecords(keys: keys.only(service), logger: logger) }

    /// The record under a key; nil for a key that is no node's, and for what is no record of it.
    func record(_ pair: EtcdKeyValue) -> ServiceRecord? {
        guard let place = keys.place(pair.key) else { return nil }
        do {
            return try Self.record(Array(pair.value), at: place)
        } catch {
            warn(pair.key, error)
            return nil
        }
    }

    /// Why a value is no record.
    struct Complaint: Error, Equatable {
        var text: String
    }

    /// Reads a value that stands at a place.
    static func record(_ value: [UInt8], at place: EtcdKeys.Place) throws(Complaint) -> ServiceRecord {
        guard value.count <= largest else { throw Complaint(text: "it has \(value.count) bytes") }
        var record: ServiceRecord
        do {
            record = try ServiceRecord(json: JSONValue(parsing: value))
        } catch let error as JSONSyntaxError {
            throw Complaint(text: "it is not JSON: \(error.reason)")
        } catch {
            throw Complaint(text: "it is no service record: \((error as? MicroError)?.message ?? "\(error)")")
        }
        guard EtcdKeys.safe(record.name) == place.service else {
            throw Complaint(text: "it says that it is of the service \(record.name.prefix(200))")
        }
        record.nodes.removeAll { EtcdKeys.safe($0.id) != place.node }
        guard !record.nodes.isEmpty else { throw Complaint(text: "it does not hold the node that it is of") }
        return record
    }

    private func warn(_ key: Data, _ complaint: Complaint) {
        let isNew = warned.withLock { $0.count < Self.mostWarnings && $0.insert(key).inserted }
        guard isNew else { return }
        let key = String(decoding: key.prefix(300), as: UTF8.self)
        logger.warning("a record in etcd is passed over", metadata: ["key": "\(key)", "reason": "\(complaint.text)"])
    }

    // MARK: Changes

    /// What a change means to those who watch.
    func updates(_ event: EtcdEvent) -> [RegistryUpdate] {
        let old = event.hasPrevKv ? record(event.prevKv) : nil
        switch event.type {
        case .put:
            guard let new = record(event.kv) else { return deletion(of: old) }
            let action: RegistryEvent.Action = event.kv.createRevision == event.kv.modRevision ? .create : .update
            let isSame = old.map { $0.name == new.name && $0.nodes.map(\.id) == new.nodes.map(\.id) } ?? true
            return (isSame ? [] : deletion(of: old)) + [.change(RegistryEvent(action, new))]
        case .delete: return deletion(of: old ?? trace(of: event.kv.key))
        case .UNRECOGNIZED: return []
        }
    }

    private func deletion(of record: ServiceRecord?) -> [RegistryUpdate] {
        record.map { [.change(RegistryEvent(.delete, $0))] } ?? []
    }

    /// What a key alone says of its node, where what it held is not told.
    private func trace(of key: Data) -> ServiceRecord? {
        keys.place(key).map { ServiceRecord(name: $0.service, nodes: [Node(id: $0.node, address: "")]) }
    }
}
