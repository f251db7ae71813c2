import ArgumentParser
import MicroKit

/// `micro stream SERVICE ENDPOINT [BODY…]`
struct StreamEndpoint: MicroCommand {
    static let configuration = CommandConfiguration.micro(
        "stream",
        abstract: "Hold a conversation with a streaming endpoint.",
        discussion: """
            Sends the messages from the words behind the endpoint, else from --data, else from standard input as they \
            come, one JSON value after another; at a terminal one line is one message and Ctrl-D ends the input. \
            Without any message, {} is sent, which is what server streams wait for. Prints one JSON value a line. \
            --timeout limits the whole conversation; without it only finding and connecting are limited. Also: micro \
            stream server, micro stream bidi.
            """
    )

    @OptionGroup var target: EndpointArguments
    @OptionGroup(title: "Body") var request: RequestOptions
    @OptionGroup(title: "Body") var encoding: EncodingOptions

    @Option(
        help: ArgumentHelp(
            "server: send one message and wait for the service to end. client, bidi: send just what is given, be it "
                + "nothing.",
            valueName: "kind"
        ),
        completion: .list(StreamKind.allCases.map(\.rawValue))
    )
    var kind: String?

    @OptionGroup(title: "Messages") var schema: SchemaOptions
    @OptionGroup(title: "Messages") var format: MessageFormatOptions
    @OptionGroup(title: "Routing") var routing: RoutingOptions

    @Flag(name: [.short, .long], help: "Tell on stderr what happens; -vv adds how long each step took.")
    var verbose: Int

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Connection") var connection: ConnectionOptions

    func run(in context: CommandContext) async throws {
        let settings = try connection.resolve(in: context)
        let options = try routing.callOptions(settings, context.environment)
        let names = try target.names(hasAddress: !options.addresses.isEmpty)
        let narrator = CallNarrator(context: context, verbosity: verbose)
        let conversation = Conversation(
            request: StreamRequest(
                service: names.service,
                endpoint: names.endpoint,
                contentType: encoding.contentTypeOrJSON,
                metadata: try request.headers(context.environment)
            ),
            source: try MessageSource(
                request,
                words: names.words,
                contentType: encoding.contentTypeOrJSON,
                input: context.input,
                limit: settings.maximumMessageSize
            ),
            kind: try streamKind(),
            limit: connection.timeout == nil ? nil : settings.timeout,
            renderer: try output.makeRenderer(context),
            narrator: narrator,
            context: context
        )
        if conversation.kind == .server, let count = conversation.source.count, count > 1 {
            throw Conversation.oneMessage
        }
        let transcoder = try schema.transcoder(format, settings, isRaw: request.raw)
        let registry = try context.makeRegistry(settings)
        let client = try context.makeClient(settings, registry: registry, transcoder: transcoder)
        try await names.explaining(settings, registry, narrator, transcoder) {
            do {
                try await conversation.hold(client, options: options)
            } catch let error as MicroError {
                throw request.explained(error)
            }
        }
        await registry.close()
    }

    private func streamKind() throws -> StreamKind? {
        guard let kind else { return nil }
        if let kind = StreamKind(rawValue: kind) { return kind }
        throw Failure.unknown("--kind: unknown kind", kind, of: StreamKind.self)
    }
}
