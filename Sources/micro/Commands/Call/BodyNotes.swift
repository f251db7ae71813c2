import MicroKit
import Synchronization

/// Listens to a call and notes on stderr what of its body does not fit what the registry knows of the endpoint: a
/// misspelt member, which the service would pass over in silence.
///
/// Nothing is asked for this, and nothing is refused: what the call has found out anyway is looked at when the body goes
/// out. A body that goes out as protobuf has been held to the whole description of its messages already.
final class BodyNotes: Sendable {
    private let request: CallRequest
    private let context: CommandContext
    private let state = Mutex(State())

    private struct State {
        var records: [ServiceRecord] = []
        var node: Node?
        var isDone = false

        /// The endpoint as the registry has it for the node that is called; nil when it has none, and the second time.
        mutating func finish(_ name: String) -> Endpoint? {
            guard !isDone, let node else { return nil }
            isDone = true
            let records = records.filter { $0.nodes.contains { $0.id == node.id } }
            return records.lazy.flatMap(\.endpoints).first { $0.name == name }
        }
    }

    init(on request: CallRequest, context: CommandContext) {
        self.request = request
        self.context = context
    }

    func observe(_ event: InvocationEvent) {
        switch event {
        case .resolved(let records, _): state.withLock { $0.records = records }
        case .selected(let node): state.withLock { $0.node = node }
        case .sent(let message, _):
            guard let endpoint = state.withLock({ $0.finish(request.endpoint) }), Self.isJSON(message) else { return }
            note(endpoint)
        default: break
        }
    }

    /// Whether the body went out as it was written.
    private static func isJSON(_ message: TransportMessage) -> Bool {
        message.headers["Content-Type"]?.hasSuffix("json") == true
    }

    private func note(_ endpoint: Endpoint) {
        guard let body = try? JSONValue(parsing: request.body) else { return }
        for finding in BodyCheck.findings(in: body, for: EndpointShape(endpoint)) {
            context.note("note: \(finding.message)")
        }
    }
}
