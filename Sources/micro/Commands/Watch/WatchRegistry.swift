import ArgumentParser
import Logging
import MicroKit

/// `micro watch [NAME] [-- COMMAND…]`
struct WatchRegistry: MicroCommand {
    static let configuration = CommandConfiguration.micro(
        "watch",
        abstract: "Print services as they come, change and go.",
        discussion: """
            One line an event, until Ctrl-C, SIGTERM, a closed pipe, --count or --timeout. A registry that goes away is \
            waited for; what has changed meanwhile is told when it is back, and both are noted on stderr.

            With -- COMMAND nothing is printed: the command is run for each event, one after another, with the event \
            as JSON on its standard input and the words create, update or delete and the service's name in \
            MICRO_EVENT and MICRO_EVENT_SERVICE. One that fails is noted, and the watch goes on; then exit code 1 in \
            the end. One that runs when the time is up may finish. Also: micro registry watch.
            """
    )

    @Argument(help: ArgumentHelp("The service; all of them without it.", valueName: "service"), completion: .services)
    var name: String?

    @Argument(parsing: .postTerminator, help: ArgumentHelp("What to run for each event.", valueName: "command"))
    var command: [String] = []

    @Option(parsing: .unconditional, help: ArgumentHelp("End after so many events.", valueName: "count"))
    var count: Int?

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Connection") var connection: ConnectionOptions

    var endsOnInterrupt: Bool { false }

    func run(in context: CommandContext) async throws {
        if let count, count < 1 { throw Failure.usage("--count: '\(count)' must be above zero") }
        guard name != "" else { throw Failure.serviceRequired }
        if !command.isEmpty { try ChildProcess(words: command, environment: context.environment).check() }
        let settings = try connection.resolve(in: context)
        let limit = connection.timeout == nil ? nil : settings.timeout
        let printer = try EventPrinter(
            renderer: output.makeRenderer(context),
            command: command,
            limit: count,
            context: context
        )
        let registry = try context.makeRegistry(settings, saying: .notice)
        let stop = try await StopSignals.cancelling {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    let events = try await registry.watch(name)
                    printer.begin()
                    context.note("watching \(name ?? "all services") (\(settings.registry))")
                    for try await event in events { if try await printer.take(event) { return } }
                    guard !Task.isCancelled else { return }
                    throw MicroError(.registryUnavailable, "\(settings.registry) ended the watch")
                }
                // A command may print whatever it likes, or nothing.
                if command.isEmpty {
                    group.addTask {
                        await context.output.untilReaderLeaves()
                        throw ClosedPipe()
                    }
                }
                if let limit {
                    group.addTask {
                        try await pause(until: .now + limit)
                        printer.end()
                    }
                }
                defer { group.cancelAll() }
                try await group.next()
            }
        }
        await registry.close()
        if stop == nil, let limit, !printer.hasBegun {
            throw Failure(
                .timedOut,
                "\(settings.registry) has not answered within \(GoDuration(limit)); nothing was watched"
            )
        }
        try conclude(stop, printer, limit)
    }

    private func conclude(_ stop: ExitReason?, _ printer: EventPrinter, _ limit: Duration?) throws {
        if stop == .interrupted { throw Failure.stopped(by: .interrupted) }
        if let count, printer.taken < count {
            if let stop { throw Failure.stopped(by: stop) }
            let time = limit.map { " within \(GoDuration($0))" } ?? ""
            throw Failure(.timedOut, "\(printer.taken) of \(count) events came\(time)")
        }
        guard printer.failures == 0 else {
            throw Failure(.negative, "the command failed for \(printer.failures) of \(printer.taken) events")
        }
    }
}
