package import MicroKit
import Synchronization

/// A registry that finds nothing and notes what it is told.
package final class NotedRegistry: Registry {
    /// What it was told.
    package enum Note: Sendable, Hashable {
        case register(ServiceRecord, ttl: Duration?)
        case deregister(ServiceRecord)
    }

    package let name = "noted"
    /// Everything in order.
    package var notes: [Note] { state.withLock { $0.notes } }
    /// Everything as it happens.
    package let stream: AsyncStream<Note>

    private struct State {
        var notes: [Note] = []
        var failures: Int
    }

    private let state: Mutex<State>
    private let continuation: AsyncStream<Note>.Continuation

    /// Makes a registry whose first registrations fail as when the registry is away.
    package init(failures: Int = 0) {
        state = Mutex(State(failures: failures))
        (stream, continuation) = AsyncStream.makeStream()
    }

    package func register(_ service: ServiceRecord, ttl: Duration?) async throws {
        let fails = state.withLock { state in
            state.failures -= 1
            return state.failures >= 0
        }
        if fails { throw MicroError(.registryUnavailable, "away") }
        note(.register(service, ttl: ttl))
    }

    package func deregister(_ service: ServiceRecord) async throws { note(.deregister(service)) }

    package func get(_ name: String, extent: LookupExtent) async throws -> [ServiceRecord] { [] }

    package func list() async throws -> [String] { [] }

    package func watch(_ name: String?) async throws -> AsyncThrowingStream<RegistryEvent, any Error> {
        AsyncThrowingStream { $0.finish() }
    }

    package func close() async { continuation.finish() }

    private func note(_ note: Note) {
        state.withLock { $0.notes.append(note) }
        continuation.yield(note)
    }
}
