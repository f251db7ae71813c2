import ArgumentParser
import MicroKit

/// `micro call SERVICE ENDPOINT [BODY…]`
struct CallEndpoint: MicroCommand {
    static let configuration = CommandConfiguration.micro(
        "call",
        abstract: "Send one request to a service and print its reply.",
        discussion: """
            The body is taken from the words behind the endpoint, else from --data, else from standard input unless \
            that is a terminal or there is a --field, else it is {}. An endpoint that the registry marks as a stream \
            is treated as 'micro stream' does. Also: micro req.
            """
    )

    @OptionGroup var target: EndpointArguments
    @OptionGroup(title: "Body") var request: RequestOptions

    @OptionGroup(title: "Body") var encoding: EncodingOptions
    @OptionGroup(title: "Messages") var schema: SchemaOptions
    @OptionGroup(title: "Messages") var format: MessageFormatOptions
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
        let settings = try connection.resolve(in: context)
        let renderer = try output.makeRenderer(context)
        let options = try callOptions(settings, context)
        let names = try target.names(hasAddress: !options.addresses.isEmpty)
        let metadata = try request.headers(context.environment)
        let limit = settings.maximumMessageSize
        let given = try request.read(words: names.words, input: context.input, limit: limit)
        let transcoder = try schema.transcoder(format, settings, isRaw: request.raw)
        let registry = try context.makeRegistry(settings)
        let client = try context.makeClient(settings, registry: registry, transcoder: transcoder)
        let narrator = CallNarrator(context: context, verbosity: verbose)
        try await names.explaining(settings, registry, narrator, transcoder) {
            do {
                let request = try makeRequest(names, given, metadata, limit: limit)
                if dryRun {
                    return try renderer.show(DryRun(call: try await client.prepare(request, options: options)))
                }
                let notes = self.request.raw ? nil : BodyNotes(on: request, context: context)
                let reply = try await client.call(request, options: options) { event in
                    narrator.observe(event)
                    notes?.observe(event)
                }
                try renderer.show(try ReplyReport(reply, isShownAsReceived: renderer.showsReceived))
            } catch {
                guard try await isStream(error, names, options, registry) else {
                    throw (error as? MicroError).map(self.request.explained) ?? error
                }
                try await makeConversation(names, given, metadata, settings, renderer, narrator, context)
                    .hold(client, options: options)
            }
        }
        await client.close()
        await registry.close()
    }

    private func makeRequest(
        _ names: EndpointNames,
        _ given: RequestOptions.Given,
        _ metadata: Metadata,
        limit: Int
    ) throws -> CallRequest {
        var request = request
        // Only JSON bodies can be checked; other types go out as given.
        if !ContentType.isJSON(encoding.contentTypeOrJSON) { request.raw = true }
        return CallRequest(
            service: names.service,
            endpoint: names.endpoint,
            contentType: encoding.contentTypeOrJSON,
            metadata: metadata,
            body: try request.body(of: given, limit: limit)
        )
    }

    /// Whether a call failed since its endpoint is a stream, which the client knows once it has asked the registry. A
    /// body of several messages fails before that.
    private func isStream(
        _ error: any Error,
        _ names: EndpointNames,
        _ options: CallOptions,
        _ registry: any Registry
    ) async throws -> Bool {
        if let error = error as? MicroError { return error.code == .endpointIsStream && !dryRun }
        guard (error as? Failure)?.status == .invalidBody, options.addresses.isEmpty, !dryRun else { return false }
        let services = try await registry.get(names.service, extent: .enough)
        return services.flatMap(\.endpoints).contains { $0.name == names.endpoint && $0.isStream }
    }

    private func makeConversation(
        _ names: EndpointNames,
        _ given: RequestOptions.Given,
        _ metadata: Metadata,
        _ settings: ConnectionSettings,
        _ renderer: Renderer,
        _ narrator: CallNarrator,
        _ context: CommandContext
    ) throws -> Conversation {
        let isEmpty = given.bytes.isEmpty && request.field.isEmpty && context.input.isTerminal
        let body = given.bytes.isEmpty ? RequestOptions.Given(bytes: Array("{}".utf8), source: given.source) : given
        return Conversation(
            request: StreamRequest(
                service: names.service,
                endpoint: names.endpoint,
                contentType: encoding.contentTypeOrJSON,
                metadata: metadata
            ),
            source: try MessageSource(
                request,
                isEmpty ? nil : body,
                contentType: encoding.contentTypeOrJSON,
                input: context.input,
                limit: settings.maximumMessageSize
            ),
            limit: connection.timeout == nil ? nil : settings.timeout,
            renderer: renderer,
            narrator: narrator,
            context: context
        )
    }

    private func callOptions(_ settings: ConnectionSettings, _ context: CommandContext) throws -> CallOptions {
        var options = try routing.callOptions(settings, context.environment)
        options.retryOn = try retryConditions()
        return options
    }

    private func retryConditions() throws -> Set<RetryCondition> {
        var conditions: Set<RetryCondition> = []
        for name in (retryOn ?? "").split(separator: ",") {
            guard let condition = RetryCondition(rawValue: name.trimmingSpaces()) else {
                throw Failure.unknown("--retry-on: unknown failure", String(name), of: RetryCondition.self)
            }
            conditions.insert(condition)
        }
        return conditions
    }
}
