import ArgumentParser
import MicroKit

/// `micro demo`
struct Demo: MicroCommand {
    static let configuration = CommandConfiguration.micro(
        "demo",
        abstract: "Start a small service and show what micro does with it.",
        discussion: "Everything happens in this process and on the loopback interface; no network is needed."
    )

    @Flag(help: "Keep the service running until Ctrl-C instead of showing the tour.")
    var serve = false

    var endsOnInterrupt: Bool { !serve }

    /// Every Linux and macOS host has it, with or without a network.
    private static let interface = "127.0.0.1"

    func run(in context: CommandContext) async throws {
        var context = context
        if !serve { context.mdnsDomain = "demo\(UInt32.random(in: 0 ... .max))" }
        let registry = try MDNSRegistry(
            .init(interfaces: [Self.interface], domain: context.mdnsDomain),
            group: context.eventLoop
        )
        let broker = HTTPBroker(registry: registry, address: "127.0.0.1:0", group: context.eventLoop)
        var service = Greeter.service(
            registry: registry,
            transport: HTTPTransport(group: context.eventLoop),
            broker: broker
        )
        let (started, continuation) = AsyncStream.makeStream(of: ServiceRecord.self)
        service.onReady = { record in continuation.yield(record) }
        let greeter = service
        try await withThrowingTaskGroup(of: Void.self) { [context] group in
            group.addTask {
                defer { continuation.finish() }
                try await (serve ? greeter.runUntilSignal() : greeter.run())
            }
            if let record = await started.first(where: { _ in true }) {
                if serve {
                    try announce(record, context)
                } else {
                    try await tour(context)
                    group.cancelAll()
                }
            }
            try await group.waitForAll()
        }
        await broker.close()
        await registry.close()
    }

    private func announce(_ record: ServiceRecord, _ context: CommandContext) throws {
        let address = record.nodes.first?.address ?? ""
        var text = "\(record.name) listens on \(address) until Ctrl-C. In another terminal, type:\n\n"
        for line in Self.stops { text += "  micro \(line.arguments.map(ShellWord.quoted).joined(separator: " "))\n" }
        try context.output.write(Array(text.utf8))
    }

    // MARK: The tour

    /// One command of the tour.
    private struct Stop {
        var arguments: [String]
        var ends: ExitReason = .success
    }

    private static let stops = [
        Stop(arguments: ["list", "services"]),
        Stop(arguments: ["get", "service", "greeter"]),
        Stop(arguments: ["call", "greeter", "Say.Hello", #"{"name": "John"}"#]),
        Stop(arguments: [
            "call", "greeter", "Say.Introduce",
            #"{"id": 9007199254740993, "person": {"name": "Ann", "address": {"city": "Riga"}, "languages": ["lv", "sv"]}}"#,
        ]),
        Stop(arguments: ["stream", "greeter", "Say.Count", #"{"to": 3}"#]),
        Stop(arguments: ["publish", "events", #"{"id": 1}"#]),
        Stop(
            arguments: ["call", "greeter", "Say.Fail", #"{"code": 404, "detail": "no such greeting"}"#],
            ends: .clientError
        ),
        Stop(arguments: ["call", "greeter", "Say.Slow", #"{"ms": 2000}"#, "--timeout", "200ms"], ends: .timedOut),
        Stop(arguments: ["health", "greeter"]),
    ]

    /// Runs each command as if it had been typed, with its errors among its output, in the order they happen.
    private func tour(_ context: CommandContext) async throws {
        var inner = context
        inner.errorOutput = context.output
        // Nor does what the user has configured concern it.
        inner.environment = context.environment.filter {
            !$0.key.hasPrefix("MICRO_") && $0.key != "XDG_CONFIG_HOME" && $0.key != "HOME"
        }
        inner.environment["MICRO_REGISTRY_ADDRESS"] = Self.interface
        for stop in Self.stops {
            try show("$ micro \(stop.arguments.map(ShellWord.quoted).joined(separator: " "))\n", context)
            let program = CommandLineProgram(stop.arguments, environment: inner.environment)
            guard case .command(let command) = program.parse() else {
                throw Failure(.internalFault, "the demo's command line can't be parsed: \(stop.arguments)")
            }
            let reason = await program.run(command, in: inner)
            guard reason == stop.ends else {
                throw Failure(
                    .internalFault,
                    "the demo's command ended with \(reason.rawValue) instead of \(stop.ends.rawValue)"
                )
            }
            try show(reason == .success ? "\n" : "[exit code \(reason.rawValue)]\n\n", context)
        }
    }

    private func show(_ text: String, _ context: CommandContext) throws {
        try context.output.write(Array(text.utf8))
    }
}
