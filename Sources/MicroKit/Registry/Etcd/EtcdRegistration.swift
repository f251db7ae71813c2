/// What is known of a node that was registered, and what registering it again takes: the pure part.
struct EtcdRegistration: Sendable, Equatable {
    /// The record as it was written.
    var value: [UInt8]
    /// The lease it is under, 0 for none.
    var lease: Int64
    /// The time of the lease in seconds, 0 for none.
    var ttl: Int64
    /// The revision of etcd in which it was written.
    var revision: Int64

    /// What it takes.
    enum Plan: Sendable, Equatable {
        /// All is as it should be.
        case nothing
        /// The record has to be written, under a lease that lives; 0 for none.
        case put(lease: Int64)
        /// A lease has to be had first.
        case grantAndPut
    }

    /// The time of a lease for a registration's time: whole seconds, and none for a registration for ever.
    static func seconds(_ ttl: Duration?) -> Int64 {
        guard let ttl else { return 0 }
        let (seconds, rest) = ttl.components
        // The most that etcd takes (etcd `server/lease/lessor.go`).
        return min(max(1, rest > 0 && seconds < .max ? seconds + 1 : seconds), 9_000_000_000)
    }

    /// What it takes to register a node again that this process has registered.
    /// - Parameters:
    ///   - value: The record now.
    ///   - ttl: In seconds, 0 for ever.
    ///   - found: What stands under the key, its value left out; nil for nothing.
    ///   - life: What the lease lives from now on, in seconds; 0 when it is gone.
    /// - Returns: What is to be done.
    func plan(value: [UInt8], ttl: Int64, found: EtcdKeyValue?, life: Int64) -> Plan {
        guard ttl == self.ttl, lease == 0 || life > 0 else { return ttl > 0 ? .grantAndPut : .put(lease: 0) }
        // Somebody may have deleted or overwritten it.
        let isThere = found.map { $0.lease == lease && $0.modRevision == revision } ?? false
        return isThere && value == self.value ? .nothing : .put(lease: lease)
    }

    /// What it takes to register a node that this process knows nothing of. One that stands there as wanted, left by a
    /// run before, is taken over with its lease.
    /// - Parameters:
    ///   - isSame: Whether what stands under the key says the same as the record.
    ///   - ttl: In seconds, 0 for ever.
    ///   - found: What stands under the key; nil for nothing.
    ///   - life: What its lease lives from now on, in seconds; 0 when there is none.
    /// - Returns: What is to be done.
    static func plan(isSame: Bool, ttl: Int64, found: EtcdKeyValue?, life: Int64) -> Plan {
        guard ttl > 0 else { return isSame && found?.lease == 0 ? .nothing : .put(lease: 0) }
        return isSame && life == ttl ? .nothing : .grantAndPut
    }
}
