import MicroKit

/// Asks every node of some services at once: what `health` and `stats` have in common.
struct NodeSurvey: Sendable {
    var settings: ConnectionSettings
    var registry: any Registry
    var probe: NodeProbe

    init(_ settings: ConnectionSettings, context: CommandContext) throws {
        self.settings = settings
        registry = try context.makeRegistry(settings)
        let options = CallOptions(
            timeout: settings.timeout,
            connectTimeout: settings.connectTimeout,
            retries: settings.retries
        )
        probe = NodeProbe(
            client: try context.makeClient(settings, registry: registry),
            transport: try context.makeTransport(settings),
            options: options
        )
    }

    /// One node's answer.
    struct Entry<Answer: Sendable>: Sendable {
        var service: String
        var version: String
        var node: Node
        var answer: Answer
    }

    /// The services of those names, of all names when there are none.
    /// - Parameters:
    ///   - names: The names.
    ///   - areNeeded: Whether each of them must be there.
    /// - Returns: All versions of each.
    /// - Throws: ``Failure`` of status `notFound`.
    func services(_ names: [String], areNeeded: Bool = true) async throws -> [ServiceRecord] {
        if names.isEmpty {
            return try await registry.getAll(registry.list()).flatMap { $0 }
        }
        guard !names.contains("") else { throw Failure.serviceRequired }
        var found: [ServiceRecord] = []
        for (name, services) in zip(names, try await registry.getAll(names)) {
            if services.isEmpty, areNeeded { throw await registry.missing(name, settings) }
            found += services
        }
        return found
    }

    /// Every node's answer, in the order of services, versions and ids.
    func ask<Answer: Sendable>(
        _ services: [ServiceRecord],
        _ question: @escaping @Sendable (Node, String) async -> Answer
    ) async -> [Entry<Answer>] {
        await withTaskGroup(of: (Int, Entry<Answer>).self) { group in
            var count = 0
            for service in services {
                for node in service.nodes.sorted(by: { $0.id < $1.id }) {
                    let place = count
                    group.addTask {
                        let answer = await question(node, service.name)
                        return (
                            place,
                            Entry(service: service.name, version: service.version, node: node, answer: answer)
                        )
                    }
                    count += 1
                }
            }
            var entries: [(Int, Entry<Answer>)] = []
            for await entry in group { entries.append(entry) }
            return entries.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }
}

extension Collection {
    /// The Go `micro`'s frame for a survey: service, version, heading, one row a node.
    func framed<Answer>(heading: TerminalText, row: (Element) -> TerminalText) -> TerminalText
    where Element == NodeSurvey.Entry<Answer> {
        var text = TerminalText()
        var last: (service: String, version: String)?
        for entry in self {
            if last?.service != entry.service {
                text += last == nil ? "service  \(entry.service)\n" : "\nservice  \(entry.service)\n"
            }
            if last?.service != entry.service || last?.version != entry.version {
                text += "\nversion \(entry.version)\n\n"
                text += heading
            }
            text += row(entry)
            last = (entry.service, entry.version)
        }
        return text
    }
}
