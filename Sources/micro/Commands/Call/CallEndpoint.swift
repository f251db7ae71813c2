import ArgumentParser
import MicroKit
import Synchronization

/// `micro call SERVICE ENDPOINT [BODY…]`
struct CallEndpoint: MicroCommand {
    static let configuration = CommandConfiguration.micro(
        "call",
        abstract: "Send one request to a service and print its reply.",
        discussion: """
            The body is taken from the words behind the endpoint, else from --data, else from standard input unless \
            that is a terminal or there is a --field, else it is {}. Also: micro req.
            """
    )

    @Argument(help: ArgumentHelp("The service.", valueName: "service"), completion: .services)
    var service: String

    @Argument(help: ArgumentHelp("What to call, such as Say.Hello.", valueName: "endpoint"), completion: .endpoints)
    var endpoint: String

    @Argument(help: ArgumentHelp("The request as JSON; several words are joined by spaces.", valueName: "body"))
    var words: [String] = []

    @OptionGroup(title: "Body") var request: RequestOptions

    @Option(
        name: [.long],
        help: ArgumentHelp("How the body is encoded. (default: application/json)", valueName: "type"),
        completion: .list(ContentType.allCases.map(\.rawValue))
    )
    var contentType: String?

    @OptionGroup(title: "Routing") var routing: RoutingOptions

    @Option(
        name: [.long],
        help: ArgumentHelp(
            "Also try again after: \(RetryCondition.allCases.map(\.rawValue).joined(separator: ", ")). "
                + "Comma-separated; only for requests that may be executed twice.",
            valueName: "failures"
        )
    )
    var retryOn: String?

    @Flag(name: [.short, .long], help: "Tell on stderr what happens; -vv adds how long each step took.")
    var verbose: Int

    @Flag(name: [.long], help: "Show what would be sent, and to whom, without sending it.")
    var dryRun = false

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Connection") var connection: ConnectionOptions

    func run(in context: CommandContext) async throws {
        guard !service.isEmpty else { throw Failure.serviceRequired }
        guard !endpoint.isEmpty else { throw Failure.usage("endpoint required", hint: "such as Say.Hello") }
        let settings = try connection.resolve(context.environment)
        let renderer = try output.makeRenderer(context)
        let options = try callOptions(settings, context)
        let request = try makeRequest(settings, context)
        let registry = try context.makeRegistry(settings)
        let client = context.makeClient(settings, registry: registry)
        if dryRun {
            let prepared = try await explaining(settings, registry, resolved: nil) {
                try await client.prepare(request, options: options)
            }
            try renderer.show(DryRun(call: prepared))
        } else {
            let narrator = CallNarrator(context: context, verbosity: verbose)
            let reply = try await explaining(settings, registry, resolved: narrator) {
                try await client.call(request, options: options) { narrator.observe($0) }
            }
            try renderer.show(try ReplyReport(reply, isShownAsReceived: renderer.showsReceived))
        }
        await client.close()
        await registry.close()
    }

    private func makeRequest(_ settings: ConnectionSettings, _ context: CommandContext) throws -> CallRequest {
        let type = contentType ?? ContentType.json.rawValue
        let metadata = try request.headers(context.environment)
        var request = request
        // Only JSON bodies can be checked; other types go out as given.
        if type != ContentType.json.rawValue, type != ContentType.jsonRPC.rawValue { request.raw = true }
        let bytes = try request.body(words: words, input: context.input, limit: settings.maximumMessageSize)
        return CallRequest(service: service, endpoint: endpoint, contentType: type, metadata: metadata, body: bytes)
    }

    private func callOptions(_ settings: ConnectionSettings, _ context: CommandContext) throws -> CallOptions {
        CallOptions(
            timeout: settings.timeout,
            connectTimeout: settings.connectTimeout,
            retries: settings.retries,
            retryOn: try retryConditions(),
            addresses: try routing.addresses(context.environment),
            filter: try routing.filter()
        )
    }

    private func retryConditions() throws -> Set<RetryCondition> {
        var conditions: Set<RetryCondition> = []
        for name in (retryOn ?? "").split(separator: ",") {
            guard let condition = RetryCondition(rawValue: name.trimmingSpaces()) else {
                let choices = RetryCondition.allCases.map(\.rawValue).joined(separator: ", ")
                throw Failure.usage("--retry-on: unknown failure '\(name)' (choose from \(choices))")
            }
            conditions.insert(condition)
        }
        return conditions
    }

    /// Does `work` and turns its errors into failures that know the service: what else is there, what may be meant.
    private func explaining<Result>(
        _ settings: ConnectionSettings,
        _ registry: any Registry,
        resolved narrator: CallNarrator?,
        _ work: () async throws -> Result
    ) async throws -> Result {
        do {
            return try await work()
        } catch let error as MicroError where error.code == .serviceNotFound {
            throw await registry.missing(service, settings)
        } catch var error as MicroError where error.code == .timeout && narrator?.isStream(endpoint) == true {
            error.hint = "the registry marks \(endpoint) as a stream, which can't be called like this"
            throw error
        } catch let error as ServiceError where error.missesEndpoint {
            var failure = Failure.noEndpoint(endpoint, of: service, known: narrator?.knownEndpoints ?? [])
            failure.reply = error
            throw failure
        } catch let error as ServiceError {
            throw Failure.calling(service, endpoint, replied: error)
        }
    }
}

/// Listens to a call: remembers what the registry knew, and with `-v` tells on stderr what happens.
final class CallNarrator: Sendable {
    private let context: CommandContext
    private let verbosity: Int
    private let endpoints = Mutex<[Endpoint]>([])

    init(context: CommandContext, verbosity: Int) {
        self.context = context
        self.verbosity = verbosity
    }

    /// The endpoints that the registry listed for the service, for suggestions.
    var knownEndpoints: [String] { endpoints.withLock { $0.map(\.name) } }

    /// Whether the registry marks an endpoint as a stream.
    func isStream(_ endpoint: String) -> Bool {
        endpoints.withLock { $0.contains { $0.name == endpoint && $0.isStream } }
    }

    func observe(_ event: InvocationEvent) {
        if case .resolved(let services, _) = event {
            let callable = services.flatMap(\.endpoints).filter { !$0.isSubscriber }
            endpoints.withLock { $0 = callable }
        }
        guard verbosity > 0 else { return }
        for line in lines(for: event) { context.note(line) }
    }

    private func lines(for event: InvocationEvent) -> [String] {
        switch event {
        case .resolving(let service, let registry): return ["* asking \(registry) for \(service)"]
        case .resolved(let services, let time):
            let nodes = services.reduce(0) { $0 + $1.nodes.count }
            return ["* \(nodes) node\(nodes == 1 ? "" : "s") found\(after(time))"]
        case .selected(let node): return ["* node \(node.id) at \(node.address)"]
        case .connected(let node, let time, let reused):
            return ["* \(reused ? "using the open connection" : "connected") to \(node.address)\(after(time))"]
        case .sent(let message, let time):
            return message.headers.canonicalSorted.map { "> \($0.name): \($0.text)" }
                + ["> (\(message.body.count) bytes)\(after(time))"]
        case .received(let message, let time):
            return message.headers.canonicalSorted.map { "< \($0.name): \($0.text)" }
                + ["< (\(message.body.count) bytes)\(after(time))"]
        case .retrying(let error, let pause):
            return ["* trying again in \(GoDuration(pause)): \(Failure(error).line)"]
        case .finished(let spans):
            let total = spans.reduce(Duration.zero) { $0 + $1.duration }
            guard verbosity > 1 else { return ["* total \(GoDuration(total.roundedToMicroseconds))"] }
            let parts = spans.map { "\($0.phase.rawValue) \(GoDuration($0.duration.roundedToMicroseconds))" }
            return ["* \((parts + ["total \(GoDuration(total.roundedToMicroseconds))"]).joined(separator: ", "))"]
        }
    }

    private func after(_ time: Duration) -> String {
        verbosity > 1 ? " after \(GoDuration(time.roundedToMicroseconds))" : ""
    }
}

extension Duration {
    /// Without what is below a microsecond.
    var roundedToMicroseconds: Duration {
        let (seconds, attoseconds) = components
        return Duration(
            secondsComponent: seconds,
            attosecondsComponent: attoseconds / 1_000_000_000_000 * 1_000_000_000_000
        )
    }
}
