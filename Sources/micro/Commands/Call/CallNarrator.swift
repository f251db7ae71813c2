import MicroKit
import Synchronization

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
        case .described(let source, let time): return ["* messages described by \(source)\(after(time))"]
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
