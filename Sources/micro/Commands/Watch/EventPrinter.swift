import MicroKit
import Synchronization

/// Prints events one after another, or runs a command for each.
final class EventPrinter: Sendable {
    private let renderer: Renderer
    private let command: [String]
    private let limit: Int?
    private let context: CommandContext
    private let counts = Mutex((hasBegun: false, isOver: false, taken: 0, failures: 0))

    init(renderer: Renderer, command: [String], limit: Int?, context: CommandContext) {
        self.renderer = renderer
        self.command = command
        self.limit = limit
        self.context = context
    }

    /// Notes that events can come from now on.
    func begin() { counts.withLock { $0.hasBegun = true } }

    /// Lets a command that runs come to its end, though its task is cancelled from now on.
    func end() { counts.withLock { $0.isOver = true } }

    /// Whether the registry has answered, so that events could come.
    var hasBegun: Bool { counts.withLock { $0.hasBegun } }

    /// How many events have been printed, or given to the command.
    var taken: Int { counts.withLock { $0.taken } }

    /// How many of them the command failed for.
    var failures: Int { counts.withLock { $0.failures } }

    /// Prints an event, or runs the command and waits for its end.
    /// - Returns: Whether no further one is wanted.
    /// - Throws: When it can't be printed, or the command can't be started.
    func take(_ event: RegistryEvent) async throws -> Bool {
        if counts.withLock(\.isOver) { return true }
        let report = EventReport(event: event)
        if command.isEmpty {
            do {
                try await offEventLoop { [renderer] in try renderer.showNext(report) }
            } catch let failure as Failure where failure.status == .negative {
                // An event without what --query asks for is none of those that are wanted.
                return false
            }
        } else {
            try await run(event, report)
        }
        return counts.withLock { counts in
            counts.taken += 1
            return counts.taken == limit
        }
    }

    private func run(_ event: RegistryEvent, _ report: EventReport) async throws {
        var environment = context.environment
        environment["MICRO_EVENT"] = event.action.rawValue
        environment["MICRO_EVENT_SERVICE"] = event.service.name
        let child = ChildProcess(words: command, environment: environment)
        let running = Task { try await child.run(input: report.json.utf8() + [0x0A]) }
        let ended = await withTaskCancellationHandler {
            await running.result
        } onCancel: {
            if !counts.withLock(\.isOver) { running.cancel() }
        }
        let end: String
        switch ended {
        case .success(0): return
        case .success(let status): end = "ended with \(status)"
        case .failure(is CancellationError): end = "was stopped"
        case .failure(let error): throw error
        }
        counts.withLock { $0.failures += 1 }
        context.note("\(command[0]) \(end) for \(event.action.rawValue) of \(event.service.name)")
    }
}

/// One change in the registry.
struct EventReport: Report {
    var event: RegistryEvent

    private var rows: [[String]] {
        event.service.nodes.map {
            [event.action.rawValue, event.service.name, event.service.version, $0.id, $0.address]
        }
    }

    /// Action, service, version, node and address, TABs between them.
    var text: TerminalText {
        rows.reduce(into: TerminalText()) { $0 += "\($1[0])\t\($1[1])\t\($1[2])\t\($1[3])\t\($1[4])\n" }
    }

    var table: Table { Table(headings: ["action", "service", "version", "node", "address"], rows: rows) }

    /// go-micro's `registry.Result` (`registry/watcher.go`), its names in lower case as those of a service are.
    var json: JSONValue {
        .object([.init("action", .string(event.action.rawValue)), .init("service", event.service.jsonValue)])
    }
}
