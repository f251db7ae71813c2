import ArgumentParser
import MicroKit

/// `micro publish TOPIC [BODY…]`
struct PublishMessage: MicroCommand {
    static let configuration = CommandConfiguration.micro(
        "publish",
        abstract: "Send messages to the subscribers of a topic.",
        discussion: """
            Messages are JSON values, one after another: in words behind the topic, else in --data, else one a line on \
            standard input. Each is delivered before the next is read. "ok" means that every subscriber, and one of each \
            queue, took every message. Also: micro broker publish, micro pub.
            """
    )

    @Argument(help: ArgumentHelp("The topic.", valueName: "topic"))
    var topic: String

    @Argument(help: ArgumentHelp("The messages as JSON; several words are joined by spaces.", valueName: "body"))
    var words: [String] = []

    @OptionGroup(title: "Body") var request: RequestOptions
    @OptionGroup(title: "Body") var encoding: EncodingOptions

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Send each message so many times. (default: 1)", valueName: "count")
    )
    var count: Int?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Pause between messages. (default: none)", valueName: "time")
    )
    var interval: String?

    @Flag(help: "That nobody subscribes is no failure.")
    var allowNone = false

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Connection") var connection: ConnectionOptions

    func run(in context: CommandContext) async throws {
        guard !topic.isEmpty else { throw Failure.topicRequired(#"publish events '{"id": 1}'"#) }
        let count = count ?? 1
        guard count > 0 else { throw Failure.usage("--count: '\(count)' must be above zero") }
        try encoding.checkHeaderText()
        let interval = try interval.map { try GoDuration(option: "interval", $0).duration }
        let settings = try connection.resolve(in: context)
        let renderer = try output.makeRenderer(context)
        let metadata = try request.headers(context.environment)
        let source = try MessageSource(
            request,
            words: words,
            contentType: encoding.contentTypeOrJSON,
            input: context.input,
            limit: settings.maximumMessageSize
        )
        if source.isTyped { context.note("reading messages, one a line, until Ctrl-D") }
        let registry = try context.makeRegistry(settings)
        let broker = context.makeBroker(settings, registry: registry)
        var tally = DeliveryTally(topic: topic)
        do {
            try await source.forEach(complain: context.note) { body in
                for _ in 0..<count {
                    if tally.messages > 0, let interval { try await pause(until: .now + interval) }
                    let message = BrokerMessage(
                        topic: topic,
                        contentType: encoding.contentTypeOrJSON,
                        metadata: metadata,
                        body: body
                    )
                    try await send(message, with: broker, settings, &tally)
                }
            }
        } catch {
            // Who sends again must know what has arrived already.
            var failure = Failure(error)
            failure.line += tally.before
            throw failure
        }
        await broker.close()
        await registry.close()
        guard tally.messages > 0 else {
            throw Failure(.usage, "message required", hint: #"such as: micro publish \#(topic) '{"hello": "world"}'"#)
        }
        try renderer.show(tally)
        if let failure = tally.failure { throw failure }
    }

    private func send(
        _ message: BrokerMessage,
        with broker: any Broker,
        _ settings: ConnectionSettings,
        _ tally: inout DeliveryTally
    ) async throws {
        do {
            tally.add(try await broker.publish(message, to: topic, timeout: settings.timeout))
        } catch let error as MicroError where error.code == .noSubscriber {
            guard !allowNone else { return tally.addUndelivered() }
            throw Failure(
                .noSubscriber,
                "nobody subscribes to \(topic) (asked \(settings.registryText))",
                hint: error.hint ?? "--allow-none makes this no failure"
            )
        }
    }
}

extension Failure {
    /// No topic where one must be given.
    static func topicRequired(_ example: String) -> Failure {
        .usage("topic required", hint: "such as: micro \(example)")
    }
}

/// What became of the messages of one run.
struct DeliveryTally: Report {
    /// What one subscriber took and did not take.
    private struct Subscriber {
        var node: Node
        var delivered = 0
        var failed = 0
        var error: MicroError?
    }

    let topic: String
    /// How many messages were sent, subscribers or not.
    private(set) var messages = 0
    private var undelivered = 0
    /// How many of them some subscriber did not take.
    private var incomplete = 0
    private var subscribers: [String: Subscriber] = [:]

    init(topic: String) {
        self.topic = topic
    }

    mutating func add(_ delivery: BrokerDelivery) {
        messages += 1
        if !delivery.failed.isEmpty { incomplete += 1 }
        for node in delivery.delivered { subscribers[node.id, default: Subscriber(node: node)].delivered += 1 }
        for failure in delivery.failed {
            subscribers[failure.node.id, default: Subscriber(node: failure.node)].failed += 1
            subscribers[failure.node.id]?.error = failure.error
        }
    }

    /// Counts a message that nobody was there for.
    mutating func addUndelivered() {
        messages += 1
        undelivered += 1
    }

    private var sorted: [Subscriber] { subscribers.values.sorted { $0.node.id < $1.node.id } }
    private var failed: [Subscriber] { sorted.filter { $0.failed > 0 } }

    /// The end of a failure's line that tells what became of the messages before; empty when there were none.
    var before: String {
        messages == 0 ? "" : "; messages before: \(messages) sent, \(messages - incomplete - undelivered) delivered"
    }

    /// Who did not take everything; nil when everybody did.
    var failure: Failure? {
        guard let first = failed.first, let error = first.error else { return nil }
        let reason = "\(first.node.id) at \(first.node.address): \(error.message)"
        let statuses = Set(failed.compactMap { $0.error.map { Failure.status(of: $0.code) } })
        let what =
            messages == 1 ? "the message" : "\(failed.reduce(0) { $0 + $1.failed }) deliveries of \(messages) messages"
        let line = "\(failed.count) of \(subscribers.count) subscribers did not take \(what): \(reason)"
        let others = failed.count > 1 ? "see all of them with -o table" : nil
        return Failure(
            statuses.count == 1 ? statuses.first ?? .unavailable : .unavailable,
            line,
            hint: error.hint ?? others
        )
    }

    /// The word that scripts know from the Go `micro`, if it is true.
    var text: TerminalText { failed.isEmpty ? "ok\n" : "" }

    var table: Table {
        Table(
            headings: ["subscriber", "address", "delivered", "failed", "error"],
            rows: sorted.map {
                [$0.node.id, $0.node.address, "\($0.delivered)", "\($0.failed)", $0.error?.message ?? ""]
            }
        )
    }

    var json: JSONValue {
        .object([
            .init("topic", .string(topic)),
            .init("messages", .number("\(messages)")),
            .init("withoutSubscriber", .number("\(undelivered)")),
            .init(
                "subscribers",
                .array(
                    sorted.map { subscriber in
                        var members: [JSONValue.Member] = [
                            .init("id", .string(subscriber.node.id)),
                            .init("address", .string(subscriber.node.address)),
                            .init("delivered", .number("\(subscriber.delivered)")),
                            .init("failed", .number("\(subscriber.failed)")),
                        ]
                        if let error = subscriber.error { members.append(.init("error", .string(error.message))) }
                        return .object(members)
                    }
                )
            ),
        ])
    }
}
