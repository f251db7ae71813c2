package import MicroKit
import Synchronization

/// A registry within this process that can be made to fail as when its server is away.
package final class FickleRegistry: Registry {
    package let name: String
    /// What is there.
    package let base = MemoryRegistry()
    private let state = Mutex(State())

    private struct State {
        var failure: MicroError?
        var questions = 0
        var watches = 0
    }

    /// Makes an empty registry that answers.
    package init(name: String = "fickle") { self.name = name }

    /// What every call fails with; nil to answer. Watches that are open stay open.
    package var failure: MicroError? {
        get { state.withLock { $0.failure } }
        set { state.withLock { $0.failure = newValue } }
    }

    /// The failure of a server that is away.
    package static let away = MicroError(.registryUnavailable, "nobody answers there", hint: "start it")

    /// How many look-ups came.
    package var questions: Int { state.withLock { $0.questions } }
    /// How many watches came.
    package var watches: Int { state.withLock { $0.watches } }

    package func register(_ service: ServiceRecord, ttl: Duration?) async throws {
        try check()
        try await base.register(service, ttl: ttl)
    }

    package func deregister(_ service: ServiceRecord) async throws {
        try check()
        try await base.deregister(service)
    }

    package func get(_ name: String, extent: LookupExtent) async throws -> [ServiceRecord] {
        state.withLock { $0.questions += 1 }
        try check()
        return try await base.get(name, extent: extent)
    }

    package func list() async throws -> [String] {
        try check()
        return try await base.list()
    }

    package func watch(_ name: String?) async throws -> AsyncThrowingStream<RegistryEvent, any Error> {
        state.withLock { $0.watches += 1 }
        try check()
        return try await base.watch(name)
    }

    package func close() async { await base.close() }

    private func check() throws {
        if let failure { throw failure }
    }
}
