/// Follows Consul by queries that wait for a change.
struct ConsulFollowing: Sendable {
    /// Makes the queries.
    let api: ConsulAPI

    /// The least time between two queries that waited, so that a storm of changes is told in a few pictures.
    private static let breath = Duration.milliseconds(50)
    /// How many services are asked for at the same time.
    private static let width = 16

    typealias Tell = @Sendable (RegistryUpdate) async throws -> Void

    /// Follows one service.
    func one(_ name: String, _ tell: Tell) async throws {
        var index = ConsulIndex()
        while true {
            try await tell(.all(api.records(of: name, from: &index)))
            try await pause(until: .now + Self.breath(index))
        }
    }

    /// The pause before the next query. One that would be answered at once, since there is no index to wait beyond,
    /// must not be made all the time.
    private static func breath(_ index: ConsulIndex) -> Duration { index.value == nil ? .seconds(1) : breath }

    /// Follows all services.
    ///
    /// go-micro opens a query for each service, and Consul takes 200 connections of a client. Here two queries wait,
    /// one for the names and one for the checks that are critical, and services are asked for again when an answer
    /// says so: at once those that it names, and the rest behind them for as long as a fifth of the time allows.
    func all(_ tell: Tell) async throws {
        var (catalogIndex, checksIndex) = (ConsulIndex(), ConsulIndex())
        let catalog = try await api.catalog(from: &catalogIndex)
        var picture = ConsulPicture(catalog: catalog, critical: try await api.criticalChecks(from: &checksIndex))
        try await tell(.all(records(of: picture.names)))
        while true {
            let started = ContinuousClock.now
            let outdated: ConsulPicture.Outdated
            switch try await next(catalogIndex, checksIndex) {
            case .catalog(let new, let index):
                catalogIndex = index
                outdated = picture.take(catalog: new)
            case .checks(let new, let index):
                checksIndex = index
                outdated = picture.take(critical: new)
            }
            let waited = ContinuousClock.now
            for name in outdated.services.sorted() { try await tell(.service(name, records(of: [name]))) }
            if outdated.isRestUnknown { try await tell(.all(records(of: picture.names))) }
            let rest = (ContinuousClock.now - waited) * 4 - (waited - started)
            let breath = max(Self.breath(catalogIndex), Self.breath(checksIndex))
            try await pause(until: .now + max(breath, outdated.isRestUnknown ? rest : .zero))
        }
    }

    private enum Answer: Sendable {
        case catalog([String: [String]], ConsulIndex)
        case checks(Set<ConsulCheck>, ConsulIndex)
    }

    /// The first of two answers; the other query is given up, and finds what it would have told when it is made again.
    private func next(_ catalog: ConsulIndex, _ checks: ConsulIndex) async throws -> Answer {
        try await withThrowingTaskGroup(of: Answer.self) { group in
            group.addTask {
                var index = catalog
                return .catalog(try await api.catalog(from: &index), index)
            }
            group.addTask {
                var index = checks
                return .checks(try await api.criticalChecks(from: &index), index)
            }
            defer { group.cancelAll() }
            guard let answer = try await group.next() else { throw CancellationError() }
            return answer
        }
    }

    /// The records of services, a few of them asked for at the same time.
    func records(of names: some Sequence<String> & Sendable) async throws -> [ServiceRecord] {
        try await withThrowingTaskGroup(of: [ServiceRecord].self) { group in
            var records: [ServiceRecord] = []
            for (count, name) in names.enumerated() {
                if count >= Self.width, let some = try await group.next() { records += some }
                group.addTask {
                    var index = ConsulIndex()
                    do {
                        return try await api.records(of: name, from: &index)
                    } catch let error as MicroError where (error.cause as? HTTPAPIRefusal)?.isOfTheRequest == true {
                        // Not everything that Consul takes for a name can be part of a path. That hides no other.
                        api.rejected.note(name, "Consul does not answer for it: \(error.message)")
                        return []
                    }
                }
            }
            for try await some in group { records += some }
            return records
        }
    }
}
