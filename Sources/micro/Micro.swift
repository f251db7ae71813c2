import ArgumentParser
import NIOCore

/// The command tree.
struct Micro: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "micro",
        abstract: "Find and call microservices of every go-micro generation.",
        discussion: """
            EXAMPLES
              micro list services
              micro get service greeter
              micro call greeter Say.Hello '{"name": "John"}'
              micro call --address localhost:50051 helloworld.Greeter/SayHello '{"name": "John"}'
              micro health greeter
              micro publish events '{"id": 1}'
              micro new greeter

            Options that concern the connection or the output may stand on either side of the command's name. An \
            option counts before its environment variable, that before the context that 'micro context use' chose, and \
            that before the settings of the configuration file; --explain shows which one counted.

            ENVIRONMENT
              MICRO_REGISTRY, MICRO_REGISTRY_ADDRESS, MICRO_REGISTRY_USERNAME, MICRO_REGISTRY_PASSWORD, \
            MICRO_REGISTRY_TOKEN, MICRO_REGISTRY_CREDENTIALS, MICRO_REGISTRY_NAMESPACE, MICRO_REGISTRY_DATACENTER, \
            MICRO_REGISTRY_TLS, MICRO_REGISTRY_CACERT, MICRO_REGISTRY_CERT, MICRO_REGISTRY_KEY, \
            MICRO_REGISTRY_SERVER_NAME, MICRO_REGISTRY_INSECURE, MICRO_CONTEXT, MICRO_CONFIG_FILE, XDG_CONFIG_HOME, \
            MICRO_BROKER, MICRO_BROKER_ADDRESS, MICRO_TRANSPORT, MICRO_PROTOCOL, MICRO_CLIENT, MICRO_SELECTOR, \
            MICRO_CLIENT_REQUEST_TIMEOUT, MICRO_CLIENT_RETRIES, MICRO_ADDRESS, MICRO_METADATA, MICRO_OUTPUT, MICRO_TLS, \
            MICRO_TLS_CACERT, MICRO_TLS_CERT, MICRO_TLS_KEY, MICRO_TLS_SERVER_NAME, MICRO_TLS_INSECURE, NO_COLOR

            FILES
              $XDG_CONFIG_HOME/micro/config.json (~/.config/micro/config.json): contexts and settings

            EXIT STATUS
            \(ExitReason.allCases.map { "  \($0.rawValue)  \($0.meaning)" }.joined(separator: "\n"))
            """,
        subcommands: [
            ListCommand.self, GetCommand.self, CallEndpoint.self, StreamEndpoint.self, PublishMessage.self,
            SubscribeTopic.self, CheckHealth.self, ShowStats.self, WatchRegistry.self, WaitForService.self,
            RegisterCommand.self, DeregisterCommand.self, RegistryCommand.self, Doctor.self, ContextCommand.self,
            NewProject.self, Demo.self, Completion.self, Version.self,
        ]
    )
}

extension CommandConfiguration {
    /// A configuration of a command of `micro`. Named so, the parser does not look for its own options for printing
    /// completion scripts each time the command is parsed, which takes as long as all the rest.
    static func micro(_ name: String, abstract: String, discussion: String = "") -> CommandConfiguration {
        var configuration = CommandConfiguration(commandName: name, abstract: abstract, discussion: discussion)
        configuration._superCommandName = "micro"
        return configuration
    }
}

/// A command that does something.
protocol MicroCommand: ParsableCommand, Sendable {
    /// Whether Ctrl-C may end the process at once. A command that has to put something in order says no and sees to
    /// the signal itself.
    var endsOnInterrupt: Bool { get }

    /// Does it. Called once, on the context's event loop.
    /// - Throws: whatever went wrong; ``Failure/init(_:)`` turns it into a line and an exit code.
    func run(in context: CommandContext) async throws
}

extension MicroCommand {
    var endsOnInterrupt: Bool { true }
}
