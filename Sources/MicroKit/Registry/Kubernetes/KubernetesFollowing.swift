import Synchronization

/// Follows the pods of Kubernetes, and its services if they are wanted.
final class KubernetesFollowing: Sendable {
    typealias Tell = @Sendable (RegistryUpdate) async throws -> Void

    private let api: KubernetesAPI
    /// What to follow, with the labels to select by.
    private let subjects: [(kind: KubernetesKind, labels: String?)]
    /// The one service that is wanted, nil for all.
    private let name: String?
    private let tell: Tell
    private let view = Mutex(KubernetesView())
    /// Of two watches one tells at a time, so that what it tells is not older than what was told.
    private let turnstile = Turnstile(places: 1)

    /// The least time between two watches, should the server end them at once.
    private static let breath = Duration.milliseconds(200)

    init(
        _ api: KubernetesAPI,
        _ subjects: [(kind: KubernetesKind, labels: String?)],
        of name: String?,
        tell: @escaping Tell
    ) {
        self.api = api
        self.subjects = subjects
        self.name = name
        self.tell = tell
    }

    /// Follows until something fails.
    func run() async throws {
        var versions: [String] = []
        for subject in subjects { versions.append(try await list(subject)) }
        try await tellAll()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (subject, version) in zip(subjects, versions) {
                group.addTask { try await self.follow(subject, from: version) }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    /// - Returns: The version to watch from.
    private func list(_ subject: (kind: KubernetesKind, labels: String?)) async throws -> String {
        let listing = try await api.list(subject.kind, labels: subject.labels)
        view.withLock { $0.replace(subject.kind, with: listing.objects) }
        return listing.version
    }

    private func follow(_ subject: (kind: KubernetesKind, labels: String?), from first: String) async throws {
        let version = Mutex(first)
        while true {
            let started = ContinuousClock.now
            let from = version.withLock(\.self)
            let isRecent = try await api.watch(subject.kind, labels: subject.labels, from: from) { event in
                switch event {
                case .put(let object):
                    version.withLock { $0 = object.version }
                    try await self.tell { $0.put(object) }
                case .remove(let object):
                    version.withLock { $0 = object.version }
                    try await self.tell { $0.remove(object) }
                case .bookmark(let mark): version.withLock { $0 = mark }
                case .expired, .failed: break
                }
            }
            if !isRecent {
                let new = try await list(subject)
                version.withLock { $0 = new }
                try await tellAll()
            }
            try await pause(until: started + Self.breath)
        }
    }

    private func tellAll() async throws {
        let place = try await turnstile.enter()
        defer { place.leave() }
        try await tell(.all(view.withLock(\.records).filter(isWanted)))
    }

    private func tell(_ change: @Sendable (inout KubernetesView) -> Set<String>) async throws {
        let place = try await turnstile.enter()
        defer { place.leave() }
        let updates = view.withLock { view in
            change(&view).sorted().map { ($0, view.records(of: $0).filter(isWanted)) }
        }
        for (name, records) in updates where self.name == nil || name == self.name {
            try await tell(.service(name, records))
        }
    }

    private func isWanted(_ record: ServiceRecord) -> Bool { name.map { $0 == record.name } ?? true }
}
