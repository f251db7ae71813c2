import SwiftProtobuf
import Synchronization

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Writes nodes into etcd and keeps their leases alive.
final class EtcdRegistrar: Sendable {
    private let client: EtcdClient
    /// What this process has registered, by key.
    private let known = Mutex<[[UInt8]: EtcdRegistration]>([:])

    init(client: EtcdClient) { self.client = client }

    /// Registers a record of one node, or renews that.
    /// - Throws: ``MicroError``.
    func register(_ record: ServiceRecord, node: Node, ttl: Duration?) async throws {
        let key = try EtcdKeys.key(service: record.name, node: node.id)
        let value = record.jsonValue.utf8()
        let seconds = EtcdRegistration.seconds(ttl)
        let plan =
            if let old = known.withLock({ $0[key] }) {
                try await renewal(old, key, value, seconds)
            } else {
                try await beginning(record, key, value, seconds)
            }
        try await carryOut(plan, key, value, seconds)
    }

    /// Forgets a node.
    /// - Throws: ``MicroError``.
    func deregister(service: String, node: String) async throws {
        let key = try EtcdKeys.key(service: service, node: node)
        known.withLock { $0[key] = nil }
        var request = EtcdDeleteRangeRequest()
        request.key = Data(key)
        let _: EtcdDeleteRangeResponse = try await client.call(.delete, request)
    }

    // MARK: What to do

    /// Renews the lease and looks whether the record is still there, at the same time. Nothing is written, nor do the
    /// servers have to agree on anything, as long as it is.
    private func renewal(
        _ old: EtcdRegistration,
        _ key: [UInt8],
        _ value: [UInt8],
        _ ttl: Int64
    ) async throws -> EtcdRegistration.Plan {
        async let found = EtcdReader(client: client).pair(key, keysOnly: true)
        let life = old.lease != 0 && ttl == old.ttl ? try await keepAlive(old.lease) : 0
        return old.plan(value: value, ttl: ttl, found: try await found, life: life)
    }

    private func beginning(
        _ record: ServiceRecord,
        _ key: [UInt8],
        _ value: [UInt8],
        _ ttl: Int64
    ) async throws -> EtcdRegistration.Plan {
        let found = try await EtcdReader(client: client).pair(key, keysOnly: false)
        let place = EtcdKeys.Place(service: EtcdKeys.safe(record.name), node: EtcdKeys.safe(record.nodes[0].id))
        let isSame = found.flatMap { try? EtcdRecords.record(Array($0.value), at: place) } == record
        let lease = isSame ? found?.lease ?? 0 : 0
        let life = lease != 0 && ttl > 0 ? try await keepAlive(lease) : 0
        let plan = EtcdRegistration.plan(isSame: isSame, ttl: ttl, found: found, life: life)
        if plan == .nothing, let found { note(key, value, lease: found.lease, ttl, found.modRevision) }
        return plan
    }

    // MARK: Doing it

    private func carryOut(_ plan: EtcdRegistration.Plan, _ key: [UInt8], _ value: [UInt8], _ ttl: Int64) async throws {
        switch plan {
        case .nothing: return
        case .put(let lease):
            do {
                try await put(key, value, lease: lease, ttl)
            } catch let error as ServiceError where error.grpcCode == .notFound && lease != 0 {
                // The lease has ended in the meantime.
                try await put(key, value, lease: try await grant(ttl), ttl)
            }
        case .grantAndPut: try await put(key, value, lease: try await grant(ttl), ttl)
        }
    }

    private func grant(_ ttl: Int64) async throws -> Int64 {
        var request = EtcdLeaseGrantRequest()
        request.ttl = ttl
        let reply: EtcdLeaseGrantResponse = try await client.call(.grant, request)
        return reply.id
    }

    private func put(_ key: [UInt8], _ value: [UInt8], lease: Int64, _ ttl: Int64) async throws {
        var request = EtcdPutRequest()
        request.key = Data(key)
        request.value = Data(value)
        request.lease = lease
        do {
            let reply: EtcdPutResponse = try await client.call(.put, request)
            note(key, value, lease: lease, ttl, reply.header.revision)
        } catch let error as MicroError where error.code == .accessDenied && value.count > Self.sizeOfDoubt {
            // Both have the same code, and who could read the key before is known to the server.
            guard (error.cause as? ServiceError)?.grpcCode == .invalidArgument else { throw error }
            let text = "the record has \(value.count) bytes, which is more than etcd takes"
            throw MicroError(
                .invalidRecord,
                text,
                phase: .discovery,
                hint: "leave out what callers do not need",
                cause: error
            )
        }
    }

    /// etcd takes requests of 1.5 MiB unless it is told otherwise.
    private static let sizeOfDoubt = 256 << 10

    private func note(_ key: [UInt8], _ value: [UInt8], lease: Int64, _ ttl: Int64, _ revision: Int64) {
        let registration = EtcdRegistration(value: value, lease: lease, ttl: lease == 0 ? 0 : ttl, revision: revision)
        known.withLock { $0[key] = registration }
    }

    /// Renews a lease once, as etcd's clients do: a message on a stream of its own.
    /// - Returns: What it lives from now on, in seconds; 0 when it is gone.
    private func keepAlive(_ lease: Int64) async throws -> Int64 {
        var request = EtcdLeaseKeepAliveRequest()
        request.id = lease
        let body: [UInt8] = try request.serializedBytes()
        return try await client.open(.keepAlive) { stream, attempt in
            let address = attempt.node.address
            let limited = stream.limited(to: attempt.deadline)
            try await limited.stream.send(body)
            var replies = limited.stream.replies.makeAsyncIterator()
            guard let reply = try await replies.next() else {
                let text = "\(address) ended the stream without an answer"
                throw MicroError(.invalidReply, text, phase: .discovery, address: address)
            }
            await stream.close()
            let answer: EtcdLeaseKeepAliveResponse = try EtcdClient.read(reply, from: address)
            return max(0, answer.ttl)
        }
    }
}
