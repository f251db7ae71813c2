import MicroKit

/// Several registries, whose answers are told apart.
struct RegistryUnion: Sendable {
    private let registries: [NamedRegistry]

    init(_ registries: [NamedRegistry]) { self.registries = registries }

    /// The services that any of them knows, sorted, with those that know each. One that can't be asked is noted, if
    /// another one can.
    /// - Throws: When none can be asked.
    func names(_ context: CommandContext) async throws -> [ServiceList.Entry] {
        let answers = await withTaskGroup(of: (RegistryName, Result<[String], any Error>).self) { group in
            for registry in registries {
                // In two steps: Swift 6.3's optimiser forgets the name of a tuple that is returned within do and catch.
                group.addTask {
                    let answer = await Result.catching { try await registry.registry.list() }
                    return (registry.name, answer)
                }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        var origins: [String: [RegistryName]] = [:]
        var failures: [(name: RegistryName, error: any Error)] = []
        for registry in registries {
            switch answers[registry.name] {
            case .success(let names): for name in names { origins[name, default: []].append(registry.name) }
            case .failure(let error): failures.append((registry.name, error))
            case nil: break
            }
        }
        guard failures.count < registries.count else {
            let names = registries.map(\.name.rawValue).joined(separator: ",")
            throw MultiRegistry.failure(of: failures.map { ($0.name.rawValue, $0.error) }, among: names)
        }
        for failure in failures {
            context.note("warning: \(failure.name.rawValue) is left out: \(Failure(failure.error).line)")
        }
        return origins.map { ServiceList.Entry(name: $0.key, origins: $0.value) }.sorted { $0.name < $1.name }
    }

    /// What those registries know of some services that are said to, put together.
    func records(_ entries: [ServiceList.Entry]) async throws -> [[ServiceRecord]] {
        var found = [[ServiceRecord]](repeating: [], count: entries.count)
        for registry in registries {
            let own = entries.indices.filter { entries[$0].origins.contains(registry.name) }
            for (index, records) in zip(own, try await registry.registry.getAll(own.map { entries[$0].name })) {
                found[index] = (found[index] + records).merged()
            }
        }
        return found
    }
}
