import ArgumentParser
import MicroKit

/// `micro list topics`
struct ListTopics: MicroCommand {
    static let configuration = CommandConfiguration.micro(
        "topics",
        abstract: "List the topics that services subscribe to.",
        discussion: """
            Services say so in their records, and subscribers of the http broker have one of their own; those of \
            brokers with a server, and 'micro subscribe' there, are known to that alone. Also: micro topics.
            """
    )

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Connection") var connection: ConnectionOptions

    func run(in context: CommandContext) async throws {
        let settings = try connection.resolve(in: context)
        let renderer = try output.makeRenderer(context)
        let registry = try context.makeRegistry(settings)
        let list = TopicList(services: try await registry.getAll(registry.list()).flatMap { $0 })
        try renderer.show(list)
        if list.topics.isEmpty { context.note("no topic found (asked \(settings.registryText))") }
        await registry.close()
    }
}

/// Topics and who subscribes to them.
struct TopicList: Report {
    /// One topic.
    struct Topic: Sendable, Hashable {
        var name: String
        /// The services that say that they subscribe to it.
        var services: [String]
        /// The nodes that get its messages through the http broker.
        var subscribers: Int
    }

    let topics: [Topic]

    init(services: [ServiceRecord]) {
        // One subscriber may stand under the names of several generations.
        var names: [String: (services: Set<String>, subscribers: Set<String>)] = [:]
        for service in services {
            for endpoint in service.endpoints where endpoint.isSubscriber {
                guard let topic = endpoint.metadata["topic"] else { continue }
                names[topic, default: ([], [])].services.insert(service.name)
            }
            for node in service.nodes {
                guard HTTPBroker.serviceNames.contains(service.name), let topic = node.metadata["topic"] else {
                    continue
                }
                names[topic, default: ([], [])].subscribers.insert("\(node.id) \(node.address)")
            }
        }
        topics = names.map {
            Topic(name: $0.key, services: $0.value.services.sorted(), subscribers: $0.value.subscribers.count)
        }
        .sorted { $0.name < $1.name }
    }

    var text: TerminalText { topics.reduce(into: TerminalText()) { $0 += "\($1.name)\n" } }

    var table: Table {
        Table(
            headings: ["topic", "services", "subscribers"],
            rows: topics.map { [$0.name, $0.services.joined(separator: ","), String($0.subscribers)] }
        )
    }

    var json: JSONValue {
        .array(
            topics.map { topic in
                .object([
                    .init("topic", .string(topic.name)),
                    .init("services", .array(topic.services.map { .string($0) })),
                    .init("subscribers", .number(String(topic.subscribers))),
                ])
            }
        )
    }
}
