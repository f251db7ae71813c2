import Logging
import MicroTestSupport
import ServiceLifecycle
import Testing

@testable import MicroKit

/// A registry that never answers.
private struct StuckRegistry: Registry {
    let name = "stuck"
    let asked: AsyncStream<Void>.Continuation

    private func stick() async throws {
        asked.yield()
        try await Task.sleep(for: .seconds(600))
    }

    func register(_ service: ServiceRecord, ttl: Duration?) async throws { try await stick() }
    func deregister(_ service: ServiceRecord) async throws { try await stick() }
    func get(_ name: String, extent: LookupExtent) async throws -> [ServiceRecord] { [] }
    func list() async throws -> [String] { [] }
    func watch(_ name: String?) async throws -> AsyncThrowingStream<RegistryEvent, any Error> {
        AsyncThrowingStream { $0.finish() }
    }
    func close() async {}
}

@Suite(.timeLimit(.minutes(5))) struct RegistrationTests {
    @Test func endsThoughTheRegistryDoesNotAnswer() async {
        let registration = Registration(
            record: ServiceRecord(name: "lab", version: "1", nodes: [Node(id: "a", address: "127.0.0.1:1")]),
            registry: StuckRegistry(asked: AsyncStream.makeStream(of: Void.self).continuation),
            ttl: .seconds(60),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        await registration.end(within: .milliseconds(10))
    }

    /// SIGTERM is heeded while a service still waits for its registry, and is no failure.
    @Test func stopsWhileItRegisters() async throws {
        let (asked, asking) = AsyncStream.makeStream(of: Void.self)
        let service = MicroService.onLoopback(registry: StuckRegistry(asked: asking))
        let group = ServiceGroup(services: [service], gracefulShutdownSignals: [], logger: service.logger)
        async let running: Void = group.run()
        for await _ in asked { break }
        await group.triggerGracefulShutdown()
        try await running
    }
}
