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

    /// Begins with nothing told.
    init(ranges: Int) { revisions = Array(repeating: 0, count: ranges) }

    /// Takes that everything in a range has been told.
    /// - Parameters:
    ///   - latest: The key that was changed last; nil when there is none.
    ///   - range: Which range.
    ///   - revision: As of when.
    mutating func takePicture(_ latest: EtcdKeyValue?, range: Int, _ revision: Int64) {
        takeProgress(revision, range: range)
        guard let latest, latest.modRevision > witness?.pair.modRevision ?? 0 else { return }
        witness = Witness(pair: latest, range: range)
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
