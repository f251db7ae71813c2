import Logging
import MicroTestSupport
import NIOPosix

@testable import MicroKit

/// Registries of a test on servers that it runs.
enum EtcdLab {
    static let programs = [ServerProgram.etcd, .etcd35]

    static func registry(
        _ servers: EtcdServer...,
        logs: NotedLogs = NotedLogs(),
        _ change: (inout EtcdRegistry.Configuration) -> Void = { _ in }
    ) throws -> EtcdRegistry {
        try EtcdRegistry(configuration(servers, logs, change))
    }

    static func configuration(
        _ servers: [EtcdServer],
        _ logs: NotedLogs = NotedLogs(),
        _ change: (inout EtcdRegistry.Configuration) -> Void = { _ in }
    ) -> EtcdRegistry.Configuration {
        var configuration = EtcdRegistry.Configuration(addresses: servers.map(\.address), logger: logs.logger)
        // A busy machine takes its time.
        configuration.timeout = .seconds(30)
        change(&configuration)
        return configuration
    }

    static func client(_ server: EtcdServer) throws -> EtcdClient {
        let transport = HTTPTransport(group: MultiThreadedEventLoopGroup.singleton)
        return EtcdClient(
            addresses: [server.address],
            timeout: .seconds(30),
            caller: GRPCCaller(transport: transport, limit: 1, connectionAge: .seconds(3600)),
            login: EtcdLogin(nil)
        )
    }

    static func record(_ nodes: String..., name: String = "greeter", version: String = "1") -> ServiceRecord {
        ServiceRecord(name: name, version: version, nodes: nodes.map { Node(id: $0, address: "127.0.0.1:1") })
    }

    /// Reads until an event comes.
    static func until(
        _ events: AsyncThrowingStream<RegistryEvent, any Error>,
        _ expected: RegistryEvent
    ) async throws {
        for try await event in events where event == expected { return }
        throw MicroError(.internal, "the watch ended before \(expected)")
    }

    /// Registers as services do: again and again until it succeeds.
    static func persist(_ registry: EtcdRegistry, _ record: ServiceRecord, ttl: Duration = .seconds(60)) async throws {
        while true {
            do {
                return try await registry.register(record, ttl: ttl)
            } catch let error as MicroError where error.code == .registryUnavailable {
                try await pause(until: .now + .milliseconds(20))
            }
        }
    }
}
