import Logging
import Synchronization

/// One watch: what is told under the subjects of both families, and what is found by asking again now and then, since
/// a process that is killed says nothing.
struct NATSWatching: Sendable {
    /// The bytes of changes that are taken between two pictures, the most that others can make a watch remember.
    private static let byteLimit = 256 << 20

    /// How long after the connection was made nobody counts as gone: where it was lost, the others must come back to the
    /// server too, and Go's client of NATS tries that every two seconds or so.
    private static let grace = Duration.seconds(10)
    /// The time between two pictures meanwhile.
    private static let haste = Duration.seconds(1)

    let client: NATSClient
    /// The service to follow; nil for all.
    let name: String?
    /// The time between two pictures, about.
    let interval: Duration
    let logger: Logger
    /// Looks up; the flag says to wait for everything that may be slow.
    let look: @Sendable (NATSLookup.Question, _ isPatient: Bool) async throws -> [ServiceRecord]
    /// Who was there when following ended last.
    private let known = Known()

    private final class Known: Sendable {
        let view = Mutex(RegistryView())
    }

    /// Follows until the task is cancelled or the registry can't be asked; see ``RegistryWatches/Follow``.
    func follow(_ tell: @Sendable (RegistryUpdate) async throws -> Void) async throws {
        try await client.withSubscription(to: NATSSubjectFamily.allCases.map(\.watch)) { changes in
            try await checkPermissions()
            var view = known.view.withLock(\.self)
            defer { known.view.withLock { $0 = view } }
            changes.remind(in: try await takePicture(&view, tell) ? Self.haste : nextInterval)
            // Those under way.
            var reminders = 1
            var bytes = 0
            while let event = await changes.next() {
                if case .message(let message) = event, bytes < Self.byteLimit {
                    bytes += message.payload.count
                    guard let change = change(message) else { continue }
                    _ = view.take(.change(change))
                    try await tell(.change(change))
                } else {
                    bytes = 0
                    let hasForgiven = try await takePicture(&view, tell)
                    if case .reminder = event { reminders -= 1 }
                    guard hasForgiven || reminders == 0 else { continue }
                    changes.remind(in: hasForgiven ? Self.haste : nextInterval)
                    reminders += 1
                }
            }
        }
    }

    /// Watchers that began together do not ask together.
    private var nextInterval: Duration { interval * Double.random(in: 0.75...1.25) }

    /// - Returns: Whether somebody does not answer who, since that is to be forgiven, still counts as there.
    private func takePicture(
        _ view: inout RegistryView,
        _ tell: (RegistryUpdate) async throws -> Void
    ) async throws -> Bool {
        var records = try await look(name.map { .services([$0]) } ?? .everything, false)
        var preview = view
        let silent = preview.take(.all(records)).filter { $0.action == .delete }.map(\.service.name)
        if !silent.isEmpty {
            // Who was only slow does not count as gone.
            records = (records + (try await look(.services(Set(silent).sorted()), true))).merged()
        }
        preview = view
        // Asked for behind the look-ups, which may have taken more than one connection.
        let isForgiving = await isRecovering(client)
        let missing = isForgiving ? preview.take(.all(records)).filter { $0.action == .delete }.map(\.service) : []
        records += missing
        _ = view.take(.all(records))
        try await tell(.all(records))
        return !missing.isEmpty
    }

    /// Whether a connection was lost not long ago.
    private func isRecovering(_ client: isolated NATSClient) -> Bool {
        guard let since = client.connectedSince else { return true }
        return client.isReconnected && ContinuousClock.now < since + Self.grace
    }

    private func change(_ message: NATSMessage) -> RegistryEvent? {
        do {
            guard case .event(let event) = try NATSRegistryMessage(decoding: message.payload) else { return nil }
            guard name == nil || event.service.name == name else { return nil }
            return event
        } catch {
            logger.debug(
                "a change in the registry is passed over",
                metadata: ["subject": "\(message.subject)", "error": "\(error.message)"]
            )
            return nil
        }
    }

    /// A server may let its users use the subjects of one family alone.
    private func checkPermissions() async throws {
        try await client.flush()
        var refused: [NATSPermission] = []
        for family in NATSSubjectFamily.allCases {
            let permission = NATSPermission(.subscribe, family.watch)
            if await client.isDenied(permission) { refused.append(permission) }
        }
        guard refused.count < NATSSubjectFamily.allCases.count else {
            throw NATSRegistryFailure.denied(refused, by: await client.peer)
        }
    }
}
