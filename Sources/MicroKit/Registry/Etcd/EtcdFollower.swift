import SwiftProtobuf
import Synchronization

/// Follows ranges of keys, over as many connections as it takes; see ``RegistryWatches``.
struct EtcdFollower: Sendable {
    let ranges: [EtcdKeyRange]
    let client: EtcdClient
    let records: EtcdRecords
    /// How far it has come, from one connection to the next.
    private let position: Position

    private final class Position: Sendable {
        let value = Mutex<EtcdPosition?>(nil)
        /// The ranges that may be read.
        let granted = Mutex<[EtcdKeyRange]>([])
    }

    init(_ ranges: [EtcdKeyRange], client: EtcdClient, records: EtcdRecords) {
        self.ranges = ranges
        self.client = client
        self.records = records
        position = Position()
    }

    typealias Tell = @Sendable (RegistryUpdate) async throws -> Void

    /// Follows over one connection: from where the one before ended if the history is still the same, from a new
    /// picture otherwise.
    /// - Throws: Why it ended; ``MicroError``.
    func follow(_ tell: @escaping Tell) async throws {
        var known = position.value.withLock(\.self)
        if let candidate = known, try await !isCurrent(candidate) { known = nil }
        let isResumed = known != nil
        let start = if let known { known } else { try await picture(tell) }
        position.value.withLock { $0 = start }
        guard let begun = try await watch(after: start.revisions) else {
            position.value.withLock { $0 = nil }
            throw MicroError(
                .registryUnavailable,
                "etcd has not kept what the watch was to go on from",
                phase: .discovery
            )
        }
        do {
            if isResumed { try await tell(.resumed) }
            try await go(on: begun, tell)
        } catch {
            await begun.stream.close()
            // It may be that this one server is cut off from the others.
            if !Task.isCancelled { client.turnAway(from: begun.address) }
            throw wrapped(error, begun.address)
        }
    }

    /// Whether etcd still has the history that was followed.
    private func isCurrent(_ position: EtcdPosition) async throws -> Bool {
        guard let (key, revision) = position.question else { return false }
        var request = EtcdRangeRequest()
        request.key = key
        request.revision = revision
        do {
            return position.isConfirmed(by: try await EtcdReader(client: client).page(request).kvs)
        } catch let error as ServiceError where error.grpcCode == .outOfRange {
            return false
        }
    }

    /// Tells everything that is there, as of one revision.
    private func picture(_ tell: Tell) async throws -> EtcdPosition {
        var (all, granted) = ([ServiceRecord](), [EtcdKeyRange]())
        var latests: [EtcdKeyValue?] = []
        var revision: Int64 = 0
        for range in ranges {
            var some: [ServiceRecord] = []
            var latest: EtcdKeyValue?
            do {
                // No server alone may answer here: one that is behind would take back what has been told.
                revision = try await EtcdReader(client: client).read(
                    range,
                    isSerializable: false,
                    revision: revision,
                    begin: { (some, latest) = ([], nil) },
                    take: { page in
                        some += page.compactMap(records.record)
                        latest = (page + [latest].compactMap(\.self)).max { $0.modRevision < $1.modRevision }
                    }
                )
            } catch let error as MicroError where !granted.isEmpty && error.code == .accessDenied {
                // A user may well be allowed to read nothing but go-micro's keys, which come first.
                continue
            }
            all += some
            granted.append(range)
            latests.append(latest)
        }
        var position = EtcdPosition(ranges: granted.count)
        for (index, latest) in latests.enumerated() { position.takePicture(latest, range: index, revision) }
        self.position.granted.withLock { $0 = granted }
        try await tell(.all(all))
        return position
    }

    /// The most messages that are kept until all ranges are watched.
    private static let mostEarly = 1000

    /// A stream on which all ranges are watched.
    private struct Begun {
        let stream: OpenStream
        let state: EtcdWatchState
        let address: String
        /// What it told of ranges that it had begun with while others were still asked for.
        let early: [EtcdWatchState.Step]
    }

    /// Begins to watch all ranges on one stream.
    /// - Returns: nil when the revisions to begin with are not there.
    private func watch(after revisions: [Int64]) async throws -> Begun? {
        let begun = EtcdWatchState(position.granted.withLock(\.self), after: revisions)
        let requests: [[UInt8]] = try begun.requests.map { try $0.serializedBytes() }
        return try await client.open(.watch) { stream, attempt in
            var (state, early) = (begun, [EtcdWatchState.Step]())
            let address = attempt.node.address
            let limited = stream.limited(to: attempt.deadline).stream
            // All at once, and each at its own place in time: a range may have changes before the next one has begun.
            for request in requests { try await limited.send(request) }
            while !state.isComplete {
                guard let reply = try await Self.next(limited, address) else { throw Self.ended(address, "") }
                let step = state.take(reply)
                switch step {
                case .created: continue
                case .outdated:
                    await stream.close()
                    return nil
                case .ended(let reason): throw Self.ended(address, reason)
                case .changes, .progress:
                    guard early.count < Self.mostEarly else { throw Self.ended(address, "it does not begin") }
                    early.append(step)
                }
            }
            return Begun(stream: stream, state: state, address: address, early: early)
        }
    }

    private func go(on begun: Begun, _ tell: Tell) async throws {
        var state = begun.state
        for step in begun.early { try await take(step, from: begun.address, tell) }
        while let reply = try await Self.next(begun.stream.stream, begun.address) {
            try await take(state.take(reply), from: begun.address, tell)
        }
        throw Self.ended(begun.address, "")
    }

    private func take(_ step: EtcdWatchState.Step, from address: String, _ tell: Tell) async throws {
        switch step {
        case .created: throw Self.ended(address, "it began twice")
        case .outdated:
            position.value.withLock { $0 = nil }
            throw Self.ended(address, "it has been compacted")
        case .ended(let reason): throw Self.ended(address, reason)
        case .progress(let revision, let range):
            position.value.withLock { $0?.takeProgress(revision, range: range) }
        case .changes(let events, let range, let isPart):
            for event in events {
                for update in records.updates(event) { try await tell(update) }
            }
            position.value.withLock { $0?.take(events, range: range, isPart: isPart) }
        }
    }

    private static func next(_ stream: ClientStream, _ address: String) async throws -> EtcdWatchResponse? {
        // Goes on where the one before has stopped.
        var replies = stream.replies.makeAsyncIterator()
        return try await replies.next().map { try EtcdClient.read($0, from: address) }
    }

    private static func ended(_ address: String, _ reason: String) -> MicroError {
        let text = "etcd at \(address) ended the watch" + (reason.isEmpty ? "" : ": \(reason.prefix(200))")
        // Of the same kind as an answer that did not come whole, after which another server may do.
        return MicroError(.connectionLost, text, phase: .discovery, address: address)
    }

    private func wrapped(_ error: any Error, _ address: String) -> any Error {
        guard let error = error as? MicroError, error.code != .cancelled else { return error }
        return MicroError(.registryUnavailable, error.message, phase: .discovery, address: address, cause: error)
    }
}
