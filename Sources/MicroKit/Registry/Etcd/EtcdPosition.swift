#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// How far a watch has come: up to which revision of etcd everything has been told.
///
/// A server that lost its data counts its revisions anew, so that the number alone does not say that nothing was missed.
/// A key that was seen, and should be found unchanged as of that revision, does.
struct EtcdPosition: Sendable, Equatable {
    /// The key that proves that the history is still the same, and which range it is of.
    struct Witness: Sendable, Equatable {
        var pair: EtcdKeyValue
        var range: Int
    }

    /// For each watched range the last revision that has been told.
    private(set) var revisions: [Int64]
    /// nil when no key is known that would still be there.
    private(set) var witness: Witness?

    /// Begins with a picture of each range as of one revision.
    init(_ pictures: [[EtcdKeyValue]], revision: Int64) {
        revisions = pictures.map { _ in revision }
        for (range, pairs) in pictures.enumerated() {
            guard let latest = pairs.max(by: { $0.modRevision < $1.modRevision }) else { continue }
            if latest.modRevision > witness?.pair.modRevision ?? 0 { witness = Witness(pair: latest, range: range) }
        }
    }

    /// Takes changes of one range that have been told.
    /// - Parameters:
    ///   - events: What changed, in order.
    ///   - range: Of which range.
    ///   - isPart: Whether more of the same revision follows.
    mutating func take(_ events: [EtcdEvent], range: Int, isPart: Bool) {
        guard revisions.indices.contains(range), let last = events.last?.kv.modRevision else { return }
        if !isPart { revisions[range] = max(revisions[range], last) }
        for event in events {
            if event.type == .put {
                witness = Witness(pair: event.kv, range: range)
            } else if witness?.pair.key == event.kv.key {
                witness = nil
            }
        }
    }

    /// Takes that nothing more has changed up to a revision.
    mutating func takeProgress(_ revision: Int64, range: Int) {
        guard revisions.indices.contains(range) else { return }
        revisions[range] = max(revisions[range], revision)
    }

    /// What has to be asked for to know whether the history is still the same; nil when nothing would tell.
    var question: (key: Data, revision: Int64)? {
        guard let witness, witness.pair.modRevision <= revisions[witness.range] else { return nil }
        return (witness.pair.key, revisions[witness.range])
    }

    /// Whether the answer to ``question`` says so.
    func isConfirmed(by pairs: [EtcdKeyValue]) -> Bool { witness.map { [$0.pair] } == pairs }
}
