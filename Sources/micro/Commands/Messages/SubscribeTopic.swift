import ArgumentParser
import MicroKit
import Synchronization

/// `micro subscribe TOPIC`
struct SubscribeTopic: MicroCommand {
    static let configuration = CommandConfiguration.micro(
        "subscribe",
        abstract: "Print the messages of a topic as they arrive.",
        discussion: """
            One message a line, until Ctrl-C, SIGTERM, a closed pipe, --count or --timeout; then the subscription is \
            taken out of the registry. With -o json and ndjson the headers are shown too; with --query, messages that \
            do not have what it asks for are passed over. Also: micro broker \
            subscribe, micro sub.
            """
    )

    @Argument(help: ArgumentHelp("The topic.", valueName: "topic"))
    var topic: String

    @Option(help: ArgumentHelp("Share the messages with the other subscribers of this queue.", valueName: "name"))
    var queue: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("End after so many messages.", valueName: "count"))
    var count: Int?

    @Flag(help: "Show the headers of each message above it.")
    var headers = false

    @Option(
        help: ArgumentHelp(
            "The host or host:port that publishers are told, where the own address is not the one they can reach.",
            valueName: "address"
        )
    )
    var advertise: String?

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Connection") var connection: ConnectionOptions

    var endsOnInterrupt: Bool { false }

    func run(in context: CommandContext) async throws {
        guard !topic.isEmpty else { throw Failure.topicRequired("subscribe events") }
        if let count, count < 1 { throw Failure.usage("--count: '\(count)' must be above zero") }
        let settings = try connection.resolve(in: context)
        let renderer = try output.makeRenderer(context)
        let limit = connection.timeout == nil ? nil : settings.timeout
        let registry = try context.makeRegistry(settings)
        let broker = context.makeBroker(settings, registry: registry, advertise: advertise ?? "")
        let printer = MessagePrinter(renderer: renderer, topic: topic, showsHeaders: headers, limit: count)
        let subscription = BrokerSubscription(topic: topic, queue: queue) { try await printer.take($0) }
        let stop = try await StopSignals.cancelling {
            defer { printer.end() }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    do {
                        try await broker.subscribe(subscription) { context.note("subscribed to \(topic)") }
                    } catch let error as MicroError where error.code == .invalidRecord && advertise != nil {
                        // The rest of the record is none of the user's.
                        throw Failure.usage("--advertise: \(error.message)", hint: error.hint)
                    }
                }
                group.addTask { try await printer.untilDone() }
                group.addTask {
                    await context.output.untilReaderLeaves()
                    throw ClosedPipe()
                }
                if let limit { group.addTask { try await pause(until: .now + limit) } }
                defer { group.cancelAll() }
                try await group.next()
            }
        }
        await broker.close()
        await registry.close()
        try conclude(stop, printed: printer.printed, limit)
    }

    private func conclude(_ stop: ExitReason?, printed: Int, _ limit: Duration?) throws {
        let isShort = count.map { printed < $0 } ?? false
        switch stop {
        case .interrupted?: throw Failure.stopped(by: .interrupted)
        case let stop? where isShort: throw Failure.stopped(by: stop)
        case nil where isShort:
            let time = limit.map { " within \(GoDuration($0))" } ?? ""
            throw Failure(.timedOut, "\(printed) of \(count ?? 0) messages came on \(topic)\(time)")
        default: break
        }
    }
}

/// Prints messages one after another, as many as are wanted.
private final class MessagePrinter: Sendable {
    private let renderer: Renderer
    private let topic: String
    private let showsHeaders: Bool
    private let limit: Int?
    private let state = Mutex(State())
    private let (done, continuation) = AsyncThrowingStream.makeStream(of: Void.self)

    private struct State {
        var taken = 0
        var printed = 0
        var hasEnded = false
    }

    init(renderer: Renderer, topic: String, showsHeaders: Bool, limit: Int?) {
        self.renderer = renderer
        self.topic = topic
        self.showsHeaders = showsHeaders
        self.limit = limit
    }

    /// How many messages have been printed.
    var printed: Int { state.withLock { $0.printed } }

    /// Takes no message any more.
    func end() {
        state.withLock { $0.hasEnded = true }
    }

    /// Prints a message. Who sent it is told so only when it has been printed.
    /// - Throws: When it is one too many, or can't be printed.
    func take(_ message: BrokerMessage) async throws {
        let isWanted = state.withLock { state in
            guard !state.hasEnded, state.taken < limit ?? .max else { return false }
            state.taken += 1
            return true
        }
        guard isWanted else { throw ServiceError(id: "micro", code: 503, detail: "the subscription has ended") }
        let report = MessageReport(message: message, topic: topic, showsHeaders: showsHeaders)
        do {
            try await offEventLoop { [renderer] in try renderer.showNext(report) }
        } catch let failure as Failure where failure.status == .negative {
            // A message without what --query asks for is none of those that are wanted, but it has been taken.
            state.withLock { $0.taken -= 1 }
            return
        } catch {
            continuation.finish(throwing: error)
            throw error
        }
        let count = state.withLock { state in
            state.printed += 1
            return state.printed
        }
        if count == limit { continuation.finish() }
    }

    /// Returns when as many messages as wanted have been printed.
    /// - Throws: ``ClosedPipe`` or ``Failure`` when one could not be.
    func untilDone() async throws {
        for try await _ in done {}
    }
}

/// A message that arrived.
struct MessageReport: Report {
    var message: BrokerMessage
    var topic: String
    /// Whether the text has the headers above the body.
    var showsHeaders: Bool

    private var headers: [(name: String, text: String)] { message.headers.canonicalSorted }

    /// The body as JSON; bytes that are no JSON are a string, or their hexadecimal digits where they are no text.
    private var body: JSONValue {
        if let value = try? JSONValue(parsing: message.body) { return value }
        return .string(String(validating: message.body, as: UTF8.self) ?? message.body.hexadecimal)
    }

    /// The body on one line.
    var text: TerminalText {
        var text = TerminalText()
        if showsHeaders {
            for header in headers { text += "\(header.name): \(header.text)\n" }
            text += "\n"
        }
        if let value = try? JSONValue(parsing: message.body) {
            text += "\(TerminalText(json: value.text()))\n"
        } else {
            text += "\(body.stringValue ?? "")\n"
        }
        return text
    }

    var table: Table {
        Table(
            headings: ["topic", "header", "text"],
            rows: headers.map { [topic, $0.name, $0.text] } + [[topic, "", body.stringValue ?? body.text()]]
        )
    }

    var json: JSONValue {
        .object([
            .init("topic", .string(topic)),
            .init("headers", .object(headers.map { .init($0.name, .string($0.text)) })),
            .init("body", body),
        ])
    }

    var received: [UInt8]? { message.body }
}
